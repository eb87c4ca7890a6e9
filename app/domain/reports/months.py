"""The months of a period one below the other, with what each had to do with."""

from collections.abc import Sequence

from app.domain.reports.breakdown import TOTAL
from app.domain.reports.figure import Measure, Span, share_cell
from app.domain.reports.key_figures import KEY_FIGURES
from app.domain.reports.report import Figure, Section, section
from app.domain.table import Column, ColumnKind
from app.domain.vietnam_time import short_date

NAMES = ("received", "online", "resolved", "early", "on_the_day", "late", "late_net", "returned")
_FEES = "fees"
_COLUMNS = (
    Column("STT", ColumnKind.WHOLE, 14),
    Column("Tháng", ColumnKind.TEXT, 48),
    *(Column(KEY_FIGURES[name].label, ColumnKind.WHOLE, 22) for name in NAMES),
    Column(KEY_FIGURES[_FEES].label, ColumnKind.MONEY, 28),
    Column("Tỷ lệ quá hạn", ColumnKind.SHARE, 22),
)
_NOTES = (
    "Kỳ là các tháng báo cáo thì mỗi dòng từ ngày 15 đến ngày 14; nếu không thì là tháng lịch.",
)


def month_measures(span: Span) -> tuple[Measure, ...]:
    """Return what is counted of a month."""
    return tuple(KEY_FIGURES[name].measure(span) for name in (*NAMES, _FEES))


def months(
    whole: Span, months: Sequence[tuple[Span, Sequence[int]]], totals: Sequence[int]
) -> Section:
    """Set the months out; ``totals`` are counted over the whole period."""
    return section(
        title="HỒ SƠ THEO THÁNG",
        columns=_COLUMNS,
        rows=[
            (
                Figure(number),
                Figure(f"{short_date(span.first)} – {short_date(span.last)}"),
                *_figures(span, counts),
            )
            for number, (span, counts) in enumerate(months, start=1)
        ],
        totals=(Figure(""), Figure(TOTAL), *_figures(whole, totals)),
        notes=_NOTES,
    )


def _figures(span: Span, counts: Sequence[int]) -> list[Figure]:
    figures = [
        Figure(value, measure.wanted)
        for value, measure in zip(counts, month_measures(span), strict=True)
    ]
    late, resolved = counts[NAMES.index("late")], counts[NAMES.index("resolved")]
    return [*figures, Figure(share_cell(late, resolved))]
