"""A winspool made from what Microsoft documents of it: structures, flags, sizes and error codes.

It fills the memory it is given as the real one does: the structures first, their texts behind.
"""

import ctypes
from dataclasses import dataclass, field
from typing import Any

from app.devices.spooler_windows import JobInfo1, PrinterInfo2

INSUFFICIENT_BUFFER, INVALID_HANDLE, INVALID_PRINTER_NAME = 122, 6, 1801
RPC_SERVER_UNAVAILABLE, ACCESS_DENIED = 1722, 5
DELETE = 5


@dataclass
class Job:
    """A job as the list of a printer shows it."""

    id: int
    title: str
    status: int = 0


@dataclass
class Printer:
    """A printer with its flags and its list."""

    status: int = 0
    attributes: int = 0
    jobs: list[Job] = field(default_factory=list[Job])


@dataclass
class Windows:
    """The functions of winspool.drv; ``refuse`` is a code that everything is refused with."""

    printers: dict[str, Printer]
    refuse: int = 0
    grows_to: int = 0
    error: int = 0
    open: dict[int, Printer] = field(default_factory=dict[int, Printer])

    def OpenPrinterW(self, name: str, handle: Any, defaults: None) -> int:
        if self.refuse or name not in self.printers:
            return self._fail(self.refuse or INVALID_PRINTER_NAME)
        number = 0x7FF0_0000_1000 + len(self.open)
        self.open[number] = self.printers[name]
        handle._obj.value = number
        return 1

    def GetPrinterW(self, handle: Any, level: int, room: Any, size: int, needed: Any) -> int:
        assert level == 2
        printer = self.open[handle.value]
        info = PrinterInfo2(
            Status=printer.status,
            Attributes=printer.attributes,
            cJobs=len(printer.jobs),
            pPrinterName="Máy in",
        )
        return self._give([info], room, size, needed)

    def EnumJobsW(
        self,
        handle: Any,
        first: int,
        most: int,
        level: int,
        room: Any,
        size: int,
        needed: Any,
        count: Any,
    ) -> int:
        assert (first, level) == (0, 1)
        jobs = self.open[handle.value].jobs[:most]
        infos = [JobInfo1(JobId=job.id, pDocument=job.title, Status=job.status) for job in jobs]
        given = self._give(infos, room, size, needed)
        count._obj.value = len(infos) if given else 0
        # Another program's job comes between asking for the size and asking again.
        if self.grows_to > len(self.open[handle.value].jobs):
            self.open[handle.value].jobs.append(Job(900 + len(jobs), "khác"))
        return given

    def SetJobW(self, handle: Any, number: int, level: int, info: None, command: int) -> int:
        assert (level, command) == (0, DELETE)
        printer = self.open[handle.value]
        if number not in [job.id for job in printer.jobs]:
            return self._fail(87)
        printer.jobs = [job for job in printer.jobs if job.id != number]
        return 1

    def ClosePrinter(self, handle: Any) -> int:
        del self.open[handle.value]
        return 1

    def last_error(self) -> int:
        return self.error

    def _give(self, infos: list[Any], room: Any, size: int, needed: Any) -> int:
        whole = sum(ctypes.sizeof(info) for info in infos)
        needed._obj.value = whole
        if size < whole:
            return self._fail(INSUFFICIENT_BUFFER)
        # The texts belong to the structures, which Python keeps as long as the room.
        self.kept = infos
        at = 0
        for info in infos:
            ctypes.memmove(ctypes.addressof(room) + at, ctypes.addressof(info), ctypes.sizeof(info))
            at += ctypes.sizeof(info)
        return 1

    def _fail(self, code: int) -> int:
        self.error = code
        return 0
