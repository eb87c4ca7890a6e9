"""Shares are rounded half up to two decimals, as official indicators are."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.shares import percent, share_of


def test_a_share_has_two_decimals_rounded_half_up() -> None:
    assert share_of(6739, 6751) == 9982
    assert share_of(1, 800) == 13
    assert share_of(-1, 800) == -13
    assert percent(9982) == "99,82 %"
    assert percent(-5) == "-0,05 %"


def test_there_is_no_share_of_nothing() -> None:
    assert share_of(0, 0) is None


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_and_the_rest_make_a_whole(part: int, whole: int) -> None:
    part = min(part, whole)
    total = (share_of(part, whole) or 0) + (share_of(whole - part, whole) or 0)
    assert 0 <= total - 10_000 <= 1
