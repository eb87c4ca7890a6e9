from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.devices.keyboard_wedge import KeyboardWedge
from app.devices.scan_trust import trust
from app.devices.strokes import Rejected, Repeated
from app.domain.scan import Scan, ScanSource
from app.ui.scan_filter import ScanFilter
from tests.ui.scanner import Keyboard, compose

CODE = "17263215211120000118"
OTHER_CODE = "17263215211120000215"
CARD = "001098012345|012345678|Nguyen Van A|01011998|Nam|So 10 Trang Thi|01012023"
GOODS = "4006381333931"


class Clock:
    """A clock that stands still until it is moved; input methods' words are timed by it."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


class Heard:
    """What the filter said, in order."""

    def __init__(self, scans: ScanFilter) -> None:
        self.scans: list[str] = []
        self.rejected: list[str] = []
        self.repeated: list[str] = []
        self.order: list[str] = []
        self.queued: list[int] = []
        self.dismissed = 0
        scans.scanned.connect(self._on_scanned)
        scans.rejected.connect(self._on_rejected)
        scans.repeated.connect(self._on_repeated)
        scans.queued.connect(self.queued.append)
        scans.dismissed.connect(self._on_dismissed)

    def _on_scanned(self, scan: Scan) -> None:
        assert scan.source is ScanSource.KEYBOARD
        self.scans.append(scan.text)
        self.order.append(scan.text)

    def _on_rejected(self, rejected: Rejected) -> None:
        self.rejected.append(rejected.text)
        self.order.append(rejected.text)

    def _on_repeated(self, repeated: Repeated) -> None:
        self.repeated.append(repeated.text)

    def _on_dismissed(self) -> None:
        self.dismissed += 1


class Clicks(QObject):
    """Counts what must not happen while scanning."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def add(self, *_: object) -> None:
        self.count += 1


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def scans(qapp: QApplication, clock: Clock) -> Iterator[ScanFilter]:
    scan_filter = ScanFilter(KeyboardWedge(trust), platform="xcb", clock=clock)
    scan_filter.install()
    yield scan_filter
    delete(scan_filter)


@pytest.fixture
def heard(scans: ScanFilter) -> Heard:
    return Heard(scans)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page with a bit of everything, on the screen."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    line, button, table, text = (
        QLineEdit("Nguyễn"),
        QPushButton("Lưu"),
        QTableWidget(3, 2),
        QTextEdit(),
    )
    combo, spin, editable = QComboBox(), QSpinBox(), QComboBox(editable=True)
    button.setDefault(True)
    text.setPlainText("ghi chú ")
    combo.addItems(["1 bản", "2 bản", "7 bản"])
    spin.setRange(0, 99)
    for child in (line, button, table, text, combo, spin, editable):
        layout.addWidget(child)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def focus(page: QWidget, kind: type[QWidget]) -> Keyboard:
    child = page.findChild(kind)
    assert isinstance(child, kind)
    child.setFocus()
    window = page.windowHandle()
    assert window is not None
    return Keyboard(window)


def contents(page: QWidget) -> tuple[object, ...]:
    """Everything on the page a leaked key could have changed."""
    line, text, table = (
        page.findChild(QLineEdit),
        page.findChild(QTextEdit),
        page.findChild(QTableWidget),
    )
    combo, spin = page.findChild(QComboBox), page.findChild(QSpinBox)
    assert line and text and table and combo and spin
    return (
        line.text(),
        text.toPlainText(),
        (table.currentRow(), table.currentColumn(), table.state()),
        combo.currentIndex(),
        spin.value(),
        QApplication.focusWidget(),
    )


def settle() -> None:
    """Let the filter's signals come, which it gives on the next turn of the event loop."""
    QApplication.processEvents()


FIELDS = [QLineEdit, QPushButton, QTableWidget, QTextEdit, QComboBox, QSpinBox]


@pytest.mark.parametrize("kind", FIELDS)
def test_a_scan_is_heard_and_changes_nothing_on_the_page(
    page: QWidget, heard: Heard, kind: type[QWidget]
):
    keyboard, clicks = focus(page, kind), Clicks()
    for button in page.findChildren(QPushButton):
        button.clicked.connect(clicks.add)
    for line in page.findChildren(QLineEdit):
        line.returnPressed.connect(clicks.add)
        line.textChanged.connect(clicks.add)
    before = contents(page)
    for text, end, gap in product((CODE, CARD), "\n\t", (2, 10, 30)):
        heard.scans.clear()
        keyboard.scan(text, gap=gap, end=end)
        settle()
        assert heard.scans == [text]
        assert contents(page) == before
    assert clicks.count == 0


