"""A report on paper: its tables with the counting rules below, made and signed by whom.

Which reports there are is ``app.domain.reports``; their tables are set out here as printed words.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, OfficeHeader
from app.domain.reports.report import Report, ReportKind
from app.domain.table import Column, ColumnKind, Table, cell_text

_TEXTS = frozenset({ColumnKind.TEXT, ColumnKind.CODE})
# One sheet to hold in the hand; the others are tables of many columns.
_UPRIGHT = frozenset({ReportKind.CLERKS_SHEETS, ReportKind.MEETING})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSheetWording(FormWording):
    """What every printed report has, whatever its title; ``title`` is for the list of forms."""

    nothing: str
    made: str = template("moment", "name")
    maker_signature: str
    leader_signature: str


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column: its head, the words over it and its neighbors, its share of the sheet's width.

    ``mark`` is its number in an official table; ``words`` stand at the left, figures at the right.
    """

    head: str
    over: str
    mark: str
    share: float
    words: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """One table as printed; with ``totals`` the last row is their row."""

    title: str
    unit: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDocument:
    """A report of a period; ``form`` are the lines that name an official table, "" for others."""

    header: OfficeHeader
    form: tuple[str, ...]
    title: str
    period: str
    upright: bool
    tables: tuple[ReportTable, ...]
    made_at: datetime
    made_by: str


def report_documents(
    report: Report, header: OfficeHeader, made_at: datetime, made_by: str
) -> tuple[ReportDocument, ...]:
    """Return a report as papers: one, but a sheet for each clerk where it is about clerks."""
    tables = tuple(section.table for section in report.sections)
    whole = ReportDocument(
        header=header,
        form=report.form,
        title=report.title,
        period=report.period,
        upright=report.kind in _UPRIGHT,
        tables=tuple(report_table(one) for one in tables),
        made_at=made_at,
        made_by=made_by,
    )
    if report.kind is not ReportKind.CLERKS_SHEETS:
        return (whole,)
    return tuple(replace(whole, title=one.title, tables=(report_table(one),)) for one in tables)


def report_table(table: Table) -> ReportTable:
    """Return a table as it is printed."""
    width = sum(column.width_mm for column in table.columns)
    rows = (*table.rows, *((table.totals,) if table.totals else ()))
    return ReportTable(
        title=table.title,
        unit=table.unit,
        columns=tuple(_column(one, width) for one in table.columns),
        rows=tuple(
            tuple(
                cell_text(cell, column.kind)
                for cell, column in zip(row, table.columns, strict=True)
            )
            for row in rows
        ),
        totals=bool(table.totals),
        notes=table.notes,
    )


def _column(column: Column, width: float) -> ReportColumn:
    return ReportColumn(
        head=column.title,
        over=column.over,
        # With blanks a long one may go on in the next line.
        mark=column.mark.replace("=", " = ").replace("+", " + "),
        share=column.width_mm / width,
        words=column.kind in _TEXTS,
    )
