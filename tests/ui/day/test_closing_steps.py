from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.listings import ClerkFigures, DayFigures
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
    print_unknown=0,
    drafts=0,
    open_total=0,
    closed_at=None,
    closed_by="",
    last_export=None,
)


def steps_of(figures: DayFigures = FIGURES) -> ClosingSteps:
    steps = ClosingSteps(may_close=True)
    steps.look(figures, None)
    return steps


def test_before_the_store_has_answered_nothing_is_done() -> None:
    assert {one.state for one in ClosingSteps(may_close=True).steps()} == {StepState.TODO}


def test_drafts_and_slips_that_wait_hang_over() -> None:
    assert steps_of().step(StepName.REVIEW).state is StepState.DONE
    review = steps_of(replace(FIGURES, drafts=2)).step(StepName.REVIEW)
    assert (review.state, review.words) == (StepState.TODO, "2 phiếu nhập dở")


def test_a_failed_export_is_told_until_one_succeeds_and_blocks_nothing() -> None:
    steps = steps_of()
    steps.failed(StepName.EXPORT, "USB bị khóa chống ghi.")
    assert steps.step(StepName.EXPORT).state is StepState.FAILED
    assert "Xuất ra USB: USB bị khóa chống ghi." in steps.left_open()
    assert steps.step(StepName.CLOSE).state is StepState.TODO
    steps.look(replace(FIGURES, last_export=EVENING), None)
    steps.succeeded(StepName.EXPORT)
    assert steps.step(StepName.EXPORT).words == "Xong lúc 17:05"


def test_only_a_copy_of_today_counts_as_backed_up() -> None:
    steps = steps_of()
    steps.look(FIGURES, EVENING - timedelta(hours=5))
    assert steps.step(StepName.BACK_UP).state is StepState.DONE
    steps.look(FIGURES, EVENING - timedelta(days=1, hours=3))
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
    steps.look(replace(FIGURES, day=DAY - timedelta(days=1)), None)
    assert {one.state for one in steps.steps()} == {StepState.TODO, StepState.DONE}
    assert steps.step(StepName.PRINT).state is StepState.TODO


def test_a_closed_day_says_who_closed_it_and_when() -> None:
    closed = replace(FIGURES, closed_at=EVENING, closed_by="Nguyễn Thị Ánh Tuyết")
    assert (
        steps_of(closed).step(StepName.CLOSE).words == "Nguyễn Thị Ánh Tuyết chốt lúc 17:05 16/11"
    )
    others = ClosingSteps(may_close=False)
    others.look(FIGURES, None)
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
