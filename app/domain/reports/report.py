"""A report as one object: its tables, and for each cell the list behind it.

Screen, PDF, workbook and CSV all show this; how it is counted is ``app.services.reports``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.figure import Span, span_of
from app.domain.table import Cell, Column, Table
from app.domain.text import nfc
from app.domain.vietnam_time import short_date
from app.words import N_


class ReportKind(StrEnum):
    """The reports there are, in the order they are offered."""

    RESOLUTION = "resolution"
    TIMELINESS = "timeliness"
    PROGRAMME = "programme"
    CLERKS = "clerks"
    PROCEDURES = "procedures"
    CHANNELS = "channels"
    MONTHS = "months"
    FEES = "fees"
    REFUSALS = "refusals"
    SUPPLEMENTS = "supplements"
    SATISFACTION = "satisfaction"
    COMPARISON = "comparison"
    INDICATORS = "indicators"
    CLERKS_SHEETS = "clerks_sheets"
    OBJECTIVES = "objectives"
    MEETING = "meeting"
    NOTICE = "notice"
    LOUDSPEAKER = "loudspeaker"
    YEAR_TEXT = "year_text"


REPORT_LABELS: dict[ReportKind, str] = {
    ReportKind.RESOLUTION: N_("Tình hình giải quyết TTHC (Biểu số 06)"),
    ReportKind.TIMELINESS: N_("Trước hạn, đúng hạn, quá hạn và nguyên nhân"),
    ReportKind.PROGRAMME: N_("Chương trình trước hạn 4 giờ"),
    ReportKind.CLERKS: N_("Theo công chức"),
    ReportKind.PROCEDURES: N_("Theo thủ tục"),
    ReportKind.CHANNELS: N_("Theo kênh tiếp nhận và cách trả"),
    ReportKind.MONTHS: N_("Theo tháng"),
    ReportKind.FEES: N_("Phí, lệ phí"),
    ReportKind.REFUSALS: N_("Từ chối, hướng dẫn hoàn thiện"),
    ReportKind.SUPPLEMENTS: N_("Yêu cầu bổ sung"),
    ReportKind.SATISFACTION: N_("Mức độ hài lòng"),
    ReportKind.COMPARISON: N_("So sánh với kỳ trước, năm trước"),
    ReportKind.INDICATORS: N_("Chỉ số theo Quyết định 766"),
    ReportKind.CLERKS_SHEETS: N_("Phiếu số liệu của từng công chức"),
    ReportKind.OBJECTIVES: N_("Mục tiêu chất lượng"),
    ReportKind.MEETING: N_("Phiếu họp giao ban"),
    ReportKind.NOTICE: N_("Công khai kết quả giải quyết TTHC"),
    ReportKind.LOUDSPEAKER: N_("Bài đọc trên loa truyền thanh"),
    ReportKind.YEAR_TEXT: N_("Bài tổng kết năm"),
}


def period_in_words(span: Span) -> str:
    """Return a period as it stands under the title of a report; one not ended says up to when."""
    days = f"Từ ngày {short_date(span.first)} đến ngày {short_date(span.last)}"
    if span.first == span.last:
        days = f"Ngày {short_date(span.first)}"
    if span.runs:
        return f"({days}, tính đến ngày {short_date(span.reached)})"
    return f"({days}, chưa bắt đầu)" if span.reached < span.first else f"({days})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrder:
    """Which report of which period is wanted, both days included.

    ``clerk_id`` is whose sheet, where a report is about one clerk; None for every clerk.
    """

    kind: ReportKind
    first: date
    last: date
    clerk_id: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What stands in a cell, and the dossiers it counts; None behind texts and other counts."""

    value: Cell
    behind: DossierFilter | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A table of a report; ``behind`` and ``behind_totals`` are shaped as its rows and totals."""

    table: Table
    behind: tuple[tuple[DossierFilter | None, ...], ...]
    behind_totals: tuple[DossierFilter | None, ...] = ()

    def list_behind(self, row: int, column: int) -> DossierFilter | None:
        """Return the filter behind a cell; the row after the last one is the totals."""
        rows = (*self.behind, self.behind_totals)
        return rows[row][column]


def section(
    *,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Figure]],
    totals: Sequence[Figure] = (),
    subtitle: str = "",
    notes: Sequence[str] = (),
    unit: str = "",
) -> Section:
    """Return rows of figures as a table with the lists behind its cells."""
    return Section(
        Table(
            title=title,
            subtitle=subtitle,
            columns=tuple(columns),
            rows=tuple(tuple(figure.value for figure in row) for row in rows),
            totals=tuple(figure.value for figure in totals),
            notes=tuple(notes),
            unit=unit,
        ),
        tuple(tuple(figure.behind for figure in row) for row in rows),
        tuple(figure.behind for figure in totals),
    )


@dataclass(frozen=True, slots=True)
class ReportText:
    """What the public is told of a period, paragraph by paragraph; ``period`` in words."""

    title: str
    period: str
    paragraphs: tuple[str, ...]

    @property
    def plain(self) -> str:
        """Return it to be copied or edited, a blank line between paragraphs."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report of a period, both days included, as it stood at ``counted_at``.

    Its first section is the report itself, the others stand beside it; ``form`` names the official
    table it is, where it is one. One with a ``text`` is read, its tables only hold the figures.
    """

    kind: ReportKind
    title: str
    first: date
    last: date
    counted_at: datetime
    sections: tuple[Section, ...]
    form: tuple[str, ...] = ()
    text: ReportText | None = None

    @property
    def period(self) -> str:
        """Return the period as it stands under a title."""
        return period_in_words(span_of(self.first, self.last, self.counted_at))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Return its tables, to be written to a workbook."""
        return tuple(one.table for one in self.sections)

    def edited(self, typed: str) -> "Report":
        """Return it with another text: each line that is not blank is a paragraph."""
        if self.text is None:
            return self
        lines = (" ".join(line.split()) for line in nfc(typed).splitlines())
        return replace(self, text=replace(self.text, paragraphs=tuple(filter(None, lines))))