def test_a_scan_in_an_editable_list_leaves_it_empty(page: QWidget, heard: Heard):
    editable = page.findChildren(QComboBox)[1]
    editable.setFocus()
    window = page.windowHandle()
    assert window is not None
    Keyboard(window).scan(CODE)
    settle()
    assert (heard.scans, editable.currentText()) == ([CODE], "")


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit])
def test_a_slow_scan_is_taken_back_out_of_the_field(
    page: QWidget, heard: Heard, kind: type[QWidget]
):
    keyboard = focus(page, kind)
    child = page.findChild(kind)
    if isinstance(child, QLineEdit):
        child.setCursorPosition(2)
    before = contents(page)
    for gap in (60, 100, 150):
        heard.scans.clear()
        keyboard.scan(CODE, gap=gap)
        settle()
        assert heard.scans == [CODE]
        assert contents(page) == before


def test_a_modal_question_is_not_answered_by_a_scan(qtbot: QtBot, page: QWidget, heard: Heard):
    box = QMessageBox(QMessageBox.Icon.Question, "Hỏi", "Xóa?", parent=page)
    box.addButton(QMessageBox.StandardButton.Yes)
    box.setDefaultButton(QMessageBox.StandardButton.Yes)
    box.open()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is box.windowHandle())
    window = box.windowHandle()
    assert window is not None
    Keyboard(window).scan(CODE)
    settle()
    assert heard.scans == [CODE]
    assert box.isVisible()
    box.close()


def test_an_open_menu_is_neither_closed_nor_used_by_a_scan(page: QWidget, heard: Heard):
    menu, clicks = QMenu(page), Clicks()
    for number in "1726":
        menu.addAction(f"&{number} mục", clicks.add)
    menu.popup(page.mapToGlobal(page.rect().center()))
    menu.setActiveAction(menu.actions()[0])
    window = menu.windowHandle()
    assert window is not None
    Keyboard(window).scan(CODE)
    settle()
    assert (heard.scans, clicks.count) == ([CODE], 0)
    assert menu.isVisible()
    menu.close()


def test_no_shortcut_fires_for_the_keys_of_a_scan(page: QWidget, heard: Heard):
    overridden: list[str] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.ShortcutOverride and watched is page.windowHandle():
                overridden.append("reached the window")
            return False

    watcher, clicks = Watcher(), Clicks()
    for key in ("1", "7", "Return"):
        QShortcut(QKeySequence(key), page, clicks.add)
    keyboard = focus(page, QPushButton)
    window = page.windowHandle()
    assert window is not None
    window.installEventFilter(watcher)
    keyboard.scan(CODE)
    settle()
    assert (heard.scans, clicks.count, overridden) == ([CODE], 0, [])


def test_two_scans_at_once_come_in_order(page: QWidget, heard: Heard):
    focus(page, QLineEdit).type(f"{CODE}\n{OTHER_CODE}\n", gap=3)
    settle()
    assert heard.scans == [CODE, OTHER_CODE]


def test_the_same_code_twice_is_one_scan_and_a_note(page: QWidget, heard: Heard):
    focus(page, QLineEdit).type(f"{CODE}\n{CODE}\n", gap=3)
    settle()
    assert (heard.scans, heard.repeated) == ([CODE], [CODE])


def test_goods_are_refused_and_not_typed(page: QWidget, heard: Heard):
    before = contents(page)
    focus(page, QLineEdit).scan(GOODS)
    settle()
    assert (heard.scans, heard.rejected) == ([], [GOODS])
    assert contents(page)[:5] == before[:5]


def test_what_a_hand_types_arrives_whole_with_its_enter(page: QWidget, heard: Heard):
    keyboard = focus(page, QLineEdit)
    line = page.findChild(QLineEdit)
    assert line is not None
    enters: list[str] = []
    line.returnPressed.connect(lambda: enters.append(line.text()))
    texts = ("0912345678", "001098012345", "số 12/34", "aaaa 1")
    for text, gap in product(texts, (35, 60, 90, 200)):
        line.clear()
        enters.clear()
        keyboard.type(text + "\n", gap=gap)
        assert enters == [text]
    settle()
    assert (heard.scans, heard.rejected) == ([], [])


def test_a_digit_held_back_is_typed_by_the_timer(qtbot: QtBot, page: QWidget, heard: Heard):
    keyboard = focus(page, QLineEdit)
    line = page.findChild(QLineEdit)
    assert line is not None
    keyboard.type("7")
    assert line.text() == "Nguyễn"
    qtbot.waitUntil(lambda: line.text() == "Nguyễn7")


def test_a_scan_without_enter_is_ended_by_the_timer(qtbot: QtBot, page: QWidget, heard: Heard):
    focus(page, QLineEdit).scan(CODE, end="")
    qtbot.waitUntil(lambda: heard.scans == [CODE])


def test_digits_typed_before_a_click_are_left_alone(qtbot: QtBot, page: QWidget, heard: Heard):
    keyboard = focus(page, QLineEdit)
    line = page.findChild(QLineEdit)
    assert line is not None
    line.clear()
    keyboard.type(CODE[:8], gap=60)
    window = page.windowHandle()
    assert window is not None
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=line.geometry().center())
    keyboard.type(CODE[8:] + "\n", gap=60)
    settle()
    assert (heard.scans, line.text()) == ([], CODE)


