"""What the steps of a dossier make of its promise: pauses, a new day, always from the beginning.

The steps are events as the history keeps them; nothing here is stored, and no due date is ever
moved on from the one before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from app.domain.dossier_state import TRANSITIONS, Action, Clock
from app.domain.timeliness import Pause, shift_for_pauses
from app.domain.working_calendar import WorkingCalendar

_BEGIN = frozenset(row.action for row in TRANSITIONS.values() if row.clock is Clock.PAUSES)
_END = frozenset(
    row.action for row in TRANSITIONS.values() if row.clock in (Clock.RESUMES, Clock.STOPS)
)

CLOCK_RUNS = "clock_runs"
"""Fact of a step that would pause the clock, when the procedure lets it run on."""

UNTIL = "until"
"""Fact of a step that names a day of its own: the new promise, in ISO 8601."""

TOO_LATE = "too_late"
"""Fact of an apology made after the promise had passed: its day is told, and counts for nothing."""

PROMISED = "promised"
"""Fact of a step that counts from the reception: the promise it gives, in ISO 8601."""

NAMES_A_DAY = frozenset({Action.EXTEND, Action.REPROMISE, Action.CORRECT})
"""Steps that may let another day count than the one before (``names_a_day``)."""


class PastStep(Protocol):
    """A step as the history knows it."""

    @property
    def action(self) -> Action:
        """What was done."""
        ...

    @property
    def at(self) -> datetime:
        """When."""
        ...

    @property
    def facts(self) -> Mapping[str, Any]:
        """What was noted of it."""
        ...


@dataclass(frozen=True, slots=True)
class Promise:
    """When the result is due now, and what moved it; a pause that lasts still moves nothing yet."""

    due: datetime
    pauses: tuple[Pause, ...] = ()

    @property
    def paused_at(self) -> datetime | None:
        """Return when the clock was stopped, None while it runs."""
        lasting = self.pauses[-1] if self.pauses else None
        return lasting.started_at if lasting is not None and lasting.ended_at is None else None


def promise_of(steps: Iterable[PastStep], promised: datetime, calendar: WorkingCalendar) -> Promise:
    """Return what ``steps``, in their order, make of the first promise.

    An extension names a day of its own (Mẫu số 04); only what pauses the clock after it moves
    that day on. So does a decision about a changed calendar, also when it keeps the day. What was
    broken when somebody apologized stays broken (decision 0029).
    """
    known = tuple(steps)
    due, since = day_named(known) or (promised, None)
    return promise_from(due, since, known, calendar)


def promise_from(
    due: datetime, since: datetime | None, steps: Iterable[PastStep], calendar: WorkingCalendar
) -> Promise:
    """Return the promise ``due``, moved on by those pauses of ``steps`` that began ``since``."""
    pauses = tuple(pauses_of(steps))
    counted = [one for one in pauses if since is None or one.started_at >= since]
    return Promise(shift_for_pauses(due, counted, calendar), pauses)


def day_named(steps: Iterable[PastStep]) -> tuple[datetime, datetime] | None:
    """Return the day the last of ``steps`` to name one named, and from when pauses move it on.

    A clock that stands while the calendar is decided about, or a day put right, has moved nothing
    yet: that whole pause still counts. A promise counted anew from the reception ends what was
    named before.
    """
    known = tuple(steps)
    for place, step in reversed(tuple(enumerate(known))):
        if names_a_day(step) and UNTIL in step.facts:
            since = step.at
            if step.action is not Action.EXTEND:
                since = Promise(step.at, tuple(pauses_of(known[:place]))).paused_at or since
            return datetime.fromisoformat(step.facts[UNTIL]), since
        if PROMISED in step.facts:
            return None
    return None


def counted_facts(steps: Iterable[PastStep]) -> Mapping[str, Any] | None:
    """Return the facts of the last step that counted from the reception; None without one."""
    return next((one.facts for one in reversed(tuple(steps)) if PROMISED in one.facts), None)


def names_a_day(step: PastStep) -> bool:
    """Tell whether another day counts after ``step``; a correction only may say so."""
    if TOO_LATE in step.facts:
        return False
    return step.action in NAMES_A_DAY and (
        step.action is not Action.CORRECT or bool(step.facts.keys() & {UNTIL, PROMISED})
    )


def was_broken(promised: datetime, paused_at: datetime | None, at: datetime) -> bool:
    """Tell whether a promise had passed at ``at``; while the clock stands it does not."""
    return promised < (at if paused_at is None else min(paused_at, at))


def moves_the_promise(steps: Iterable[PastStep]) -> bool:
    """Tell whether any of ``steps`` may have changed when the result is due."""
    return any(step.action in _BEGIN or names_a_day(step) for step in steps)


def pauses_of(steps: Iterable[PastStep]) -> Iterable[Pause]:
    """Yield the stretches in which ``steps`` left the clock standing; the last may have no end.

    Two counters that know nothing of each other may both stop it: it stands from the first to
    the first that starts it again.
    """
    begun: PastStep | None = None
    for step in steps:
        if step.action in _BEGIN and begun is None and not step.facts.get(CLOCK_RUNS):
            begun = step
        elif step.action in _END and begun is not None:
            yield Pause(begun.at, max(step.at, begun.at), _why(begun))
            begun = None
    if begun is not None:
        yield Pause(begun.at, None, _why(begun))


def _why(step: PastStep) -> str:
    return str(step.facts.get("reason", ""))
