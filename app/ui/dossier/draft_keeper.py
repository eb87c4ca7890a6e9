"""Keeps what is being typed on disk, so that neither a power cut nor a colleague costs typing."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.roles import Actor
from app.errors import MotCuaError
from app.ui.operations import Operations

_PAUSE_MS = 500
_RETRY_MS = 5_000


class DraftKeeper(QObject):
    """Saves ``content()`` half a second after a change, with ``saved_at``; ``kept`` tells so.

    Saving runs in the order of the writes, so an intake and the end of its draft never cross.
    """

    kept = Signal(bool)

    def __init__(
        self,
        operations: Operations,
        form: str,
        content: Callable[[], Mapping[str, Any]],
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._operations, self._form, self._content, self._now = operations, form, content, now
        self._actor: Actor | None = None
        self._last: Mapping[str, Any] = {}
        self._held = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    def begin(self, actor: Actor, saved: Mapping[str, Any]) -> None:
        """Keep drafts of ``actor`` from now on; ``saved`` is what the store holds."""
        self._actor = actor
        self._last = {key: value for key, value in saved.items() if key != "saved_at"}
        # Somebody may have typed before this was known.
        self.note_change()

    def hold(self) -> None:
        """Save nothing while the form itself is on its way into the store: it takes the draft."""
        self._timer.stop()
        self._held = True

    def release(self) -> None:
        """Go on saving; what has changed meanwhile is saved soon."""
        self._held = False
        self.note_change()

    def forget(self) -> None:
        """Note that the store holds no draft any more."""
        self._last = {}

    def note_change(self) -> None:
        """Save soon; the timer runs on, so that steady typing is saved as well."""
        if not (self._held or self._timer.isActive()):
            self._timer.start()

    def flush(self) -> None:
        """Save now, if there is anything new."""
        self._timer.stop()
        content, actor, form = self._content(), self._actor, self._form
        if actor is None or self._held or content == self._last:
            return
        self._last = content
        dated = {**content, "saved_at": self._now().isoformat()} if content else {}
        self._operations.write(
            lambda counter: counter.days.save_draft(actor, form, dated),
            self._note_kept,
            self._note_failure,
        )

    def _note_kept(self, _saved: object) -> None:
        self.kept.emit(True)

    def _note_failure(self, _failure: MotCuaError) -> bool:
        """Tell quietly: the intake itself will say loudly if the store cannot be written."""
        self._last = {}
        self.kept.emit(False)
        QTimer.singleShot(_RETRY_MS, self, self.note_change)
        return True
