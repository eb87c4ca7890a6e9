"""Names and PINs of clerks, before anything is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clerk import checked_clerk_name, checked_pin, require_supervisor
from app.domain.roles import Role
from app.errors import InputError


def test_a_name_is_tidied() -> None:
    assert checked_clerk_name("  Trần   Thị Thu Hà ") == "Trần Thị Thu Hà"


@pytest.mark.parametrize("name", ["", "   "])
def test_a_clerk_has_a_name(name: str) -> None:
    with pytest.raises(InputError) as caught:
        checked_clerk_name(name)
    assert caught.value.field == "name"


def test_two_clerks_of_one_name_cannot_be_told_apart() -> None:
    with pytest.raises(InputError, match="Đã có công chức tên này"):
        checked_clerk_name("Lê Văn  Đức", taken=["Lê Văn Đức"])


@pytest.mark.parametrize("pin", ["2580", "13579", "246810"])
def test_four_to_six_digits_are_a_pin(pin: str) -> None:
    assert checked_pin(pin) == pin


@pytest.mark.parametrize(
    "pin", ["", "123", "1234567", "12a4", "٢٥٨٠", "1111", "2345", "012345", "5432"]
)
def test_a_pin_that_is_none_or_easily_guessed_is_refused(pin: str) -> None:
    with pytest.raises(InputError) as caught:
        checked_pin(pin)
    assert caught.value.field == "pin"


@given(st.text(max_size=8))
def test_whatever_is_typed_either_is_a_pin_or_is_refused_in_words(text: str) -> None:
    try:
        pin = checked_pin(text)
    except InputError as error:
        assert error.title
    else:
        assert pin.isascii()
        assert 4 <= len(pin) <= 6


def test_an_office_needs_a_supervisor() -> None:
    require_supervisor([Role.CLERK, Role.SUPERVISOR])
    with pytest.raises(InputError) as caught:
        require_supervisor([Role.CLERK, Role.ADMINISTRATOR])
    assert caught.value.field == "clerks"
