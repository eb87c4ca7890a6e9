"""What is not in the official system yet is typed over field by field, and noted when it is."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.dossier_code import parse_code
from app.domain.dossier_state import DossierState
from app.domain.official_entry import OfficialState, OfficialTab, OfficialView, OtherCode
from app.domain.scan import ScannedDossier
from app.services.answers import Received
from app.services.official_commands import NoteOfficial
from app.ui.official.official_page import OfficialSystemPage
from app.ui.operations import Operations
from tests import builders
from tests.ui.accessibility import problems, tab_problems
from tests.ui.heartbeat import Heartbeat
from tests.ui.recorder import Recorder

CODE = "H26.107-261116-0007"


class Desk:
    """A clerk before the page; ``received`` waits to be entered."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.clock = builders.SetClock()
        self.counter = builders.sample_counter(folder, self.clock)
        self.clerk = builders.actor(self.counter)
        self.received = self.receive()
        self.operations = Operations(lambda: self.counter)

    def receive(self) -> Received:
        return builders.receive(self.counter, self.clerk)

    def open(
        self,
        width: int = 1216,
        height: int = 580,
        came_with: Callable[[], int | None] = lambda: None,
    ) -> OfficialSystemPage:
        page = OfficialSystemPage(
            self.operations, self.clerk, now=self.clock.now, came_with=came_with
        )
        self.qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.on_shown()
        self.settle()
        return page

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.operations.is_busy())
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.operations.is_busy())

    def view(self) -> OfficialView:
        return self.counter.official.view(self.clerk, self.received.dossier_id)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.operations.close()
    made.counter.close()


def test_what_is_not_entered_is_listed_with_its_sheet(desk: Desk) -> None:
    page = desk.open()
    assert page.tabs.tabText(0) == "Chưa nhập (1)"
    (view,) = page.model.rows()
    assert view.row.code == desk.received.code
    labels = [line.label for line in page.sheet.model.rows()]
    assert labels.index("Mã thủ tục") < labels.index("Chủ hồ sơ") < labels.index("Hẹn trả")


def test_fields_are_copied_one_by_one_by_key(desk: Desk, heartbeat: Heartbeat) -> None:
    page = desk.open()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    copied: list[str] = []
    for _field in range(3):
        QTest.keyClick(page.sheet.table, Qt.Key.Key_Return)
        copied.append(QGuiApplication.clipboard().text())
    assert copied == ["1.001193", "Đăng ký khai sinh", "Đăng ký đúng hạn"]
    assert page.sheet.copied.text() == "Đã chép: Trường hợp"


def test_a_scanned_official_code_is_linked_to_the_marked_dossier(
    desk: Desk, said: Recorder
) -> None:
    page = desk.open()
    assert page.on_scan(ScannedDossier(parse_code(CODE), False, 0))
    assert page.form.code.text() == CODE
    page.form.store()
    desk.settle()
    assert desk.view().row.official_code == CODE
    assert desk.view().state is OfficialState.ENTERED
    desk.settle()
    assert page.tabs.tabText(0) == "Chưa nhập (0)"
    assert page.empty.isVisible()


def test_what_the_system_says_is_noted_and_differences_named(desk: Desk, said: Recorder) -> None:
    page = desk.open()
    page.parts.setCurrentIndex(1)
    form = page.form
    form.code.setText(CODE)
    form.promised.day.setText("30/11")
    form.says.set_key(DossierState.IN_PROCESS)
    form.others.setPlainText("Hộ tịch: 881234")
    QTest.keyClick(page, Qt.Key.Key_F9)
    desk.settle()
    view = desk.view()
    assert view.state is OfficialState.DIFFERS
    assert view.other_codes == (OtherCode("Hộ tịch", "881234"),)
    page.open_tab(OfficialTab.DIFFERS)
    desk.settle()
    assert page.differences.text() == (
        "Hệ thống quốc gia hẹn 30/11/2026, giấy hẹn 16/11/2026; "
        "hệ thống quốc gia ghi «Đang giải quyết», ở đây «Đã tiếp nhận»"
    )


def test_what_is_wrong_is_said_at_its_field(desk: Desk) -> None:
    page = desk.open()
    page.parts.setCurrentIndex(1)
    form = page.form
    for code, day, reason in (("12345", "", "official_code"), ("", "x", "promised_at")):
        form.code.setText(code)
        form.promised.day.setText(day)
        form.store()
        desk.settle()
        assert form.fields[reason].error()
    form.promised.day.clear()
    form.entered.set_key("not_needed")
    form.store()
    desk.settle()
    assert "lý do" in form.fields["reason"].error()


def test_half_typed_words_are_not_lost_to_another_dossier(desk: Desk, said: Recorder) -> None:
    other = desk.receive()
    page = desk.open()
    page.table.selectRow(0)
    page.parts.setCurrentIndex(1)
    page.form.code.setText(CODE)
    page.table.selectRow(1)
    assert other.code in page.card.accessibleName()
    assert page.form.code.text() == CODE
    said.answer = False
    assert not page.can_leave()
    said.answer = True
    assert page.can_leave()
    assert page.form.code.text() == ""


def test_a_slip_of_ours_is_looked_for(desk: Desk) -> None:
    desk.receive()
    page = desk.open()
    assert page.on_scan(ScannedDossier(parse_code(desk.received.code), False, 0))
    desk.qtbot.waitUntil(lambda: len(page.model.rows()) == 1)
    assert page.model.row(0).row.code == desk.received.code


def test_a_later_difference_is_seen_in_the_list(desk: Desk) -> None:
    promised = desk.received.promised_at + timedelta(days=1)
    desk.counter.official.note(
        NoteOfficial(
            actor=desk.clerk,
            dossier_id=desk.received.dossier_id,
            entered=True,
            promised_at=promised,
        )
    )
    page = desk.open()
    page.open_tab(OfficialTab.DIFFERS)
    desk.settle()
    assert [one.row.code for one in page.model.rows()] == [desk.received.code]


def test_every_part_can_be_reached_and_is_named(desk: Desk) -> None:
    page = desk.open()
    for part in range(2):
        page.parts.setCurrentIndex(part)
        QApplication.processEvents()
        assert problems(page) == []
        assert tab_problems(page) == []


def test_the_dossier_that_was_open_elsewhere_is_shown_in_its_list(desk: Desk) -> None:
    other = desk.receive()
    desk.counter.official.note(
        NoteOfficial(actor=desk.clerk, dossier_id=other.dossier_id, official_code=CODE)
    )
    page = desk.open(came_with=lambda: other.dossier_id)
    assert page.tabs.currentIndex() == list(OfficialTab).index(OfficialTab.ENTERED)
    (view,) = page.model.rows()
    assert view.row.id == other.dossier_id
    page.search.clear()
    page.open_tab(OfficialTab.NOT_ENTERED)
    desk.settle()
    assert [one.row.code for one in page.model.rows()] == [desk.received.code]


def test_nothing_of_the_list_is_left_out_on_a_small_screen(desk: Desk) -> None:
    page = desk.open(width=1134, height=570)
    columns = range(page.model.columnCount())
    assert not any(page.table.isColumnHidden(at) for at in columns)
    told = "\n".join(str(page.model.index(0, at).data()) for at in columns)
    view = desk.view()
    for words in (
        view.row.code,
        "chưa có mã",
        view.row.applicant_name,
        view.row.procedure_name,
        "16/11/2026",
    ):
        assert words in told
