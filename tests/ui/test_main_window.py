"""The window of the counter with the pages of the gallery."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui import messages
from app.ui.ask_dialog import AskDialog
from app.ui.command_palette import CommandPalette
from app.ui.main_window import MainWindow
from app.ui.operations import Operations
from app.ui.page import Command, Page, PageSpec
from app.ui.theme import apply_theme
from app.ui.widgets.key_hint import KeyHint
from tests.ui.accessibility import problems, tab_stops
from tests.ui.gallery import now, open_gallery, specs
from tests.ui.heartbeat import Heartbeat
from tests.ui.typing_keys import press, type_text


class NotedPage(Page):
    """A page that notes what the window does with it."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[str] = []
        self.may_leave = True
        self.wants_scans = False
        self.line = QLineEdit(self)

    def on_shown(self) -> None:
        self.log.append("shown")

    def on_hidden(self) -> None:
        self.log.append("hidden")

    def on_scan(self, scan: object) -> bool:
        self.log.append(f"scan {scan}")
        return self.wants_scans

    def can_leave(self) -> bool:
        return self.may_leave

    def first_field(self) -> QLineEdit:
        return self.line


@pytest.fixture
def window(qtbot: QtBot, operations: Operations) -> Iterator[MainWindow]:
    specs = [
        PageSpec(name=name, title=title, icon="inbox", key=key, build=NotedPage)
        for name, title, key in (("one", "Tiếp nhận", "F3"), ("two", "Trả kết quả", "F5"))
    ]
    window = MainWindow(specs, operations, now, "UBND phường Hòa Bình")
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.retire()


@pytest.fixture
def gallery(qtbot: QtBot, operations: Operations) -> Iterator[MainWindow]:
    window = open_gallery(operations)
    qtbot.addWidget(window)
    window.resize(1366, 689)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.retire()


def noted(window: MainWindow) -> NotedPage:
    page = window.current_page()
    assert isinstance(page, NotedPage)
    return page


def test_only_the_first_page_is_built_before_the_window_is_seen(window: MainWindow) -> None:
    assert window.pages_to_build() == ["two"]
    window.show_page("two")
    assert window.pages_to_build() == []


def test_function_keys_open_pages_and_put_the_keyboard_into_them(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.current_name() == "two"
    qtbot.waitUntil(noted(window).line.hasFocus)
    qtbot.keyClick(window, Qt.Key.Key_F2)
    qtbot.waitUntil(window.top_bar.scan_field.hasFocus)


def test_the_rail_is_one_stop_for_tab_and_arrows_go_along_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    first, second = (window.rail._buttons[name] for name in ("one", "two"))
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    press(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    press(second, Qt.Key.Key_Return)
    assert window.current_name() == "two"
    assert (first.isChecked(), second.isChecked()) == (False, True)
    assert [stop for stop in tab_stops(window) if stop in (first, second)] == [second]


def test_a_page_hears_when_it_comes_and_goes(window: MainWindow) -> None:
    first = noted(window)
    window.show_page("two")
    window.show_page("one")
    assert first.log == ["shown", "hidden", "shown"]


def test_a_page_with_unsaved_work_stays_in_front(window: MainWindow) -> None:
    noted(window).may_leave = False
    assert window.show_page("two") is None
    assert window.current_name() == "one"
    assert not window.close()
    noted(window).may_leave = True
    assert window.close()


def test_a_scan_goes_to_the_page_in_front_or_to_whoever_takes_the_rest(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.scan_unclaimed) as unclaimed:
        window.take_scan("A")
    assert unclaimed.args == ["A"]
    noted(window).wants_scans = True
    with qtbot.assertNotEmitted(window.scan_unclaimed):
        window.take_scan("B")


def test_what_is_typed_into_the_scan_line_is_handed_on(qtbot: QtBot, window: MainWindow) -> None:
    line = window.top_bar.scan_field
    type_text(line, "  ngọc bích ")
    with qtbot.waitSignal(window.entry_submitted) as entered:
        press(line, Qt.Key.Key_Return)
    assert entered.args == ["ngọc bích"]
    press(line, Qt.Key.Key_Escape)
    assert line.text() == ""


def test_announcements_are_shown_and_closed_with_escape(qtbot: QtBot, window: MainWindow) -> None:
    messages.error("Máy in hết giấy", "Cho thêm giấy A5.")
    assert window.announcement() == "Máy in hết giấy"
    qtbot.keyClick(noted(window).line, Qt.Key.Key_Return)
    assert window.announcement() == "Máy in hết giấy"
    qtbot.keyClick(noted(window).line, Qt.Key.Key_Escape)
    assert window.announcement() == ""


def test_a_question_is_asked_over_the_window(qtbot: QtBot, window: MainWindow) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AskDialog)
        assert dialog.no.isDefault()
        assert problems(dialog) == []
        dialog.yes.click()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, window, answer)
    assert messages.ask("Xóa bản nháp?", "Không lấy lại được.", yes="Xóa", danger=True)


