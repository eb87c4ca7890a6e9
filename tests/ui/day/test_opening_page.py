"""The page that opens the counter: lines fill in, each has its key, and what was seen is kept."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.device_sheet import SheetCode
from app.domain.documents import PaperSize
from app.domain.opening import STRIP_PLACE, Look, Standing, Strip
from app.domain.printer_state import NOT_KNOWN, PrinterState, Reason, Trouble
from app.domain.scan import ScannedSheet
from app.services.commands import PrinterChoice
from app.ui.day.opening_lines import OpeningMend
from app.ui.day.opening_page import OpeningPage
from tests import builders
from tests.ui.accessibility import problems
from tests.ui.day.conftest import Desk
from tests.ui.recorder import Recorder
from tests.ui.typing_keys import press

PRINTER = "Canon LBP2900"
NO_PAPER = PrinterState(known=True, ready=False, reasons=(Reason(Trouble.OUT_OF_PAPER),))


class Morning:
    """The page of a clerk whose printer is as ``states`` say."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.choice = PrinterChoice("", PaperSize.A5, 300)
        self.states: Mapping[str, PrinterState] = {PRINTER: NOT_KNOWN}
        self.mends: list[OpeningMend] = []
        self.page = OpeningPage(
            desk.operations,
            builders.actor(desk.counter),
            now=desk.clock.now,
            printer=lambda: self.choice,
            printer_names=lambda: tuple(self.states),
            printer_states=lambda names: {name: self.states[name] for name in names},
        )
        self.page.mend_wanted.connect(lambda mend, _view: self.mends.append(mend))
        self.page.resize(1150, 580)
        qtbot.addWidget(self.page)

    def begin(self) -> None:
        self.page.show()
        self.page.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.page)
        self.page.on_shown()
        self.page.first_field().setFocus()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.desk.operations.is_busy(), timeout=10_000)

    def standing(self, look: Look) -> Standing:
        return self.page.rows[look].line.standing

    def words(self, look: Look) -> str:
        return self.page.rows[look].line.words

    def scan(self, number: int) -> bool:
        return self.page.on_scan(ScannedSheet(SheetCode(number, STRIP_PLACE, 0, 300)))


@pytest.fixture
def morning(desk: Desk, qtbot: QtBot) -> Iterator[Morning]:
    made = Morning(desk, qtbot)
    yield made
    made.settle()


def test_every_line_is_answered_and_each_button_has_a_letter_of_its_own(morning: Morning) -> None:
    desk = morning.desk
    desk.clock.pass_to(desk.clock.at + timedelta(days=1))
    morning.begin()
    assert Standing.ASKED not in {morning.standing(look) for look in Look}
    assert morning.words(Look.EXPORT).startswith("4 ngày chưa xuất")
    assert morning.standing(Look.CLOSING) is Standing.LOOK
    shown = [row.line.mend for row in morning.page.rows.values() if row.line.mend is not None]
    letters = {**morning.page.cards[0].mends(), **morning.page.cards[1].mends()}
    assert set(letters.values()) == set(shown)
    press(morning.page.open, Qt.Key.Key_X)
    assert morning.mends == [OpeningMend.EXPORT]
    assert problems(morning.page) == []


def test_f9_keeps_what_was_seen_although_the_printer_has_no_paper(
    morning: Morning, said: Recorder
) -> None:
    morning.choice, morning.states = PrinterChoice(PRINTER), {PRINTER: NO_PAPER}
    morning.begin()
    assert morning.words(Look.PRINTER) == "Canon LBP2900: hết giấy"
    assert "bỏ qua" in morning.page.open.text()
    with morning.qtbot.waitSignal(morning.page.done):
        press(morning.page, Qt.Key.Key_F9)
    morning.settle()
    assert said.words("success") == ["Đã mở quầy"]
    counter = morning.desk.counter
    today = counter.context.today()
    (row,) = counter.opening.openings(builders.actor(counter), today, today)
    assert row.strip is Strip.SKIPPED
    assert Look.PRINTER in {line.look for line in row.amiss()}
    morning.page.on_shown()
    morning.settle()
    assert morning.page.told.text().startswith("đã mở lúc 15:20 16/11/2026, Trần Thị Thu Hà")
    press(morning.page, Qt.Key.Key_F11)
    history = morning.page.history
    assert history is not None
    assert [one.id for one in history.model.rows()] == [row.id]
    history.cite.click()
    assert "Máy in: Canon LBP2900: hết giấy" in QApplication.clipboard().text()


def test_the_strip_is_printed_and_only_the_one_just_printed_is_taken_back(
    morning: Morning,
) -> None:
    morning.begin()
    press(morning.page, Qt.Key.Key_F10)
    morning.settle()
    strip = morning.page.strip
    assert strip.outcome is Strip.PRINTED
    assert morning.scan((strip.number + 1) % 10_000)
    assert strip.outcome is Strip.PRINTED
    assert morning.scan(strip.number)
    assert (strip.outcome, morning.standing(Look.STRIP)) == (Strip.READ, Standing.GOOD)
    assert morning.page.open.text().strip() == "Mở quầy (F9)"
    assert not morning.page.on_scan(ScannedSheet(SheetCode(strip.number, 1, 3, 300)))


def test_a_backup_is_made_by_its_letter_and_the_line_turns_good(morning: Morning) -> None:
    morning.begin()
    assert morning.standing(Look.BACKUP) is not Standing.GOOD
    press(morning.page.open, Qt.Key.Key_S)
    morning.settle()
    assert morning.standing(Look.BACKUP) is Standing.GOOD


def test_a_clock_in_doubt_is_asked_about_and_f9_answers_it_first(morning: Morning) -> None:
    desk = morning.desk
    desk.counter.context.believed = None
    desk.clock.pass_to(desk.clock.at + timedelta(days=9))
    morning.begin()
    assert morning.page.clock.is_open()
    assert morning.standing(Look.CLOCK) is Standing.BAD
    press(morning.page, Qt.Key.Key_F9)
    morning.settle()
    assert desk.counter.opening.view(builders.actor(desk.counter)).openings == ()
    morning.page.clock.day.setText(f"{desk.counter.context.today():%d/%m/%Y}")
    press(morning.page, Qt.Key.Key_F9)
    morning.settle()
    assert morning.standing(Look.CLOCK) is Standing.GOOD
    press(morning.page, Qt.Key.Key_F9)
    morning.settle()
    assert len(desk.counter.opening.view(builders.actor(desk.counter)).openings) == 1
