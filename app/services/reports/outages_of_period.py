"""The outages behind the dossiers that were excluded: from the register, with their figures."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from app.domain.dossier_filter import NO_ENTRY, DossierFilter
from app.domain.registers import OUTAGES
from app.domain.reports.figure import Measure
from app.domain.reports.report import Figure, Section, section
from app.domain.reports.resolution import resolved_in
from app.domain.table import Column, ColumnKind
from app.domain.timeliness import Timeliness
from app.models.register import RegisterEntry, RegisterLink
from app.services.registers.entry import content_of
from app.services.reports.report_work import ReportWork

TITLE = "SỰ CỐ HỆ THỐNG VÀ HỒ SƠ ĐƯỢC LOẠI TRỪ"
_COLUMNS = (
    Column("Số", ColumnKind.CODE, 20),
    Column("Hệ thống", ColumnKind.TEXT, 70),
    Column("Từ lúc", ColumnKind.MOMENT, 35),
    Column("Đến lúc", ColumnKind.MOMENT, 35),
    Column("Hồ sơ quá hạn được loại trừ", ColumnKind.WHOLE, 30),
)
_NOTES = (
    "Sự cố xảy ra trong kỳ, và sự cố trước kỳ có hồ sơ giải quyết trong kỳ được loại trừ.",
    "Một hồ sơ được loại trừ vì một sự cố; hồ sơ nhập từ sổ cũ không gắn với sự cố nào.",
)
_ELSEWHERE = "Không gắn với sự cố nào trong sổ"


def outages_of_period(work: ReportWork) -> Section:
    """Return the outages of the period and of earlier ones that excused dossiers resolved in it."""
    excused = replace(resolved_in(work.span), timeliness=Timeliness.LATE, excluded=True)
    entries = _entries(work)
    filters = [replace(excused, excused_by=key) for key in (*(one.id for one in entries), NO_ENTRY)]
    counts = work.count(*map(Measure, filters), Measure(excused))
    rows = [
        _row(entry, count, wanted)
        for entry, count, wanted in zip(entries, counts, filters, strict=False)
        if count or _happened_in(work, entry)
    ]
    if counts[-2]:
        words = (Figure(""), Figure(_ELSEWHERE), Figure(None), Figure(None))
        rows.append((*words, Figure(counts[-2], filters[-1])))
    return section(
        title=TITLE,
        subtitle=work.period,
        columns=_COLUMNS,
        rows=rows,
        totals=(
            Figure(""),
            Figure("Tổng số"),
            Figure(None),
            Figure(None),
            Figure(counts[-1], excused),
        ),
        notes=_NOTES,
    )


def _entries(work: ReportWork) -> list[RegisterEntry]:
    """Return what may matter: every standing outage up to the period's end, oldest first."""
    linked = select(RegisterLink.entry_id).where(RegisterLink.approved_at.is_not(None))
    return list(
        work.session.scalars(
            select(RegisterEntry)
            .where(
                RegisterEntry.register == OUTAGES,
                RegisterEntry.cancelled_reason == "",
                RegisterEntry.happened_on <= work.span.last,
                (RegisterEntry.happened_on >= work.span.first) | RegisterEntry.id.in_(linked),
            )
            .order_by(RegisterEntry.happened_at, RegisterEntry.id)
        )
    )


def _happened_in(work: ReportWork, entry: RegisterEntry) -> bool:
    return entry.happened_on >= work.span.first


def _row(entry: RegisterEntry, count: int, wanted: DossierFilter) -> tuple[Figure, ...]:
    values = content_of(entry).values
    until = values.get("until", "")
    return (
        Figure(f"{entry.number}/{entry.year}"),
        Figure(values.get("system", "")),
        Figure(entry.happened_at),
        Figure(datetime.fromisoformat(until) if until else None),
        Figure(count, wanted),
    )