def test_digits_shared_by_two_fields_are_never_taken_back(page: QWidget, heard: Heard):
    keyboard = focus(page, QLineEdit)
    keyboard.type(CODE[:8], gap=60)
    text = page.findChild(QTextEdit)
    assert text is not None
    text.setFocus()
    keyboard.type(CODE[8:] + "\n", gap=60)
    settle()
    assert heard.scans == []
    assert CODE[8:] in text.toPlainText()


def test_a_window_closed_while_a_digit_is_held_costs_nothing(scans: ScanFilter, heard: Heard):
    line = QLineEdit()
    line.show()
    window = line.windowHandle()
    assert window is not None
    Keyboard(window).type("7")
    line.close()
    line.deleteLater()
    QApplication.sendPostedEvents(line, QEvent.Type.DeferredDelete)
    scans._on_silence()
    assert heard.scans == []


@pytest.mark.parametrize("base", ["", "Va"])
def test_a_scan_through_an_input_method_restores_the_word_before_it(
    page: QWidget, heard: Heard, clock: Clock, base: str
):
    keyboard = focus(page, QLineEdit)
    line = page.findChild(QLineEdit)
    assert line is not None
    keyboard.type(" ")
    clock.seconds += 1
    compose(base)
    for end in range(1, len(CODE) + 1):
        clock.seconds += 0.005 if end > 1 else 1
        compose(base + CODE[:end])
    compose("", base + CODE)
    keyboard.now += 2_100
    keyboard.press("\n")
    settle()
    assert (heard.scans, line.text()) == ([CODE], f"Nguyễn {base}")


def test_words_of_an_input_method_arrive_as_composed(page: QWidget, heard: Heard, clock: Clock):
    keyboard = focus(page, QLineEdit)
    line = page.findChild(QLineEdit)
    assert line is not None
    line.clear()
    for preedit in ("s", "so", "số"):
        clock.seconds += 0.12
        compose(preedit)
    compose("", "số")
    keyboard.type(" ")
    for preedit in ("1", "12"):
        clock.seconds += 0.12
        compose(preedit)
    compose("", "12")
    keyboard.type("\n")
    settle()
    assert (line.text(), heard.scans) == ("số 12", [])


def test_scans_wait_visibly_while_an_error_is_read(page: QWidget, scans: ScanFilter, heard: Heard):
    keyboard = focus(page, QLineEdit)
    scans.hold_scans()
    keyboard.scan(CODE)
    keyboard.scan(OTHER_CODE)
    settle()
    assert (heard.scans, heard.queued, heard.dismissed) == ([], [1, 2], 0)
    scans.release_scans()
    settle()
    assert heard.scans == [CODE, OTHER_CODE]
    assert heard.queued[-1] == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_F2])
def test_only_a_real_key_closes_the_error_and_it_types_nothing(
    page: QWidget, scans: ScanFilter, heard: Heard, key: Qt.Key
):
    keyboard = focus(page, QLineEdit)
    before = contents(page)
    scans.hold_scans()
    keyboard.scan(CARD)
    assert heard.dismissed == 0
    keyboard.now += 2_000
    keyboard.press(" " if key == Qt.Key.Key_Space else "", key=key)
    keyboard.release(" " if key == Qt.Key.Key_Space else "", key=key)
    assert heard.dismissed == 1
    assert contents(page) == before
    scans.release_scans()
    settle()
    assert heard.scans == [CARD]


def test_twenty_quick_scans_with_three_bad_ones_stop_exactly_three_times(
    page: QWidget, scans: ScanFilter, heard: Heard
):
    bodies = [f"1726321521112{n:05d}" for n in range(1, 21)]
    codes = [f"{body}{98 - int(body) * 100 % 97:02d}" for body in bodies]
    for bad in (3, 11, 19):
        codes[bad] = codes[bad][:-1] + str((int(codes[bad][-1]) + 1) % 10)
    stops = Clicks()
    scans.rejected.connect(stops.add)
    scans.rejected.connect(scans.hold_scans)
    keyboard = focus(page, QPushButton)
    for code in codes:
        keyboard.scan(code, gap=4)
        settle()
    while heard.queued and heard.queued[-1]:
        scans.release_scans()
        settle()
    assert heard.order == codes
    assert stops.count == 3


def test_a_serial_scanner_stands_in_the_same_line(scans: ScanFilter):
    heard: list[Scan] = []
    scans.scanned.connect(heard.append)
    scan = Scan(CODE, ScanSource.SERIAL, 1.0)
    scans.hold_scans()
    scans.submit(scan)
    settle()
    assert heard == []
    scans.release_scans()
    settle()
    assert heard == [scan]
