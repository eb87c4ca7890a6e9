"""An office with papers in every state, and its page of papers on the screen."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.documents import PrintJob
from app.domain.printer_state import Outcome
from app.errors import DeviceError
from app.printing.backends.paint import job_pictures
from app.services.answers import Received
from app.services.commands import PrinterChoice
from app.ui.operations import Operations
from app.ui.page import Page
from app.ui.papers.paper_viewer import PaperViewer
from app.ui.papers.papers_page import PapersPage
from app.ui.preview_dialog import PreviewDialog
from tests import builders
from tests.builders import SetClock, sample_counter
from tests.ui.typing_keys import type_text

Shown = TypeVar("Shown", bound=Page)
JAM = DeviceError("Máy in «{name}» hết giấy.", "Nạp giấy vào khay rồi in lại.", name="HP")


class Tray:
    """A printer that keeps what it is given; ``jammed_at`` are the titles it fails at."""

    def __init__(self) -> None:
        self.jobs: list[PrintJob] = []
        self.jammed = False
        self.jammed_at = ""
        self.outcome = Outcome.CONFIRMED

    def print_document(self, job: PrintJob) -> Path | Outcome:
        if self.jammed or (self.jammed_at and self.jammed_at in job.title):
            raise JAM
        self.jobs.append(job)
        return self.outcome


class PaperOffice:
    """``clerk`` is signed in; ``page`` shows the papers of ``counter``."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.clock = SetClock()
        self.tray = Tray()
        self.folder = folder
        self.counter = sample_counter(folder, self.clock, printer=self._printer)
        self.clerk = builders.actor(self.counter)
        self.operations = Operations(lambda: self.counter)
        self.window: QWidget | None = None
        self.viewer = PaperViewer(
            self.operations,
            self.clerk,
            printer=lambda: PrinterChoice("HP"),
            draw=job_pictures,
            window=self._window,
        )

    def receive(self, state: str = "waiting", count: int = 1) -> list[Received]:
        """Take dossiers in whose receipts are in ``state``."""
        made = [builders.receive(self.counter, self.clerk) for _ in range(count)]
        for one in made:
            builders.change_store(
                self.counter, "UPDATE print_records SET state = ? WHERE id = ?", state, one.print_id
            )
        return made

    def open_page(self) -> PapersPage:
        """Show the page at the smallest size of a screen and wait for its answer."""
        page = PapersPage(
            self.operations,
            self.clerk,
            now=self.clock.now,
            printer=lambda: PrinterChoice("HP"),
            viewer=self.viewer,
        )
        return self.show(page)

    def show(self, page: Shown) -> Shown:
        """Put a page on the screen as the main window does."""
        self.window = page
        self.qtbot.addWidget(page)
        page.resize(1134, 585)
        with self.qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.on_shown()
        self.settle()
        field = page.first_field()
        if field is not None:
            field.setFocus()
        return page

    def preview(self) -> PreviewDialog:
        """Return the preview that is open."""
        self.settle()
        dialog = self.viewer.dialog
        assert dialog is not None
        return dialog

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(focused(), key)
            self.settle()

    def ctrl(self, key: Qt.Key) -> None:
        """Press a key together with Ctrl."""
        QTest.keyClick(focused(), key, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def alt(self, key: Qt.Key) -> None:
        """Press a mnemonic, whose button is down for a moment before it acts."""
        target = focused()
        QTest.keyClick(target, key, Qt.KeyboardModifier.AltModifier)
        down = [one for one in target.window().findChildren(QAbstractButton) if one.isDown()]
        self.qtbot.waitUntil(lambda: not any(button.isDown() for button in down))
        self.settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        type_text(focused(), text)
        self.settle()

    def settle(self) -> None:
        """Wait until every answer is on the screen."""
        for _turn in range(2):
            self.qtbot.waitUntil(lambda: not self.operations.is_busy(), timeout=10_000)
            QTest.qWait(1)

    def states(self) -> dict[str, str]:
        """Return the states of today's papers by what they are about."""
        rows = self.counter.papers.list(self.clerk, self.counter.context.today())
        return {row.subject: row.state.value for row in rows}

    def close(self) -> None:
        """End the work of the page and close the store."""
        self.operations.close()

    def _printer(self, choice: PrinterChoice) -> object:
        if choice.name:
            return self.tray
        from app.printing.spooler import PdfFolderPrinter

        return PdfFolderPrinter(self.folder / "phieu")

    def _window(self) -> QWidget:
        assert self.window is not None
        return self.window


def focused() -> QWidget:
    """Return what has the keyboard."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget
