"""Scans into every kind of field, and a corpus of typists: what leaks, what is lost, what is taken.

Keys carry times of their own, so the figures are about the rules and not about this machine. What
a real X server and a real input method do is played by ``scan_under_x``.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
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
from app.domain.check_digits import check_digits
from app.ui.scan_filter import ScanFilter
from tests.devices.test_keyboard_wedge import FRENCH_ROW, VIETNAMESE_ROW
from tests.ui.scanner import Keyboard
from tests.ui.test_scan_filter import CARD, Heard

pytestmark = pytest.mark.benchmark

FIELDS = (QLineEdit, QPushButton, QTableWidget, QTextEdit, QComboBox, QSpinBox)
TEXT_FIELDS = (QLineEdit, QTextEdit)
SPEEDS_MS, SLOW_MS = (2, 10, 30, 45), (60, 100)
ENDS = ("\n", "\t", "")
LAYOUTS = {"us": {}, "fr": FRENCH_ROW, "vn": VIETNAMESE_ROW}
PREFIXES = ("", "~", "]C1")


class Page:
    """A page with every kind of field, the filter, and a tally."""

    def __init__(self, qtbot: QtBot) -> None:
        self.scans = ScanFilter(KeyboardWedge(trust), platform="xcb")
        self.scans.install()
        self.heard = Heard(self.scans)
        self.widget = QWidget()
        layout = QVBoxLayout(self.widget)
        self.fields = {kind: kind() for kind in FIELDS}
        for field in self.fields.values():
            layout.addWidget(field)
        self.clicks = 0
        button, line = self.fields[QPushButton], self.fields[QLineEdit]
        button.clicked.connect(self._count)
        line.returnPressed.connect(self._count)
        self.fields[QTableWidget].setRowCount(3)
        self.fields[QTableWidget].setColumnCount(2)
        self.fields[QComboBox].addItems(["1 bản", "2 bản", "7 bản"])
        qtbot.addWidget(self.widget)
        with qtbot.waitActive(self.widget):
            self.widget.show()
            self.widget.activateWindow()
        window = self.widget.windowHandle()
        assert window is not None
        self.keyboard = Keyboard(window)
        self.enters: list[str] = []

    def state(self) -> tuple[object, ...]:
        """Everything a leaked key could have changed."""
        line, text, table = (self.fields[kind] for kind in (QLineEdit, QTextEdit, QTableWidget))
        combo, spin = self.fields[QComboBox], self.fields[QSpinBox]
        cell = (table.currentRow(), table.currentColumn(), table.state())
        own = (line.text(), text.toPlainText(), cell, combo.currentIndex(), spin.text())
        return (*own, self.clicks, QApplication.focusWidget())

    def settle(self) -> None:
        """Let silence have come, and the filter say what it heard."""
        self.scans._on_silence()
        QApplication.processEvents()

    def _count(self) -> None:
        self.clicks += 1


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    made = Page(qtbot)
    yield made
    delete(made.scans)


def scans() -> Iterator[tuple[type[QWidget], int, str, str, str]]:
    """Give field, speed, end, layout and prefix of every scan; slow ones need a field and an end.

    A scanner slower than the limit is known by its content alone, after its digits were typed.
    """
    for kind, speed, end, layout, prefix in product(FIELDS, SPEEDS_MS, ENDS, LAYOUTS, PREFIXES):
        if layout == "us" or prefix != "]C1":
            yield kind, speed, end, layout, prefix
    for kind, speed, end, prefix in product(TEXT_FIELDS, SLOW_MS, ENDS[:2], PREFIXES[:2]):
        yield kind, speed, end, "us", prefix


def test_no_scan_is_lost_and_none_leaks(page: Page) -> None:
    number = leaked = lost = 0
    for kind, speed, end, layout, prefix in scans():
        number += 1
        body = f"1726321526{number % 12 + 1:02d}{number % 28 + 1:02d}{number:04d}"
        text = CARD if number % 7 == 0 and speed <= 45 else body + check_digits(body)
        page.fields[kind].setFocus()
        page.heard.scans.clear()
        page.keyboard.row = LAYOUTS[layout]
        before = page.state()
        page.keyboard.scan(prefix + text, gap=speed, end=end)
        page.settle()
        leaked += page.state() != before
        lost += page.heard.scans != [text]
    print(f"\n{number} scans over {len(FIELDS)} kinds of field: {leaked} leaked, {lost} lost")
    assert number >= 500
    assert (leaked, lost, page.heard.rejected, page.heard.repeated) == (0, 0, [], [])


@dataclass(frozen=True)
class Typist:
    """How somebody types: the usual gap, how even, how often two keys overlap; the PC's clock."""

    median_ms: int
    spread: float
    rolls: float
    clock_ms: int


def typists() -> list[Typist]:
    """Give slow and quick hands, even and uneven, under clocks of Linux and of Windows."""
    speeds, spreads = (260, 180, 130, 100, 85, 75, 65, 55), (0.15, 0.3, 0.5)
    return [
        Typist(speed, spread, 0.08 if spread > 0.2 else 0.02, clock)
        for speed, spread, clock in product(speeds, spreads, (1, 16))
    ]


def entries(chance: random.Random) -> Iterator[str]:
    """Give what clerks type all day, codes with a wrong digit among it.

    A whole code with its right check digits is not: typed or scanned, it means its dossier.
    """
    while True:
        number = chance.randrange
        yield f"09{number(10**8):08d}"
        yield f"0{number(96):02d}{number(4)}{number(100):02d}{number(10**6):06d}"
        yield f"{number(28) + 1:02d}{number(12) + 1:02d}{1940 + number(80)}"
        yield f"{number(28) + 1:02d}/{number(12) + 1:02d}/{1940 + number(80)}"
        yield f"{number(500)}000"
        yield f"so {number(300)} ngo {number(90)}/{number(20)} to {number(40)} phuong Hoa Binh"
        yield f"H26.32.15-2611{number(28) + 1:02d}-{number(9999):04d}"
        body = f"172632152611{number(28) + 1:02d}{number(9999):04d}"
        yield body + f"{(int(check_digits(body)) + 1) % 97:02d}"
        yield chance.choice(["Nguyen Van An", "Tran Thi Be", "Le Hoang Cuong", "* ghi chu ~1"])


def gaps(typist: Typist, count: int, chance: random.Random) -> Iterator[int]:
    """Give the times between keys as the PC's clock stamps them."""
    at, stamped = 0.0, 0
    for _ in range(count):
        rolls = chance.random() < typist.rolls
        gap = chance.uniform(8, 45) if rolls else chance.lognormvariate(0, typist.spread)
        at += gap if rolls else gap * typist.median_ms
        before, stamped = stamped, int(at) // typist.clock_ms * typist.clock_ms
        yield stamped - before


def test_no_typist_is_taken_for_a_scanner(page: Page) -> None:
    chance = random.Random(2026)
    line = page.fields[QLineEdit]
    line.setFocus()
    typed = altered = 0
    people = typists()
    for typist in people:
        for text, _turn in zip(entries(chance), range(90), strict=False):
            line.clear()
            page.keyboard.now += 5_000
            for char, gap in zip(text + "\n", gaps(typist, len(text) + 1, chance), strict=True):
                page.keyboard.now += gap
                page.keyboard.press(char)
                page.keyboard.release(char)
            typed += 1
            altered += line.text() != text
        page.settle()
    taken = len(page.heard.scans) + len(page.heard.rejected) + len(page.heard.repeated)
    print(f"\n{typed} entries of {len(people)} typists: {taken} false scans, {altered} altered")
    assert (taken, altered, page.clicks) == (0, 0, typed)
