from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.listings import ClerkFigures, DayFigures
from app.domain.reconciliation import Counted, Difference, Reconciliation, SeriesCount
from app.domain.vietnam_time import local
from app.ui.day.closing_steps import ClosingSteps, StepName, StepState, age_in_words

DAY = date(2026, 11, 16)
EVENING = local(2026, 11, 16, 17, 5)
FIGURES = DayFigures(
    day=DAY,
    counted_at=EVENING,
    total=ClerkFigures(clerk_id=None, clerk_name="Cả bộ phận"),
    clerks=(),
    codes_issued=0,
    codes_cancelled=0,
    unprinted=(),
    unprinted_count=0,
    print_unknown=0,
    drafts=0,
    open_total=0,
    closed_at=None,
    closed_by="",
    last_export=None,
)
HELD = Reconciliation(
    day=DAY, series=(), sums=(), cash=0, handed_over=(), returned=0, differences={}
)


def steps_of(figures: DayFigures = FIGURES, held: Reconciliation = HELD) -> ClosingSteps:
    steps = ClosingSteps(may_close=True)
    steps.look(figures, None, held)
    return steps


def test_before_the_store_has_answered_nothing_is_done() -> None:
    assert {one.state for one in ClosingSteps(may_close=True).steps()} == {StepState.TODO}


def test_drafts_and_slips_that_wait_hang_over() -> None:
    assert steps_of().step(StepName.REVIEW).state is StepState.DONE
    review = steps_of(replace(FIGURES, drafts=2)).step(StepName.REVIEW)
    assert (review.state, review.words) == (StepState.TODO, "2 phiếu nhập dở")
    review = steps_of(replace(FIGURES, unprinted_count=73)).step(StepName.REVIEW)
    assert (review.state, review.words) == (StepState.TODO, "73 phiếu chưa in")


def test_money_is_done_once_it_agrees_or_somebody_said_why_it_does_not() -> None:
    assert steps_of().step(StepName.CASH).words == "Không thu tiền mặt"
    held = replace(HELD, cash=52_000, differences={Difference.NO_NUMBER: (1, 2)})
    cash = steps_of(held=held).step(StepName.CASH)
    assert (cash.state, cash.words) == (
        StepState.TODO,
        "Sổ 52.000 đồng, chưa đếm · 2 chỗ cần xem",
    )
    short = replace(held, counted=Counted(cash=50_000))
    assert steps_of(held=short).step(StepName.CASH).state is StepState.TODO
    said = replace(held, counted=Counted(cash=50_000, remark="nợ tiền lẻ"))
    cash = steps_of(held=said).step(StepName.CASH)
    assert (cash.state, cash.words) == (StepState.DONE, "Thiếu 2.000 đồng · 2 chỗ cần xem")


def test_papers_are_done_once_every_number_and_sum_is_accounted_for() -> None:
    assert steps_of().step(StepName.PAPERS).state is StepState.DONE
    series = SeriesCount(series="TN10", last=3, printed=2, cancelled=0, missing=(2,))
    gap = replace(HELD, series=(series,))
    assert steps_of(held=gap).step(StepName.PAPERS).words == (
        "1 số không có hồ sơ · Giấy hẹn: chưa đếm"
    )
    whole = replace(gap, series=(replace(series, missing=()),), counted=Counted(slips=2))
    papers = steps_of(held=whole).step(StepName.PAPERS)
    assert (papers.state, papers.words) == (StepState.DONE, "Giấy hẹn: khớp với sổ")


def test_what_came_after_the_closing_waits_for_another_one() -> None:
    closed = replace(FIGURES, closed_at=EVENING, closed_by="Nguyễn Thị Ánh Tuyết")
    late = steps_of(closed, replace(HELD, newer=2)).step(StepName.CLOSE)
    assert (late.state, late.words) == (
        StepState.TODO,
        "2 bước nhập sau chốt, chưa chốt lại",
    )


def test_a_failed_export_is_told_until_one_succeeds_and_blocks_nothing() -> None:
    steps = steps_of()
    steps.failed(StepName.EXPORT, "USB bị khóa chống ghi.")
    assert steps.step(StepName.EXPORT).state is StepState.FAILED
    assert "Xuất ra USB: USB bị khóa chống ghi." in steps.left_open()
    assert steps.step(StepName.CLOSE).state is StepState.TODO
    steps.look(replace(FIGURES, last_export=EVENING), None, HELD)
    steps.succeeded(StepName.EXPORT)
    assert steps.step(StepName.EXPORT).words == "Xong lúc 17:05"


def test_only_a_copy_of_today_counts_as_backed_up() -> None:
    steps = steps_of()
    steps.look(FIGURES, EVENING - timedelta(hours=5), HELD)
    assert steps.step(StepName.BACK_UP).state is StepState.DONE
    steps.look(FIGURES, EVENING - timedelta(days=1, hours=3), HELD)
    backup = steps.step(StepName.BACK_UP)
    assert (backup.state, backup.words) == (StepState.TODO, "1 ngày trước")


def test_the_next_step_is_the_first_that_is_not_done() -> None:
    steps = steps_of(replace(FIGURES, last_export=EVENING))
    assert steps.next_step() is StepName.PRINT
    steps.printed(EVENING)
    assert steps.next_step() is StepName.BACK_UP


def test_another_day_forgets_what_was_tried_for_the_one_before() -> None:
    steps = steps_of()
    steps.printed(EVENING)
    steps.failed(StepName.EXPORT, "lỗi")
    steps.look(replace(FIGURES, day=DAY - timedelta(days=1)), None, HELD)
    assert {one.state for one in steps.steps()} == {StepState.TODO, StepState.DONE}
    assert steps.step(StepName.PRINT).state is StepState.TODO


def test_a_closed_day_says_who_closed_it_and_when() -> None:
    closed = replace(FIGURES, closed_at=EVENING, closed_by="Nguyễn Thị Ánh Tuyết")
    assert (
        steps_of(closed).step(StepName.CLOSE).words == "Nguyễn Thị Ánh Tuyết chốt lúc 17:05 16/11"
    )
    others = ClosingSteps(may_close=False)
    others.look(FIGURES, None, HELD)
    assert others.step(StepName.CLOSE).words == "Lãnh đạo phụ trách sẽ chốt"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=-5), "vừa xong"),
        (timedelta(seconds=59), "vừa xong"),
        (timedelta(minutes=12), "12 phút trước"),
        (timedelta(hours=23, minutes=59), "23 giờ trước"),
        (timedelta(days=3, hours=2), "3 ngày trước"),
    ],
)
def test_an_age_is_told_in_one_unit(age: timedelta, words: str) -> None:
    assert age_in_words(EVENING - age, EVENING) == words
