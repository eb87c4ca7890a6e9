"""One desk of a sample office: take dossiers in, move them on, open a page, wait for answers."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.roles import Actor
from app.services.answers import Received
from app.services.commands import HandOver, PrinterChoice, RecordResult
from app.ui.dossier.dossiers_page import DossiersPage
from app.ui.dossier.return_page import ReturnPage
from app.ui.operations import Operations
from app.ui.page import Page
from tests.builders import SetClock, actor, intake, sample_counter

Shown = TypeVar("Shown", bound=Page)


@contextmanager
def what_is_loaded_set_aside() -> Iterator[None]:
    """Keep Python's search for garbage from looking through every library and pytest itself.

    That takes 80 ms and stops all threads, whatever the page does meanwhile.
    """
    gc.collect()
    gc.freeze()
    yield


class Desk:
    """``clerk`` is signed in; pages made here talk to ``counter`` through ``operations``."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.clock = SetClock()
        self.counter = sample_counter(folder, self.clock)
        self.clerk = actor(self.counter)
        self.operations = Operations(lambda: self.counter)

    def receive(self, name: str = "", *, by: Actor | None = None, **changes: Any) -> Received:
        """Take a dossier in, for a person called ``name`` if given."""
        command = intake(by or self.clerk, **changes)
        if name:
            command = replace(command, applicant=replace(command.applicant, name=name))
        return self.counter.dossiers.receive(command)

    def ready(self, name: str = "", **changes: Any) -> Received:
        """Take a dossier in whose result has come to the desk."""
        received = self.receive(name, **changes)
        self.counter.dossiers.hand_over(HandOver(self.clerk, (received.dossier_id,)))
        self.counter.dossiers.record_result(RecordResult(self.clerk, received.dossier_id))
        return received

    def dossiers_page(self, by: Actor | None = None) -> DossiersPage:
        """Show the page of all dossiers at the smallest size of a screen."""
        return self.show(
            DossiersPage(
                self.operations, by or self.clerk, now=self.clock.now, printer=PrinterChoice
            )
        )

    def return_page(self, by: Actor | None = None) -> ReturnPage:
        """Show the page for giving results out."""
        return self.show(
            ReturnPage(self.operations, by or self.clerk, now=self.clock.now, printer=PrinterChoice)
        )

    def show(self, page: Shown) -> Shown:
        """Put ``page`` on the screen as the main window does."""
        self.qtbot.addWidget(page)
        page.resize(1134, 585)
        with self.qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.on_shown()
        field = page.first_field()
        if field is not None:
            field.setFocus()
        self.settle()
        return page

    def settle(self) -> None:
        """Wait until every answer is on the screen."""
        self.qtbot.waitUntil(lambda: not self.operations.is_busy())
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.operations.is_busy())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is, shortcuts first, and wait for what comes of it."""
        target = QApplication.focusWidget()
        assert isinstance(target, QWidget)
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def press_mnemonic(self, key: Qt.Key) -> None:
        """Press Alt and a letter; such a button is pressed for a moment before it acts."""
        target = QApplication.focusWidget()
        assert isinstance(target, QWidget)
        QTest.keyClick(target, key, Qt.KeyboardModifier.AltModifier)
        down = [b for b in target.window().findChildren(QAbstractButton) if b.isDown()]
        self.qtbot.waitUntil(lambda: not any(button.isDown() for button in down))
        self.settle()

    def state_of(self, received: Received) -> str:
        """Return the state of a dossier as the store has it."""
        return self.counter.dossiers.card(self.clerk, received.dossier_id).row.state.value

    def close(self) -> None:
        """End the program."""
        self.operations.close()
