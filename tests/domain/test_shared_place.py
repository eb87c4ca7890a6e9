"""Which digits a further PC of a shared store may have."""

import pytest

from app.domain.shared_place import SharedPlace, checked_digit, shown_address, with_password
from app.errors import InputError


def test_a_further_pc_is_offered_what_nobody_has() -> None:
    place = SharedPlace("UBND phường Long Biên", {1: "QUAY-01", 3: "QUAY-03"})
    assert not place.is_empty
    assert place.free_digits() == (2, 4, 5, 6, 7, 8, 9, 0)


def test_in_an_empty_database_every_digit_is_free() -> None:
    assert SharedPlace().is_empty
    assert len(SharedPlace().free_digits()) == 10


def test_there_are_ten_digits() -> None:
    assert [checked_digit(digit) for digit in range(10)] == list(range(10))
    for digit in (-1, 10):
        with pytest.raises(InputError) as refused:
            checked_digit(digit)
        assert refused.value.field == "station_digit"


@pytest.mark.parametrize(
    ("typed", "password", "whole"),
    [
        ("postgresql://u@h/db", "a b@/:", "postgresql://u:a%20b%40%2F%3A@h/db"),
        ("postgresql://u:old@h:5433/db?sslmode=require", "n", "postgresql://u:n@h:5433/db?sslmode=require"),
        (" postgresql://u@h/db ", "", "postgresql://u@h/db"),
        ("h/db", "x", "h/db"),
    ],
)  # fmt: skip
def test_a_password_typed_beside_the_address_goes_into_it(
    typed: str, password: str, whole: str
) -> None:
    assert with_password(typed, password) == whole


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://u:geheim@h:5433/db?password=geheim", "postgresql://u@h:5433/db"),
        ("postgresql://h/db", "postgresql://h/db"),
        ("postgresql://u:gehe@im@h/db", "postgresql://u@h/db"),
    ],
)
def test_an_address_is_shown_without_its_secrets(address: str, shown: str) -> None:
    assert shown_address(address) == shown
