"""Which page gets a scan, and what waits behind an error: the real filter, a real window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.devices.keyboard_wedge import KeyboardWedge
from app.devices.scan_trust import trust
from app.devices.strokes import Rejected, RejectReason, Repeated
from app.domain.device_sheet import SheetCode
from app.domain.opening import STRIP_PLACE
from app.domain.scan import (
    Scan,
    ScannedCard,
    ScannedDossier,
    ScannedSheet,
    ScanSource,
    UnreadableScan,
)
from app.domain.scan_answers import ScanMeaning, Sound
from app.domain.scan_log import ScanHeard, ScanNote
from app.ui.main_window import MainWindow
from app.ui.operations import Operations
from app.ui.page import Page, PageSpec
from app.ui.scan_filter import ScanFilter
from app.ui.scan_router import ScanRouter
from tests.ui.gallery import now
from tests.ui.scanner import Keyboard
from tests.ui.test_scan_filter import CARD, CODE, GOODS, OTHER_CODE, settle


class TakingPage(Page):
    """A page that takes the kinds of scans it is told to."""

    def __init__(self, *wanted: type) -> None:
        super().__init__()
        self.wanted = wanted
        self.taken: list[object] = []
        self.line = QLineEdit(self)

    def on_scan(self, scan: object) -> bool:
        if not isinstance(scan, self.wanted):
            return False
        self.taken.append(scan)
        return True

    def first_field(self) -> QLineEdit:
        return self.line


class Stand:
    """A window with three pages, the filter, the router, and what was heard."""

    def __init__(self, window: MainWindow, scans: ScanFilter) -> None:
        self.window, self.scans = window, scans
        self.played: list[Sound] = []
        self.noted: list[ScanNote] = []
        self.router = ScanRouter(scans, self.played.append)
        self.router.noted.connect(self.noted.append)
        self.router.serve(window)

    def scan(self, text: str) -> None:
        self.scans.submit(Scan(text, ScanSource.SERIAL, 0.0))
        settle()

    def page(self, name: str) -> TakingPage:
        if self.window.current_name() != name:
            self.window.show_page(name)
        page = self.window.current_page()
        assert isinstance(page, TakingPage)
        return page


@pytest.fixture
def stand(qtbot: QtBot, operations: Operations) -> Iterator[Stand]:
    pages = {
        "receive": lambda: TakingPage(ScannedCard),
        "dossiers": lambda: TakingPage(ScannedCard),
        "return": lambda: TakingPage(ScannedDossier),
        "day": lambda: TakingPage(),
        "opening": lambda: TakingPage(ScannedSheet),
    }
    specs = [
        PageSpec(name=name, title=name, icon="inbox", key=f"F{number}", build=build)
        for number, (name, build) in enumerate(pages.items(), 3)
    ]
    window = MainWindow(specs, operations, now, "UBND phường Hòa Bình")
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    scans = ScanFilter(KeyboardWedge(trust), platform="xcb")
    scans.install()
    stand = Stand(window, scans)
    yield stand
    stand.router.serve(None)
    window.retire()
    delete(scans)


def test_the_page_in_front_comes_first(stand: Stand) -> None:
    page = stand.page("receive")
    stand.scan(CARD)
    assert [type(taken) for taken in page.taken] == [ScannedCard]
    assert stand.played == [Sound.TAKEN]
    assert stand.noted == [ScanNote(ScanMeaning.CARD, ScanSource.SERIAL)]


def test_a_dossiers_scan_is_heard_and_noted_once_it_has_been_looked_up(stand: Stand) -> None:
    page = stand.page("return")
    stand.scan(CODE)
    assert (stand.played, stand.noted) == ([], [])
    page.scan_answered.emit(ScanHeard(ScanMeaning.FEE_DUE, "TN10-261116-0001-77"))
    page.scan_answered.emit(ScanHeard(ScanMeaning.UNKNOWN_CODE, "TN10-261116-0002-74", typed=True))
    assert stand.played == [Sound.LOOK, Sound.REFUSED]
    assert stand.noted == [
        ScanNote(ScanMeaning.FEE_DUE, ScanSource.SERIAL, "TN10-261116-0001-77"),
        ScanNote(ScanMeaning.UNKNOWN_CODE, ScanSource.TYPED, "TN10-261116-0002-74"),
    ]


def test_a_scan_that_is_kept_for_later_is_heard_as_that(stand: Stand) -> None:
    stand.page("return").scan_kept.emit()
    assert stand.played == [Sound.AGAIN]


def test_a_page_that_cannot_take_a_card_now_says_so(stand: Stand) -> None:
    page = stand.page("dossiers")
    page.wanted = ()
    stand.scan(CARD)
    assert stand.window.announcement() == "Đang nhập dở, chưa nhận mã vừa quét"
    assert stand.played == [Sound.TAKEN, Sound.REFUSED]


@pytest.mark.parametrize(
    ("text", "opened", "kind"),
    [(CODE, "return", ScannedDossier), (CARD, "dossiers", ScannedCard)],
)
def test_a_scan_the_page_does_not_want_opens_the_page_that_does(
    stand: Stand, text: str, opened: str, kind: type
) -> None:
    stand.page("day")
    stand.scan(text)
    assert stand.window.current_name() == opened
    assert [type(taken) for taken in stand.page(opened).taken] == [kind]


def test_the_strip_of_the_morning_opens_the_opening_and_a_test_sheet_nothing(stand: Stand) -> None:
    stand.page("day")
    stand.scan(SheetCode(817, 1, 3, 300).barcode)
    assert stand.window.current_name() == "day"
    strip = SheetCode(817, STRIP_PLACE, 0, 300)
    stand.scan(strip.barcode)
    assert stand.page("opening").taken == [ScannedSheet(strip)]


def test_an_unreadable_scan_is_explained_and_the_next_ones_wait(stand: Stand) -> None:
    page = stand.page("return")
    stand.scan(GOODS)
    assert stand.window.announcement() == "Đây là mã vạch của hàng hóa."
    assert stand.played == [Sound.REFUSED]
    assert stand.noted == [ScanNote(ScanMeaning.FOREIGN_CODE, ScanSource.SERIAL)]
    stand.scan(CODE)
    stand.scan(OTHER_CODE)
    assert page.taken == []
    handle = stand.window.windowHandle()
    assert handle is not None
    Keyboard(handle).type(" ")
    settle()
    assert stand.window.announcement() == ""
    assert len(page.taken) == 2


def test_closing_the_message_by_escape_lets_the_scans_go_on_too(stand: Stand) -> None:
    page = stand.page("return")
    stand.scan(GOODS)
    stand.scan(CODE)
    handle = stand.window.windowHandle()
    assert handle is not None
    keyboard = Keyboard(handle)
    keyboard.press("\x1b", key=Qt.Key.Key_Escape)
    settle()
    assert len(page.taken) == 1


def test_a_page_that_explains_itself_is_asked_to_let_go(stand: Stand) -> None:
    class Explaining:
        def __init__(self) -> None:
            self.waiting: list[int] = []
            self.dismissed = False

        def show_waiting(self, count: int) -> None:
            self.waiting.append(count)

        def dismiss(self) -> None:
            self.dismissed = True
            stand.router.release()

    page, holder = stand.page("return"), Explaining()
    stand.router.hold_for(holder)
    stand.scan(CODE)
    assert holder.waiting == [1]
    stand.scans.dismissed.emit()
    settle()
    assert holder.dismissed
    assert len(page.taken) == 1


def test_nobody_at_the_desk_takes_no_scan(stand: Stand) -> None:
    page = stand.page("return")
    told: list[bool] = []
    stand.router.nobody_here.connect(lambda: told.append(True))
    stand.router.serve(None)
    stand.scan(CODE)
    assert told == [True]
    assert page.taken == []


def test_what_the_scanner_itself_got_wrong_says_what_to_do(stand: Stand) -> None:
    heard: list[UnreadableScan] = []
    page = stand.page("day")
    page.wanted = (UnreadableScan,)
    for text, reason in (
        ("1726321521112000011", RejectReason.INPUT_METHOD),
        (GOODS, RejectReason.UNKNOWN_CODE),
        (CODE, RejectReason.UNKNOWN_CODE),
    ):
        stand.scans.rejected.emit(Rejected(text, reason))
        taken = page.taken[-1]
        assert isinstance(taken, UnreadableScan)
        heard.append(taken)
    assert "Bộ gõ" in heard[0].title
    assert "hàng hóa" in heard[1].title
    assert all(scan.advice for scan in heard)


def test_the_same_code_twice_is_noted_and_nothing_more(stand: Stand) -> None:
    page = stand.page("return")
    stand.scans.repeated.emit(Repeated(CODE))
    assert stand.window.announcement() == "Mã này vừa quét rồi"
    assert stand.played == [Sound.AGAIN]
    assert page.taken == []
