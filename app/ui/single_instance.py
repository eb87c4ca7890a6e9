"""One program per user and data folder: a second start only brings the first one to the front.

The lock decides; how the second calls the first is in ``start_call``. What is opened is the
caller's.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from app.ui.start_call import StartListener


class SingleInstance(QObject):
    """Held by the first start as long as it lives; ``asked`` carries what a later start wants."""

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / "motcua.lock"))
        # Age proves nothing at a counter that runs for weeks; only a dead process is stale.
        self._lock.setStaleLockTime(0)
        self._listener: StartListener | None = None

    def acquire(self) -> bool:
        """Return True if this start is the first one; ``listen`` then lets it hear later ones."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Begin to hear later starts; apart from ``acquire``, because it loads Qt's network."""
        from app.ui.start_call import StartListener

        if self._listener is not None:
            return
        self._listener = StartListener(self._folder, self)
        self._listener.asked.connect(self.asked)

    def ask_first(self, request: str = "") -> bool:
        """Ask the first start to come forward with ``request``; False if it does not listen."""
        from app.ui.start_call import call_first

        return call_first(self._folder, request)

    def release(self) -> None:
        """Let another start be the first."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        self._lock.unlock()
