import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.check_digits import check_digits, has_right_check, is_goods_number
from tests.domain.codes import misread

bodies = st.text("0123456789", min_size=1, max_size=40)


@given(bodies)
def test_a_checked_number_leaves_one_when_divided_by_97(body: str) -> None:
    checked = body + check_digits(body)
    assert int(checked) % 97 == 1
    assert has_right_check(checked)


@given(misread(bodies.map(lambda body: body + check_digits(body))))
def test_one_wrong_digit_or_one_swap_is_always_noticed(misread_digits: str) -> None:
    assert not has_right_check(misread_digits)


@pytest.mark.parametrize("digits", ["", "1", "02", "12ab", "1234567890", "1" * 7000])
def test_what_has_no_check_digits_is_not_right(digits: str) -> None:
    assert not has_right_check(digits)


@pytest.mark.parametrize("digits", ["8934563138165", "4006381333931", "96385074"])
def test_goods_are_known_by_their_number(digits: str) -> None:
    assert is_goods_number(digits)


@pytest.mark.parametrize("digits", ["", "8934563138166", "893456313816", "893456313816x"])
def test_other_numbers_are_not_goods(digits: str) -> None:
    assert not is_goods_number(digits)
