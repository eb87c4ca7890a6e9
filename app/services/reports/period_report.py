"""The report of a period: what was received in it, and what became of that by its last day."""

from dataclasses import fields
from datetime import date
from typing import Any

from app.domain.period_report import PeriodReport, figure_filter
from app.domain.reports.figure import Dimension, Measure
from app.errors import InputError
from app.services.context import Context
from app.services.reports.counting import tally
from app.services.reports.groups import groups
from app.words import N_

# The other figures are days, and the same dossiers by clerk, channel and field.
_COUNTED = tuple(
    one.name for one in fields(PeriodReport) if one.type is int and one.name != "working_days"
)


def period_report(context: Context, first: date, last: date) -> PeriodReport:
    """Count the dossiers received from ``first`` to ``last``; both days are included.

    InputError when the period ends before it begins.
    """
    if last < first:
        raise InputError(
            "last", N_("Ngày cuối kỳ trước ngày đầu kỳ."), N_("Chọn lại khoảng thời gian.")
        )
    measures = [Measure(figure_filter(name, first, last), fees=name == "fees") for name in _COUNTED]
    received = Measure(figure_filter("received", first, last))
    with context.database.read() as session:
        figures = tally(session, context, measures)[None]

        def by(dimension: Dimension) -> dict[Any, int]:
            counts = tally(session, context, [received], dimension)
            rows = groups(session, dimension, counts)
            if dimension is Dimension.CHANNEL:
                return {row.key: counts[row.key][0] for row in rows}
            return dict(sorted((row.words[0], counts[row.key][0]) for row in rows))

        by_clerk, by_channel, by_field = map(
            by, (Dimension.RECEIVED_BY, Dimension.CHANNEL, Dimension.FIELD)
        )
    return PeriodReport(
        first=first,
        last=last,
        **dict(zip(_COUNTED, figures, strict=True)),
        by_clerk=by_clerk,
        by_channel=by_channel,
        by_field=by_field,
        working_days=context.calendar.working_days_between(first, last),
    )
