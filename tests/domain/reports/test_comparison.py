"""Three periods side by side."""

from datetime import date

from app.domain.reports.comparison import PeriodCounts, comparison, key_measures
from app.domain.reports.figure import span_of
from app.domain.reports.key_figures import KEY_FIGURES
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def counts(number: int) -> PeriodCounts:
    return PeriodCounts(SPAN, dict.fromkeys(KEY_FIGURES, number), {"Lượt đánh giá": number})


def test_a_change_is_told_in_numbers_and_percent() -> None:
    made = comparison(counts(30), counts(20), counts(0), {"received", "online_share"})
    received, share = made.table.rows
    assert received[2:] == (30, 20, 10, 5000, 0, 30, "–")
    assert share[2:] == ("100,00 %", "100,00 %", "0,00 %", "", "–", "–", "")


def test_a_period_that_runs_says_how_long_the_others_are() -> None:
    span = span_of(date(2026, 11, 1), date(2026, 11, 30), local(2026, 11, 20, 9))
    running = PeriodCounts(span, dict.fromkeys(KEY_FIGURES, 1), {})
    note = comparison(running, counts(1), counts(1)).table.notes[0]
    assert "chưa kết thúc, tính đến 20/11/2026" in note
    assert "chưa kết thúc" not in comparison(counts(1), counts(1), counts(1)).table.notes[0]


def test_other_counts_stand_among_all_the_figures() -> None:
    words = [row[1] for row in comparison(counts(1), counts(1), counts(1)).table.rows]
    assert "Lượt đánh giá" in words
    assert len(words) > len(KEY_FIGURES)


def test_a_figure_of_each_period_opens_its_own_list() -> None:
    made = comparison(counts(1), counts(1), counts(1), {"received"})
    wanted = KEY_FIGURES["received"].wanted(SPAN)
    assert [column for column, one in enumerate(made.behind[0]) if one == wanted] == [2, 3, 6]
    assert len(key_measures(SPAN)) == len(KEY_FIGURES)
