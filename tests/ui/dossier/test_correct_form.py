"""A dossier is put right by keyboard, and what would change is seen before it is saved."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.domain.fees import FeeInput
from app.domain.vietnam_time import local
from app.services.answers import Received
from app.ui.dossier.correct_form import CorrectForm
from app.ui.dossier.dossiers_page import DossiersPage
from app.ui.dossier.step_words import Step
from tests.builders import CERTIFIED_COPY
from tests.ui.accessibility import problems
from tests.ui.dossier.desk import Desk
from tests.ui.recorder import Recorder
from tests.ui.typing_keys import type_text

Key = Qt.Key
CONTRACT = "2.001035"


def corrected(desk: Desk, **changes: Any) -> tuple[DossiersPage, CorrectForm, Received]:
    """Open the form of a dossier that has just been taken in."""
    given = {"procedure_code": CERTIFIED_COPY, "fee": FeeInput(pages=2), **changes}
    received = desk.receive("Bùi Thu Ửng", **given)
    page = desk.dossiers_page()
    page.open_card(received.dossier_id)
    desk.settle()
    page.card.begin(Step.CORRECT)
    desk.settle()
    form = page.card.steps.findChild(CorrectForm)
    assert form is not None
    return page, form, received


def facts(form: CorrectForm) -> dict[str, str]:
    return dict(form.changes.facts.facts())


def test_it_begins_with_what_stands_there_and_ends_with_a_second_slip(
    desk: Desk, said: Recorder
) -> None:
    page, form, received = corrected(desk)
    assert form.applicant.name.text() == "Bùi Thu Ửng"
    assert form.applicant.name.hasFocus()
    assert not page.card.half_typed()
    form.applicant.phone.selectAll()
    type_text(form.applicant.phone, "0987654321")
    desk.settle()
    assert facts(form)["Điện thoại"].endswith(" → 0987654321")
    assert page.card.half_typed()
    desk.press(Key.Key_F9)
    reason = page.card.steps.field("reason")
    assert reason.error()
    assert reason.hasFocus()
    type_text(reason.editor, "ghi nhầm số")
    desk.press(Key.Key_F9)
    card = desk.counter.dossiers.card(desk.clerk, received.dossier_id)
    assert (card.phone, card.course.slip_version) == ("0987654321", 2)
    assert said.words("success")
    assert page.card.first_field().isVisible()


def test_another_procedure_is_chosen_by_keyboard_and_the_money_is_told(
    desk: Desk, said: Recorder
) -> None:
    page, form, received = corrected(desk, fee_paid=True, fee_receipt_number="08")
    desk.press_mnemonic(Key.Key_P)
    assert form.procedure.picker.line.hasFocus()
    form.procedure.picker.line.selectAll()
    type_text(form.procedure.picker.line, CONTRACT)
    desk.press(Key.Key_Return)
    told = facts(form)
    assert told["Hẹn trả"] == "17:30 16/11/2026 → 17:30 18/11/2026"
    assert told["Phí, lệ phí"].endswith(" → 50.000 đồng")
    assert form.procedure.moment.day.text() == "18/11/2026"
    assert form.changes.money.text().startswith("Thu thêm ")
    form.changes.settled.setChecked(True)
    type_text(form.changes.receipt_number, "12")
    desk.press_mnemonic(Key.Key_L)
    type_text(page.card.steps.field("reason").editor, "nhận nhầm thủ tục")
    desk.press(Key.Key_F9)
    card = desk.counter.dossiers.card(desk.clerk, received.dossier_id)
    assert (card.procedure_code, card.fee_receipt_number) == (CONTRACT, "08; 12")
    assert card.row.promised_at == local(2026, 11, 18, 17, 30)


def test_papers_are_counted_added_and_dropped(desk: Desk, said: Recorder) -> None:
    page, form, received = corrected(desk)
    desk.press_mnemonic(Key.Key_I)
    before = form.papers.papers()
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Up)
    desk.press_mnemonic(Key.Key_M)
    desk.press(Key.Key_F9)
    assert "chưa ghi tên" in form.papers.spots()["papers"].error()
    assert not form.papers.focusWidget().visibleRegion().isEmpty()
    type_text(form.papers.focusWidget(), "Giấy ủy quyền")
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Up)
    type_text(page.card.steps.field("reason").editor, "đếm nhầm")
    desk.press(Key.Key_F9)
    after = desk.counter.dossiers.card(desk.clerk, received.dossier_id).papers
    assert after[0].originals == before[0].originals + 1
    assert (after[-1].name, after[-1].originals, after[-1].copies) == ("Giấy ủy quyền", 1, 1)


def test_what_is_wrong_is_told_at_its_field_in_its_part(desk: Desk) -> None:
    page, form, _received = corrected(desk)
    type_text(page.card.steps.field("reason").editor, "ghi nhầm")
    desk.press_mnemonic(Key.Key_P)
    form.procedure.moment.day.setText("13/11/2026")
    form.tabs.setCurrentIndex(0)
    desk.press(Key.Key_F9)
    assert form.tabs.currentIndex() == 1
    assert "trước lúc nhận" in form.procedure.spots()["promised_at"].error()
    assert form.changes.problem.text()
    form.procedure.moment.day.setText("khi nào")
    form.applicant.birth.setText("32/13/1990")
    desk.press(Key.Key_F9)
    assert form.tabs.currentIndex() == 1


def test_who_came_instead_joins_the_note(desk: Desk, said: Recorder) -> None:
    page, form, received = corrected(desk, note="gọi trước")
    form.submitter.opener.setChecked(True)
    form.submitter.name.setText("Lê Thị Bé")
    form.submitter.relation.setText("con")
    form.tabs.setCurrentIndex(3)
    form.handing.sets.setValue(2)
    type_text(page.card.steps.field("reason").editor, "quên ghi")
    desk.press(Key.Key_F9)
    card = desk.counter.dossiers.card(desk.clerk, received.dossier_id)
    assert (card.submitter_name, card.note, card.sets) == (
        "Lê Thị Bé",
        "gọi trước\nNộp thay: con",
        2,
    )


@pytest.mark.parametrize("width", [1134, 1900])
def test_every_part_has_room_and_can_be_reached(desk: Desk, width: int) -> None:
    page, form, _received = corrected(desk)
    page.resize(width, 585)
    desk.settle()
    assert not page.search.isVisible()
    for part in range(form.tabs.count()):
        form.tabs.setCurrentIndex(part)
        desk.settle()
        assert problems(page) == [], part
    desk.press(Key.Key_Escape)
    assert page.card.steps.step() is None
