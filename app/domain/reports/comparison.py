"""A period beside the one before it and the same one of last year: differences and percent."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.reports.figure import NOTHING, Measure, Span, share_cell
from app.domain.reports.key_figures import KEY_FIGURES, KEY_SHARES, KeyShare
from app.domain.reports.report import Figure, Section, section
from app.domain.shares import percent, share_of
from app.domain.table import Column, ColumnKind
from app.domain.vietnam_time import short_date

EVERYTHING = KEY_FIGURES.keys() | KEY_SHARES.keys()
TITLE = "SO SÁNH VỚI KỲ TRƯỚC VÀ CÙNG KỲ NĂM TRƯỚC"
_BEFORE, _LAST_YEAR = "Kỳ trước", "Cùng kỳ năm trước"
_COLUMNS = (
    Column("STT", ColumnKind.WHOLE, 14),
    Column("Chỉ tiêu", ColumnKind.TEXT, 70),
    Column("Kỳ này", ColumnKind.WHOLE, 26),
    *(
        column
        for over in (_BEFORE, _LAST_YEAR)
        for column in (
            Column("Số liệu", ColumnKind.WHOLE, 26, over),
            Column("Tăng, giảm", ColumnKind.WHOLE, 24, over),
            Column("Tăng, giảm %", ColumnKind.SHARE, 22, over),
        )
    ),
)


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """What was counted in a period: the key figures by name, and other counts by their words."""

    span: Span
    figures: Mapping[str, int]
    others: Mapping[str, int]


def key_measures(span: Span) -> list[Measure]:
    """Return the key figures to be counted, in their order."""
    return [one.measure(span) for one in KEY_FIGURES.values()]


def comparison(
    now: PeriodCounts,
    before: PeriodCounts,
    last_year: PeriodCounts,
    names: Collection[str] = EVERYTHING,
) -> Section:
    """Set three periods side by side in the figures of ``names``.

    By default these are all there are, and the other counts too. A change of nothing has no
    percent.
    """
    periods = (now, before, last_year)
    rows = [
        _numbers(one.label, periods, [one.measure(p.span) for p in periods], _figure(name))
        for name, one in KEY_FIGURES.items()
        if name in names
    ]
    if names == EVERYTHING:
        rows += [_numbers(words, periods, (), _other(words)) for words in now.others]
    rows += [_shares(one, periods) for name, one in KEY_SHARES.items() if name in names]
    return section(
        title=TITLE,
        columns=_COLUMNS,
        rows=[(Figure(number), *row) for number, row in enumerate(rows, start=1)],
        notes=(
            _compared_with(now.span, before.span, last_year.span),
            "Tăng, giảm % tính trên số liệu của kỳ so sánh; kỳ so sánh bằng 0 thì ghi –.",
            "Tỷ lệ so sánh bằng điểm phần trăm.",
        ),
    )


def _figure(name: str) -> Callable[[PeriodCounts], int]:
    return lambda period: period.figures[name]


def _other(words: str) -> Callable[[PeriodCounts], int]:
    return lambda period: period.others[words]


def _numbers(
    label: str,
    periods: Sequence[PeriodCounts],
    measures: Sequence[Measure],
    value_of: Callable[[PeriodCounts], int],
) -> list[Figure]:
    values = [value_of(period) for period in periods]
    behind = [one.wanted for one in measures] or [None] * len(periods)
    row = [Figure(label), Figure(values[0], behind[0])]
    for value, wanted in zip(values[1:], behind[1:], strict=True):
        change = values[0] - value
        row += [Figure(value, wanted), Figure(change), Figure(share_cell(change, value))]
    return row


def _shares(share: KeyShare, periods: Sequence[PeriodCounts]) -> list[Figure]:
    values = [share_of(p.figures[share.part], p.figures[share.whole]) for p in periods]
    row = [Figure(share.label), Figure(_percent(values[0]))]
    for value in values[1:]:
        known = values[0] is not None and value is not None
        change = _percent((values[0] or 0) - (value or 0)) if known else NOTHING
        row += [Figure(_percent(value)), Figure(change), Figure("")]
    return row


def _percent(hundredths: int | None) -> str:
    return NOTHING if hundredths is None else percent(hundredths)


def _compared_with(now: Span, before: Span, last_year: Span) -> str:
    days = f"{_BEFORE}: {_days(before)}. {_LAST_YEAR}: {_days(last_year)}."
    if not now.runs:
        return days
    reached = short_date(now.reached)
    return f"{days} Kỳ này chưa kết thúc, tính đến {reached}: hai kỳ kia lấy dài bằng kỳ này."


def _days(span: Span) -> str:
    return f"{short_date(span.first)} – {short_date(span.last)}"
