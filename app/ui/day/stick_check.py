"""Looks at the place of an export before anything is written: whose stick, and which days wait."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import MotCuaError
from app.services.export_answers import ExportOutlook
from app.ui.day.export_target import ExportTarget
from app.ui.day.stick_words import StickNote, note_of
from app.ui.operations import LatestOnly, Operations
from app.ui.widgets.button import Button
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.styling import show_if
from app.words import tr


class StickCheck(QObject):
    """Has a ``banner`` about the stick in ``target``; emits ``changed`` when something is new.

    A stick that nobody knows, or of another office, is asked about once; ``allows`` tells whether
    it may be written to.
    """

    changed = Signal()

    def __init__(self, operations: Operations, target: ExportTarget) -> None:
        super().__init__(target)
        self._looking = LatestOnly(operations)
        self._target = target
        self._agreed: set[str] = set()
        self._note: StickNote | None = None
        self._pending = False
        self.outlook = ExportOutlook()
        self.banner = InlineBanner(closable=False)
        self.accept = Button(tr("&Dùng USB này"))
        self.banner.add_action(self.accept)
        self.accept.clicked.connect(self._agree)
        target.changed.connect(self.look)

    def look(self) -> None:
        """Look at what is chosen now; until the answer a stick is not written to."""
        drive = self._target.drive()
        stick = drive.path if drive is not None else None
        self._pending = stick is not None
        self._show(None)
        self._looking.ask(self._asking(stick), self._seen, self._unreadable)

    def allows(self) -> bool:
        """Say whether the place may be written to, as far as is known."""
        if self._pending:
            return False
        note = self._note
        return note is None or not (note.useless or note.accept)

    def _asking(self, stick: Path | None) -> Callable[..., ExportOutlook]:
        return lambda counter: counter.exchange.outlook(stick)

    def _seen(self, outlook: ExportOutlook) -> None:
        self._pending = False
        self.outlook = outlook
        drive = self._target.drive()
        note = note_of(drive, outlook.stick) if drive is not None else None
        if note is not None and note.accept and str(self._target.path()) in self._agreed:
            note = None
        self._show(note)

    def _unreadable(self, failure: MotCuaError) -> bool:
        """Say what is wrong; the export may be tried all the same, and says it again."""
        self._pending = False
        title = tr(failure.title, **failure.values)
        self._show(StickNote(kind="warn", title=title, text=tr(failure.advice, **failure.values)))
        return True

    def _show(self, note: StickNote | None) -> None:
        self._note = note
        if note is None:
            self.banner.close_note()
        else:
            show_if(self.accept, bool(note.accept))
            if note.accept:
                self.accept.set_label(note.accept)
            self.banner.show_note(note.kind, note.title, note.text, icon="usb")
        self.changed.emit()

    def _agree(self) -> None:
        self._agreed.add(self._target.path())
        self._show(None)
