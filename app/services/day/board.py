"""Count what the board for the public shows; names and codes are shortened before they leave."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.board import (
    BoardView,
    MonthFigures,
    OfferedProcedure,
    ReadyResult,
    initials,
    shortened_code,
)
from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_state import DossierState
from app.domain.fees import rules_in_force
from app.domain.procedure import Procedure
from app.domain.report_periods import PeriodKind, period_of
from app.domain.reports.figure import span_of
from app.domain.reports.key_figures import KEY_FIGURES
from app.domain.shares import share_of
from app.domain.text import collation_key
from app.models.dossier import Applicant, Dossier
from app.services.context import Context
from app.services.papers.issue_catalogue import fees_in_words
from app.services.reports.counting import count
from app.services.reports.ratings_report import ratings_report
from app.services.reports.usage import procedure_usage

# What nobody has collected for months is not news, and nobody reads so long a list.
_MOST_READY = 60
_COUNTED = ("received", "resolved", "on_time_net", "returned", "open")


def board(context: Context) -> BoardView:
    """Return what the board shows now; nothing in it names a person."""
    today = context.today()
    profile = context.office().profile
    with context.database.read() as session:
        ready, waiting = _ready(session)
    return BoardView(
        office=profile.counter_name or profile.name,
        address=profile.address,
        hotline=profile.hotline,
        calendar=context.calendar,
        ready=ready,
        waiting=waiting,
        procedures=_offered(context.procedures(today), procedure_usage(context), today),
        months=(_month(context, today, previous=False), _month(context, today, previous=True)),
    )


def _ready(session: Session) -> tuple[tuple[ReadyResult, ...], int]:
    """Return the newest results that wait at the desk, and how many wait in all."""
    waits = (
        Dossier.state == DossierState.RESULT_READY.value,
        Dossier.delivery == DeliveryWay.AT_DESK.value,
        # Anything else has left the desk, or went out electronically.
        Dossier.delivery_state == "",
        Dossier.finished_on.is_not(None),
    )
    newest = (
        select(Dossier.code, Applicant.name, Dossier.finished_on)
        .join(Applicant, Applicant.id == Dossier.applicant_id)
        .where(*waits)
        .order_by(Dossier.finished_at.desc(), Dossier.id.desc())
        .limit(_MOST_READY)
    )
    shown = tuple(
        ReadyResult(shortened_code(row.code), initials(row.name), since)
        for row in session.execute(newest)
        if (since := row.finished_on) is not None
    )
    total = session.scalar(select(func.count()).select_from(Dossier).where(*waits))
    return shown, total or 0


def _month(context: Context, today: date, *, previous: bool) -> MonthFigures:
    first, last = period_of(PeriodKind.MONTH, today, previous=previous)
    span = span_of(first, last, context.now())
    measures = [KEY_FIGURES[name].measure(span) for name in _COUNTED]
    with context.database.read() as session:
        received, resolved, on_time, returned, unfinished = count(session, context, *measures)
    *_clerks, desk = ratings_report(context, first, last)
    return MonthFigures(
        first=first,
        received=received,
        resolved=resolved,
        on_time=share_of(on_time, resolved),
        returned=returned,
        open=unfinished,
        content=share_of(desk.content, desk.total),
    )


def _offered(
    procedures: Sequence[Procedure], usage: Mapping[str, int], day: date
) -> tuple[OfferedProcedure, ...]:
    """Return what is offered: what is asked for most first, then field by field."""

    def place(one: Procedure) -> tuple[int, str, str]:
        return -usage.get(one.code, 0), collation_key(one.field), collation_key(one.short_name)

    return tuple(
        OfferedProcedure(
            name=one.short_name,
            limit=one.limit,
            fee=fees_in_words(rules_in_force(one.fees, Channel.DIRECT, day)),
        )
        for one in sorted(procedures, key=place)
    )
