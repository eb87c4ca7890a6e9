"""What reports are made with: the period in words, and counts of the same reading."""

from datetime import date

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.figure import Dimension, Measure, span_of
from app.domain.reports.resolution import resolution
from app.services.counter import Counter
from app.services.reports.report_work import ReportWork


def test_a_table_is_counted_and_headed_with_its_period(autumn: Counter) -> None:
    span = span_of(date(2026, 10, 15), date(2026, 11, 14), autumn.context.now())
    with autumn.context.database.read() as session:
        work = ReportWork(session, autumn.context, span)
        made = work.section(resolution(span))
        whole = work.count(Measure(DossierFilter()))
        rows = work.tally([Measure(DossierFilter())], Dimension.FIELD)
    assert made.table.subtitle == "(Từ ngày 15/10/2026 đến ngày 14/11/2026)"
    assert whole == (sum(count for (count,) in rows.values()),)
