"""The spooler of Windows: winspool asked what its printers and our jobs are doing.

Structures, flags and error codes are those of the Windows SDK (winspool.h, winerror.h). Drivers
often tell of a job only, and of nothing at rest.
"""

import ctypes
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from ctypes import wintypes
from typing import Any, Protocol

from app.domain.printer_state import (
    NOT_KNOWN,
    JobState,
    PrinterState,
    Reason,
    SpoolJob,
    Trouble,
    gravest_first,
)

# A DWORD; the one of ctypes is twice as long on other systems, where the layout is tested.
_Word = ctypes.c_uint32

_PRINTER_LEVEL, _JOB_LEVEL = 2, 1
_MOST_JOBS = 255
_DELETE_JOB = 5
_TRIES = 3

ERROR_INSUFFICIENT_BUFFER = 122
ERROR_INVALID_PRINTER_NAME = 1801
# The service is stopped: RPC finds no server, no interface, no endpoint.
_SERVICE_DOWN = frozenset({1722, 1717, 1753})

_WORK_OFFLINE = 0x0400
_PAUSED = 0x0001

# PRINTER_STATUS_…
_PRINTER_FLAGS: dict[int, Reason] = {
    _PAUSED: Reason(Trouble.PAUSED, "PAUSED"),
    0x0000_0008: Reason(Trouble.PAPER_JAM, "PAPER_JAM"),
    0x0000_0010: Reason(Trouble.OUT_OF_PAPER, "PAPER_OUT"),
    0x0000_0020: Reason(Trouble.OUT_OF_PAPER, "MANUAL_FEED"),
    0x0000_0080: Reason(Trouble.OFFLINE, "OFFLINE"),
    0x0000_1000: Reason(Trouble.OFFLINE, "NOT_AVAILABLE"),
    0x0004_0000: Reason(Trouble.NO_TONER, "NO_TONER"),
    0x0040_0000: Reason(Trouble.COVER_OPEN, "DOOR_OPEN"),
    0x0200_0000: Reason(Trouble.OFFLINE, "SERVER_OFFLINE"),
}
# Said beside one of those above, or alone by drivers that know no better.
_VAGUE_PRINTER_FLAGS: dict[int, Reason] = {
    0x0000_0002: Reason(Trouble.UNKNOWN, "ERROR"),
    0x0000_0040: Reason(Trouble.UNKNOWN, "PAPER_PROBLEM"),
    0x0000_0800: Reason(Trouble.UNKNOWN, "OUTPUT_BIN_FULL"),
    0x0010_0000: Reason(Trouble.UNKNOWN, "USER_INTERVENTION"),
    0x0020_0000: Reason(Trouble.UNKNOWN, "OUT_OF_MEMORY"),
}

# JOB_STATUS_…
_JOB_FLAGS: dict[int, Reason] = {
    0x0001: Reason(Trouble.PAUSED, "PAUSED"),
    0x0020: Reason(Trouble.OFFLINE, "OFFLINE"),
    0x0040: Reason(Trouble.OUT_OF_PAPER, "PAPEROUT"),
}
_VAGUE_JOB_FLAGS: dict[int, Reason] = {
    0x0002: Reason(Trouble.UNKNOWN, "ERROR"),
    0x0200: Reason(Trouble.UNKNOWN, "BLOCKED_DEVQ"),
    0x0400: Reason(Trouble.UNKNOWN, "USER_INTERVENTION"),
}
# Printed, sent whole to the printer, kept in the list after printing.
_JOB_DONE = 0x0080 | 0x1000 | 0x2000
_JOB_DELETED = 0x0004 | 0x0100
_JOB_PRINTING = 0x0010


