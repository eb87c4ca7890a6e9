"""One piece of work under way: what its page may follow and stop; ``operations`` runs it."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.errors import MotCuaError

Done = Callable[[Any], object]
Failed = Callable[[MotCuaError], bool | None]

# More reports a second than this nobody can see, and each costs a turn of the screen's loop.
_REPORTS_PER_SECOND = 20


class Tick(Protocol):
    """What a long task calls now and then: it reports, and raises CancelledError to stop it."""

    def __call__(self, done: int = 0, total: int = 0, text: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: with an answer, or with what went wrong."""

    answer: Any = None
    failure: BaseException | None = None


class Reins:
    """The part of a job that its worker thread holds; no Qt object may die on that thread."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._stop = threading.Event()
        self._last = 0.0

    def stop(self) -> None:
        """Make the next ``tick`` raise."""
        self._stop.set()

    def stopped(self) -> bool:
        """True once ``stop`` has been called."""
        return self._stop.is_set()

    def tick(self, done: int = 0, total: int = 0, text: str = "") -> None:
        """Report progress, at most 20 times a second; raises CancelledError after ``stop``."""
        if self._stop.is_set():
            raise CancelledError
        now = time.monotonic()
        if now - self._last >= 1 / _REPORTS_PER_SECOND or 0 < total == done:
            self._last = now
            self._report(done, total, text)


class Job(QObject):
    """A job as its page sees it, on the screen's thread only.

    ``progress(done, total, text)`` and ``cancelled()`` as they happen; ``finished()`` always.
    """

    progress = Signal(object, object, str)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, done: Done, failed: Failed | None, reins: Reins) -> None:
        super().__init__()
        self._done, self._failed = done, failed
        self._reins = reins
        self._future: Future[None] | None = None
        self._when_dropped: Callable[[], None] | None = None
        self._over = False

    def take_off(self, future: Future[None], when_dropped: Callable[[], None]) -> None:
        """Note where the job is queued, and whom to tell if it is cancelled before it began."""
        self._future, self._when_dropped = future, when_dropped

    def cancel(self) -> None:
        """Stop the work at its next ``tick``; an answer that still comes is dropped."""
        if self._over or self._reins.stopped():
            return
        self._reins.stop()
        if self._future is not None and self._future.cancel() and self._when_dropped:
            self._when_dropped()

    def is_over(self) -> bool:
        """True once the page has been given the answer, or told that none comes."""
        return self._over

    def settle(self, outcome: Outcome) -> bool:
        """Give the page its answer or failure; True if nothing more needs to be said about it."""
        self._over = True
        failure = outcome.failure
        if self._reins.stopped() or isinstance(failure, CancelledError):
            handled = True
            self.cancelled.emit()
        elif failure is None:
            handled = True
            if _alive(self._done):
                self._done(outcome.answer)
        elif self._failed is not None and isinstance(failure, MotCuaError) and _alive(self._failed):
            handled = bool(self._failed(failure))
        else:
            handled = False
        self.finished.emit()
        return handled


def _alive(callback: Callable[..., object]) -> bool:
    """False for a method of a widget that Qt has deleted while its answer was under way."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
