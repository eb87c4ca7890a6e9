"""The guard of the PC's clock: no dossier is numbered on a day that somebody has reason to doubt.

When there is a doubt and what an answer means is ``app.domain.clock_guard``'s.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.clock_guard import (
    ClockDoubt,
    Doubt,
    LastUse,
    Verdict,
    doubt_at_opening,
    doubt_while_running,
    judge,
    typed_day,
)
from app.domain.dossier_code import LOCAL_PREFIX
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import office_day, short_date
from app.errors import ClockError
from app.models.base import from_milliseconds, milliseconds
from app.models.dossier import CodeCounter
from app.models.dossier_event import DossierEvent
from app.models.office import Meta
from app.services import audit
from app.services.answers import ClockAnswered
from app.services.audit import Audited
from app.services.commands import AnswerClock
from app.services.context import Context
from app.services.office.sign_in import prove
from app.words import N_

# Facts about this counter's clock, each with the station's digit behind it.
_BELIEVED = "clock_believed_at"
_WRONG_UNTIL = "clock_wrong_until"


def look_at_clock(context: Context) -> ClockDoubt | None:
    """Return why the clock is in doubt, or None and note that it was found right today.

    A doubt goes by itself when the clock is set right, and otherwise by ``answer_clock``.
    """
    doubt = clock_doubt(context)
    if doubt is None:
        with context.database.read() as session:
            known = _fact(session, context, _BELIEVED)
        # Once a day is enough to tell a day without any intake from a day that was closed.
        if known is None or office_day(known) != context.today():
            with context.database.write() as session:
                _note(session, context, _BELIEVED, context.now())
    return doubt


def clock_doubt(context: Context) -> ClockDoubt | None:
    """Return why the clock is in doubt now: compared once with earlier use, then with itself."""
    now, steady = context.now(), context.steady()
    if context.believed is None:
        with context.database.read() as session:
            use = _last_use(session, context)
        doubt = doubt_at_opening(now, use, context.calendar)
    else:
        then, since = context.believed
        doubt = doubt_while_running(now, then + timedelta(seconds=steady - since))
    if doubt is None:
        context.believed = (now, steady)
    return doubt


def require_right_clock(context: Context) -> None:
    """Raise ClockError while the clock is in doubt: nothing is numbered without the question."""
    doubt = clock_doubt(context)
    if doubt is not None:
        raise _refusal(doubt)


def require_no_later_day(context: Context, later: date | None) -> None:
    """Raise ClockError when a day after today, ``later``, has been numbered.

    Asked within the intake's own transaction: the last defense, should the clock have been set in
    between or another program have been here with another clock.
    """
    if later is not None:
        # The next look begins at the store again.
        context.believed = None
        raise _refusal(ClockDoubt(Doubt.BEHIND, context.now(), short_date(later)))


def _refusal(doubt: ClockDoubt) -> ClockError:
    return ClockError(
        doubt.title,
        N_(
            "Trả lời câu hỏi ngày giờ ở đầu trang Tiếp nhận rồi lưu lại; nội dung vẫn còn trên "
            "màn hình."
        ),
        **doubt.values,
    )


def answer_clock(context: Context, command: AnswerClock) -> ClockAnswered:
    """Take the day somebody read from a calendar; InputError("today") when it is no whole day.

    Believed from now on is a clock that shows that day. Where days ahead of it were numbered, only
    on the word of a supervisor, which makes those days mistaken; RuleError when the secret is
    wrong or it is not a supervisor's. Any other day leaves everything as it is.
    """
    typed, today = typed_day(command.typed), context.today()
    with context.database.read() as session:
        verdict = judge(today, typed, _last_use(session, context).numbered_on)
    by = command.actor
    if verdict is Verdict.SUPERVISOR and command.supervisor_id is not None:
        by = prove(context, command.supervisor_id, command.secret, command.kind)
        by.require(Permission.CLOSE_DAY)
        verdict = Verdict.BELIEVED
    if verdict is Verdict.BELIEVED:
        _believe(context, by)
    return ClockAnswered(verdict)


def _believe(context: Context, by: Actor) -> None:
    now = context.now()
    with context.database.write() as session:
        ahead = _call_mistaken(session, context)
        wrong = _last_use(session, context).written_at
        if wrong is not None and wrong > now:
            _note(session, context, _WRONG_UNTIL, wrong)
        _note(session, context, _BELIEVED, now)
        act = Audited.CORRECT_CLOCK if ahead else Audited.CONFIRM_CLOCK
        audit.note(session, context, by.clerk_id, act, ", ".join(map(short_date, ahead)))
    context.believed = (now, context.steady())


def _call_mistaken(session: Session, context: Context) -> list[date]:
    """Let no later day that was numbered stand in the way of today, and return those days."""
    ahead = (
        CodeCounter.series.in_(own_series(context)),
        ~CodeCounter.mistaken,
        CodeCounter.day > context.today(),
    )
    days = list(session.scalars(select(CodeCounter.day).where(*ahead).order_by(CodeCounter.day)))
    session.execute(update(CodeCounter).where(*ahead).values(mistaken=True))
    return days


def own_series(context: Context) -> tuple[str, ...]:
    """Return every series this counter may ever have numbered in, one for each epoch's digit."""
    return tuple(f"{LOCAL_PREFIX}{context.station.digit}{epoch}" for epoch in range(10))


def _last_use(session: Session, context: Context) -> LastUse:
    numbered = (
        select(CodeCounter.day)
        .where(CodeCounter.series.in_(own_series(context)), ~CodeCounter.mistaken)
        .order_by(CodeCounter.day.desc())
        .limit(1)
    )
    station = context.station
    newest = (
        select(DossierEvent.occurred_at)
        .where(
            DossierEvent.station == station.digit,
            DossierEvent.epoch == station.epoch,
            # What a register tells was not written by this clock, then.
            ~DossierEvent.payload.contains('"register":', autoescape=True),
        )
        .order_by(DossierEvent.sequence.desc())
        .limit(1)
    )
    written, wrong = session.scalar(newest), _fact(session, context, _WRONG_UNTIL)
    if written is not None and wrong is not None and written <= wrong:
        # Written by the clock that was found wrong, or not yet past what it wrote.
        written = None
    return LastUse(
        numbered_on=session.scalar(numbered),
        believed_at=_fact(session, context, _BELIEVED),
        written_at=written,
    )


def _fact(session: Session, context: Context, name: str) -> datetime | None:
    fact = session.get(Meta, f"{name}_{context.station.digit}")
    return from_milliseconds(int(fact.value)) if fact is not None else None


def _note(session: Session, context: Context, name: str, at: datetime) -> None:
    session.merge(Meta(key=f"{name}_{context.station.digit}", value=str(milliseconds(at))))