def test_anything_can_be_asked_for_by_name_without_accents(
    qtbot: QtBot, window: MainWindow
) -> None:
    ran: list[str] = []
    window.set_commands([Command("Sao lưu ngay", lambda: ran.append("backup"))])
    palette = opened_palette(qtbot, window)
    type_text(palette.line, "tra ket")
    press(palette.line, Qt.Key.Key_Return)
    assert window.current_name() == "two"
    palette = opened_palette(qtbot, window)
    type_text(palette.line, "sao luu")
    press(palette.line, Qt.Key.Key_Return)
    assert ran == ["backup"]
    qtbot.waitUntil(lambda: not window.findChildren(CommandPalette))


def test_the_clock_shows_the_time_of_the_office(window: MainWindow) -> None:
    texts = [window.top_bar._time.text(), window.top_bar._day.text()]
    assert texts == ["14:32", "Thứ Hai, 24/11/2025"]


def test_a_quick_answer_shows_no_sign_of_being_busy(
    qtbot: QtBot, window: MainWindow, operations: Operations
) -> None:
    job = operations.read(lambda _backend: None, lambda _answer: None)
    qtbot.waitUntil(job.is_over)
    assert not window._busy_timer.isActive()
    assert window.status._busy.isHidden()


@pytest.mark.parametrize("points", [14, 16, 18])
def test_the_window_fits_the_smallest_screen_of_a_counter(
    qapp: QApplication, gallery: MainWindow, points: int
) -> None:
    apply_theme(qapp, "light", points)
    for spec in specs():
        gallery.show_page(spec.name)
        QApplication.processEvents()
    hint = gallery.minimumSizeHint()
    assert hint.width() <= 1366
    assert hint.height() <= 689


@pytest.mark.parametrize("points", [14, 18])
def test_every_page_can_be_used_without_mouse_and_with_weak_eyes(
    qtbot: QtBot, qapp: QApplication, gallery: MainWindow, points: int
) -> None:
    apply_theme(qapp, "light", points)

    def settled() -> None:
        assert problems(gallery) == [], gallery.current_name()

    for spec in specs():
        gallery.show_page(spec.name)
        qtbot.waitUntil(settled)


def test_pages_come_to_the_front_without_stopping_the_screen(
    qtbot: QtBot, gallery: MainWindow, heartbeat: Heartbeat
) -> None:
    for spec in specs()[:4]:
        gallery.show_page(spec.name)
        qtbot.wait(20)


def test_one_escape_closes_the_palette(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened_palette(qtbot, window)
    press(palette.line, Qt.Key.Key_Escape)
    assert [p for p in window.findChildren(CommandPalette) if p.isVisible()] == []


def opened_palette(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    window.open_palette()
    palettes = [p for p in window.findChildren(CommandPalette) if p.isVisible()]
    qtbot.waitUntil(lambda: bool(palettes[0].line.choices_shown()))
    return palettes[0]


def test_trouble_of_the_journal_takes_the_room_of_the_key_hints(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1366, 689)
    hints = window.status.findChildren(KeyHint)
    qtbot.waitUntil(lambda: all(hint.isVisible() for hint in hints))
    assert not window.status.journal.isVisible()
    window.set_journal_state("ghi tạm, cần xem", "attention", "Cắm lại ổ đĩa.")
    assert window.status.journal.isVisible()
    assert window.status.journal.words() == "Nhật ký: ghi tạm, cần xem"
    assert window.status.journal.toolTip() == "Cắm lại ổ đĩa."
    assert not any(hint.isVisible() for hint in hints)
    window.set_journal_state("tốt", "good")
    assert not window.status.journal.isVisible()
    assert all(hint.isVisible() for hint in hints)
