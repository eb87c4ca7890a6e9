from dataclasses import replace
from datetime import date

from app.domain.reconciliation import (
    DIFFERENCE_LABELS,
    OF_CASH,
    OF_PAPERS,
    OF_SLIPS,
    ClosedAgain,
    ClosingNotes,
    Counted,
    Difference,
    Reconciliation,
    SeriesCount,
    Sum,
    notes_from_json,
    notes_to_json,
)
from app.domain.vietnam_time import local

EVENING = local(2026, 11, 16, 17, 5)
COUNTED = Counted(
    slips=6,
    cash=52_000,
    notes={50_000: 1, 2_000: 1},
    remark="một tờ in hỏng",
    expected={"slips": 7, "cash": 52_000, "papers": 2},
    by="Trần Thị Thu Hà",
    at=EVENING,
)
DAY = Reconciliation(
    day=date(2026, 11, 16),
    series=(SeriesCount(series="TN10", last=8, printed=7, cancelled=1, missing=(3,)),),
    sums=(),
    cash=52_000,
    handed_over=((4, "TN10-261116-0004-50"),),
    returned=1,
    differences={Difference.UNPAID: (1, 2), Difference.NO_NUMBER: (5,)},
)


def test_what_was_counted_is_held_against_each_sum_by_itself() -> None:
    assert [DAY.off_by(what) for what in Sum] == [None, None, None]
    counted = replace(DAY, counted=COUNTED)
    assert [counted.off_by(what) for what in Sum] == [-1, 0, None]
    assert (counted.expected(Sum.PAPERS), counted.missing) == (1, 1)


def test_only_what_is_not_explained_by_itself_is_to_be_looked_at() -> None:
    assert DAY.to_look_at(*OF_CASH) == 1
    assert DAY.to_look_at(*OF_SLIPS) == 0


def test_every_difference_has_words_and_belongs_to_one_sum() -> None:
    assert sorted((*OF_SLIPS, *OF_CASH, *OF_PAPERS)) == sorted(Difference)
    assert set(DIFFERENCE_LABELS) == set(Difference)


def test_closing_again_keeps_what_was_before_and_comes_back_from_the_store() -> None:
    notes = ClosingNotes(COUNTED)
    assert notes_from_json(notes_to_json(notes)) == notes
    again = ClosedAgain(at=EVENING, by="Tuyết", reason="một hồ sơ nhập muộn", figures={"late": 1})
    both = notes.closed_again(again)
    assert notes_from_json(notes_to_json(both)) == both
    assert both.latest() == COUNTED
    recounted = replace(again, counted=replace(COUNTED, slips=7))
    assert both.closed_again(recounted).latest() == recounted.counted


def test_a_day_closed_by_an_older_program_has_no_notes() -> None:
    assert notes_from_json("") == ClosingNotes()
