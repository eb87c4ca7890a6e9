"""Taking a stick out safely on Windows, by the four steps its own tray icon takes.

Which drive it is, and what is said about it, is in ``eject``.
"""

import sys
import time
from collections.abc import Callable
from typing import Protocol

from app.devices.eject import Ejection

_TRIES = 10
_PAUSE_SECONDS = 0.5


class EjectableVolume(Protocol):
    """One volume that was opened; its methods raise OSError when the system refuses."""

    def lock(self) -> None:
        """Take the volume for oneself, which fails while any program has a file open on it."""
        ...

    def dismount(self) -> None:
        """Write what is left and let go of the file system."""
        ...

    def eject(self) -> None:
        """Ask the device to be gone."""
        ...

    def close(self) -> None:
        """Give the volume back."""
        ...


class EjectableVolumes(Protocol):
    """Opens volumes by their letter."""

    def open(self, letter: str) -> EjectableVolume:
        """Open the volume; OSError when it is not there or not allowed."""
        ...


def eject_on_windows(
    letter: str, volumes: EjectableVolumes, pause: Callable[[float], None] = time.sleep
) -> Ejection:
    """Lock, dismount and eject the volume; a lock is tried for some seconds.

    A virus scanner looks at every new file for a moment, and the lock must wait for it.
    """
    try:
        volume = volumes.open(letter)
    except OSError:
        return Ejection.BY_HAND
    try:
        if not _locked(volume, pause):
            return Ejection.IN_USE
        volume.dismount()
        volume.eject()
    except OSError:
        return Ejection.BY_HAND
    finally:
        volume.close()
    return Ejection.DONE


def _locked(volume: EjectableVolume, pause: Callable[[float], None]) -> bool:
    for attempt in range(_TRIES):
        if attempt:
            pause(_PAUSE_SECONDS)
        try:
            volume.lock()
        except OSError:
            continue
        return True
    return False


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _READ_AND_WRITE, _SHARE_READ_AND_WRITE, _OPEN_EXISTING = 0xC0000000, 3, 3
    _LOCK_VOLUME, _DISMOUNT_VOLUME, _EJECT_MEDIA = 0x90018, 0x90020, 0x2D4808

    class Kernel32Volumes:
        """Asks Windows itself."""

        def open(self, letter: str) -> "Kernel32Volume":
            """See ``EjectableVolumes``."""
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateFileW.restype = wintypes.HANDLE
            handle = wintypes.HANDLE(
                kernel.CreateFileW(
                    f"\\\\.\\{letter}:",
                    _READ_AND_WRITE,
                    _SHARE_READ_AND_WRITE,
                    None,
                    _OPEN_EXISTING,
                    0,
                    None,
                )
            )
            if handle.value == wintypes.HANDLE(-1).value:
                raise ctypes.WinError(ctypes.get_last_error())
            return Kernel32Volume(kernel, handle)

    class Kernel32Volume:
        """A volume Windows opened."""

        def __init__(self, kernel: ctypes.WinDLL, handle: wintypes.HANDLE) -> None:
            self._kernel, self._handle = kernel, handle

        def lock(self) -> None:
            """See ``EjectableVolume``."""
            self._ask(_LOCK_VOLUME)

        def dismount(self) -> None:
            """See ``EjectableVolume``."""
            self._ask(_DISMOUNT_VOLUME)

        def eject(self) -> None:
            """See ``EjectableVolume``."""
            self._ask(_EJECT_MEDIA)

        def close(self) -> None:
            """See ``EjectableVolume``."""
            self._kernel.CloseHandle(self._handle)

        def _ask(self, what: int) -> None:
            count = wintypes.DWORD()
            done = self._kernel.DeviceIoControl(
                self._handle, what, None, 0, None, 0, ctypes.byref(count), None
            )
            if not done:
                raise ctypes.WinError(ctypes.get_last_error())
