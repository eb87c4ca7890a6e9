"""Runs what pages ask for on worker threads and brings the answers back; pages start no thread.

One thread each for reading, writing, output and background: writes are in order by construction,
and a long export never keeps a search waiting, nor a backup a slip. The work gets the backend,
which a worker thread makes.
"""

import logging
import sys
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.errors import MotCuaError
from app.ui import busy, messages
from app.ui.error_dialog import describe, report_bug
from app.ui.job import Done, Failed, Job, Outcome, Reins, Tick

Lane = Literal["read", "write", "output", "background"]
Work = Callable[[Any], Any]
WorkWithProgress = Callable[[Any, Tick], Any]

# How long a worker keeps the interpreter while the screen asks for it. With Python's own 5 ms each
# of the hundreds of calls Qt makes for one table may wait that long (decision 0004).
_TURN_S = 0.0001

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Flight:
    """A job under way, the lane it is on, and how to give its page the buttons back."""

    job: Job
    lane: Lane
    release: Callable[[], None]


class Operations(QObject):
    """The pages' door to the use cases; made once, closed when the program ends.

    ``open_backend`` is called once, on a worker thread, so that slow imports never hold up the
    screen. ``changed`` carries the ``changes`` of each answer that has some; ``busy_changed``
    tells when the first job has begun and when the last one has ended, background left out.
    Nothing may be asked after ``closing``: whoever asks by a timer stops it then.
    """

    changed = Signal(object)
    busy_changed = Signal(bool)
    closing = Signal()
    _landed = Signal(int, object)
    _ticked = Signal(int, object, object, str)

    def __init__(self, open_backend: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_S)
        self._open_backend = open_backend
        self._backend: Any = None
        self._backend_lock = threading.Lock()
        self._lanes: dict[Lane, ThreadPoolExecutor] = {
            "read": ThreadPoolExecutor(1, thread_name_prefix="motcua-read"),
            "write": ThreadPoolExecutor(1, thread_name_prefix="motcua-write"),
            "output": ThreadPoolExecutor(1, thread_name_prefix="motcua-output"),
            "background": ThreadPoolExecutor(1, thread_name_prefix="motcua-background"),
        }
        self._numbers = count(1)
        self._under_way: dict[int, _Flight] = {}
        self._failures: dict[int, BaseException] = {}
        self._closed = False
        # Emitted on worker threads: queued, so that pages are only touched on the screen's own.
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)
        self._ticked.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        work: Work,
        done: Done,
        failed: Failed | None = None,
        *,
        while_busy: Iterable[QWidget] = (),
    ) -> Job:
        """Run ``work(backend)`` among the reads and give its answer to ``done`` on this thread.

        ``failed`` gets an expected failure first and returns True if it has shown it. The widgets
        of ``while_busy`` are disabled until the answer. Callbacks of deleted widgets are dropped.
        """
        return self._launch("read", lambda backend, _tick: work(backend), done, failed, while_busy)

    def write(
        self,
        work: Work,
        done: Done,
        failed: Failed | None = None,
        *,
        while_busy: Iterable[QWidget] = (),
    ) -> Job:
        """Run ``work(backend)`` after all earlier writes; otherwise as ``read``."""
        return self._launch("write", lambda backend, _tick: work(backend), done, failed, while_busy)

    def output(
        self,
        work: WorkWithProgress,
        done: Done,
        failed: Failed | None = None,
        *,
        while_busy: Iterable[QWidget] = (),
    ) -> Job:
        """Run ``work(backend, tick)`` for paper and files; ``tick(done, total, text)`` reports.

        ``tick`` is also where a cancelled job stops: it raises CancelledError, which the work must
        let through. A ProgressPanel can follow the job.
        """
        return self._launch("output", work, done, failed, while_busy)

    def background(
        self,
        work: WorkWithProgress,
        done: Done,
        failed: Failed | None = None,
        *,
        while_busy: Iterable[QWidget] = (),
    ) -> Job:
        """Run ``work(backend, tick)`` beside the desk's work, which waits for none of it.

        For backups and checks that take minutes; otherwise as ``output``.
        """
        return self._launch("background", work, done, failed, while_busy)

    def is_busy(self) -> bool:
        """True while any job has not come back."""
        return bool(self._under_way)

    def close(self) -> None:
        """Stop all but writes, finish every write that was asked for, then close the backend."""
        if self._closed:
            return
        self.closing.emit()
        self._closed = True
        self.blockSignals(True)
        writes: list[int] = []
        for number, flight in self._under_way.items():
            if flight.lane == "write":
                writes.append(number)
            else:
                flight.job.cancel()
        self._under_way.clear()
        for lane in ("read", "output", "background"):
            self._lanes[lane].shutdown(wait=True, cancel_futures=True)
        close_backend = getattr(self._backend, "close", None)
        if close_backend is not None:
            self._lanes["write"].submit(close_backend)
        self._lanes["write"].shutdown(wait=True)
        # No page is left to say it.
        for number in writes:
            if number in self._failures:
                _log.error("a write failed at closing\n%s", describe(self._failures.pop(number)))

    def _launch(
        self,
        lane: Lane,
        work: WorkWithProgress,
        done: Done,
        failed: Failed | None,
        while_busy: Iterable[QWidget],
    ) -> Job:
        if self._closed:
            raise RuntimeError("operations are closed")
        number = next(self._numbers)
        reins = Reins(lambda *report: self._ticked.emit(number, *report))
        job = Job(done, failed, reins)
        self._under_way[number] = _Flight(job, lane, busy.hold(while_busy))
        if lane != "background" and self._awaited() == 1:
            self.busy_changed.emit(True)
        future = self._lanes[lane].submit(self._run, number, [work], reins)
        job.take_off(future, lambda: self._landed.emit(number, Outcome(failure=CancelledError())))
        return job

    def _run(self, number: int, work: list[WorkWithProgress], reins: Reins) -> None:
        """Do the work on a worker thread; ``work`` is a box of one that is emptied here.

        The work often holds its page, and a page must not lose its last reference on this thread.
        """
        task = work.pop()
        try:
            if reins.stopped():
                raise CancelledError
            outcome = Outcome(answer=task(self._the_backend(), reins.tick))
        except BaseException as failure:
            outcome = Outcome(failure=failure)
            self._failures[number] = failure
        del task
        self._landed.emit(number, outcome)

    def _awaited(self) -> int:
        """Return how many jobs are under way that somebody at the desk waits for."""
        return sum(flight.lane != "background" for flight in self._under_way.values())

    def _the_backend(self) -> Any:
        with self._backend_lock:
            if self._backend is None:
                self._backend = self._open_backend()
            return self._backend

    @Slot(int, object, object, str)
    def _pass_on(self, number: int, done: object, total: object, text: str) -> None:
        if number in self._under_way:
            self._under_way[number].job.progress.emit(done, total, text)

    @Slot(int, object)
    def _land(self, number: int, outcome: Outcome) -> None:
        """Settle an ended job: first its buttons, then its page, then everybody else."""
        self._failures.pop(number, None)
        if number not in self._under_way:
            return
        flight = self._under_way.pop(number)
        flight.release()
        if flight.lane != "background" and not self._awaited():
            self.busy_changed.emit(False)
        handled = flight.job.settle(outcome)
        if outcome.failure is not None:
            if not handled:
                _explain(outcome.failure)
        elif changes := getattr(outcome.answer, "changes", None):
            # Even a dropped answer has changed what others show.
            self.changed.emit(changes)


def _explain(failure: BaseException) -> None:
    if isinstance(failure, MotCuaError):
        _log.info("operation refused: %s", type(failure).__name__)
        messages.explain(failure)
    else:
        report_bug(failure)


class LatestOnly:
    """For searches while typing: only the newest question is answered, older ones are dropped."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations
        self._job: Job | None = None

    def ask(self, work: Work, done: Done, failed: Failed | None = None) -> None:
        """Run ``work`` among the reads in place of an earlier question that is still open."""
        self.drop()
        self._job = self._operations.read(work, done, failed)

    def drop(self) -> None:
        """Forget the open question, for instance when the text has been cleared."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
