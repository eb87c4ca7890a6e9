"""One program per user and data folder: a second start only brings the first one to the front.

The lock decides; how the second calls the first is in ``start_call``. What is opened is the
caller's.
"""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal

from app.ui.top_windows import say_stuck

if TYPE_CHECKING:
    from app.ui.start_call import StartListener


class SingleInstance(QObject):
    """Held by the first start as long as it lives; ``asked`` carries what a later start wants.

    ``after_crash``: the first start before this one did not end by itself.
    """

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._file = folder, folder / "motcua.lock"
        self._lock = QLockFile(str(self._file))
        # Age proves nothing at a counter that runs for weeks; only a dead process is stale.
        self._lock.setStaleLockTime(0)
        self._listener: StartListener | None = None
        self.after_crash = False

    def acquire(self) -> bool:
        """Return True if this start is the first one; ``listen`` then lets it hear later ones."""
        # Whoever ends by itself takes its lock away; a killed program or a power cut leaves it.
        left = self._file.exists()
        acquired = self._lock.tryLock(0)
        if not acquired and self._is_from_another_pc():
            # Came along with a copied folder, or the PC was renamed: nobody here will take it away.
            self._lock.removeStaleLockFile()
            acquired = self._lock.tryLock(0)
        self.after_crash = left and acquired
        return acquired

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

    def other_user(self) -> str:
        """Return which other user of this PC holds the lock; empty for oneself or if unknown."""
        # Hardly ever needed, and the first window waits for none of it.
        import getpass

        # Windows does not tell.
        with contextlib.suppress(OSError, KeyError, NotImplementedError):
            owner = self._file.owner()
            return "" if owner == getpass.getuser() else owner
        return ""

    def release(self) -> None:
        """Let another start be the first."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        self._lock.unlock()

    def _is_from_another_pc(self) -> bool:
        _pid, host, _program = self._lock.getLockInfo()
        return bool(host) and host != QSysInfo.machineHostName()


class Instances(QObject):
    """The data folders this program holds, one more when the wizard chooses another.

    Emits ``asked`` when a later start wants this one to come forward.
    """

    asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: dict[Path, SingleInstance] = {}

    def hold(self, folder: Path) -> bool:
        """Be the only program in ``folder``, or bring the one that is forward and say False."""
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        if folder in self._held or not os.access(folder, os.W_OK):
            return True
        instance = SingleInstance(folder, self)
        if not instance.acquire():
            other_user = instance.other_user()
            # Their window is in a session of its own and cannot come forward in this one.
            if other_user or not instance.ask_first():
                say_stuck(other_user)
            return False
        instance.asked.connect(self.asked)
        self._held[folder] = instance
        return True

    def held(self) -> Iterable[SingleInstance]:
        """Return what holds each folder."""
        return self._held.values()

    def listen(self) -> None:
        """Hear later starts, from now on."""
        for instance in self._held.values():
            instance.listen()

    def release(self) -> None:
        """Let the next start be the first."""
        for instance in self._held.values():
            instance.release()
