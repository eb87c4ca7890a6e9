"""From a scanner's keys to the result in the citizen's hand, through the whole window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from app.devices.keyboard_wedge import KeyboardWedge
from app.devices.scan_trust import trust
from app.domain.barcode_digits import barcode_digits
from app.domain.dossier_code import parse_code
from app.services.answers import Received
from app.services.commands import PrinterChoice
from app.ui.dossier.dossiers_page import DossiersPage
from app.ui.dossier.return_page import ReturnPage
from app.ui.dossier.step_forms import Step
from app.ui.main_window import MainWindow
from app.ui.page import PageSpec
from app.ui.scan_filter import ScanFilter
from app.ui.scan_router import ScanRouter
from tests.ui.dossier.desk import Desk
from tests.ui.scanner import Keyboard
from tests.ui.typing_keys import type_text

GOODS = "4006381333931"


class Counter:
    """The main window with both pages, and a scanner that types into it."""

    def __init__(self, desk: Desk, scans: ScanFilter) -> None:
        self.desk = desk
        pages = {"dossiers": (DossiersPage, "F4"), "return": (ReturnPage, "F5")}
        self.window = MainWindow(
            [
                PageSpec(
                    name=name,
                    title=name,
                    icon="scan",
                    key=key,
                    build=lambda page=page: page(
                        desk.operations, desk.clerk, now=desk.clock.now, printer=PrinterChoice
                    ),
                )
                for name, (page, key) in pages.items()
            ],
            desk.operations,
            desk.clock.now,
            "UBND phường Long Biên",
        )
        desk.qtbot.addWidget(self.window)
        with desk.qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.router = ScanRouter(scans, lambda _sound: None)
        self.router.serve(self.window)
        handle = self.window.windowHandle()
        assert handle is not None
        self.keyboard = Keyboard(handle)
        page = self.window.show_page("return")
        assert isinstance(page, ReturnPage)
        self.page = page
        page.scans_held.connect(self._hold)
        desk.settle()

    def scan(self, received: Received) -> None:
        """Scan the barcode of a slip."""
        self.scan_digits(barcode_digits(parse_code(received.code)))

    def scan_digits(self, digits: str) -> None:
        self.keyboard.scan(digits)
        QApplication.processEvents()
        self.desk.settle()

    def _hold(self, held: bool) -> None:
        if held:
            self.router.hold_for(self.page)
        else:
            self.router.release()


@pytest.fixture
def counter(desk: Desk) -> Iterator[Counter]:
    scans = ScanFilter(KeyboardWedge(trust), platform="xcb")
    scans.install()
    made = Counter(desk, scans)
    yield made
    made.router.serve(None)
    delete(scans)
    made.window.close()


def test_twenty_citizens_are_served_with_a_scan_and_a_key_each(
    counter: Counter, desk: Desk
) -> None:
    waiting = [desk.ready() for _citizen in range(20)]
    for received in waiting:
        counter.scan(received)
        desk.press(Qt.Key.Key_F9)
        assert counter.page.message.title() == f"ĐÃ TRẢ {received.code}"
    assert {desk.state_of(received) for received in waiting} == {"returned"}
    assert counter.page.waiting.line.text() == ""


def test_a_scan_from_the_search_leaves_no_digit_in_its_line(counter: Counter, desk: Desk) -> None:
    received = desk.receive()
    page = counter.window.show_page("dossiers")
    assert isinstance(page, DossiersPage)
    type_text(page.search, "bui")
    counter.scan(received)
    assert page.search.text() == "bui"
    card = page.card.card()
    assert card is not None
    assert card.row.code == received.code


def test_a_half_typed_step_stays_as_it_is_under_the_return_page(
    counter: Counter, desk: Desk
) -> None:
    held, scanned = desk.receive(), desk.ready()
    page = counter.window.show_page("dossiers")
    assert isinstance(page, DossiersPage)
    page.open_card(held.dossier_id)
    desk.settle()
    page.card.begin(Step.HAND_OVER)
    type_text(page.card.steps.field("handling_unit").editor, "Tư pháp")
    counter.scan(scanned)
    assert counter.window.current_name() == "return"
    view = counter.page.view()
    assert view is not None
    assert view.card is not None
    assert view.card.row.code == scanned.code
    assert page.card.steps.half_typed()


def test_behind_an_unreadable_scan_the_next_ones_queue_until_space(
    counter: Counter, desk: Desk
) -> None:
    first, second = desk.ready(), desk.ready()
    counter.scan_digits(GOODS)
    assert counter.page.message.title() == "Đây là mã vạch của hàng hóa."
    counter.scan(first)
    counter.scan(second)
    assert counter.page.view() is None
    assert "2 mã đang chờ" in counter.page.message.seen_button.text()
    QTest.keyClick(counter.window.windowHandle(), Qt.Key.Key_Space)
    desk.settle()
    view = counter.page.view()
    assert view is not None
    assert view.card is not None
    assert view.card.row.code == second.code
