"""The desk with the page for receiving on it, and the keys a clerk presses there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.documents import PrintJob
from app.domain.dossier_filter import DossierFilter
from app.domain.listings import DossierCard
from app.domain.printer_state import Outcome
from app.domain.procedure import Procedure
from app.domain.scan import Scan, ScanSource
from app.errors import DeviceError
from app.services.commands import PrinterChoice
from app.ui.dossier.intake_form import IntakeForm
from app.ui.dossier.receive_page import ReceivePage
from app.ui.dossier.receive_view import ReceiveView
from app.ui.operations import Operations
from app.ui.papers.receipt_keys import ReceiptKeys
from tests.builders import SetClock, actor, sample_counter
from tests.ui.typing_keys import type_text

CARD = "001188004321|012345678|Nguyễn Thị Ánh Tuyết|12051988|Nữ|Số 12 phố Ngọc Lâm, Hà Nội|01012023"
OTHER_CARD = "001085000077||Lê Hữu Phước|01021985|Nam|Số 3 phố Bồ Đề, Hà Nội|02022022"

# A procedure whose fee asks for nothing: the shortest way from its name to F9.
MARRIAGE = "1.000894"


class Tray:
    """A printer that keeps what it is given; ``jammed`` makes it fail as real ones do.

    With a ``folder`` it is none and files are saved there.
    """

    def __init__(self) -> None:
        self.jobs: list[PrintJob] = []
        self.jammed = False
        self.folder: Path | None = None

    def print_document(self, job: PrintJob) -> Path | Outcome:
        if self.jammed:
            raise DeviceError("Máy in hết giấy.", "Nạp giấy rồi bấm In lại.")
        self.jobs.append(job)
        return Outcome.CONFIRMED if self.folder is None else self.folder / "giay-hen.pdf"


class IntakeDesk:
    """``page`` is open for ``clerk``; a new one on the same store is what a crash leaves.

    ``keys`` counts what was pressed, a key with Ctrl or Alt as one.
    """

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.clock = SetClock()
        self.tray = Tray()
        self.counter = sample_counter(folder, self.clock, printer=lambda _choice: self.tray)
        self.clerk = actor(self.counter)
        self.operations = Operations(lambda: self.counter)
        self.previewed: list[int] = []
        self.keys = 0
        self.page = self.open_page()

    @property
    def view(self) -> ReceiveView:
        """Return what the page shows."""
        return self.page.view

    @property
    def form(self) -> IntakeForm:
        """Return the form of the page."""
        return self.page.form

    def open_page(self) -> ReceivePage:
        """Show a new page at the smallest size of a screen and wait until it is ready."""
        page = ReceivePage(
            self.operations,
            self.clerk,
            now=self.clock.now,
            printer=PrinterChoice,
            receipts=ReceiptKeys(self.previewed.append),
        )
        self.qtbot.addWidget(page)
        page.resize(1134, 585)
        with self.qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.on_shown()
        page.first_field().setFocus()
        self.page = page
        self.settle()
        return page

    def crash(self) -> None:
        """Lose the page without a word, as when the power goes."""
        self.page.close()

    def settle(self) -> None:
        """Wait until every answer is on the screen."""
        for _turn in range(3):
            self.qtbot.waitUntil(lambda: not self.operations.is_busy())
            QApplication.processEvents()

    def focus(self) -> QWidget:
        """Return the widget that has the keyboard."""
        widget = QApplication.focusWidget()
        assert isinstance(widget, QWidget)
        return widget

    def type(self, text: str) -> None:
        """Type ``text`` where the keyboard is."""
        self.keys += len(text)
        type_text(self.focus(), text)
        self.settle()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press keys where the keyboard is, shortcuts first, and wait for what comes of it."""
        self.keys += len(keys)
        for key in keys:
            QTest.keyClick(self.focus(), key, modifier or Qt.KeyboardModifier.NoModifier)
            self.settle()

    def ctrl(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.press(key, modifier=Qt.KeyboardModifier.ControlModifier)

    def scan(self, text: str) -> bool:
        """Let the scanner read ``text``."""
        taken = self.page.on_scan(Scan(text, ScanSource.KEYBOARD, 0.0))
        self.settle()
        return taken

    def fill(
        self,
        procedure_code: str = MARRIAGE,
        *,
        number: str = "001085000012",
        name: str = "Trần Văn Đức",
    ) -> None:
        """Fill everything an intake needs, without typing it."""
        self.form.picker.choose(procedure_code)
        self.settle()
        self.form.applicant.restore({"number": number, "name": name, "phone": "0912000012"})
        self.form.papers.take_all()
        self.settle()

    def procedure(self, code: str) -> Procedure:
        """Return the procedure with this code as the catalogue has it today."""
        return next(one for one in self.counter.dossiers.procedures() if one.code == code)

    def received(self) -> list[DossierCard]:
        """Return the dossiers in the store, newest first."""
        rows = self.counter.dossiers.list(DossierFilter()).rows
        return [self.counter.dossiers.card(self.clerk, row.id) for row in rows]

    def draft(self) -> dict[str, Any]:
        """Return the draft as the store has it."""
        return self.counter.days.load_draft(self.clerk, "receive")

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until ``condition`` holds."""
        self.qtbot.waitUntil(condition)

    def close(self) -> None:
        """End the program."""
        self.operations.close()
