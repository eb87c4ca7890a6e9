"""Pictures are made of the tables' own figures; clerks and nothing have none."""

from datetime import UTC, date, datetime

from app.domain.reports.charts import BarsChart, chart_of
from app.domain.reports.report import Figure, Report, ReportKind, Section, section
from app.domain.table import Column, ColumnKind


def report(kind: ReportKind, *sections: Section) -> Report:
    return Report(
        kind=kind,
        title="",
        first=date(2026, 11, 1),
        last=date(2026, 11, 30),
        counted_at=datetime(2026, 11, 30, tzinfo=UTC),
        sections=sections,
    )


def reasons(*rows: tuple[str, int]) -> Section:
    return section(
        title="TỪ CHỐI",
        columns=(
            Column("STT", ColumnKind.WHOLE),
            Column("Lý do"),
            Column("Số lượt", ColumnKind.WHOLE),
        ),
        rows=[
            (Figure(at), Figure(name), Figure(count)) for at, (name, count) in enumerate(rows, 1)
        ],
    )


def test_bars_stand_in_the_order_of_their_length() -> None:
    chart = chart_of(report(ReportKind.REFUSALS, reasons(("Thiếu", 2), ("Sai nơi", 1_205))), 0)
    assert isinstance(chart, BarsChart)
    assert [(line.name, line.words) for line in chart.lines] == [
        ("Sai nơi", "1.205"),
        ("Thiếu", "2"),
    ]


def test_nothing_and_clerks_have_no_picture() -> None:
    assert chart_of(report(ReportKind.REFUSALS, reasons()), 0) is None
    assert chart_of(report(ReportKind.CLERKS, reasons(("Thiếu", 2))), 0) is None
