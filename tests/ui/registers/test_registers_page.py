"""The page of registers: written, closed, cancelled, searched, printed and exported by keyboard."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from app.domain.citizen_card import CitizenCard
from app.domain.identity_number import IdentityNumber
from app.domain.register_entries import EntryState
from app.domain.registers import OUTAGES
from app.domain.roles import Actor, Role
from app.domain.scan import ScannedCard, recognize
from app.domain.vietnam_time import local
from app.ui.registers.entry_form import Wish
from app.ui.registers.register_rail import RATINGS
from app.ui.theme import Scheme, apply_theme
from tests import builders
from tests.ui.accessibility import problems
from tests.ui.recorder import Recorder
from tests.ui.registers.office import RegisterOffice

Key = Qt.Key


def test_a_call_is_written_down_without_the_mouse(office: RegisterOffice, said: Recorder) -> None:
    page = office.open_page()
    office.press(Key.Key_F9)
    office.type("Hoa")
    office.press(Key.Key_Return)
    office.type("0912345678")
    office.press(Key.Key_Tab, Key.Key_Tab)
    office.type("Trễ hẹn")
    office.press(Key.Key_F9)
    assert page.form.fields["heard_by"].error().startswith("Chưa ghi «Người nghe»")
    office.type("Hà")
    office.press(Key.Key_F9)
    assert said.words("success") == ["Đã lưu dòng số 1/2026"]
    (row,) = page.entries.list().model.rows()
    assert row.values["caller"] == "Hoa"
    assert page.form is None
    assert page.entries.list().table.hasFocus()


def test_enter_saves_nothing(office: RegisterOffice) -> None:
    page = office.open_page()
    office.press(Key.Key_F9, Key.Key_Return, Key.Key_Return)
    assert page.form is not None
    assert office.books.rows() == ()


def test_an_answer_closes_the_call(office: RegisterOffice) -> None:
    office.books.call()
    page = office.open_page()
    office.press(Key.Key_F10)
    office.type("Đã gọi lại")
    office.press(Key.Key_F9)
    (row,) = page.entries.list().model.rows()
    assert row.state is EntryState.CLOSED
    assert "Kết quả trả lời: Đã gọi lại" in page.entries.list().details.text()
    assert not page.entries.bar.end.isEnabled()


def test_a_line_is_changed_with_what_it_says_now(office: RegisterOffice) -> None:
    office.books.visit("An")
    page = office.open_page()
    page.show_register("citizen-reception")
    office.settle()
    assert "001*****0123" in page.entries.list().details.text()
    office.press(Key.Key_F2)
    assert page.form.values()["identity"] == "001085000123"
    office.type("Bình ")
    office.press(Key.Key_F9)
    (row,) = page.entries.list().model.rows()
    assert row.values["name"] == "Bình An"


def test_a_mistaken_line_is_cancelled_with_a_reason(office: RegisterOffice, said: Recorder) -> None:
    office.books.call()
    page = office.open_page()
    office.alt(Key.Key_Y)
    office.press(Key.Key_F9)
    assert page.entries.cancel.field.error().startswith("Chưa ghi lý do")
    office.type("ghi nhầm")
    office.press(Key.Key_F9)
    (row,) = page.entries.list().model.rows()
    assert row.state is EntryState.CANCELLED
    assert said.words("success") == ["Đã hủy dòng số 1/2026"]
    assert not page.entries.bar.change.isEnabled()
    assert page.entries.bar.isVisible()


def test_escape_leaves_in_every_place_and_asks_about_what_was_typed(
    office: RegisterOffice, said: Recorder
) -> None:
    office.books.call()
    page = office.open_page()
    office.alt(Key.Key_Y)
    office.press(Key.Key_Escape)
    assert page.entries.bar.isVisible()
    office.press(Key.Key_F9, Key.Key_Escape)
    assert page.form is None
    office.press(Key.Key_F9)
    office.type("x")
    said.answer = False
    office.press(Key.Key_Escape)
    assert page.form is not None
    said.answer = True
    office.press(Key.Key_Escape)
    assert page.form is None
    office.alt(Key.Key_H)
    office.press(Key.Key_Escape)
    assert page.entries.isVisible()


def test_a_half_written_line_waits_in_its_register_and_for_the_next_day(
    office: RegisterOffice, said: Recorder
) -> None:
    page = office.open_page()
    office.press(Key.Key_F9)
    office.type("Hoa")
    page.show_register("citizen-reception")
    office.settle()
    assert page.form is None
    office.press(Key.Key_F9)
    office.type("Ông Bình")
    page.show_register("hotline")
    office.settle()
    assert page.form.values()["caller"] == "Hoa"
    page.on_hidden()
    office.settle()

    # The PC goes off here. What was typed last is in front again, the other where it was left.
    again = office.open_page()
    assert again.register.id == "hotline"
    assert again.form.values()["caller"] == "Hoa"
    assert said.words("info")[-1].startswith("Khôi phục phần gõ dở")
    again.show_register("citizen-reception")
    office.settle()
    assert again.form.values()["name"] == "Ông Bình"
    said.answer = True
    office.press(Key.Key_Escape)
    again.on_hidden()
    office.settle()
    assert office.counter.days.load_draft(office.clerk, "register/citizen-reception") == {}


def test_a_line_stored_while_another_is_written_leaves_that_one_alone_and_waits_no_more(
    office: RegisterOffice, said: Recorder
) -> None:
    page = office.open_page()
    call = {"caller": "Hoa", "phone": "0912345678", "content": "Trễ hẹn", "heard_by": "Hà"}
    office.press(Key.Key_F9)
    page.form.put_back(call)
    page.form.save.click()
    page.show_register("citizen-reception")
    page.entries.bar.add.click()
    page.form.put_back({"name": "Ông Bình"})
    office.settle()
    assert said.words("success") == ["Đã lưu dòng số 1/2026"]
    assert page.form.values()["name"] == "Ông Bình"
    page.show_register("hotline")
    office.settle()
    assert page.form is None
    assert len(page.entries.list().model.rows()) == 1

    office.press(Key.Key_F9)
    page.form.put_back(call)
    page.form.save.click()
    page.show_register("citizen-reception")
    page.show_register("hotline")
    assert page.form.values()["caller"] == "Hoa"
    office.settle()
    assert page.form is None
    page.show_register("citizen-reception")
    office.settle()
    assert page.form.values()["name"] == "Ông Bình"


def test_typing_finds_without_accents(office: RegisterOffice) -> None:
    office.a_month()
    page = office.open_page()
    office.ctrl(Key.Key_F)
    office.type("phan anh")
    assert [row.number for row in page.entries.list().model.rows()] == [2]
    office.type("zzz")
    assert not page.entries.list().table.isVisible()
    assert page.entries.tools.count.text() == "0 dòng"


def test_scanned_dossiers_go_into_the_marked_line(office: RegisterOffice) -> None:
    received = builders.receive(office.counter, office.clerk)
    office.books.call()
    page = office.open_page()
    office.alt(Key.Key_H)
    assert page.on_scan(recognize(received.code))
    office.settle()
    assert page.dossiers.model.row(0).code == received.code
    office.press(Key.Key_F10)
    office.type("88")
    office.press(Key.Key_Return)
    assert page.dossiers.field.error()
    office.press(Key.Key_F2)
    assert office.opened_dossiers == [received.dossier_id]
    page.dossiers.remove.click()
    office.settle()
    assert page.dossiers.model.rowCount() == 0


def test_a_scanned_card_fills_in_who_came(office: RegisterOffice) -> None:
    page = office.open_page()
    page.show_register("citizen-reception")
    office.settle()
    card = CitizenCard(
        number=IdentityNumber("001085000123"),
        name="Đỗ Thị Hoà",
        name_certain=True,
        address="Tổ 5",
        address_certain=True,
    )
    assert not page.on_scan(ScannedCard(card))
    office.press(Key.Key_F9)
    assert page.on_scan(ScannedCard(card))
    values = page.form.values()
    assert (values["name"], values["identity"], values["address"]) == (
        "Đỗ Thị Hoà",
        "001085000123",
        "Tổ 5",
    )


def test_the_register_is_printed_and_exported(
    office: RegisterOffice, said: Recorder, tmp_path: Path
) -> None:
    office.a_month()
    page = office.open_page()
    office.ctrl(Key.Key_P)
    assert len(office.shown_papers) == 1
    office.file_to_write = str(tmp_path / "so")
    office.ctrl(Key.Key_E)
    assert said.words("success") == ["Đã xuất 3 dòng"]
    assert openpyxl.load_workbook(tmp_path / "so.xlsx").active is not None
    assert not page.entries.tools.whole.isVisible()


def test_a_supervisor_excuses_the_dossiers_of_an_outage(office: RegisterOffice) -> None:
    office.books.late_dossiers(3, local(2026, 11, 17, 14))
    office.books.outage(local(2026, 11, 16, 14), local(2026, 11, 17, 12))
    page = office.open_page(office.supervisor)
    page.show_register(OUTAGES)
    office.settle()
    page.entries.list().table.setFocus()
    office.alt(Key.Key_H)
    assert "Quá hạn: 3 · đủ căn cứ do sự cố: 3 · đã loại trừ: 0" in page.outage.figures.text()
    office.press(Key.Key_F9)
    assert "đã loại trừ: 1 · còn lại: 2" in page.outage.figures.text()
    office.press(Key.Key_F10)
    assert "còn lại: 0" in page.outage.figures.text()
    office.ctrl(Key.Key_P)
    assert len(office.shown_papers) == 1
    page.outage.table.clearSelection()
    page.outage.table.selectRow(0)
    page.outage.withdraw.click()
    office.settle()
    page.outage.reason.setText("không đồng ý")
    page.outage.withdraw.click()
    office.settle()
    assert "còn lại: 1" in page.outage.figures.text()


def test_without_evidence_the_outage_says_what_is_missing(office: RegisterOffice) -> None:
    office.books.late_dossiers(1, local(2026, 11, 17, 14))
    office.books.outage(local(2026, 11, 16, 14), local(2026, 11, 17, 12), notice="")
    page = office.open_page(office.supervisor)
    page.show_register(OUTAGES)
    office.settle()
    page.entries.list().table.setFocus()
    office.alt(Key.Key_H)
    office.press(Key.Key_F9)
    assert page.outage.note.title() == "Sự cố này chưa có bằng chứng."


def test_evidence_is_chosen_copied_and_opened(
    office: RegisterOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    picture = tmp_path / "loi.png"
    picture.write_bytes(b"picture")
    office.file_to_read = str(picture)
    page = office.open_page()
    page.show_register(OUTAGES)
    office.settle()
    office.press(Key.Key_F9)
    page.form.fields["evidence"].editor.browse.click()
    office.settle()
    assert page.form.values()["evidence"].endswith(" loi.png")
    page.form.fields["evidence"].editor.open.click()
    office.settle()
    (copy,) = shown
    assert Path(copy).read_bytes() == b"picture"


def test_a_clerk_sees_the_outage_but_excuses_nobody(office: RegisterOffice) -> None:
    office.books.late_dossiers(1, local(2026, 11, 17, 14))
    office.books.outage(local(2026, 11, 16, 14), local(2026, 11, 17, 12))
    page = office.open_page()
    page.show_register(OUTAGES)
    office.settle()
    page.entries.list().table.setFocus()
    office.alt(Key.Key_H)
    assert page.outage.model.rowCount() == 1
    assert not page.outage.approve.isEnabled()
    assert not page.outage.all.isEnabled()


def test_answers_on_paper_are_counted_by_clerk(office: RegisterOffice, said: Recorder) -> None:
    page = office.open_page()
    page.show_register(RATINGS)
    office.settle()
    for key in page.ratings.keys.values():
        key.click()
        office.settle()
    assert page.ratings.model.row(0).total == 4
    assert page.ratings.model.row(0).share == "50,00 %"
    office.file_to_write = str(office.folder / "diem.xlsx")
    office.ctrl(Key.Key_E)
    assert said.words("success")[-1] == "Đã xuất ra tệp"


def test_the_rail_tells_what_waits(office: RegisterOffice) -> None:
    office.a_month()
    page = office.open_page()
    assert page.rail.buttons["hotline"].accessibleName() == (
        "Đường dây nóng: 3 chưa xong, 1 quá hạn"
    )
    assert page.commands()[0].title == "Sổ: Đường dây nóng"


def test_who_keeps_the_pc_running_reads_no_register(office: RegisterOffice) -> None:
    keeper = Actor(office.clerk.clerk_id, office.clerk.name, Role.ADMINISTRATOR)
    page = office.open_page(keeper)
    assert not page.entries.isVisible()
    assert page.rail.buttons == {}


@pytest.mark.parametrize(("scheme", "points"), [("light", 14), ("dark", 14), ("light", 18)])
def test_every_part_can_be_used_without_a_mouse_and_fits(
    office: RegisterOffice, scheme: Scheme, points: int, qapp: QApplication
) -> None:
    apply_theme(qapp, scheme, points)
    office.a_month()
    office.books.outage(local(2026, 11, 16, 14), local(2026, 11, 17, 12))
    page = office.open_page(office.supervisor)
    assert problems(page) == []
    page._open(Wish.CHANGE)
    office.settle()
    assert problems(page) == []
    page._back()
    for register in ("citizen-reception", OUTAGES, "archive-boxes", RATINGS):
        page.show_register(register)
        office.settle()
        assert problems(page) == []
    page.show_register(OUTAGES)
    office.settle()
    page._show_dossiers()
    office.settle()
    assert problems(page) == []
    assert page.minimumSizeHint().width() <= (1134 if points == 14 else 1280)


def test_the_registers_are_named_beside_each_other_on_the_smallest_screen(
    office: RegisterOffice,
) -> None:
    page = office.open_page(office.supervisor, (1114, 585))
    for register in page.rail.buttons:
        page.show_register(register)
        office.settle()
        assert page.rail.buttons["hotline"].text() == "Đường dây nóng", register
