"""Writes what scans meant into the log, behind whatever the clerk is waiting for."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.roles import Actor
from app.domain.scan_log import ScanNote
from app.errors import MotCuaError
from app.ui.operations import Operations


class ScanLog(QObject):
    """``operations`` and ``who`` give where to write and who is at the desk now, if anybody."""

    def __init__(
        self,
        operations: Callable[[], Operations | None],
        who: Callable[[], Actor | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._operations, self._who = operations, who

    def note(self, note: ScanNote) -> None:
        """Write one line; a log that cannot be written keeps nobody from working."""
        operations, actor = self._operations(), self._who()
        if operations is not None:
            operations.write(
                lambda counter: counter.scans.note(actor, note), lambda _saved: None, _let_pass
            )


def _let_pass(_failure: MotCuaError) -> bool:
    return True
