"""Money by the day it changed hands, which is not the day its dossier was received.

The sums of a day are found by ``app.services.day.takings``, as its tile and cash list have them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.fees import PAYMENT_LABELS
from app.domain.report_periods import months_in
from app.domain.reports.breakdown import TOTAL
from app.domain.reports.figure import Span
from app.domain.reports.report import Figure, Section, section
from app.domain.table import Column, ColumnKind
from app.domain.takings import Taking, sums_by_means
from app.domain.vietnam_time import short_date

# What is longer is told by month: nobody adds up the lines of a year.
_MOST_DAYS = 62
_COLUMNS = (
    Column("STT", ColumnKind.WHOLE, 14),
    Column("Ngày thu", ColumnKind.TEXT, 48),
    Column("Số khoản thu", ColumnKind.WHOLE, 22),
    *(Column(label, ColumnKind.MONEY, 28) for label in PAYMENT_LABELS.values()),
    Column("Không ghi hình thức", ColumnKind.MONEY, 28),
    Column("Cộng", ColumnKind.MONEY, 30),
    Column("Đã trừ tiền trả lại", ColumnKind.MONEY, 28),
)
_NOTES = (
    "Tính theo ngày tiền được thu hoặc trả lại, bằng tổng lệ phí từng ngày trong kỳ.",
    "Có cả tiền của hồ sơ tiếp nhận trước kỳ, của mã đã hủy và nghĩa vụ tài chính thu tại quầy.",
    "Các bảng khác tính theo hồ sơ tiếp nhận trong kỳ, kể cả tiền thu sau kỳ, nên số có thể khác.",
)


@dataclass(frozen=True, slots=True)
class DayTakings:
    """The sums that changed hands on a day."""

    day: date
    takings: Sequence[Taking]


def takings_table(span: Span, days: Sequence[DayTakings], unit: str) -> Section:
    """Set out what was taken on each of ``days``, or in each month of a long period."""
    if (span.last - span.first).days < _MOST_DAYS:
        lines = [(short_date(one.day), _money(one.takings)) for one in days]
    else:
        lines = [
            (
                f"{short_date(first)} – {short_date(last)}",
                _money([sum_ for one in days if first <= one.day <= last for sum_ in one.takings]),
            )
            for first, last in months_in(span.first, span.last)
        ]
    rows = [
        (Figure(number), Figure(words), *_figures(money))
        for number, (words, money) in enumerate(((w, m) for w, m in lines if m), start=1)
    ]
    everything = [money for _words, money_of_line in lines for money in money_of_line]
    return section(
        title="TIỀN THU THEO NGÀY THU",
        columns=_COLUMNS,
        rows=rows,
        totals=(Figure(""), Figure(TOTAL), *_figures(everything)),
        unit=unit,
        notes=_NOTES,
    )


def _money(takings: Sequence[Taking]) -> list[Taking]:
    """Choose what changed hands; what was waived is no money."""
    return [one for one in takings if one.amount]


def _figures(money: Sequence[Taking]) -> list[Figure]:
    by_means = {one.means: one.amount for one in sums_by_means(money)}
    known = [by_means[means.value] for means in PAYMENT_LABELS]
    total = sum(one.amount for one in money)
    returned = -sum(one.amount for one in money if one.amount < 0)
    taken = sum(one.amount > 0 for one in money)
    return [
        Figure(taken),
        *map(Figure, known),
        Figure(total - sum(known)),
        Figure(total),
        Figure(returned),
    ]
