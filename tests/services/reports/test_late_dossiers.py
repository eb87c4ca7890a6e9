"""Late dossiers are listed with what was written of them, the longest late first."""

from datetime import date
from typing import Any

import pytest

from app.domain.reports.figure import span_of
from app.services.counter import Counter
from app.services.reports import late_dossiers as report
from app.services.reports.report_work import ReportWork


def test_the_finished_and_the_open_stand_together(
    autumn: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    span = span_of(date(2026, 11, 1), date(2026, 11, 30), autumn.context.now())
    with autumn.context.database.read() as session:
        table = report.late_dossiers(ReportWork(session, autumn.context, span)).table
        monkeypatch.setattr(report, "MOST_LATE", 1)
        longest = report.late_dossiers(ReportWork(session, autumn.context, span)).table
    rows: Any = table.rows
    late = [(row[5] or span.moment) - row[4] for row in rows]
    assert late == sorted(late, reverse=True)
    assert len(set(late)) > 2
    assert longest.rows == rows[:1]
    assert {row[5] is None for row in rows} == {True, False}
    assert [row[-1] for row in rows].count("Có") == 1
