"""The steps that end a day and how far each is, without a window: the page only shows them.

No step waits for another: a bad stick must keep nobody from closing the day or going home.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.listings import DayFigures
from app.domain.reconciliation import (
    OF_CASH,
    OF_PAPERS,
    OF_SLIPS,
    Difference,
    Reconciliation,
    Sum,
)
from app.domain.text import dong
from app.domain.vietnam_time import office_day, short_date, to_local
from app.ui.day.counted_words import off_words
from app.words import N_, tr

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class StepName(StrEnum):
    """The steps in the order they are usually taken."""

    REVIEW = "review"
    CASH = "cash"
    PAPERS = "papers"
    EXPORT = "export"
    PRINT = "print"
    BACK_UP = "back_up"
    CLOSE = "close"


STEP_TITLES: dict[StepName, str] = {
    StepName.REVIEW: N_("Xem lại trong ngày"),
    StepName.CASH: N_("Đếm tiền"),
    StepName.PAPERS: N_("Đối chiếu giấy tờ"),
    StepName.EXPORT: N_("Xuất ra USB"),
    StepName.PRINT: N_("In phiếu cuối ngày"),
    StepName.BACK_UP: N_("Sao lưu"),
    StepName.CLOSE: N_("Chốt ngày"),
}


class StepState(StrEnum):
    """How far a step is."""

    TODO = "todo"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its state in a few words."""

    name: StepName
    state: StepState
    words: str


class ClosingSteps:
    """What is known of one day's end: from the store, and from what was tried on this page."""

    def __init__(self, may_close: bool) -> None:
        self._may_close = may_close
        self.figures: DayFigures | None = None
        self.held: Reconciliation | None = None
        self.last_backup: datetime | None = None
        self.now: datetime | None = None
        self._failures: dict[StepName, str] = {}
        self._printed_at: datetime | None = None

    def look(self, figures: DayFigures, last_backup: datetime | None, held: Reconciliation) -> None:
        """Take what the store says now; another day forgets what was tried for the one before."""
        if self.figures is not None and self.figures.day != figures.day:
            self._failures.clear()
            self._printed_at = None
        self.figures, self.last_backup, self.now = figures, last_backup, figures.counted_at
        self.held = held

    def failed(self, step: StepName, words: str) -> None:
        """Note that ``step`` was tried and did not succeed."""
        self._failures[step] = words

    def succeeded(self, step: StepName) -> None:
        """Note that ``step`` has been done."""
        self._failures.pop(step, None)

    def printed(self, at: datetime) -> None:
        """Note that the day sheet went to the printer."""
        self._printed_at = at
        self.succeeded(StepName.PRINT)

    def steps(self) -> tuple[Step, ...]:
        """Return all steps in order."""
        return tuple(self.step(name) for name in StepName)

    def step(self, name: StepName) -> Step:
        """Return how far step ``name`` is."""
        if name in self._failures:
            return Step(name, StepState.FAILED, self._failures[name])
        done, words = self._look_at(name)
        return Step(name, StepState.DONE if done else StepState.TODO, words)

    def next_step(self) -> StepName:
        """Return the first step that is not done, the last one when all are."""
        undone = (one.name for one in self.steps() if one.state is not StepState.DONE)
        return next(undone, StepName.CLOSE)

    def left_open(self) -> tuple[str, ...]:
        """Return in words what closing the day now would leave undone."""
        others = (one for one in self.steps() if one.name is not StepName.CLOSE)
        return tuple(
            f"{tr(STEP_TITLES[one.name])}: {one.words}"
            for one in others
            if one.state is not StepState.DONE
        )

    def _look_at(self, name: StepName) -> tuple[bool, str]:
        if self.figures is None or self.now is None or self.held is None:
            return False, ""
        match name:
            case StepName.REVIEW:
                return _hanging(self.figures)
            case StepName.CASH:
                return _cash(self.held)
            case StepName.PAPERS:
                return _papers(self.held)
            case StepName.EXPORT:
                at = self.figures.last_export
                return at is not None, _at(at, self.now) if at else tr("Chưa xuất ngày này")
            case StepName.PRINT:
                at = self._printed_at
                return at is not None, _at(at, self.now) if at else tr("Chưa in phiếu")
            case StepName.BACK_UP:
                at = self.last_backup
                fresh = at is not None and office_day(at) == office_day(self.now)
                return fresh, age_in_words(at, self.now) if at else tr("Chưa có bản sao nào")
            case StepName.CLOSE:
                return self._closing(self.figures, self.held)

    def _closing(self, figures: DayFigures, held: Reconciliation) -> tuple[bool, str]:
        if figures.closed_at is not None and held.newer:
            return False, tr("{count} bước nhập sau chốt, chưa chốt lại", count=held.newer)
        if figures.closed_at is not None:
            at = f"{to_local(figures.closed_at):%H:%M %d/%m}"
            return True, tr("{name} chốt lúc {at}", name=figures.closed_by, at=at)
        return False, tr("Chưa chốt") if self._may_close else tr("Lãnh đạo phụ trách sẽ chốt")


