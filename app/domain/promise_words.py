"""The sentences that tell what moved a promise: each pause, and a person who gave another day."""

from collections.abc import Callable
from datetime import datetime

from app.domain.promise_history import Promise
from app.domain.timeliness import Pause, working_time_in_words
from app.domain.vietnam_time import short_moment
from app.domain.working_calendar import WorkingCalendar
from app.words import N_

Translate = Callable[[str], str]


def pauses_in_words(
    promise: Promise, calendar: WorkingCalendar, translate: Translate = str
) -> tuple[str, ...]:
    """Return a sentence for each pause, in their order."""
    return tuple(_pause(pause, calendar, translate) for pause in promise.pauses)


def paused_in_words(paused_at: datetime, translate: Translate = str) -> str:
    """Say since when the clock has been standing."""
    return translate(N_("đồng hồ tạm dừng từ {begun}")).format(begun=short_moment(paused_at))


def override_in_words(promised_at: datetime, reason: str, translate: Translate = str) -> str:
    """Say that another moment was promised than the computed one, and why."""
    return translate(N_("hẹn lại {moment} vì {reason}")).format(
        moment=short_moment(promised_at), reason=reason.strip().rstrip(".")
    )


def _pause(pause: Pause, calendar: WorkingCalendar, translate: Translate) -> str:
    if pause.ended_at is None:
        return paused_in_words(pause.started_at, translate)
    minutes = calendar.working_minutes_between(pause.started_at, pause.ended_at)
    return translate(N_("tạm dừng từ {begun} đến {ended}, không tính {time} làm việc")).format(
        begun=short_moment(pause.started_at),
        ended=short_moment(pause.ended_at),
        time=working_time_in_words(minutes, calendar, translate),
    )
