"""Windows' spooler is judged by the flags its headers document; the real one is asked on Windows.

What is put in place of winspool.drv gives memory, sizes and error codes as documented.
"""

import ctypes
import struct

import pytest

from app.devices.spooler_windows import JobInfo1, PrinterInfo2, WindowsSpooler
from app.domain.printer_state import NOT_KNOWN, JobState, Reason, SpoolJob, Trouble
from tests.devices import winspool
from tests.devices.winspool import Job, Printer, Windows

WORK_OFFLINE = 0x400
# PRINTER_STATUS_… of winspool.h
PAUSED, ERROR, PAPER_JAM, PAPER_OUT = 0x1, 0x2, 0x8, 0x10
OFFLINE, BUSY, PRINTING, TONER_LOW = 0x80, 0x200, 0x400, 0x20000
NO_TONER, USER_INTERVENTION, DOOR_OPEN = 0x40000, 0x100000, 0x400000


def spooler_of(printer: Printer, *, refuse: int = 0, grows_to: int = 0) -> WindowsSpooler:
    return WindowsSpooler(Windows({"HP": printer}, refuse, grows_to))


def stuck(status: int) -> Printer:
    """A printer with a job before ours."""
    return Printer(status, jobs=[Job(1, "khác")])


def test_the_structures_are_as_long_as_documented() -> None:
    pointer = struct.calcsize("P")
    # 13 pointers and 8 words; 6 pointers, a word before them, 5 after, and a SYSTEMTIME.
    assert ctypes.sizeof(PrinterInfo2) == 13 * pointer + 8 * 4
    assert ctypes.sizeof(JobInfo1) == 7 * pointer + 5 * 4 + 16 + (4 if pointer == 8 else 0)


def test_a_printer_at_rest_is_ready() -> None:
    state = spooler_of(Printer()).printer("HP")
    assert (state.known, state.ready, state.reasons) == (True, True, ())


@pytest.mark.parametrize(
    ("status", "trouble", "keyword"),
    [
        (PAPER_OUT, Trouble.OUT_OF_PAPER, "PAPER_OUT"),
        (PAPER_JAM | ERROR, Trouble.PAPER_JAM, "PAPER_JAM"),
        (OFFLINE, Trouble.OFFLINE, "OFFLINE"),
        (NO_TONER, Trouble.NO_TONER, "NO_TONER"),
        (DOOR_OPEN | USER_INTERVENTION, Trouble.COVER_OPEN, "DOOR_OPEN"),
        (PAUSED, Trouble.PAUSED, "PAUSED"),
        (ERROR, Trouble.UNKNOWN, "ERROR"),
        (USER_INTERVENTION, Trouble.UNKNOWN, "USER_INTERVENTION"),
    ],
)
def test_a_printer_stuck_with_a_job_says_why(status: int, trouble: Trouble, keyword: str) -> None:
    state = spooler_of(stuck(status)).printer("HP")
    assert not state.ready
    assert state.reasons == (Reason(trouble, keyword),)


@pytest.mark.parametrize("status", [BUSY, PRINTING, TONER_LOW])
def test_what_does_not_stop_a_printer_is_no_reason(status: int) -> None:
    assert spooler_of(stuck(status)).printer("HP").ready


def test_a_flag_of_a_printer_at_rest_holds_nothing_up() -> None:
    state = spooler_of(Printer(PAPER_OUT)).printer("HP")
    assert state.ready
    assert state.reasons == (Reason(Trouble.OUT_OF_PAPER, "PAPER_OUT"),)


@pytest.mark.parametrize(
    ("printer", "reason"),
    [
        (Printer(PAUSED), Reason(Trouble.PAUSED, "PAUSED")),
        (Printer(attributes=WORK_OFFLINE), Reason(Trouble.OFFLINE, "WORK_OFFLINE")),
    ],
)
def test_a_queue_that_was_stopped_is_not_ready(printer: Printer, reason: Reason) -> None:
    state = spooler_of(printer).printer("HP")
    assert (state.ready, state.reasons) == (False, (reason,))


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (winspool.INVALID_PRINTER_NAME, Trouble.NOT_FOUND),
        (winspool.RPC_SERVER_UNAVAILABLE, Trouble.SPOOLER_DOWN),
    ],
)
def test_a_printer_that_cannot_be_opened_says_why(code: int, trouble: Trouble) -> None:
    state = spooler_of(Printer(), refuse=code).printer("HP")
    assert (state.ready, state.reasons) == (False, (Reason(trouble),))


def test_a_printer_nobody_may_ask_about_holds_nothing_up() -> None:
    assert spooler_of(Printer(), refuse=winspool.ACCESS_DENIED).printer("HP") == NOT_KNOWN


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (0x0, JobState.WAITING),
        (0x8, JobState.WAITING),
        (0x10, JobState.PRINTING),
        (0x80, JobState.DONE),
        (0x80 | 0x4, JobState.DONE),
        (0x1000, JobState.DONE),
        (0x2000, JobState.DONE),
        (0x4, JobState.FAILED),
        (0x100, JobState.FAILED),
    ],
)
def test_a_job_is_followed_by_its_number(status: int, state: JobState) -> None:
    spooler = spooler_of(Printer(jobs=[Job(7, "khác"), Job(8, "giay-hen", status)]))
    assert spooler.job("HP", 8) == SpoolJob(8, "giay-hen", state)
    assert spooler.job("HP", 9) is None


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (0x10 | 0x40, Trouble.OUT_OF_PAPER),
        (0x20, Trouble.OFFLINE),
        (0x1, Trouble.PAUSED),
        (0x2, Trouble.UNKNOWN),
        (0x200, Trouble.UNKNOWN),
    ],
)
def test_a_job_says_what_the_printer_keeps_for_itself(status: int, trouble: Trouble) -> None:
    job = spooler_of(Printer(jobs=[Job(8, "giay-hen", status)])).job("HP", 8)
    assert job is not None
    assert [reason.trouble for reason in job.reasons] == [trouble]


def test_our_job_is_found_by_its_title_and_the_newest_counts() -> None:
    jobs = [Job(7, "giay-hen"), Job(8, "khác"), Job(9, "giay-hen", 0x10)]
    found = spooler_of(Printer(jobs=jobs)).find_job("HP", "giay-hen")
    assert found == SpoolJob(9, "giay-hen", JobState.PRINTING)


def test_an_empty_list_and_a_printer_that_is_gone_have_no_job() -> None:
    assert spooler_of(Printer()).find_job("HP", "giay-hen") is None
    assert spooler_of(Printer()).find_job("Canon", "giay-hen") is None


def test_a_list_that_grows_while_it_is_asked_for_is_asked_for_again() -> None:
    spooler = spooler_of(Printer(jobs=[Job(8, "giay-hen")]), grows_to=2)
    assert spooler.job("HP", 8) is not None


def test_a_job_is_taken_out_of_the_list_and_every_handle_is_closed() -> None:
    windows = Windows({"HP": Printer(jobs=[Job(8, "giay-hen")])})
    spooler = WindowsSpooler(windows)
    assert spooler.withdraw("HP", 8)
    assert not spooler.withdraw("HP", 8)
    assert not spooler.withdraw("Canon", 8)
    assert spooler.job("HP", 8) is None
    assert windows.open == {}
