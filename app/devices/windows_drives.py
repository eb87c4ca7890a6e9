"""Sticks on Windows, by the drive letters and what the system says about each."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from string import ascii_uppercase
from typing import Protocol

from app.devices.removable_drives import Drive

REMOVABLE, FIXED = 2, 3
READ_ONLY_VOLUME = 0x00080000


class Volumes(Protocol):
    """What is asked of Windows; all methods may raise OSError."""

    def letters(self) -> int:
        """Return a bit for each drive letter in use, the lowest for A."""
        ...

    def kind(self, root: str) -> int:
        """Return what kind of drive is at ``root``, in the numbers of GetDriveTypeW."""
        ...

    def is_on_usb(self, letter: str) -> bool:
        """Return whether the drive hangs on USB."""
        ...

    def label_and_flags(self, root: str) -> tuple[str, int]:
        """Return the volume's label and flags; OSError when no medium is in the drive."""
        ...


def _free_bytes(path: Path) -> int:
    return shutil.disk_usage(path).free


def windows_drives(
    volumes: Volumes, free_bytes: Callable[[Path], int] = _free_bytes
) -> tuple[Drive, ...]:
    """Return the drives that are removable or on USB and have a medium in them."""
    in_use = volumes.letters()
    letters = (letter for place, letter in enumerate(ascii_uppercase) if in_use >> place & 1)
    found = (_drive(letter, volumes, free_bytes) for letter in letters)
    return tuple(drive for drive in found if drive is not None)


def _drive(letter: str, volumes: Volumes, free_bytes: Callable[[Path], int]) -> Drive | None:
    root = f"{letter}:\\"
    try:
        kind = volumes.kind(root)
        # A USB disk says that it is fixed; only the way it is attached tells.
        if kind != REMOVABLE and not (kind == FIXED and volumes.is_on_usb(letter)):
            return None
        label, flags = volumes.label_and_flags(root)
        read_only = bool(flags & READ_ONLY_VOLUME)
        return Drive(Path(root), label or f"{letter}:", free_bytes(Path(root)), read_only)
    except OSError:
        return None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _NO_ERROR_BOXES = 0x0001
    _SHARE_READ_AND_WRITE, _OPEN_EXISTING = 3, 3
    _QUERY_PROPERTY = 0x2D1400
    _BUS_TYPE_AT, _BUS_IS_USB = 28, 7
    _LONGEST_LABEL = 261

    class Kernel32:
        """Asks Windows itself."""

        def __init__(self) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateFileW.restype = wintypes.HANDLE
            # Else an empty card reader puts a box on the screen.
            self._kernel.SetErrorMode(_NO_ERROR_BOXES)

        def letters(self) -> int:
            """See ``Volumes``."""
            return int(self._kernel.GetLogicalDrives())

        def kind(self, root: str) -> int:
            """See ``Volumes``."""
            return int(self._kernel.GetDriveTypeW(root))

        def label_and_flags(self, root: str) -> tuple[str, int]:
            """See ``Volumes``."""
            label, flags = ctypes.create_unicode_buffer(_LONGEST_LABEL), wintypes.DWORD()
            known = self._kernel.GetVolumeInformationW(
                root, label, _LONGEST_LABEL, None, None, ctypes.byref(flags), None, 0
            )
            if not known:
                raise ctypes.WinError(ctypes.get_last_error())
            return label.value, flags.value

        def is_on_usb(self, letter: str) -> bool:
            """See ``Volumes``; asks for the device descriptor, which needs no rights."""
            handle = wintypes.HANDLE(
                self._kernel.CreateFileW(
                    f"\\\\.\\{letter}:", 0, _SHARE_READ_AND_WRITE, None, _OPEN_EXISTING, 0, None
                )
            )
            if handle.value == wintypes.HANDLE(-1).value:
                raise ctypes.WinError(ctypes.get_last_error())
            try:
                query, answer = ctypes.create_string_buffer(12), ctypes.create_string_buffer(1024)
                size = wintypes.DWORD()
                known = self._kernel.DeviceIoControl(
                    handle, _QUERY_PROPERTY, query, 12, answer, 1024, ctypes.byref(size), None
                )
                bus = int.from_bytes(answer.raw[_BUS_TYPE_AT : _BUS_TYPE_AT + 4], "little")
                return bool(known) and bus == _BUS_IS_USB
            finally:
                self._kernel.CloseHandle(handle)
