"""The epoch after a restore: above all that went before, with a digit nobody has seen today."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.epoch import next_epoch
from app.errors import RuleError


def test_a_restore_begins_the_epoch_after_the_last() -> None:
    assert next_epoch({0}, {0}) == 1
    assert next_epoch({0, 1, 4}, {4}) == 5


def test_where_nothing_is_known_it_is_the_first() -> None:
    assert next_epoch((), ()) == 0


def test_the_digit_begins_again_but_the_epoch_goes_on() -> None:
    assert next_epoch({9}, {9}) == 10


def test_a_digit_of_today_is_passed_over() -> None:
    assert next_epoch({9}, {9, 0, 1}) == 12


def test_when_all_digits_were_used_today_nothing_is_restored() -> None:
    with pytest.raises(RuleError, match="mười lần"):
        next_epoch({12}, range(10))


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 9), max_size=9))
def test_it_is_always_new_and_free(known: set[int], taken: set[int]) -> None:
    epoch = next_epoch(known, taken)
    assert all(epoch > one for one in known)
    assert epoch % 10 not in taken
