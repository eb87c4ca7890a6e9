"""The programme is read in both ways."""

from datetime import date

from app.domain.reports.figure import span_of
from app.domain.reports.programme import programme
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def test_both_readings_are_counted_of_the_same_dossiers() -> None:
    joined, finished, met, quick = (one.wanted for one in programme(SPAN).measures)
    assert joined.in_programme
    assert finished.finished_to == SPAN.last
    assert (met.met_programme, met.met_reception) == (True, None)
    assert (quick.met_programme, quick.met_reception) == (None, True)
