"""The money of a period by the day it changed hands: day by day, exactly as the days count it."""

from datetime import date, timedelta

from sqlalchemy import select

from app.domain.dossier_state import Action
from app.domain.reports.fee_tables import UNIT_OF_MONEY
from app.domain.reports.report import Section
from app.domain.reports.takings_table import DayTakings, takings_table
from app.domain.vietnam_time import local, office_day
from app.models.dossier import Fee
from app.models.dossier_event import DossierEvent
from app.services.day.takings import takings_of
from app.services.reports.report_work import ReportWork

_MONEY_MOVES = tuple(
    one.value
    for one in (
        Action.CORRECT,
        Action.CONFIRM_PAYMENT,
        Action.RETURN_PART,
        Action.RETURN_RESULT,
    )
)


def takings_of_period(work: ReportWork) -> Section:
    """Return what was taken on each day of the period."""
    days = [DayTakings(day, takings_of(work.session, day)) for day in _days_with_money(work)]
    return takings_table(work.span, days, UNIT_OF_MONEY)


def _days_with_money(work: ReportWork) -> list[date]:
    """Return the days on which money may have changed hands, so that a year asks for no others."""
    first, last = work.span.first, work.span.last
    after = last + timedelta(days=1)
    paid = work.session.scalars(
        select(Fee.paid_at).where(
            Fee.paid_at >= local(first.year, first.month, first.day),
            Fee.paid_at < local(after.year, after.month, after.day),
        )
    )
    moved = work.session.scalars(
        select(DossierEvent.occurred_on)
        .where(DossierEvent.occurred_on.between(first, last), DossierEvent.kind.in_(_MONEY_MOVES))
        .distinct()
    )
    return sorted({office_day(at) for at in paid if at is not None} | set(moved))