class PrinterInfo2(ctypes.Structure):
    """PRINTER_INFO_2W."""

    _fields_ = (
        ("pServerName", wintypes.LPWSTR),
        ("pPrinterName", wintypes.LPWSTR),
        ("pShareName", wintypes.LPWSTR),
        ("pPortName", wintypes.LPWSTR),
        ("pDriverName", wintypes.LPWSTR),
        ("pComment", wintypes.LPWSTR),
        ("pLocation", wintypes.LPWSTR),
        ("pDevMode", ctypes.c_void_p),
        ("pSepFile", wintypes.LPWSTR),
        ("pPrintProcessor", wintypes.LPWSTR),
        ("pDatatype", wintypes.LPWSTR),
        ("pParameters", wintypes.LPWSTR),
        ("pSecurityDescriptor", ctypes.c_void_p),
        ("Attributes", _Word),
        ("Priority", _Word),
        ("DefaultPriority", _Word),
        ("StartTime", _Word),
        ("UntilTime", _Word),
        ("Status", _Word),
        ("cJobs", _Word),
        ("AveragePPM", _Word),
    )


class JobInfo1(ctypes.Structure):
    """JOB_INFO_1W; ``Submitted`` is a SYSTEMTIME."""

    _fields_ = (
        ("JobId", _Word),
        ("pPrinterName", wintypes.LPWSTR),
        ("pMachineName", wintypes.LPWSTR),
        ("pUserName", wintypes.LPWSTR),
        ("pDocument", wintypes.LPWSTR),
        ("pDatatype", wintypes.LPWSTR),
        ("pStatus", wintypes.LPWSTR),
        ("Status", _Word),
        ("Priority", _Word),
        ("Position", _Word),
        ("TotalPages", _Word),
        ("PagesPrinted", _Word),
        ("Submitted", ctypes.c_uint16 * 8),
    )


class Winspool(Protocol):
    """The functions of winspool.drv; each answers 0 when it failed, and ``last_error`` why."""

    OpenPrinterW: Callable[[str, Any, None], int]
    GetPrinterW: Callable[[Any, int, Any, int, Any], int]
    EnumJobsW: Callable[[Any, int, int, int, Any, int, Any, Any], int]
    SetJobW: Callable[[Any, int, int, None, int], int]
    ClosePrinter: Callable[[Any], int]
    last_error: Callable[[], int]


