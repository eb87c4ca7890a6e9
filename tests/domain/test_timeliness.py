from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.timeliness import (
    Pause,
    Timeliness,
    met_early_programme,
    shift_for_pauses,
    time_left_in_words,
    timeliness,
    within_programme_hours,
    working_minutes_left,
    working_time_in_words,
)
from app.domain.vietnam_time import local
from tests.domain.calendars import SHIPPED, instants

PROMISED = local(2026, 11, 20, 17, 30)


def pause(start: datetime, end: datetime | None) -> Pause:
    return Pause(start, end, "Thiếu thành phần")


pauses = st.builds(
    lambda start, length: pause(start, start + length),
    instants,
    st.timedeltas(timedelta(), timedelta(days=20)),
)


@pytest.mark.parametrize(
    ("spans", "due"),
    [
        ([], local(2026, 11, 20, 17, 30)),
        ([(local(2026, 11, 18, 9), local(2026, 11, 19, 9))], local(2026, 11, 23, 17, 30)),
        ([(local(2026, 11, 18, 9), local(2026, 11, 18, 10))], local(2026, 11, 23, 9)),
        ([(local(2026, 11, 18, 17), local(2026, 11, 19, 8, 30))], local(2026, 11, 23, 9)),
        ([(local(2026, 11, 14, 9), local(2026, 11, 15, 9))], local(2026, 11, 20, 17, 30)),
        (
            [
                (local(2026, 11, 18, 9), local(2026, 11, 19, 9)),
                (local(2026, 11, 18, 15), local(2026, 11, 19, 17, 30)),
            ],
            local(2026, 11, 25, 16, 30),
        ),
        ([(local(2026, 11, 18, 9), None)], local(2026, 11, 20, 17, 30)),
    ],
    ids=["none", "a day", "an hour", "overnight", "weekend", "overlapping", "not ended"],
)
def test_a_promise_moves_by_the_working_time_of_its_pauses(
    spans: list[tuple[datetime, datetime | None]], due: datetime
) -> None:
    assert shift_for_pauses(PROMISED, [pause(*span) for span in spans], SHIPPED) == due


def test_a_pause_after_the_promise_does_not_undo_the_lateness() -> None:
    late = pause(local(2026, 11, 23, 9), local(2026, 11, 27, 9))
    assert shift_for_pauses(PROMISED, [late], SHIPPED) == PROMISED


def test_a_pause_that_starts_the_evening_of_the_due_day_still_counts() -> None:
    evening = pause(local(2026, 11, 20, 17, 45), local(2026, 11, 23, 17, 30))
    assert shift_for_pauses(PROMISED, [evening], SHIPPED) == local(2026, 11, 23, 17, 30)


def test_an_earlier_pause_makes_room_for_a_later_one() -> None:
    first = pause(local(2026, 11, 20, 8), local(2026, 11, 20, 17, 30))
    second = pause(local(2026, 11, 23, 16, 30), local(2026, 11, 23, 17, 30))
    assert shift_for_pauses(PROMISED, [second, first], SHIPPED) == local(2026, 11, 25, 9)


def test_a_pause_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        pause(local(2026, 11, 20, 9), local(2026, 11, 20, 8))


@given(instants, st.lists(instants, max_size=6))
def test_pauses_of_no_length_change_nothing(due: datetime, starts: list[datetime]) -> None:
    assert shift_for_pauses(due, [pause(start, start) for start in starts], SHIPPED) == due


@given(instants, st.lists(pauses, max_size=5), st.randoms())
def test_the_order_of_pauses_does_not_matter(
    due: datetime, taken: list[Pause], random: Random
) -> None:
    shuffled = random.sample(taken, len(taken))
    assert shift_for_pauses(due, shuffled, SHIPPED) == shift_for_pauses(due, taken, SHIPPED)


@given(instants, st.lists(pauses, max_size=3))
def test_a_pause_told_twice_counts_once_and_never_brings_the_promise_forward(
    due: datetime, taken: list[Pause]
) -> None:
    shifted = shift_for_pauses(due, taken, SHIPPED)
    assert shifted == shift_for_pauses(due, taken + taken, SHIPPED)
    assert shifted >= due


@pytest.mark.parametrize(
    ("finished", "by_minute", "by_day"),
    [
        (local(2026, 11, 19, 17, 30), Timeliness.EARLY, Timeliness.EARLY),
        (local(2026, 11, 20, 8), Timeliness.ON_THE_DAY, Timeliness.ON_THE_DAY),
        (local(2026, 11, 20, 17, 30), Timeliness.ON_THE_DAY, Timeliness.ON_THE_DAY),
        (local(2026, 11, 20, 17, 31), Timeliness.LATE, Timeliness.ON_THE_DAY),
        (local(2026, 11, 21, 0), Timeliness.LATE, Timeliness.LATE),
    ],
)
def test_a_result_is_early_on_the_day_or_late(
    finished: datetime, by_minute: Timeliness, by_day: Timeliness
) -> None:
    assert timeliness(finished, PROMISED, by_minute=True) is by_minute
    assert timeliness(finished, PROMISED, by_minute=False) is by_day


def test_the_early_programme_wants_four_working_hours() -> None:
    assert met_early_programme(local(2026, 11, 20, 13, 30), PROMISED, SHIPPED)
    assert not met_early_programme(local(2026, 11, 20, 13, 31), PROMISED, SHIPPED)
    assert met_early_programme(local(2026, 11, 20, 12, 30), PROMISED, SHIPPED)
    assert met_early_programme(local(2026, 11, 20, 17), PROMISED, SHIPPED, minutes=30)


def test_its_other_reading_wants_the_result_within_four_working_hours() -> None:
    received = local(2026, 11, 20, 16, 30)
    assert within_programme_hours(received, local(2026, 11, 23, 11), SHIPPED)
    assert not within_programme_hours(received, local(2026, 11, 23, 11, 1), SHIPPED)


@pytest.mark.parametrize(
    ("now", "minutes", "words"),
    [
        (local(2026, 11, 17, 14, 30), 1620, "còn 3 ngày 3 giờ"),
        (local(2026, 11, 18, 17, 25), 965, "còn 2 ngày 5 phút"),
        (local(2026, 11, 20, 16, 45), 45, "còn 45 phút"),
        (local(2026, 11, 20, 17, 30), 0, "sắp đến hạn"),
        (local(2026, 11, 20, 20), 0, "vừa quá hạn"),
        (local(2026, 11, 23, 9, 15), -75, "quá hạn 1 giờ 15 phút"),
        (local(2026, 11, 25, 8), -480, "quá hạn 1 ngày"),
    ],
)
def test_the_time_left_is_told_in_working_time(now: datetime, minutes: int, words: str) -> None:
    assert working_minutes_left(now, PROMISED, SHIPPED) == minutes
    assert time_left_in_words(minutes, 480, overdue=now > PROMISED) == words


def test_the_time_left_can_be_told_in_another_language() -> None:
    english = {"còn {time}": "{time} left", "{count} phút": "{count} min"}
    assert time_left_in_words(45, 480, english.__getitem__, overdue=False) == "45 min left"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 phút"), (-45, "45 phút"), (1620, "3 ngày 3 giờ"), (4801, "10 ngày")],
)
def test_an_amount_of_working_time_is_told_without_its_side(minutes: int, words: str) -> None:
    assert working_time_in_words(minutes, SHIPPED) == words
