"""Names and PINs of clerks, before anything is stored."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clerk import (
    checked_clerk_name,
    checked_password,
    checked_pin,
    require_supervisor,
)
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


@pytest.mark.parametrize("password", ["trời mưa ở cầu 7", "con meo tam the", "Ab9!xK2#pQ"])
def test_a_few_words_or_enough_signs_are_a_password(password: str) -> None:
    assert checked_password(password, "Trần Thị Thu Hà") == password


@pytest.mark.parametrize(
    "password",
    [
        "",
        "ngan qua",
        "aaaaaaaaaaaa",
        "ababababab",
        "1234567890",
        "0987654321",
        "qwertyuiop",
        "Trần Thị Thu Hà",
        "tranthithuha2026",
        "x" * 129,
    ],
)
def test_a_password_that_is_short_or_guessed_at_once_is_refused(password: str) -> None:
    with pytest.raises(InputError) as caught:
        checked_password(password, "Trần Thị Thu Hà")
    assert caught.value.field == "password"


def test_the_same_letters_are_the_same_password_whichever_keyboard_made_them() -> None:
    composed, decomposed = (
        unicodedata.normalize(form, "trời mưa ở cầu 7") for form in ("NFC", "NFD")
    )
    assert composed != decomposed
    assert checked_password(composed) == checked_password(decomposed)


@given(st.text(max_size=140))
def test_whatever_is_typed_either_is_a_password_or_is_refused_in_words(text: str) -> None:
    try:
        password = checked_password(text, "Lê Văn Đức")
    except InputError as error:
        assert error.title
        assert error.advice
    else:
        assert password == unicodedata.normalize("NFC", text)
        assert 10 <= len(password) <= 128
