"""Lets xdotool play the scanner on a real X server and counts what was heard and what leaked.

Not part of the suite: ``python -m tests.benchmarks.scan_under_x`` needs Xvfb and xdotool, and
prints one line for every kind of field and every speed. Argument: scans a cell (10). xdotool
leaves half its ``--delay`` between two presses, so twice the gap is asked of it.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QProcess, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.devices.keyboard_wedge import KeyboardWedge
from app.devices.scan_trust import trust
from app.domain.check_digits import check_digits
from app.domain.scan import Scan
from app.ui.scan_filter import ScanFilter

DISPLAY = ":97"
SPEEDS_MS = (2, 10, 30, 60, 100)
FIELDS = (QLineEdit, QPushButton, QTableWidget, QTextEdit, QComboBox, QSpinBox)
_Field = TypeVar("_Field", bound=QWidget)
HANDS = ("0912345678", "001098012345", "nguyen van 1975", "12/03/2026")


class Bench:
    """A page with every kind of field, an ear for scans, and xdotool as the scanner."""

    def __init__(self, rounds: int) -> None:
        self.rounds = rounds
        self.heard: list[str] = []
        self.clicks = 0
        self.page = QWidget()
        layout = QVBoxLayout(self.page)
        for kind in FIELDS:
            layout.addWidget(kind())
        self.button = self._field(QPushButton)
        self.line = self._field(QLineEdit)
        self.text = self._field(QTextEdit)
        self.spin = self._field(QSpinBox)
        self.button.clicked.connect(self._count)
        self.line.returnPressed.connect(self._count)
        self.scans = ScanFilter(KeyboardWedge(trust))
        self.scans.install()
        self.scans.scanned.connect(self._hear)
        self.codes = self._codes()
        self.page.show()
        self.page.activateWindow()
        pause(500)

    def scan(self, kind: type[QWidget], speed: int) -> str:
        """Scan into one kind of field at one speed and return the row of the table."""
        self._field(kind).setFocus()
        good = leaked = clicked = 0
        for _ in range(self.rounds):
            self._clear()
            code = next(self.codes)
            press_keys("type", "--delay", str(2 * speed), code + "\r")
            pause(200)
            good += self.heard == [code]
            leaked += bool(self._leaked())
            clicked += self.clicks > 0
        heard = f"heard {good}/{self.rounds}"
        return f"{kind.__name__:13} {speed:4} ms   {heard}   leaked {leaked}   clicked {clicked}"

    def scan_in_menu(self, speed: int) -> str:
        """Scan while a menu is open, which holds the keyboard."""
        menu = QMenu(self.page)
        for number in "1726":
            menu.addAction(f"&{number}", self._count)
        menu.popup(self.page.mapToGlobal(self.page.rect().center()))
        pause(200)
        self._clear()
        code = next(self.codes)
        press_keys("type", "--delay", str(2 * speed), code + "\r")
        pause(200)
        menu.close()
        heard = f"heard {int(self.heard == [code])}/1"
        return f"{'open menu':13} {speed:4} ms   {heard}   leaked 0   clicked {self.clicks}"

    def scan_while_blocked(self, seconds: float) -> str:
        """Scan while the window does not answer, and let slow typing wait as well."""
        self._clear()
        self.line.setFocus()
        code = next(self.codes)
        scanner = start_keys("type", "--delay", "10", code + "\r")
        block(seconds)
        wait_for(scanner)
        pause(300)
        scanned = self.heard == [code] and not self._leaked()
        self._clear()
        hand = start_keys("type", "--delay", "180", "0912345678")
        block(seconds)
        wait_for(hand)
        pause(300)
        typed = self.line.text() == "0912345678" and not self.heard
        return f"blocked {seconds} s: scan heard {scanned}, slow typing kept {typed}"

    def type_by_hand(self, text: str, speed: int) -> str:
        """Type as a hand does and compare what arrived."""
        self._clear()
        self.line.setFocus()
        press_keys("type", "--delay", str(2 * speed), text + "\r")
        pause(200)
        whole = self.line.text() == text and self.clicks == 1 and not self.heard
        return f"hand {speed:4} ms   {text:16} typed unchanged {whole}   ({self.line.text()})"

    def _field(self, kind: type[_Field]) -> _Field:
        child = self.page.findChild(kind)
        assert child is not None
        return child

    def _codes(self) -> Iterator[str]:
        for number in range(1, 10_000):
            body = f"172632152611{number % 28 + 1:02d}{number:04d}"
            yield body + check_digits(body)

    def _hear(self, scan: Scan) -> None:
        self.heard.append(scan.text)

    def _count(self) -> None:
        self.clicks += 1

    def _clear(self) -> None:
        self.heard.clear()
        self.clicks = 0
        self.line.clear()
        self.text.clear()
        self.spin.setValue(0)

    def _leaked(self) -> str:
        spin = str(self.spin.value()) if self.spin.value() else ""
        return self.line.text() + self.text.toPlainText() + spin


def press_keys(*arguments: str) -> None:
    """Run xdotool to its end while the windows go on working."""
    wait_for(start_keys(*arguments))


def start_keys(*arguments: str) -> QProcess:
    """Start xdotool."""
    process = QProcess()
    process.start("xdotool", list(arguments))
    process.waitForStarted()
    return process


def wait_for(process: QProcess) -> None:
    """Let the event loop turn until the process has ended."""
    loop = QEventLoop()
    process.finished.connect(loop.quit)
    if process.state() != QProcess.ProcessState.NotRunning:
        loop.exec()


def pause(milliseconds: int) -> None:
    """Let the event loop turn for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def block(seconds: float) -> None:
    """Keep the event loop from turning, as a slow disk would on the wrong thread."""
    timer = QElapsedTimer()
    timer.start()
    while timer.elapsed() < seconds * 1000:
        pass


def say(row: str) -> None:
    """Show a row at once; the whole takes minutes."""
    sys.stdout.write(row + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run all rows; 0 always, the figures are for reading."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1024x768x24"])
    os.environ.update(DISPLAY=DISPLAY, QT_QPA_PLATFORM="xcb")
    try:
        for _ in range(50):
            if subprocess.run(["xdotool", "getmouselocation"], capture_output=True).returncode == 0:
                break
        application = QApplication([])
        bench = Bench(rounds)
        say(application.platformName())
        for kind in FIELDS:
            for speed in SPEEDS_MS:
                say(bench.scan(kind, speed))
        for speed in SPEEDS_MS[:3]:
            say(bench.scan_in_menu(speed))
        for seconds in (0.3, 0.8):
            say(bench.scan_while_blocked(seconds))
        for text in HANDS:
            for speed in (40, 90, 150):
                say(bench.type_by_hand(text, speed))
    finally:
        server.terminate()
        server.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
