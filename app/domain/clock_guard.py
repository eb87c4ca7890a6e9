"""Whether the PC's clock can be believed before another dossier is numbered: rules only.

What is known of earlier use is read by ``app.services.office.clock``; nothing here asks a clock.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.vietnam_time import office_day, short_date, short_moment
from app.domain.working_calendar import WorkingCalendar
from app.errors import InputError
from app.words import N_

TOLERANCE = timedelta(minutes=5)
MOST_WORKING_DAYS_CLOSED = 1
MOST_DAYS_AHEAD = 3

_TYPED = re.compile(r"(\d{1,2})[\s/.\-]+(\d{1,2})[\s/.\-]+(\d{4})|(\d{2})(\d{2})(\d{4})", re.ASCII)


class Doubt(StrEnum):
    """Why the clock is doubted: it lies behind, comes after a long gap, or was set meanwhile."""

    BEHIND = "behind"
    GAP = "gap"
    JUMPED = "jumped"


class Verdict(StrEnum):
    """What the day that was typed means for the clock."""

    BELIEVED = "believed"
    SUPERVISOR = "supervisor"
    SET_CLOCK = "set_clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastUse:
    """What is known of earlier use, each None where nothing is.

    ``numbered_on`` is the newest day on which this counter numbered a dossier, without days a
    supervisor has called mistaken; ``believed_at`` when its clock was last found right;
    ``written_at`` the instant of the newest step in its history.
    """

    numbered_on: date | None = None
    believed_at: datetime | None = None
    written_at: datetime | None = None


_QUESTIONS = {
    Doubt.BEHIND: N_("Đồng hồ máy đang là {now}, nhưng lần cuối dùng là {last}."),
    Doubt.GAP: N_("Đồng hồ máy đang là {now}, lần cuối dùng là {last}."),
    Doubt.JUMPED: N_("Đồng hồ máy vừa bị đổi từ {last} thành {now}."),
}


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """A clock in doubt: what it shows ``now``, and ``last``, in words, what it is held against."""

    kind: Doubt
    now: datetime
    last: str

    @property
    def title(self) -> str:
        """What is odd, as a template for ``values``."""
        return _QUESTIONS[self.kind]

    @property
    def values(self) -> dict[str, str]:
        """The values of ``title``."""
        return {"now": short_moment(self.now), "last": self.last}


def doubt_at_opening(now: datetime, use: LastUse, calendar: WorkingCalendar) -> ClockDoubt | None:
    """Return why a clock that shows ``now`` must be vouched for, None when it fits earlier use.

    An office that has numbered nothing yet has nothing to hold its clock against.
    """
    today, numbered = office_day(now), use.numbered_on
    if numbered is None:
        return None
    if today < numbered:
        return ClockDoubt(Doubt.BEHIND, now, short_date(numbered))
    newest = max((at for at in (use.believed_at, use.written_at) if at is not None), default=now)
    if now < newest - TOLERANCE:
        return ClockDoubt(Doubt.BEHIND, now, short_moment(newest))
    last = max(numbered, office_day(use.believed_at)) if use.believed_at else numbered
    closed = calendar.working_days_between(last + timedelta(days=1), today - timedelta(days=1))
    if closed > MOST_WORKING_DAYS_CLOSED or today - last > timedelta(days=MOST_DAYS_AHEAD):
        return ClockDoubt(Doubt.GAP, now, short_date(last))
    return None


def doubt_while_running(now: datetime, expected: datetime) -> ClockDoubt | None:
    """Return why a clock that should show ``expected`` is doubted, None when it nearly does."""
    if abs(now - expected) <= TOLERANCE:
        return None
    return ClockDoubt(Doubt.JUMPED, now, short_moment(expected))


def typed_day(text: str) -> date:
    """Return the day that stands in ``text`` with all its digits; InputError("today") if none does.

    Nothing is filled in from the clock, which is what is in doubt: no «nay», no year left out.
    """
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        raise InputError(
            "today", N_("Cần gõ đủ ngày, tháng và năm."), N_("Ví dụ: 04/11/2026 hoặc 04112026.")
        )
    day, month, year = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(
            "today", N_("Không có ngày này trong lịch."), N_("Kiểm tra lại ngày và tháng.")
        ) from None


def judge(today: date, typed: date, numbered_on: date | None) -> Verdict:
    """Return what it means that somebody, asked for the day, typed ``typed``.

    Where the clock is right and days ahead of it have been numbered, an earlier clock was wrong;
    that those days are left behind is for a supervisor to say.
    """
    if typed != today:
        return Verdict.SET_CLOCK
    if numbered_on is not None and today < numbered_on:
        return Verdict.SUPERVISOR
    return Verdict.BELIEVED
