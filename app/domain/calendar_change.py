"""Which promises a changed calendar would move, and to when: proposed, never done by itself.

What a slip says stays promised until a supervisor decides; the decision is a step of the dossier
(``Action.REPROMISE``), so that the history tells it and counting anew does not undo it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from app.domain.deadline import Deadline, compute_deadline
from app.domain.dossier_state import Action, DossierState
from app.domain.promise_history import PastStep, day_named, promise_from
from app.domain.time_limit import LimitUnit, TimeLimit
from app.domain.vietnam_time import to_local
from app.domain.working_calendar import WorkingCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPromise:
    """What a promise hangs on: how it was counted at the reception, and the steps since.

    ``given`` is what the citizen was told then; ``by_hand`` when a person chose that day.
    """

    limit: TimeLimit
    received_at: datetime
    cut_off: time
    given: datetime
    by_hand: bool
    steps: Sequence[PastStep]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPromise:
    """An open dossier a changed calendar would give another day than it has now.

    ``passed``: the new day is over already, so nobody can be given it. ``explanation`` is of the
    new day, empty where the day was not counted.
    """

    dossier_id: int
    code: str
    state: DossierState
    applicant_name: str
    phone: str
    procedure_name: str
    promised_at: datetime
    becomes: datetime
    passed: bool = False
    explanation: str = ""

    @property
    def later(self) -> bool:
        """True when the citizen would have to wait longer."""
        return self.becomes > self.promised_at


def deadline_on(promise: GivenPromise, calendar: WorkingCalendar) -> Deadline | None:
    """Return the deadline as counted on ``calendar``; None for a day that a person named."""
    if promise.by_hand or _extended(promise) is not None:
        return None
    return compute_deadline(promise.limit, promise.received_at, calendar, cut_off=promise.cut_off)


def promise_on(promise: GivenPromise, calendar: WorkingCalendar) -> datetime:
    """Return when the result would be due by ``calendar`` alone, whatever was decided since.

    A day that a person named stays, unless nobody works then: the next working day takes its place
    (Bộ luật Dân sự 2015, Điều 148 khoản 5).
    """
    steps = _without_decisions(promise)
    if deadline := deadline_on(promise, calendar):
        return promise_from(deadline.due, None, steps, calendar).due
    due, since = _extended(promise) or (promise.given, None)
    if promise.limit.unit is not LimitUnit.CLOCK_HOURS or since is not None:
        due = _on_a_working_day(due, calendar)
    return promise_from(due, since, steps, calendar).due


def _extended(promise: GivenPromise) -> tuple[datetime, datetime] | None:
    return day_named(_without_decisions(promise))


def _without_decisions(promise: GivenPromise) -> tuple[PastStep, ...]:
    return tuple(step for step in promise.steps if step.action is not Action.REPROMISE)


def _on_a_working_day(due: datetime, calendar: WorkingCalendar) -> datetime:
    day = to_local(due).date()
    if calendar.is_working_day(day):
        return due
    return calendar.closing(calendar.next_working_day(day))
