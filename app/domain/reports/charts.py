"""Which tables of reports people would rather look at, and what their pictures show; no widget.

A picture shows figures of its table and nothing else; a table of clerks has none, for it would
rank them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.report import Report, ReportKind, Section
from app.domain.table import Cell, ColumnKind, Table, cell_text

Shade = Literal["early", "good", "late", "open", "plain"]


@dataclass(frozen=True, slots=True)
class Series:
    """A part of every bar: its words and how it is filled."""

    name: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A bar of as many parts as there are series; ``words`` are the whole as it is written."""

    name: str
    values: tuple[int, ...]
    words: str
    behind: DossierFilter | None


@dataclass(frozen=True, slots=True)
class BarsChart:
    """Bars one below the other, each with its name at the left; what the whole counts."""

    whole: str
    series: tuple[Series, ...]
    lines: tuple[ChartLine, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a short label under it, its number, and whether it is the one in question."""

    label: str
    value: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class ColumnsChart:
    """Small charts of columns side by side, each with its title; one scale in each."""

    charts: tuple[tuple[str, tuple[Column, ...]], ...]


Chart = BarsChart | ColumnsChart


def chart_of(report: Report, place: int) -> Chart | None:
    """Return the picture of a table of ``report``; None where there is none, or nothing in it."""
    draw = _CHARTS.get((report.kind, place))
    section = report.sections[place]
    if draw is None or not section.table.rows:
        return None
    return draw(section)


def _bars(whole: str, *parts: tuple[str, Shade], over: str = "") -> Callable[[Section], Chart]:
    """Bars by row: ``whole`` is the title of the column that is their length."""

    def draw(section: Section) -> Chart:
        table = section.table
        at = _column(table, whole, over)
        places = [_column(table, title, over) for title, _shade in parts] or [at]
        names = _names_at(table)
        lines = [
            ChartLine(
                str(row[names]),
                tuple(_number(row[part]) for part in places),
                cell_text(row[at], table.columns[at].kind),
                section.behind[number][at],
            )
            for number, row in enumerate(table.rows)
        ]
        series = tuple(
            Series(table.columns[part].title, shade) for part, shade in _shades(places, parts)
        )
        # Nobody is ranked by these: they are fields, procedures, ways and reasons.
        lines.sort(key=lambda line: -sum(line.values))
        return BarsChart(table.columns[at].whole_title, series, tuple(lines))

    return draw


def _shades(places: Sequence[int], parts: Sequence[tuple[str, Shade]]) -> list[tuple[int, Shade]]:
    shades: list[Shade] = [shade for _title, shade in parts] or ["plain"]
    return list(zip(places, shades, strict=True))


def _months(section: Section) -> Chart:
    table = section.table
    titles = ("Tiếp nhận trong kỳ", "Đã giải quyết", "Giải quyết quá hạn")
    labels = [_month(str(row[_names_at(table)])) for row in table.rows]
    return ColumnsChart(
        tuple(
            (
                title,
                tuple(
                    Column(label, _number(row[_column(table, title)]))
                    for label, row in zip(labels, table.rows, strict=True)
                ),
            )
            for title in titles
        )
    )


def _compared(section: Section) -> Chart:
    """Draw each key figure of three periods, the one in question last."""
    table = section.table
    now = _column(table, _NOW)
    others = [at for at, column in enumerate(table.columns) if column.title == "Số liệu"]
    charts: list[tuple[str, tuple[Column, ...]]] = []
    for row in table.rows:
        if row[1] in _COMPARED:
            columns = [
                Column(_PERIODS[place], _number(row[at])) for place, at in enumerate(others)
            ][::-1]
            charts.append((str(row[1]), (*columns, Column(_NOW, _number(row[now]), True))))
    return ColumnsChart(tuple(charts))


_NOW = "Kỳ này"
_PERIODS = ("Kỳ trước", "Năm trước")
_COMPARED = frozenset(
    {
        "Tiếp nhận trong kỳ",
        "Tiếp nhận trực tuyến",
        "Đã giải quyết",
        "Giải quyết quá hạn",
        "Đang giải quyết cuối kỳ",
        "Yêu cầu bổ sung",
    }
)


def _scores(section: Section) -> Chart:
    """Draw the answers of all visits, whoever was at the desk."""
    table = section.table
    whole = _column(table, "Số lượt")
    lines = tuple(
        ChartLine(column.title, (_number(cell),), cell_text(cell, column.kind), None)
        for column, cell in list(zip(table.columns, table.totals, strict=True))[1:whole]
    )
    return BarsChart(table.columns[whole].title, (Series("Số lượt", "plain"),), lines)


def _column(table: Table, title: str, over: str = "") -> int:
    """Return the place of a column; a title that is not there is a bug (ValueError)."""
    for at, column in enumerate(table.columns):
        if column.title == title and (not over or column.over == over):
            return at
    raise ValueError(f"no column {title!r}")


def _names_at(table: Table) -> int:
    kinds = [column.kind for column in table.columns]
    return kinds.index(ColumnKind.TEXT)


def _number(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0


def _month(days: str) -> str:
    """Return the month that a line of days ends in, "11/21"."""
    last = days.rpartition(" ")[2]
    return f"{last[3:5]}/{last[-2:]}"


_KEPT: tuple[tuple[str, Shade], ...] = (
    ("Trước hạn", "early"),
    ("Đúng hạn", "good"),
    ("Quá hạn", "late"),
)
_CHARTS: dict[tuple[ReportKind, int], Callable[[Section], Chart]] = {
    (ReportKind.RESOLUTION, 0): _bars("Tổng số", *_KEPT, over="Số hồ sơ đã giải quyết"),
    (ReportKind.RESOLUTION, 1): _bars("Đã giải quyết", *_KEPT),
    (ReportKind.TIMELINESS, 0): _bars("Đã giải quyết", *_KEPT),
    (ReportKind.TIMELINESS, 1): _bars("Đã giải quyết, quá hạn"),
    (ReportKind.PROCEDURES, 0): _bars("Tiếp nhận", *_KEPT, ("Đang giải quyết", "open")),
    (ReportKind.CHANNELS, 0): _bars("Tiếp nhận", *_KEPT, ("Đang giải quyết", "open")),
    (ReportKind.CHANNELS, 1): _bars("Tiếp nhận", *_KEPT, ("Đang giải quyết", "open")),
    (ReportKind.FEES, 0): _bars("Đã thu"),
    (ReportKind.FEES, 1): _bars("Số tiền"),
    (ReportKind.REFUSALS, 0): _bars("Số lượt"),
    (ReportKind.REFUSALS, 1): _bars("Số lượt"),
    (ReportKind.SUPPLEMENTS, 0): _bars("Yêu cầu bổ sung"),
    (ReportKind.SATISFACTION, 0): _scores,
    (ReportKind.MONTHS, 0): _months,
    (ReportKind.COMPARISON, 0): _compared,
}
