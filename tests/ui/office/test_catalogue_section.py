"""A supervisor looks after the catalogue: finds, changes from a day on, confirms, carries it."""

from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.catalogue import CatalogueEntry, CatalogueState
from app.domain.time_limit import LimitUnit, TimeLimit
from app.ui.office.catalogue_section import CatalogueSection
from tests import builders
from tests.ui.accessibility import problems, tab_problems
from tests.ui.heartbeat import Heartbeat
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.recorder import Recorder

BIRTH = builders.BIRTH_REGISTRATION


def opened(desk: SettingsDesk, who: int = 2) -> CatalogueSection:
    section: CatalogueSection = desk.section("catalogue", builders.actor(desk.counter, who))
    desk.qtbot.waitUntil(lambda: not section.allowed or section.is_ready())
    return section


def entry(desk: SettingsDesk, code: str = BIRTH) -> CatalogueEntry:
    return next(one for one in desk.counter.catalogue.entries() if one.code == code)


def put(section: CatalogueSection, column: str, text: str) -> None:
    editor = section.editor.general.cells[column]
    assert isinstance(editor, QLineEdit)
    editor.setText(text)


def test_a_few_letters_find_a_procedure_with_its_papers_and_fees(desk: SettingsDesk) -> None:
    section = opened(desk)
    assert len(section.list.model.rows()) > 90
    section.list.search.setText("ks")
    assert section.list.model.row(0).code == BIRTH
    told = section.list.details.toPlainText()
    for words in ("Đăng ký khai sinh", "Thành phần hồ sơ:", "Phí, lệ phí:", "Chưa ai đối chiếu"):
        assert words in told


def test_what_is_not_there_is_said(desk: SettingsDesk) -> None:
    section = opened(desk)
    section.list.search.setText("zzzz")
    assert section.list.details.toPlainText() == "Không có thủ tục nào khớp với «zzzz»."
    section.list.search.clear()
    section.list.state.set_key(CatalogueState.VERIFIED)
    assert "ở tình trạng này" in section.list.details.toPlainText()
    assert not section.change.isEnabled()


def test_a_procedure_is_changed_from_a_day_on_by_keyboard(
    desk: SettingsDesk, heartbeat: Heartbeat
) -> None:
    section = opened(desk)
    section.list.search.setText("ks")
    section.list.table.setFocus()
    QTest.keyClick(section.list.table, Qt.Key.Key_Return)
    put(section, "Thời hạn", "3 ngày làm việc")
    QTest.keyClick(section, Qt.Key.Key_F9)
    assert section.editor.preview.toPlainText() == (
        "Áp dụng từ 16/11/2026:\n–  Thời hạn: trong ngày → 3 ngày làm việc"
    )
    section.editor.from_day.setText("1/12")
    assert "Áp dụng từ 01/12/2026" in section.editor.preview.toPlainText()
    section.editor.basis.setText("QĐ 123")
    QTest.keyClick(section, Qt.Key.Key_F9)
    desk.settle()
    coming = entry(desk).next
    assert coming is not None
    assert coming.limit == TimeLimit(3, LimitUnit.WORKING_DAYS)
    assert entry(desk).shown.limit.unit is LimitUnit.SAME_DAY
    desk.settle()
    assert "từ 01/12/2026: Nguyễn Thị Ánh Tuyết" in section.list.details.toPlainText()


def test_a_wrong_cell_is_told_where_it_stands(desk: SettingsDesk) -> None:
    section = opened(desk)
    section.edit()
    put(section, "Thời hạn", "sớm thôi")
    section.store()
    assert "Không hiểu thời hạn" in section.editor.general.fields["Thời hạn"].error()
    put(section, "Thời hạn", "5 ngày")
    assert not section.editor.general.fields["Thời hạn"].error()
    section.editor.tabs.setCurrentIndex(0)
    grid = section.editor.fees
    grid.model.setData(grid.model.index(0, 1), "tám nghìn")
    section.store()
    assert section.editor.pages.currentWidget() is grid
    assert grid.table.currentIndex().row() == 0
    assert "tám nghìn" in section.note.text()


def test_papers_are_added_and_taken_away_in_the_grid(desk: SettingsDesk) -> None:
    section = opened(desk)
    section.edit()
    grid = section.editor.papers
    count = len(grid.lines())
    grid.add_line()
    grid.model.setData(grid.table.currentIndex(), "Giấy mới")
    assert len(grid.lines()) == count + 1
    assert section.editor.tabs.tabText(1) == f"Thành phần hồ sơ ({count + 1})"
    assert "Giấy mới" in section.editor.preview.toPlainText()
    grid.remove_line()
    assert section.editor.preview.toPlainText() == "Chưa sửa gì."
    assert not section.is_changed()


def test_a_save_without_a_decision_asks_for_it(desk: SettingsDesk) -> None:
    section = opened(desk)
    section.edit()
    put(section, "Tên ngắn", "Khai sinh")
    section.store()
    section.store()
    desk.settle()
    assert "Chưa ghi căn cứ" in section.editor.basis_field.error()


