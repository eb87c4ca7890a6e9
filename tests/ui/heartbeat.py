"""Proves that the screen never stood still: measures how late its own timer came, and says why.

Time that the machine did not give the thread is taken off. What is left still grows on a loaded
machine (threads that hold the interpreter, cores that are shared), so a run of all the tests fails
only at ``ALLOWED_MS``; ``--still-screen`` holds the tests with a heartbeat to the bar itself.
"""

import sys
import threading
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
# The bar of the program, and five times it: what work on the screen's thread cannot hide under.
LIMIT_MS = 50.0
ALLOWED_MS = 250.0
SHOWN_CALLS = 6

_SCHEDSTAT = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")


@dataclass(slots=True)
class Blocked:
    """One time that the screen stood still, and where it was meanwhile."""

    milliseconds: float
    where: str


class Heartbeat(QObject):
    """Beats on the screen's thread; a watcher thread notes where that thread hangs."""

    def __init__(self) -> None:
        super().__init__()
        self.blocked: list[Blocked] = []
        self.is_beating = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._watcher = _Watcher(threading.get_ident())

    def start(self) -> None:
        self.is_beating = True
        self._last = time.perf_counter()
        self._waited = _time_not_given()
        self._watcher.beat_at = self._last
        self._watcher.start()
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        if not self.is_beating:
            return
        self.is_beating = False
        self._beat()
        self._timer.stop()
        self._watcher.running.clear()
        self._watcher.join()

    def check(self, limit: float) -> None:
        """Fail if the screen stood still for longer than ``limit`` milliseconds."""
        bad = [stop for stop in self.blocked if stop.milliseconds > limit]
        if bad:
            worst = max(bad, key=lambda stop: stop.milliseconds)
            raise AssertionError(
                f"UI thread blocked {worst.milliseconds:.0f} ms, {len(bad)} times in all:\n"
                f"{worst.where}"
            )

    def _beat(self) -> None:
        now, waited = time.perf_counter(), _time_not_given()
        late = (now - self._last) * 1000 - BEAT_MS
        late -= (waited - self._waited) * 1000
        late -= self._watcher.take_own_delay() * 1000 if _SCHEDSTAT_MISSING else 0.0
        if late > LIMIT_MS / 2:
            self.blocked.append(Blocked(late, self._watcher.where))
        self._last, self._waited = now, waited
        self._watcher.where = "(in Qt itself)"
        self._watcher.beat_at = now


class _Watcher(threading.Thread):
    """Looks at the screen's thread while it is late, and knows how late it is itself."""

    def __init__(self, watched: int) -> None:
        super().__init__(daemon=True, name="heartbeat")
        self._watched = watched
        self._delay = 0.0
        self.beat_at = 0.0
        self.where = "(in Qt itself)"
        self.running = threading.Event()
        self.running.set()

    def take_own_delay(self) -> float:
        delay, self._delay = self._delay, 0.0
        return delay

    def run(self) -> None:
        while self.running.is_set():
            before = time.perf_counter()
            time.sleep(BEAT_MS / 1000)
            now = time.perf_counter()
            self._delay += max(0.0, now - before - 2 * BEAT_MS / 1000)
            if now - self.beat_at > LIMIT_MS / 2 / 1000:
                self.where = _stack_of(self._watched)


def _stack_of(thread: int) -> str:
    """Return the innermost calls of ``thread``; a frame held longer would keep painters alive."""
    frame, calls = sys._current_frames().get(thread), []
    while frame is not None and len(calls) < SHOWN_CALLS:
        calls.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None))
        frame = frame.f_back
    del frame
    return "".join(traceback.StackSummary.from_list(calls[::-1]).format())


def _time_not_given() -> float:
    """Return the seconds the screen's thread has been ready to run but was not let (Linux)."""
    if _SCHEDSTAT_MISSING:
        return 0.0
    return int(_SCHEDSTAT.read_text(encoding="ascii").split()[1]) / 1e9


_SCHEDSTAT_MISSING = not _SCHEDSTAT.exists()
