"""Who was to take a result comes back after a crash, on the same dossier and for the same clerk."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.answers import Received
from app.services.commands import ReturnResult
from app.ui.dossier.return_page import ReturnPage
from tests.builders import actor
from tests.ui.dossier.desk import Desk
from tests.ui.recorder import Recorder


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


def draft(desk: Desk) -> dict[str, Any]:
    return desk.counter.days.load_draft(desk.clerk, "return")


def half_typed(desk: Desk, received: Received) -> ReturnPage:
    """Open a dossier and type a stranger who takes its result, until the draft is kept."""
    page = desk.return_page()
    page.open_dossier(received.dossier_id)
    desk.settle()
    form = page.panel.collector
    form.another.setChecked(True)
    form.name.setText("Lê Hữu Phước")
    form.identity.set_digits("001085000077")
    form.ground.setText("giấy ủy quyền số 5")
    form.receipt.setText("BL-7")
    form.paid.setChecked(True)
    form.slip_lost.setChecked(True)
    desk.qtbot.waitUntil(lambda: draft(desk).get("collector", {}).get("slip_lost") is True)
    return page


def test_who_was_to_collect_comes_back_with_every_field(desk: Desk, said: Recorder) -> None:
    received = desk.ready("Trần Văn Đức")
    page = half_typed(desk, received)
    before = page.panel.collector.state()
    page.close()
    again = desk.return_page()
    desk.settle()
    view = again.view()
    assert view is not None
    assert view.card is not None
    assert view.card.row.code == received.code
    assert again.panel.collector.state() == before
    assert again.panel.collector.typed() == page.panel.collector.typed()
    assert said.words("info") == ["Khôi phục phần gõ dở lúc 09:10 16/11/2026"]
    desk.press(Qt.Key.Key_F9)
    assert desk.state_of(received) == "returned"
    desk.qtbot.waitUntil(lambda: draft(desk) == {})


def test_closing_the_dossier_gives_the_draft_up(desk: Desk) -> None:
    page = half_typed(desk, desk.ready())
    page.dismiss()
    desk.qtbot.waitUntil(lambda: draft(desk) == {})


def test_a_colleague_finds_nothing_of_it(desk: Desk) -> None:
    page = half_typed(desk, desk.ready())
    page.close()
    other = desk.return_page(actor(desk.counter, 1))
    desk.settle()
    assert other.view() is None
    assert draft(desk) != {}


def test_a_result_given_out_meanwhile_is_not_typed_again(desk: Desk) -> None:
    received = desk.ready("Trần Văn Đức")
    half_typed(desk, received).close()
    desk.counter.dossiers.return_result(
        ReturnResult(
            actor=replace(desk.clerk, clerk_id=actor(desk.counter, 1).clerk_id),
            dossier_id=received.dossier_id,
            collector_name="Trần Văn Đức",
        )
    )
    again = desk.return_page()
    desk.settle()
    assert not again.panel.collector.typed().anything()
    desk.qtbot.waitUntil(lambda: draft(desk) == {})
