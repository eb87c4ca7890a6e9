"""Looks at backups and journal once a minute, says how they are, and makes a backup when due.

The rules are ``app.domain.backup_plan``; what a person asks for is in the panels.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.backup_listing import BackupConcern, BackupStatus
from app.domain.backup_plan import BackupReason
from app.errors import MotCuaError, NotJournaledError, StoreError
from app.services.answers import BackedUp
from app.services.commands import BackUp
from app.ui.day.closing_steps import age_in_words
from app.ui.job import Job
from app.ui.operations import Operations
from app.ui.status_strip import Condition
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick

_LOOK_MS = 60_000


class BackupWatch(QObject):
    """Emits ``told`` with the state in words, its condition, and what more is to say about it.

    ``journal_told`` is the same of the receipt journal. ``now`` gives aware instants. Work at the
    desk goes on while a copy is made.
    """

    told = Signal(str, str, str)
    journal_told = Signal(str, str, str)

    def __init__(
        self, operations: Operations, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._operations, self._now = operations, now
        self._job: Job | None = None
        self._timer = QTimer(self)
        operations.closing.connect(self._timer.stop)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look_and_act)
        self._timer.start()

    def look(self) -> None:
        """Ask how backups and journal are and say it."""
        self.look_at_journal()
        self._operations.read(_status, self._say, _say_nothing)

    def look_and_act(self) -> None:
        """Ask how backups and journal are, and make a backup if it is time."""
        self.look_at_journal()
        self._operations.read(_status, self._act, _say_nothing)

    def look_at_journal(self) -> None:
        """Ask how the journal is and say it; next to nothing, so after every intake."""
        self._operations.read(
            lambda counter: counter.journal_trouble,
            lambda trouble: self.journal_told.emit(*journal_words(trouble)),
            _say_nothing,
        )

    def _say(self, status: BackupStatus) -> None:
        if self._job is None:
            self.told.emit(*words_of(status, self._now()))

    def _act(self, status: BackupStatus) -> None:
        self._say(status)
        if not status.due or self._job is not None:
            return

        def work(counter: "Counter", tick: "Tick") -> BackedUp:
            # Somebody may have made one by hand while this was waiting for its turn.
            return counter.backups.make(BackUp(reason=BackupReason.WORK, if_changed=True), tick)

        # Its answer is told to everybody as a change; a failure, by the next look.
        self._job = self._operations.background(work, _say_nothing, _say_nothing)
        self._job.progress.connect(self._say_progress)
        self._job.finished.connect(self._over)
        self.told.emit(tr("đang sao lưu"), "good", "")

    def _say_progress(self, done: int, total: int) -> None:
        percent = 100 * done // max(total, 1)
        self.told.emit(tr("đang sao lưu {percent} %", percent=percent), "good", "")

    def _over(self) -> None:
        self._job = None
        self.look()


def words_of(status: BackupStatus, now: datetime) -> tuple[str, Condition, str]:
    """Return a state in a few words, how bad it is, and the sentence behind it."""
    age = age_in_words(status.last, now) if status.last is not None else ""
    failure = status.failure or (status.trouble.failure if status.trouble is not None else None)
    more = _sentence(failure) if failure is not None else ""
    match status.concern(now):
        case BackupConcern.ELSEWHERE:
            # Said once, in the settings: nobody at the desk can do anything about it.
            return tr("trên máy chủ"), "unknown", ""
        case BackupConcern.FAILED if status.last is None:
            return tr("chưa sao lưu được"), "bad", more
        case BackupConcern.FAILED:
            return tr("vừa rồi bị lỗi, bản trước {age}", age=age), "bad", more
        case BackupConcern.NONE_YET:
            return tr("chưa có bản nào"), "attention", ""
        case BackupConcern.OLD:
            return tr("{age}, cần sao lưu", age=age), "attention", more
        case BackupConcern.PLACE_FAILED:
            return tr("{age}, thiếu nơi thứ hai", age=age), "attention", more
        case BackupConcern.FINE:
            return age, "good", ""


def journal_words(trouble: StoreError | None) -> tuple[str, Condition, str]:
    """Return how the receipt journal is in a few words, how bad that is, and the sentence."""
    match trouble:
        case None:
            return tr("tốt"), "good", ""
        case NotJournaledError():
            return tr("không ghi được"), "bad", _sentence(trouble)
        case StoreError():
            return tr("ghi tạm, cần xem"), "attention", _sentence(trouble)


def _sentence(failure: MotCuaError) -> str:
    return f"{tr(failure.title, **failure.values)} {tr(failure.advice, **failure.values)}".strip()


def _status(counter: "Counter") -> BackupStatus:
    return counter.backups.status()


def _say_nothing(_answer: object) -> bool:
    return True
