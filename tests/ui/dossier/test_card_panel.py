"""The card of a dossier: everything about it, and its whole life by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from app.domain.dossier_state import DossierState
from app.domain.official_entry import OtherCode
from app.domain.roles import Actor
from app.services.answers import Received
from app.services.commands import HandOver, PrinterChoice, PrintReceipt
from app.services.official_commands import NoteOfficial
from app.ui.dossier.card_facts import grouped_identity, sections_of
from app.ui.dossier.dossiers_page import DossiersPage
from tests.builders import CERTIFIED_COPY, supervisor
from tests.ui.dossier.desk import Desk
from tests.ui.recorder import Recorder
from tests.ui.typing_keys import type_text

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


def open_card(desk: Desk, received: Received, by: Actor | None = None) -> DossiersPage:
    page = desk.dossiers_page(by)
    page.open_card(received.dossier_id)
    desk.settle()
    return page


def mnemonics(page: DossiersPage) -> set[str]:
    return {button.text().strip() for button in page.card.offered()}


def test_the_card_says_everything(desk: Desk) -> None:
    received = desk.receive("Bùi Thu Ửng", procedure_code=CERTIFIED_COPY, note="gọi trước khi đến")
    card = desk.counter.dossiers.card(desk.clerk, received.dossier_id)
    said = {
        (section.title, text)
        for column in sections_of(card)
        for section in column
        for _name, text in section.facts
    }
    wanted = {
        ("Người nộp", "Bùi Thu Ửng"),
        ("Người nộp", grouped_identity(card.identity_number)),
        ("Người nộp", card.phone),
        ("Thủ tục", CERTIFIED_COPY),
        ("Hẹn trả kết quả", card.explanation),
        ("Ghi chú", "gọi trước khi đến"),
    }
    assert wanted <= said
    titles = {title for title, _text in said}
    assert {"Giấy tờ đã nộp", "Phí, lệ phí", "Quá trình xử lý", "Giấy đã in"} <= titles


def test_the_card_says_what_the_official_system_has(desk: Desk) -> None:
    received = desk.receive()

    def said() -> dict[str, str]:
        card = desk.counter.dossiers.card(desk.clerk, received.dossier_id)
        sections = [part for column in sections_of(card) for part in column]
        return dict(next(part.facts for part in sections if part.title == "Hệ thống quốc gia"))

    assert said() == {"Tình trạng": "Chưa nhập hệ thống"}
    desk.counter.official.note(
        NoteOfficial(
            actor=desk.clerk,
            dossier_id=received.dossier_id,
            official_code="H26.107-261116-0007",
            received_at=desk.clock.now(),
            says=DossierState.IN_PROCESS,
            other_codes=(OtherCode("Hộ tịch", "881234"),),
        )
    )
    assert said() == {
        "Tình trạng": "Lệch với hệ thống",
        "Mã quốc gia": "H26.107-261116-0007",
        "Hệ thống tiếp nhận": "09:10 16/11/2026",
        "Hệ thống đang ghi": "Đang giải quyết",
        "Mã của hệ thống khác": "Hộ tịch: 881234",
    }


def test_identity_numbers_are_read_in_groups_of_three() -> None:
    assert grouped_identity("001085000042") == "001 085 000 042"
    assert grouped_identity("") == ""


def test_only_what_the_rules_allow_is_offered(desk: Desk) -> None:
    page = open_card(desk, desk.receive())
    assert mnemonics(page) == {"&Chuyển giải quyết", "T&rả kết quả", "&In giấy hẹn"}
    page.open_card(desk.ready().dossier_id)
    desk.settle()
    assert mnemonics(page) == {"T&rả kết quả", "&In giấy hẹn"}
    page = open_card(desk, desk.ready(), supervisor(desk.counter))
    assert "Hủ&y hồ sơ" in mnemonics(page)


def test_a_whole_life_needs_no_mouse(desk: Desk, said: Recorder) -> None:
    received = desk.receive("Bùi Thu Ửng")
    page = open_card(desk, received)
    wanted: list[int] = []
    page.return_wanted.connect(wanted.append)
    desk.press_mnemonic(Key.Key_C)
    type_text(page.card.steps.field("handling_unit").editor, "Tư pháp – hộ tịch")
    desk.press(Key.Key_F9)
    assert desk.state_of(received) == "in_process"
    desk.press_mnemonic(Key.Key_N)
    for name, text in (
        ("document_number", "12/GKS"),
        ("document_date", "16/11"),
        ("signer", "Nguyễn Văn An"),
    ):
        field = page.card.steps.field(name).editor
        assert field.hasFocus()
        type_text(field, text)
        desk.press(Key.Key_Return)
    desk.press(Key.Key_F9)
    assert desk.state_of(received) == "result_ready"
    desk.press_mnemonic(Key.Key_R)
    assert wanted == [received.dossier_id]
    assert len(said.words("success")) == 3
    history = desk.counter.dossiers.card(desk.clerk, received.dossier_id).history
    assert "Kết quả số 12/GKS; ký ngày 16/11/2026; người ký Nguyễn Văn An" in history[0].text


def test_a_wrong_date_is_told_at_its_field(desk: Desk) -> None:
    received = desk.receive()
    page = open_card(desk, received)
    desk.press_mnemonic(Key.Key_C)
    desk.press(Key.Key_F9)
    desk.press_mnemonic(Key.Key_N)
    type_text(page.card.steps.field("document_date").editor, "31/02")
    desk.press(Key.Key_F9)
    assert page.card.steps.field("document_date").error()
    assert page.card.steps.field("document_date").editor.hasFocus()
    assert desk.state_of(received) == "in_process"


def test_a_supervisor_cancels_with_a_reason(desk: Desk) -> None:
    received = desk.receive()
    page = open_card(desk, received, supervisor(desk.counter))
    desk.press_mnemonic(Key.Key_Y)
    desk.press(Key.Key_F9)
    assert page.card.steps.field("reason").error()
    type_text(page.card.steps.field("reason").editor, "nhập trùng")
    desk.press(Key.Key_F9)
    assert desk.state_of(received) == "cancelled"
    assert page.list.model.rowCount() == 0


def test_the_first_print_asks_nothing_and_a_reprint_asks_why(
    desk: Desk, tmp_path: Path, said: Recorder
) -> None:
    received = desk.receive()
    page = open_card(desk, received)
    desk.press_mnemonic(Key.Key_I)
    assert said.words("success") == [f"Đã in giấy hẹn của {received.code}"]
    assert "&In lại giấy hẹn" in mnemonics(page)
    desk.press_mnemonic(Key.Key_I)
    choices = page.card.steps.findChildren(QRadioButton)
    assert [choice.text().replace("&", "") for choice in choices] == [
        "Kẹt giấy",
        "Bản in mờ",
        "Công dân làm mất",
        "Lý do khác",
    ]
    desk.press_mnemonic(Key.Key_D)
    desk.press(Key.Key_F9)
    newest = desk.counter.dossiers.card(desk.clerk, received.dossier_id).prints[0]
    assert (newest.reprint_number, newest.reason) == (1, "Công dân làm mất")


def test_another_reason_for_a_reprint_must_be_said(desk: Desk) -> None:
    received = desk.receive()
    printed = PrintReceipt(actor=desk.clerk, dossier_id=received.dossier_id)
    desk.counter.dossiers.print_receipt(printed, PrinterChoice())
    page = open_card(desk, received)
    desk.press_mnemonic(Key.Key_I)
    desk.press_mnemonic(Key.Key_K)
    desk.press(Key.Key_F9)
    assert page.card.steps.field("reason").error()
    type_text(page.card.steps.field("reason").editor, "in lệch khổ")
    desk.press(Key.Key_F9)
    newest = desk.counter.dossiers.card(desk.clerk, received.dossier_id).prints[0]
    assert newest.reason == "in lệch khổ"


def test_what_is_no_matter_of_a_field_is_told_above_the_form(desk: Desk) -> None:
    received = desk.receive()
    page = open_card(desk, received)
    desk.press_mnemonic(Key.Key_C)
    desk.counter.dossiers.hand_over(HandOver(desk.clerk, (received.dossier_id,)))
    desk.press(Key.Key_F9)
    assert "không thể" in page.card.steps.problem()
    desk.press(Key.Key_Escape)
    assert not page.card.steps.isVisible()


def test_enter_moves_on_and_never_saves(desk: Desk) -> None:
    received = desk.receive()
    page = open_card(desk, received)
    desk.press_mnemonic(Key.Key_C)
    for _stop in range(4):
        desk.press(Key.Key_Return)
    assert desk.state_of(received) == "received"
    assert page.card.steps.isVisible()


@pytest.mark.parametrize("width", [1134, 1900])
def test_the_card_follows_a_change_and_keeps_its_place(desk: Desk, width: int) -> None:
    received = desk.receive()
    page = open_card(desk, received)
    page.resize(width, 700)
    desk.settle()
    before = [button.text() for button in page.card.offered()]
    page.open_card(received.dossier_id)
    desk.settle()
    assert [button.text() for button in page.card.offered()] == before
