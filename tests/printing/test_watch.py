"""A sheet is printed when the spooler says so, and failed when nothing of it will come out."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from app.domain.printer_state import (
    NOT_KNOWN,
    JobState,
    Outcome,
    PrinterState,
    Reason,
    SpoolJob,
    Trouble,
)
from app.errors import DeviceError
from app.printing.watch import NoSpooler, ask_before, watch_job

READY = PrinterState(known=True, ready=True)
PAPER = Reason(Trouble.OUT_OF_PAPER, "media-empty-error")
WAITING = SpoolJob(8, "giay-hen", JobState.WAITING)
PRINTING = replace(WAITING, state=JobState.PRINTING)
DONE = replace(WAITING, state=JobState.DONE)
FAILED = replace(
    WAITING, state=JobState.FAILED, reasons=(Reason(Trouble.JOB_FAILED, "aborted-by-system"),)
)


@dataclass
class Queue:
    """Shows a job as it is at each look; the last look stays. ``withdrawn`` are jobs taken back."""

    looks: Sequence[SpoolJob | None]
    state: PrinterState = READY
    gives_back: bool = True
    withdrawn: list[int] = field(default_factory=list[int])
    waited: list[float] = field(default_factory=list[float])

    def printer(self, name: str) -> PrinterState:
        return self.state

    def find_job(self, name: str, title: str) -> SpoolJob | None:
        return self._look() if title == "giay-hen" else None

    def job(self, name: str, job_id: int) -> SpoolJob | None:
        return self._look() if job_id == 8 else None

    def withdraw(self, name: str, job_id: int) -> bool:
        self.withdrawn.append(job_id)
        return self.gives_back

    def wait(self, seconds: float) -> bool:
        self.waited.append(seconds)
        return False

    def _look(self) -> SpoolJob | None:
        return self.looks[min(len(self.waited), len(self.looks) - 1)]


def watch(queue: Queue, before: PrinterState = READY) -> Outcome:
    return watch_job(queue, "HP", "giay-hen", queue.wait, before)


def complaining(*reasons: Reason) -> PrinterState:
    return PrinterState(known=True, ready=True, reasons=reasons)


def test_a_job_that_is_done_is_confirmed_at_once() -> None:
    queue = Queue([PRINTING, PRINTING, DONE])
    assert watch(queue) is Outcome.CONFIRMED
    assert sum(queue.waited) < 1


def test_a_job_done_before_the_first_look_needs_no_waiting() -> None:
    queue = Queue([DONE])
    assert watch(queue) is Outcome.CONFIRMED
    assert queue.waited == []


def test_a_job_that_comes_into_the_list_late_is_still_followed() -> None:
    assert watch(Queue([None, None, WAITING, DONE])) is Outcome.CONFIRMED


def test_a_job_that_left_the_list_of_a_contented_printer_is_confirmed() -> None:
    assert watch(Queue([WAITING, PRINTING, None])) is Outcome.CONFIRMED


@pytest.mark.parametrize(
    "queue",
    [
        Queue([PRINTING, replace(PRINTING, reasons=(PAPER,)), None]),
        Queue([PRINTING, None], complaining(PAPER)),
    ],
)
def test_a_stuck_job_that_somebody_deleted_is_not_called_printed(queue: Queue) -> None:
    assert watch(queue) is Outcome.UNCONFIRMED


def test_a_job_that_failed_is_told_with_the_printers_reason() -> None:
    with pytest.raises(DeviceError, match="hết giấy"):
        watch(Queue([PRINTING, FAILED], complaining(PAPER)))


def test_a_job_that_failed_without_a_reason_is_told() -> None:
    with pytest.raises(DeviceError, match="không in được tờ vừa gửi"):
        watch(Queue([FAILED]))


@pytest.mark.parametrize(
    "queue",
    [Queue([PRINTING], complaining(PAPER)), Queue([replace(PRINTING, reasons=(PAPER,))])],
)
def test_a_stuck_job_is_taken_back_so_that_it_never_comes_out_by_itself(queue: Queue) -> None:
    with pytest.raises(DeviceError, match="hết giấy"):
        watch(queue)
    assert queue.withdrawn == [8]
    assert 4 < sum(queue.waited) < 6


def test_a_stuck_job_that_cannot_be_taken_back_may_still_come_out() -> None:
    queue = Queue([PRINTING], complaining(PAPER), gives_back=False)
    assert watch(queue) is Outcome.UNCONFIRMED


def test_a_slow_job_of_a_contented_printer_is_left_alone() -> None:
    queue = Queue([PRINTING])
    assert watch(queue) is Outcome.UNCONFIRMED
    assert queue.withdrawn == []


def test_what_the_printer_said_before_the_job_is_no_reason_to_take_it_back() -> None:
    queue = Queue([PRINTING], complaining(PAPER))
    assert watch(queue, before=complaining(PAPER)) is Outcome.UNCONFIRMED
    assert queue.withdrawn == []


def test_a_job_nobody_sees_is_not_called_printed() -> None:
    assert watch(Queue([None])) is Outcome.UNCONFIRMED


def test_where_no_spooler_can_be_asked_nobody_waits() -> None:
    queue = Queue([DONE], NOT_KNOWN)
    assert watch(queue, before=NOT_KNOWN) is Outcome.UNCONFIRMED
    assert queue.waited == []


def test_the_end_of_the_program_ends_the_waiting() -> None:
    queue = Queue([PRINTING])
    assert watch_job(queue, "HP", "giay-hen", lambda _s: True, READY) is Outcome.UNCONFIRMED


@pytest.mark.parametrize("trouble", Trouble)
def test_a_printer_that_is_held_up_gets_no_job(trouble: Trouble) -> None:
    held_up = PrinterState(known=True, ready=False, reasons=(Reason(trouble, "x"),))
    with pytest.raises(DeviceError):
        ask_before(Queue([], held_up), "HP")


def test_a_printer_that_is_ready_may_have_old_complaints() -> None:
    assert ask_before(Queue([], complaining(PAPER)), "HP").reasons == (PAPER,)


def test_without_a_spooler_every_job_is_tried_and_nothing_is_taken_back() -> None:
    nobody = NoSpooler()
    assert ask_before(nobody, "HP") is NOT_KNOWN
    assert nobody.find_job("HP", "giay-hen") is None
    assert nobody.job("HP", 8) is None
    assert not nobody.withdraw("HP", 8)
