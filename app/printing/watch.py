"""When a sheet counts as printed: what the spooler is asked before a job and after it.

How a spooler is asked is the devices' business; it is plugged in as ``Spooler``.
"""

from collections.abc import Callable
from typing import Protocol

from app.domain.printer_state import (
    NOT_KNOWN,
    JobState,
    Outcome,
    PrinterState,
    Reason,
    SpoolJob,
    Trouble,
    printer_error,
)

# A printer that is awake has begun to print by then, or the spooler knows why not. In seconds.
_LOOKS = (0.0, 0.1, 0.2, 0.3, 0.4, *[0.5] * 8)

Wait = Callable[[float], bool]
"""Waits so many seconds; True as soon as waiting any longer is no use, as the program ends."""


class Spooler(Protocol):
    """What the system's print queue is asked; nothing raises, and None means it does not tell."""

    def printer(self, name: str) -> PrinterState:
        """Return what is known of a printer."""
        ...

    def find_job(self, name: str, title: str) -> SpoolJob | None:
        """Return the newest job with this title."""
        ...

    def job(self, name: str, job_id: int) -> SpoolJob | None:
        """Return a job; None when it is gone."""
        ...

    def withdraw(self, name: str, job_id: int) -> bool:
        """Take a job out of the queue; True when it is certain that it will not come out."""
        ...


class NoSpooler:
    """Stands in where no spooler can be asked."""

    def printer(self, name: str) -> PrinterState:
        """Know nothing."""
        return NOT_KNOWN

    def find_job(self, name: str, title: str) -> None:
        """Find nothing."""

    def job(self, name: str, job_id: int) -> None:
        """Find nothing."""

    def withdraw(self, name: str, job_id: int) -> bool:
        """Take nothing back."""
        return False


def ask_before(spooler: Spooler, name: str) -> PrinterState:
    """Return what the printer says before a job, for ``watch_job``.

    DeviceError when a job sent now would only lie in the queue, with the reason.
    """
    state = spooler.printer(name)
    if not state.ready:
        raise printer_error(name, _gravest(state.reasons))
    return state


def watch_job(spooler: Spooler, name: str, title: str, wait: Wait, before: PrinterState) -> Outcome:
    """Follow the job called ``title`` for some five seconds and say what became of it.

    DeviceError only when nothing of it will come out any more: it failed, or it was stuck and
    could be taken back.
    """
    if not before.known:
        return Outcome.UNCONFIRMED
    seen: SpoolJob | None = None
    for pause in _LOOKS:
        if pause and wait(pause):
            return Outcome.UNCONFIRMED
        job = spooler.job(name, seen.id) if seen else spooler.find_job(name, title)
        if job is None and seen is not None:
            return _left_the_queue(seen, _new_reasons(spooler, name, before))
        if job is not None and job.state is JobState.DONE:
            return Outcome.CONFIRMED
        if job is not None and job.state is JobState.FAILED:
            raise printer_error(name, _gravest(_new_reasons(spooler, name, before) or job.reasons))
        seen = job
    if seen is None:
        return Outcome.UNCONFIRMED
    reasons = seen.reasons or _new_reasons(spooler, name, before)
    # A stuck job would come out by itself hours later, beside the one printed in its place.
    if reasons and spooler.withdraw(name, seen.id):
        raise printer_error(name, _gravest(reasons))
    return Outcome.UNCONFIRMED


def _left_the_queue(last: SpoolJob, reasons: tuple[Reason, ...]) -> Outcome:
    """Judge a job that a spooler without a memory does not list any more.

    Whoever deletes a stuck job makes it leave, too.
    """
    return Outcome.UNCONFIRMED if last.reasons or reasons else Outcome.CONFIRMED


def _new_reasons(spooler: Spooler, name: str, before: PrinterState) -> tuple[Reason, ...]:
    """Return what the printer has begun to complain of since the job was sent.

    What it said before may be long mended: spoolers keep it until a job tells otherwise.
    """
    return tuple(r for r in spooler.printer(name).reasons if r not in before.reasons)


def _gravest(reasons: tuple[Reason, ...]) -> Reason:
    return reasons[0] if reasons else Reason(Trouble.JOB_FAILED)