class _RefusedError(Exception):
    """winspool said no; ``code`` is of winerror.h."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class WindowsSpooler:
    """Asks through ``winspool``; an answer that is refused is taken for none."""

    def __init__(self, winspool: Winspool) -> None:
        self._winspool = winspool

    def printer(self, name: str) -> PrinterState:
        """Return what is known of the printer ``name``; never raises."""
        try:
            with self._opened(name) as handle:
                return self._state(handle)
        except _RefusedError as refused:
            if refused.code == ERROR_INVALID_PRINTER_NAME:
                return PrinterState(known=True, ready=False, reasons=(Reason(Trouble.NOT_FOUND),))
            if refused.code in _SERVICE_DOWN:
                down = Reason(Trouble.SPOOLER_DOWN)
                return PrinterState(known=True, ready=False, reasons=(down,))
            return NOT_KNOWN

    def find_job(self, name: str, title: str) -> SpoolJob | None:
        """Return the newest job called ``title``; a job that has been printed is gone."""
        found = [job for job in self._jobs(name) if job.title == title]
        return max(found, key=lambda job: job.id, default=None)

    def job(self, name: str, job_id: int) -> SpoolJob | None:
        """Return a job by its number, None when it is gone."""
        return next((job for job in self._jobs(name) if job.id == job_id), None)

    def withdraw(self, name: str, job_id: int) -> bool:
        """Delete a job; True when Windows has taken the order."""
        try:
            with self._opened(name) as handle:
                return bool(self._winspool.SetJobW(handle, job_id, 0, None, _DELETE_JOB))
        except _RefusedError:
            return False

    @contextmanager
    def _opened(self, name: str) -> Generator[wintypes.HANDLE]:
        handle = wintypes.HANDLE()
        self._check(self._winspool.OpenPrinterW(name, ctypes.byref(handle), None))
        try:
            yield handle
        finally:
            self._winspool.ClosePrinter(handle)

    def _state(self, handle: wintypes.HANDLE) -> PrinterState:
        needed = _Word()
        buffer = self._filled(
            lambda room, size: self._winspool.GetPrinterW(
                handle, _PRINTER_LEVEL, room, size, ctypes.byref(needed)
            ),
            needed,
        )
        return _printer_state(PrinterInfo2.from_buffer(buffer))

    def _jobs(self, name: str) -> tuple[SpoolJob, ...]:
        needed, count = _Word(), _Word()
        try:
            with self._opened(name) as handle:
                buffer = self._filled(
                    lambda room, size: self._winspool.EnumJobsW(
                        handle,
                        0,
                        _MOST_JOBS,
                        _JOB_LEVEL,
                        room,
                        size,
                        ctypes.byref(needed),
                        ctypes.byref(count),
                    ),
                    needed,
                )
        except _RefusedError:
            return ()
        return tuple(map(_job, (JobInfo1 * count.value).from_buffer(buffer)))

    def _filled(
        self, fill: Callable[[Any, int], int], needed: _Word
    ) -> "ctypes.Array[ctypes.c_char]":
        """Ask how much room is needed until it is enough: the list may grow in between."""
        room = ctypes.create_string_buffer(1)
        size = 0
        for _try in range(_TRIES):
            if fill(room, size):
                return room
            if (code := self._winspool.last_error()) != ERROR_INSUFFICIENT_BUFFER:
                raise _RefusedError(code)
            size = needed.value
            room = ctypes.create_string_buffer(size)
        raise _RefusedError(ERROR_INSUFFICIENT_BUFFER)

    def _check(self, answer: int) -> None:
        if not answer:
            raise _RefusedError(self._winspool.last_error())


def _printer_state(info: PrinterInfo2) -> PrinterState:
    reasons = _flagged(info.Status, _PRINTER_FLAGS, _VAGUE_PRINTER_FLAGS)
    held_up = bool(info.Status & _PAUSED)
    if info.Attributes & _WORK_OFFLINE:
        reasons.add(Reason(Trouble.OFFLINE, "WORK_OFFLINE"))
        held_up = True
    # At rest, flags may be of minutes ago; with a job before ours, they are why it waits.
    held_up = held_up or (bool(reasons) and info.cJobs > 0)
    return PrinterState(known=True, ready=not held_up, reasons=gravest_first(reasons))


def _job(info: JobInfo1) -> SpoolJob:
    status: int = info.Status
    if status & _JOB_DONE:
        state = JobState.DONE
    elif status & _JOB_DELETED:
        state = JobState.FAILED
    else:
        state = JobState.PRINTING if status & _JOB_PRINTING else JobState.WAITING
    reasons = _flagged(status, _JOB_FLAGS, _VAGUE_JOB_FLAGS)
    return SpoolJob(info.JobId, info.pDocument or "", state, gravest_first(reasons))


def _flagged(status: int, clear: dict[int, Reason], vague: dict[int, Reason]) -> set[Reason]:
    """Return the reasons flagged; the vague ones only where nothing better is said."""
    found = {reason for flag, reason in clear.items() if status & flag}
    return found or {reason for flag, reason in vague.items() if status & flag}


if sys.platform == "win32":

    def system_winspool() -> Winspool:
        """Return Windows' own winspool, told what it is given so that handles stay whole."""
        library: Any = ctypes.WinDLL("winspool.drv", use_last_error=True)
        handle, word = wintypes.HANDLE, _Word
        number = ctypes.POINTER(word)
        library.OpenPrinterW.argtypes = (wintypes.LPWSTR, ctypes.POINTER(handle), ctypes.c_void_p)
        library.GetPrinterW.argtypes = (handle, word, ctypes.c_void_p, word, number)
        library.EnumJobsW.argtypes = (
            handle,
            word,
            word,
            word,
            ctypes.c_void_p,
            word,
            number,
            number,
        )
        library.SetJobW.argtypes = (handle, word, word, ctypes.c_void_p, word)
        library.ClosePrinter.argtypes = (handle,)
        library.last_error = ctypes.get_last_error
        return library
