"""The list of clerks to sign in from: found by typing letters of any part of the name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from app.domain.roles import ROLE_LABELS, Role
from app.domain.text import fold, is_digits
from app.words import tr

if TYPE_CHECKING:
    from app.domain.listings import ClerkRow


class ClerkList(QListWidget):
    """Emits ``digit_typed`` with a digit pressed here: whoever types one means to prove it.

    ``clerk_changed`` tells that another clerk is marked, ``activated`` that Enter was pressed.
    """

    digit_typed = Signal(str)
    clerk_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Chọn cán bộ"))
        self.setUniformItemSizes(True)
        self._clerks: Sequence[ClerkRow] = ()
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self.currentRowChanged.connect(lambda _row: self.clerk_changed.emit())

    def put(self, clerks: "Sequence[ClerkRow]", chosen: int | None = None) -> None:
        """Offer ``clerks``, the one with key ``chosen`` marked, else the first; emits nothing."""
        self._clerks = clerks
        keys = [clerk.id for clerk in clerks]
        self.blockSignals(True)
        self.clear()
        self.addItems([_words_of(clerk) for clerk in clerks])
        if keys:
            self.setCurrentRow(keys.index(chosen) if chosen in keys else 0)
        self.blockSignals(False)

    def clerk(self) -> "ClerkRow | None":
        """Return the clerk that is marked."""
        return self._clerks[self.currentRow()] if self.currentRow() >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_digits(event.text()):
            self.digit_typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Mark the next clerk one of whose names begins with the letters typed, accents or not.

        Letters count together while they come quickly; an empty ``search`` begins anew.
        """
        interval = QApplication.keyboardInputInterval()
        if not search or self._since_typed.hasExpired(interval):
            self._typed = ""
        self._since_typed.start()
        self._typed += search
        wanted = fold(self._typed)
        if not wanted:
            return
        # A first letter typed again moves on to the next of that letter.
        start = self.currentRow() + (1 if len(wanted) == 1 else 0)
        for step in range(len(self._clerks)):
            at = (start + step) % len(self._clerks)
            if _matches(wanted, fold(self._clerks[at].name)):
                self.setCurrentRow(at)
                return


def _words_of(clerk: "ClerkRow") -> str:
    return f"{clerk.name}  ·  {clerk.desk or tr(ROLE_LABELS[Role(clerk.role)])}"


def _matches(wanted: str, name: str) -> bool:
    """Say whether ``wanted`` begins a word of ``name``; both folded."""
    return f" {name}".find(f" {wanted}") >= 0