def test_a_new_procedure_is_added(desk: SettingsDesk) -> None:
    section = opened(desk)
    section.begin()
    for column, text in (
        ("Mã TTHC", "3.000999"),
        ("Tên thủ tục", "Thủ tục mới"),
        ("Lĩnh vực", "Hộ tịch"),
        ("Kết quả", "Giấy"),
    ):
        put(section, column, text)
    section.store()
    section.editor.basis.setText("QĐ 9")
    section.editor.confirmed.setChecked(True)
    section.store()
    desk.settle()
    assert entry(desk, "3.000999").state is CatalogueState.VERIFIED
    marked = section.list.entry()
    desk.settle()
    assert marked is None or marked.code


def test_a_procedure_is_confirmed_on_a_decision(desk: SettingsDesk) -> None:
    section = opened(desk)
    section.list.mark(BIRTH)
    section.confirm_marked()
    desk.settle()
    assert entry(desk).state is CatalogueState.UNVERIFIED
    section.basis.setText("QĐ 45/QĐ-BTP")
    section.confirm_marked()
    desk.settle()
    assert entry(desk).state is CatalogueState.VERIFIED
    desk.settle()
    assert not section.confirm.isEnabled()


def test_a_procedure_is_ended_from_a_day_on(desk: SettingsDesk) -> None:
    section = opened(desk)
    section.list.mark(BIRTH)
    section.edit()
    section.editor.basis.setText("QĐ bãi bỏ")
    section.end_marked()
    desk.settle()
    assert entry(desk).state is CatalogueState.ENDED


def test_what_is_typed_is_not_lost_without_asking(desk: SettingsDesk, said: Recorder) -> None:
    section = opened(desk)
    section.edit()
    put(section, "Tên ngắn", "Khai sinh")
    said.answer = False
    section.leave()
    assert section.is_changed()
    said.answer = True
    section.leave()
    assert not section.is_changed()
    assert entry(desk).next is None


def test_a_clerk_may_look_only(desk: SettingsDesk) -> None:
    section = opened(desk, 0)
    for button in (section.add_new, section.change, section.confirm, section.carry):
        assert not button.isEnabled()
    QTest.keyClick(section.list.table, Qt.Key.Key_Return)
    assert not section.editor.isVisible()
    section.list.search.setText("ks")
    assert not section.change.isEnabled()


def corrected(desk: SettingsDesk, folder: Path) -> Path:
    path = folder / "danh-muc.xlsx"
    desk.counter.catalogue.export(path)
    book: Any = openpyxl.load_workbook(path)
    sheet = book["Thủ tục"]
    lines = {row[0].value: row[0].row for row in sheet.iter_rows()}
    sheet.cell(lines[BIRTH], 7).value = "3 ngày làm việc"
    sheet.cell(lines["1.000656"], 7).value = "mau"
    book.save(path)
    return path


def test_a_workbook_is_tried_taken_in_and_undone(desk: SettingsDesk, tmp_path: Path) -> None:
    section = opened(desk)
    transfer = section.transfer
    section.carry.click()
    desk.settle()
    transfer.file.set_path(str(corrected(desk, tmp_path)))
    assert not transfer.take_in.isEnabled()
    transfer.start(dry_run=True)
    desk.settle()
    (wrong,) = transfer.findings_model.rows()
    assert (wrong.column, wrong.is_error) == ("Thời hạn", True)
    assert entry(desk).shown.limit.unit is LimitUnit.SAME_DAY
    assert transfer.take_in.isEnabled()
    transfer.start(dry_run=False)
    desk.settle()
    assert entry(desk).shown.limit.unit is LimitUnit.WORKING_DAYS
    desk.settle()
    assert len(transfer.batches_model.rows()) == 1
    transfer.take_back()
    desk.settle()
    assert entry(desk).shown.limit.unit is LimitUnit.SAME_DAY


def test_another_day_has_to_be_tried_again(desk: SettingsDesk, tmp_path: Path) -> None:
    section = opened(desk)
    transfer = section.transfer
    section.carry.click()
    desk.settle()
    transfer.file.set_path(str(corrected(desk, tmp_path)))
    transfer.start(dry_run=True)
    desk.settle()
    transfer.from_day.setText("1/12")
    transfer.from_day.settle()
    QApplication.processEvents()
    assert not transfer.take_in.isEnabled()


def test_every_part_can_be_reached_and_is_named(desk: SettingsDesk) -> None:
    section = opened(desk)
    assert problems(section) == []
    for place in range(4):
        section.edit()
        section.editor.tabs.setCurrentIndex(place)
        QApplication.processEvents()
        assert problems(section) == [], place
        assert tab_problems(section) == [], place
    section.leave()
    section.carry.click()
    desk.settle()
    assert problems(section) == []
