"""A dossier taken in by hand is typed in later from its slip: once, and with its own time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.emergency_number import EmergencyNumber
from app.domain.vietnam_time import local
from tests.ui.dossier.intake_desk import MARRIAGE, IntakeDesk
from tests.ui.typing_keys import press, type_text

SLIP = EmergencyNumber(station=1, epoch=0, printed_on=local(2026, 11, 13).date(), serial=7)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeDesk]:
    made = IntakeDesk(qtbot, tmp_path)
    yield made
    made.close()


def save(desk: IntakeDesk) -> None:
    desk.page.save()
    desk.settle()


def test_a_slip_is_taken_in_once_with_the_time_written_on_it(desk: IntakeDesk) -> None:
    assert desk.scan(SLIP.barcode)
    paper = desk.form.paper
    assert paper.isVisible()
    assert paper.number() == str(SLIP)
    desk.fill(MARRIAGE)
    save(desk)
    assert "received_at" in desk.form.errors()
    type_text(paper.day, "16112026")
    press(paper.day, Qt.Key.Key_Tab)
    type_text(paper.time, "8:05")
    save(desk)
    assert desk.form.errors() == {}
    assert not paper.isVisible()
    dossier_id = desk.counter.dossiers.id_of(str(SLIP))
    card = desk.counter.dossiers.card(desk.clerk, dossier_id)
    assert card.row.received_at == local(2026, 11, 16, 8, 5)
    wanted: list[int] = []
    desk.page.dossier_wanted.connect(wanted.append)
    assert desk.scan(SLIP.barcode)
    assert wanted == [dossier_id]
    assert not paper.isVisible()


def test_a_slip_survives_in_the_draft_and_can_be_dropped(desk: IntakeDesk) -> None:
    assert desk.scan(SLIP.barcode)
    type_text(desk.form.paper.time, "915")
    state = desk.form.state()
    desk.form.restore({})
    assert desk.form.paper.number() == ""
    desk.form.restore(state)
    assert desk.form.paper.time.text() == "915"
    desk.form.paper.drop_button.click()
    assert desk.form.state() == {}
