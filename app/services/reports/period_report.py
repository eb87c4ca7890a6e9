"""The report of a period: what was received in it, and what became of that by its last day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from app.domain.channel import Channel, DeliveryWay
from app.domain.period_report import DEATH_REGISTRATION, PeriodReport
from app.domain.timeliness import Timeliness, met_early_programme, timeliness
from app.errors import InputError
from app.models.dossier import NOT_CANCELLED, Dossier, Fee
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion
from app.services.context import Context
from app.words import N_

_COLUMNS = (
    Dossier.channel,
    Dossier.delivery,
    Dossier.promised_at,
    Dossier.finished_at,
    Dossier.finished_on,
    Dossier.returned_on,
    Dossier.in_programme,
    Dossier.excluded,
    ProcedureVersion.code,
    ProcedureVersion.field,
    Clerk.name.label("clerk_name"),
    Fee.amount,
)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a dossier by the end of the period."""

    finished_at: datetime | None
    timeliness: Timeliness | None
    returned: bool


def period_report(context: Context, first: date, last: date) -> PeriodReport:
    """Count the dossiers received from ``first`` to ``last``; both days are included.

    Late is what was finished after the promised instant; excluded counts only late dossiers.
    InputError when the period ends before it begins.
    """
    if last < first:
        raise InputError(
            "last", N_("Ngày cuối kỳ trước ngày đầu kỳ."), N_("Chọn lại khoảng thời gian.")
        )
    statement = (
        select(*_COLUMNS)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .join(Clerk, Clerk.id == Dossier.received_by_id)
        .outerjoin(Fee, Fee.dossier_id == Dossier.id)
        .where(
            Dossier.received_on.between(first, last),
            NOT_CANCELLED,
        )
    )
    calendar = context.calendar
    totals: Counter[str] = Counter()
    clerks: Counter[str] = Counter()
    channels: Counter[Channel] = Counter()
    procedure_fields: Counter[str] = Counter()
    with context.database.read() as session:
        for row in session.execute(statement.execution_options(yield_per=1000)):
            outcome = _outcome(
                row.finished_at, row.finished_on, row.promised_at, row.returned_on, last
            )
            late = outcome.timeliness is Timeliness.LATE
            totals["received"] += 1
            totals["fees"] += row.amount or 0
            totals["finished"] += outcome.finished_at is not None
            totals["overdue_gross"] += late
            totals["excluded"] += late and row.excluded
            totals["early"] += outcome.timeliness is Timeliness.EARLY
            totals["on_the_day"] += outcome.timeliness is Timeliness.ON_THE_DAY
            totals["returned"] += outcome.returned
            totals["programme"] += row.in_programme
            if row.in_programme and outcome.finished_at is not None:
                totals["programme_met"] += met_early_programme(
                    outcome.finished_at, row.promised_at, calendar
                )
            totals["home_death_registrations"] += (
                outcome.returned
                and row.code == DEATH_REGISTRATION
                and row.delivery == DeliveryWay.AT_HOME.value
            )
            clerks[row.clerk_name] += 1
            channels[Channel(row.channel)] += 1
            procedure_fields[row.field] += 1
    return PeriodReport(
        first=first,
        last=last,
        received=totals["received"],
        finished=totals["finished"],
        in_process=totals["received"] - totals["finished"],
        overdue_gross=totals["overdue_gross"],
        excluded=totals["excluded"],
        early=totals["early"],
        on_the_day=totals["on_the_day"],
        programme=totals["programme"],
        programme_met=totals["programme_met"],
        returned=totals["returned"],
        waiting_collection=totals["finished"] - totals["returned"],
        fees=totals["fees"],
        home_death_registrations=totals["home_death_registrations"],
        by_clerk=dict(sorted(clerks.items())),
        by_channel={channel: channels[channel] for channel in Channel if channels[channel]},
        by_field=dict(sorted(procedure_fields.items())),
        working_days=calendar.working_days_between(first, last),
    )


def _outcome(
    finished_at: datetime | None,
    finished_on: date | None,
    promised_at: datetime,
    returned_on: date | None,
    last: date,
) -> _Outcome:
    # What happened after the period's last day is not this report's to tell.
    if finished_at is None or finished_on is None or finished_on > last:
        return _Outcome(None, None, False)
    returned = returned_on is not None and returned_on <= last
    return _Outcome(finished_at, timeliness(finished_at, promised_at, by_minute=True), returned)
