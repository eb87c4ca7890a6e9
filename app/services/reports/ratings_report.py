"""How content citizens were in a period, by clerk: figures only, never a rank."""

from collections import Counter
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from app.domain.ratings import SCORE_LABELS, ClerkRatings, Score
from app.domain.reports.report import Section
from app.domain.table import Cell, Column, ColumnKind, Table
from app.domain.text import person_sort_key
from app.domain.vietnam_time import short_date
from app.models.office import Clerk
from app.models.register import Rating
from app.services.context import Context
from app.services.reports.report_work import ReportWork

_SCORES = tuple(SCORE_LABELS)


def ratings_report(context: Context, first: date, last: date) -> tuple[ClerkRatings, ...]:
    """Return the answers of the days ``first`` to ``last`` by clerk, and last those of the desk."""
    statement = (
        select(Clerk.name, Rating.score, func.count(Rating.id))
        .outerjoin(Clerk, Clerk.id == Rating.clerk_id)
        .where(Rating.rated_on.between(first, last))
        .group_by(Clerk.name, Rating.score)
    )
    by_clerk: dict[str, Counter[Score]] = {}
    desk: Counter[Score] = Counter()
    with context.database.read() as session:
        for name, score, count in session.execute(statement):
            by_clerk.setdefault(name or "", Counter())[Score(score)] += count
            desk[Score(score)] += count
    named = sorted((name for name in by_clerk if name), key=person_sort_key)
    return (*(_counts(name, by_clerk[name]) for name in named), _counts("", desk))


def ratings_table(context: Context, first: date, last: date) -> Table:
    """Return the same as a table to print, post and export."""
    *clerks, desk = ratings_report(context, first, last)
    return Table(
        title="MỨC ĐỘ HÀI LÒNG CỦA NGƯỜI DÂN",
        subtitle=f"{context.office().profile.name} – từ {short_date(first)} đến {short_date(last)}",
        columns=(
            Column("Công chức", ColumnKind.TEXT, 60),
            *(Column(SCORE_LABELS[score], ColumnKind.WHOLE, 28) for score in _SCORES),
            Column("Số lượt", ColumnKind.WHOLE, 22),
            Column("Tỷ lệ hài lòng", ColumnKind.TEXT, 28),
        ),
        rows=tuple(_row(one.clerk_name, one) for one in clerks),
        totals=_row("Toàn bộ phận", desk),
        notes=("Tỷ lệ hài lòng = (rất hài lòng + hài lòng) / số lượt đánh giá.",),
    )


def ratings_section(work: ReportWork) -> Section:
    """Return the same as a section of a report; nobody's dossier stands behind a rating."""
    table = ratings_table(work.context, work.span.first, work.span.last)
    nothing = (None,) * len(table.columns)
    table = replace(table, subtitle="")
    return Section(table, (nothing,) * len(table.rows), nothing)


def _row(name: str, one: ClerkRatings) -> tuple[Cell, ...]:
    counts = dict(one.counts)
    return (name, *(counts[score] for score in _SCORES), one.total, one.share)


def _counts(name: str, counted: Counter[Score]) -> ClerkRatings:
    return ClerkRatings(clerk_name=name, counts=tuple((score, counted[score]) for score in _SCORES))
