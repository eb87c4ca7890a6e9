"""Which late dossiers an outage of a system touched, to be proposed to a supervisor.

The program proposes and a person decides; what an approval does to a dossier is
``app.services.registers.outages``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.timeliness import Pause, shift_for_pauses
from app.domain.working_calendar import WorkingCalendar
from app.words import N_


class Touch(StrEnum):
    """How an outage touched a dossier that is late."""

    DUE = "due"
    HANDLED = "handled"
    HELD_UP = "held_up"


TOUCH_LABELS: dict[Touch, str] = {
    Touch.DUE: N_("Hẹn trả đúng lúc có sự cố"),
    Touch.HANDLED: N_("Đang làm lúc có sự cố"),
    Touch.HELD_UP: N_("Sự cố lấy mất thời gian giải quyết"),
}


@dataclass(frozen=True, slots=True)
class Outage:
    """From when to when a system did not work; ``ended_at`` is after ``started_at``."""

    started_at: datetime
    ended_at: datetime

    def covers(self, instant: datetime) -> bool:
        """Say whether the system was out at ``instant``."""
        return self.started_at <= instant <= self.ended_at


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierTimes:
    """When a dossier was received, promised and finished (None: not yet), and its steps between."""

    received_at: datetime
    promised_at: datetime
    finished_at: datetime | None
    steps: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """How a dossier was touched; ``explained`` when without the outage it would not be late."""

    how: Touch
    explained: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedDossier:
    """A dossier proposed to be excused, or one that is already."""

    dossier_id: int
    code: str
    procedure_name: str
    received_at: datetime
    promised_at: datetime
    finished_at: datetime | None
    how: Touch
    explained: bool
    approved_at: datetime | None = None
    approved_by: str = ""


def touch_of(
    outage: Outage, times: DossierTimes, calendar: WorkingCalendar, now: datetime
) -> Touched | None:
    """Return how ``outage`` touched a dossier, None where it is not late or not by the outage.

    Late is judged as in the reports: by the minute. What was late when the outage began, or
    received after it, or finished before it, was not touched.
    """
    end = times.finished_at or now
    late = end > times.promised_at
    if not late or times.promised_at < outage.started_at:
        return None
    if times.received_at >= outage.ended_at or end <= outage.started_at:
        return None
    explained = end <= _promise_without(outage, times, calendar)
    if outage.covers(times.promised_at):
        return Touched(Touch.DUE, explained)
    if _was_handled(outage, times.steps):
        return Touched(Touch.HANDLED, explained)
    return Touched(Touch.HELD_UP, True) if explained else None


def _promise_without(outage: Outage, times: DossierTimes, calendar: WorkingCalendar) -> datetime:
    """Return the promise moved on by the office hours the outage took."""
    begun = max(outage.started_at, times.received_at)
    pause = Pause(begun, outage.ended_at, "")
    return shift_for_pauses(times.promised_at, [pause], calendar)


def _was_handled(outage: Outage, steps: Iterable[datetime]) -> bool:
    return any(outage.covers(step) for step in steps)