def age_in_words(moment: datetime, now: datetime) -> str:
    """Say how long ago ``moment`` was: "12 phút trước"."""
    age = max(now - moment, timedelta())
    if age < _MINUTE:
        return tr("vừa xong")
    if age < _HOUR:
        return tr("{count} phút trước", count=age // _MINUTE)
    if age < _DAY:
        return tr("{count} giờ trước", count=age // _HOUR)
    return tr("{count} ngày trước", count=age // _DAY)


def _hanging(figures: DayFigures) -> tuple[bool, str]:
    parts: list[str] = []
    if figures.unprinted_count:
        parts.append(tr("{count} phiếu chưa in", count=figures.unprinted_count))
    if figures.print_unknown:
        parts.append(tr("{count} phiếu chưa rõ đã ra giấy", count=figures.print_unknown))
    if figures.drafts:
        parts.append(tr("{count} phiếu nhập dở", count=figures.drafts))
    return not parts, " · ".join(parts) or tr("Không còn việc treo")


def _cash(held: Reconciliation) -> tuple[bool, str]:
    off, expected = held.off_by(Sum.CASH), held.expected(Sum.CASH)
    if off is None and expected == 0:
        return not held.to_look_at(*OF_CASH), _with_doubts(tr("Không thu tiền mặt"), held, OF_CASH)
    words = tr("Sổ {amount}, chưa đếm", amount=dong(expected))
    if off is not None:
        words = off_words(Sum.CASH, off)
    return _explained(held, off), _with_doubts(words, held, OF_CASH)


def _papers(held: Reconciliation) -> tuple[bool, str]:
    kinds, parts = (*OF_SLIPS, *OF_PAPERS), list[str]()
    if held.missing:
        parts.append(tr("{count} số không có hồ sơ", count=held.missing))
    done = not held.missing
    for what, name in ((Sum.SLIPS, tr("Giấy hẹn")), (Sum.PAPERS, tr("Bàn giao"))):
        off = held.off_by(what)
        if off is not None or held.expected(what):
            done = done and _explained(held, off)
            parts.append(f"{name}: {off_words(what, off).lower()}")
    words = _with_doubts(" · ".join(parts) or tr("Không có gì để đối chiếu"), held, kinds)
    in_order = not held.to_look_at(*kinds) or _remark(held)
    return done and in_order, words


def _explained(held: Reconciliation, off: int | None) -> bool:
    """Say whether a sum agrees, or somebody wrote down why it does not."""
    return off == 0 or (off is not None and _remark(held))


def _remark(held: Reconciliation) -> bool:
    return held.counted is not None and bool(held.counted.remark)


def _with_doubts(words: str, held: Reconciliation, kinds: Iterable[Difference]) -> str:
    count = held.to_look_at(*kinds)
    return f"{words} · {tr('{count} chỗ cần xem', count=count)}" if count else words


def _at(moment: datetime, now: datetime) -> str:
    time = f"{to_local(moment):%H:%M}"
    day = office_day(moment)
    if day == office_day(now):
        return tr("Xong lúc {time}", time=time)
    return tr("Xong lúc {time} ngày {day}", time=time, day=short_date(day))
