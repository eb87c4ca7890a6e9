"""A clerk's figures: what the clerk did, and no rank."""

from datetime import date

from app.domain.reports.clerk_sheet import ClerkCounts, clerk_measures, clerk_sheet
from app.domain.reports.figure import span_of
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def test_the_sheet_is_of_one_clerk_and_says_that_it_is_no_rank() -> None:
    measures = clerk_measures(SPAN, 7)
    counts = tuple(range(len(measures)))
    others = ClerkCounts(guided=1, refused=2, ratings=3, content=2, days=20)
    made = clerk_sheet("Trần Thị Thu Hà", SPAN, 7, counts, others)
    assert made.table.title.endswith(": Trần Thị Thu Hà")
    assert [row[2] for row in made.table.rows] == [*counts, 1, 2, 3, 2, 20]
    assert any("không phải xếp hạng" in note for note in made.table.notes)
    for _words, measure in measures:
        wanted = measure.wanted
        assert 7 in (wanted.received_by, wanted.returned_by, wanted.step_by)
