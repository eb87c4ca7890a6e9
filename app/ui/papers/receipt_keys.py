"""What any list of dossiers offers for the receipt of the one that is marked: see it, save it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.page import Command
from app.words import tr

SEE, SAVE = "Ctrl+P", "Ctrl+S"


def _nothing(_key: int) -> None:
    """Stand in where papers cannot be seen."""


@dataclass(frozen=True, slots=True)
class ReceiptKeys:
    """``show`` and ``save`` are given the key of a dossier, ``show_paper`` that of any paper.

    From what is seen it can be printed again.
    """

    show: Callable[[int], object] = _nothing
    save: Callable[[int], object] = _nothing
    show_paper: Callable[[int], object] = _nothing

    def bind(self, page: QWidget, marked: Callable[[], int | None]) -> None:
        """Let the keys work on ``page`` for the dossier that ``marked`` gives, if there is one."""
        for key, run in ((SEE, self.show), (SAVE, self.save)):
            QShortcut(QKeySequence(key), page).activated.connect(_runner(run, marked))

    def commands(self, marked: Callable[[], int | None]) -> Sequence[Command]:
        """Return the same for the palette and the list of keys."""
        return (
            Command(tr("Xem, in lại giấy hẹn"), _runner(self.show, marked), SEE, "eye"),
            Command(tr("Lưu giấy hẹn thành PDF"), _runner(self.save, marked), SAVE, "download"),
        )


NO_RECEIPTS = ReceiptKeys()


def _runner(run: Callable[[int], object], marked: Callable[[], int | None]) -> Callable[[], None]:
    def work() -> None:
        dossier_id = marked()
        if dossier_id is not None:
            run(dossier_id)

    return work
