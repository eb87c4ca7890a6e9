"""A day held against what was counted of it, and how the day sheet tells it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.fees import means_in_words
from app.domain.forms.day_sheet import CountedLine, LateLine
from app.domain.reconciliation import (
    DIFFERENCE_LABELS,
    EXPLAINED,
    SUM_LABELS,
    Reconciliation,
    Sum,
)
from app.domain.roles import Actor, Permission
from app.domain.text import dong
from app.domain.vietnam_time import short_moment
from app.models.dossier import Dossier
from app.services.context import Context
from app.services.day.count_day import closing_notes, counted_of
from app.services.day.late_entries import late_entries
from app.services.day.reconcile import reconcile

_NUMBERS_SHOWN = 12
_CODES_SHOWN = 4


def reconciliation(context: Context, actor: Actor, day: date) -> Reconciliation:
    """Return what closing ``day`` holds against paper and money; nothing is changed."""
    actor.require(Permission.EXPORT_DAY)
    with context.database.read() as session:
        return held_against(session, context, day)


def held_against(session: Session, context: Context, day: date) -> Reconciliation:
    """Return the day with its newest count, its later closings and what came after them."""
    again = closing_notes(session, day).again
    late = late_entries(session, day)
    known = int(again[-1].figures.get("late", 0)) if again else 0
    return replace(
        reconcile(session, context, day),
        counted=counted_of(session, day),
        again=again,
        late=late,
        newer=len(late) - known,
    )


def counted_lines(held: Reconciliation) -> tuple[CountedLine, ...]:
    """Return the three sums as the day sheet prints them."""
    counted = held.counted
    return tuple(
        CountedLine(SUM_LABELS[what], held.expected(what), counted.of(what) if counted else None)
        for what in Sum
    )


def late_lines(held: Reconciliation) -> tuple[LateLine, ...]:
    """Return what came after the closing as the day sheet prints it."""
    return tuple(
        LateLine(one.code, one.action, one.at, one.clerk_name, one.allowed_by) for one in held.late
    )


def findings_of(session: Session, held: Reconciliation) -> tuple[str, ...]:
    """Return the sentences under the sums: numbers, means of payment, what explains differences."""
    return (*_sums(held), *_differences(session, held), *_people(held))


def _sums(held: Reconciliation) -> Iterator[str]:
    for series in held.series:
        gaps = ", ".join(map(str, series.missing[:_NUMBERS_SHOWN]))
        end = f"thiếu số {gaps}" if gaps else "không thiếu số nào"
        yield (
            f"{series.series}: đã cấp số 1 đến {series.last}, in {series.printed} giấy hẹn, "
            f"hủy {series.cancelled} mã, {end}."
        )
    for one in held.sums:
        if one.amount:
            means = means_in_words(one.means) or "Không ghi hình thức thu"
            yield f"{means}: {one.count} lần thu, {dong(one.amount)}."


def _differences(session: Session, held: Reconciliation) -> Iterator[str]:
    """Tell each kind with how many dossiers it has, and what is not in order by itself by code."""
    told = [key for kind, keys in held.differences.items() if kind not in EXPLAINED for key in keys]
    rows = session.execute(select(Dossier.id, Dossier.code).where(Dossier.id.in_(told)))
    codes = {row.id: row.code for row in rows}
    for kind, keys in held.differences.items():
        named = () if kind in EXPLAINED else keys[:_CODES_SHOWN]
        shown = ", ".join(codes[key] for key in named if key in codes)
        more = " …" if len(keys) > len(named) else ""
        yield f"{DIFFERENCE_LABELS[kind]}: {len(keys)} hồ sơ{f' ({shown}{more})' if shown else ''}."


def _people(held: Reconciliation) -> Iterator[str]:
    if held.counted is not None and held.counted.at is not None:
        yield f"Người đếm: {held.counted.by}, lúc {short_moment(held.counted.at)}."
    for closing in held.again:
        yield f"{closing.by} chốt lại lúc {short_moment(closing.at)}: {closing.reason}."
