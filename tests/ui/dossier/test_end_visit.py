"""A visit that ends without a dossier, by keyboard, from the half-filled form."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.dossier_state import Action
from app.domain.forms.supplement_request import SupplementRequestDocument
from app.domain.listings import TurnedAwayRow
from app.domain.procedure import Procedure
from app.ui.dossier.end_visit import EndVisit
from app.ui.dossier.paper_line import PaperBox
from tests.builders import BIRTH_REGISTRATION
from tests.ui.dossier.intake_desk import IntakeDesk

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeDesk]:
    desk = IntakeDesk(qtbot, tmp_path)
    desk.form.picker.choose(BIRTH_REGISTRATION)
    desk.settle()
    yield desk
    desk.operations.close()
    desk.counter.close()


def panel(desk: IntakeDesk) -> EndVisit:
    return desk.view.end_visit


def procedure(desk: IntakeDesk) -> Procedure:
    chosen = desk.form.picker.procedure()
    assert chosen is not None
    return chosen


def turned_away(desk: IntakeDesk) -> tuple[TurnedAwayRow, ...]:
    today = desk.counter.context.today()
    return desk.counter.dossiers.turned_away(desk.clerk, today, today)


def fill(desk: IntakeDesk) -> None:
    desk.form.applicant.name.setText("Bùi Thu Ửng")
    desk.form.applicant.phone.setText("0912 345 678")
    desk.form.papers.findChildren(PaperBox)[0].take_all()


def test_what_the_checklist_lacks_is_asked_for(desk: IntakeDesk) -> None:
    fill(desk)
    panel(desk).guide()
    asked = [box.text() for box in panel(desk).papers.boxes]
    assert all(box.isChecked() for box in panel(desk).papers.boxes)
    assert asked == [paper.name for paper in procedure(desk).papers if paper.compulsory][1:]
    desk.page.save()
    desk.settle()
    (visit,) = turned_away(desk)
    assert (visit.action, visit.applicant_name) == (Action.GUIDE, "Bùi Thu Ửng")
    assert visit.number == "Q1-001/2026"
    assert desk.form.state() == {}
    assert not panel(desk).isVisible()
    (job,) = desk.tray.jobs
    assert isinstance(job.document, SupplementRequestDocument)
    assert [paper.name for paper in job.document.papers] == asked


def test_without_a_name_the_form_says_so(desk: IntakeDesk) -> None:
    panel(desk).guide()
    desk.page.save()
    desk.settle()
    assert not panel(desk).isVisible()
    assert "name" in desk.form.errors()
    assert turned_away(desk) == ()


def test_a_refusal_needs_its_ground_and_is_numbered(desk: IntakeDesk) -> None:
    fill(desk)
    panel(desk).refuse()
    panel(desk).reason_class.setCurrentIndex(1)
    desk.page.save()
    desk.settle()
    assert panel(desk).reason.error()
    panel(desk).reason_class.setCurrentIndex(0)
    desk.page.save()
    desk.settle()
    assert [visit.action for visit in turned_away(desk)] == [Action.REFUSE]


def test_esc_goes_back_to_the_form_as_it_was(desk: IntakeDesk) -> None:
    fill(desk)
    before = desk.form.state()
    panel(desk).guide()
    assert not desk.form.isVisible()
    panel(desk).decline()
    assert desk.form.isVisible()
    assert desk.form.state() == before


def test_a_visit_is_taken_up_again_with_what_was_typed(desk: IntakeDesk) -> None:
    fill(desk)
    before = desk.form.state()
    panel(desk).guide()
    desk.page.save()
    desk.settle()
    panel(desk).look_back()
    desk.settle()
    (entry,) = panel(desk).menu.actions()
    assert "Bùi Thu Ửng" in entry.text()
    panel(desk).menu.close()
    entry.trigger()
    desk.settle()
    assert desk.form.state() == before
