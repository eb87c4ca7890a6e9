"""Counting figures: every figure is added up under the very conditions of its list.

One statement counts all figures of a table, for each row at once. Only what a filter says of office
hours is looked at dossier by dossier.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_filter import NOBODY, DossierFilter
from app.domain.reports.figure import Dimension, Measure
from app.models.dossier import WAY_GIVEN, Dossier, Fee
from app.models.procedure import ProcedureVersion
from app.services.context import Context
from app.services.dossier.filter_conditions import (
    candidates_by_hours,
    hours_test,
    late_class,
    plain_conditions,
)

Counts = dict[Any, tuple[int, ...]]
"""By the key of a row (None without rows): the measures in the order they were asked for."""

_KEYS: dict[Dimension, Callable[[], ColumnElement[Any]]] = {
    Dimension.FIELD: lambda: ProcedureVersion.field.expression,
    Dimension.PROCEDURE: lambda: ProcedureVersion.code.expression,
    Dimension.RECEIVED_BY: lambda: Dossier.received_by_id.expression,
    Dimension.HANDLED_BY: lambda: Dossier.handler.expression,
    Dimension.RETURNED_BY: lambda: func.coalesce(Dossier.returned_by_id, NOBODY),
    Dimension.CHANNEL: lambda: Dossier.channel.expression,
    Dimension.DELIVERY: lambda: WAY_GIVEN,
    Dimension.LATE_REASON: late_class,
    Dimension.FEE_MEANS: lambda: func.coalesce(Fee.means, ""),
    Dimension.FEE_EXEMPTION: lambda: func.coalesce(Fee.exemption, ""),
}
# A step, who took it and when belong together, and so do a text and its search.
_NOT_SHARED = {"text", "step", "step_by", "step_from", "step_to", "met_programme", "met_reception"}
_DAYS = (
    *("received_from", "received_to", "finished_from", "finished_to"),
    *("returned_from", "returned_to", "unfinished_at"),
    *("step", "step_by", "step_from", "step_to"),
)


def tally(
    session: Session, context: Context, measures: Sequence[Measure], by: Dimension | None = None
) -> Counts:
    """Count ``measures``, each row of ``by`` for itself; rows with nothing in them are left out.

    A ``text`` in a filter is not looked at: no figure asks for one.
    """
    hourly = [hours_test(one.wanted, context.calendar) is not None for one in measures]
    in_sql = [one for one, by_hours in zip(measures, hourly, strict=True) if not by_hours]
    found = _summed(session, in_sql, by) if in_sql else {}
    looked_at = [
        _counted_by_hours(session, context, one, by)
        for one, by_hours in zip(measures, hourly, strict=True)
        if by_hours
    ]
    counts: Counts = {}
    for key in {*found, *(key for one in looked_at for key in one)}:
        summed = iter(found.get(key, (0,) * len(in_sql)))
        others = iter(looked_at)
        row = tuple(next(others)[key] if by_hours else next(summed) for by_hours in hourly)
        if any(row) or by is None:
            counts[key] = row
    if by is None and not counts:
        counts[None] = (0,) * len(measures)
    return counts


def count(session: Session, context: Context, *measures: Measure) -> tuple[int, ...]:
    """Count ``measures`` over all dossiers."""
    return tally(session, context, measures)[None]


def _summed(session: Session, measures: Sequence[Measure], by: Dimension | None) -> Counts:
    sums = [_sum(one) for one in measures]
    filters = [one.wanted for one in measures]
    shared = [*plain_conditions(_shared(filters)), _any_of(filters)]
    if by is None:
        row = session.execute(_from_dossiers(select(*sums)).where(*shared)).one()
        return {None: tuple(int(value or 0) for value in row)}
    key = _KEYS[by]().label("row_key")
    statement = _from_dossiers(select(key, *sums)).where(*shared).group_by("row_key")
    return {
        _key(by, row[0]): tuple(int(value or 0) for value in row[1:])
        for row in session.execute(statement)
    }


def _sum(measure: Measure) -> ColumnElement[Any]:
    amount = func.coalesce(Fee.amount, 0) if measure.fees else 1
    return func.sum(case((and_(*plain_conditions(measure.wanted)), amount), else_=0))


def _from_dossiers(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        statement.select_from(Dossier)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .outerjoin(Fee, Fee.dossier_id == Dossier.id)
    )


def _shared(filters: Sequence[DossierFilter]) -> DossierFilter:
    """Return what all ``filters`` ask for: no other dossier need be read."""
    first = filters[0]
    shared = {
        one.name: getattr(first, one.name)
        for one in fields(DossierFilter)
        if one.name not in _NOT_SHARED
        and all(getattr(other, one.name) == getattr(first, one.name) for other in filters)
    }
    return DossierFilter(**shared)


def _any_of(filters: Sequence[DossierFilter]) -> ColumnElement[bool]:
    """Return that a dossier lies within the days of any of ``filters``: indexes know those."""
    days = {DossierFilter(**{name: getattr(one, name) for name in _DAYS}): None for one in filters}
    return or_(*(and_(*plain_conditions(one)) for one in days))


def _counted_by_hours(
    session: Session, context: Context, measure: Measure, by: Dimension | None
) -> Counter[Any]:
    test = hours_test(measure.wanted, context.calendar)
    assert test is not None
    wanted = replace(measure.wanted, met_programme=None, met_reception=None)
    key = literal(None) if by is None else _KEYS[by]()
    statement = _from_dossiers(
        select(
            Dossier.received_at,
            Dossier.finished_at,
            Dossier.promised_at,
            func.coalesce(Fee.amount, 0).label("amount"),
            key.label("row_key"),
        )
    ).where(*candidates_by_hours(wanted))
    counts: Counter[Any] = Counter()
    for row in session.execute(statement):
        if test(row.received_at, row.finished_at, row.promised_at):
            counts[_key(by, row.row_key)] += row.amount if measure.fees else 1
    return counts


def _key(by: Dimension | None, stored: Any) -> Any:
    """Return what the filter of a row is given."""
    match by:
        case Dimension.CHANNEL:
            return Channel(stored)
        case Dimension.DELIVERY:
            return DeliveryWay(stored)
        case _:
            return stored
