import random
import secrets

import pytest

from app.domain.passphrase import ALPHABET, new_passphrase, tidy_passphrase


def test_a_passphrase_is_long_enough_and_in_groups():
    passphrase = new_passphrase(secrets.choice)
    assert [len(group) for group in passphrase.split("-")] == [4] * 6
    assert set(passphrase) <= set(ALPHABET) | {"-"}


def test_it_is_as_random_as_its_source():
    assert len({new_passphrase(secrets.choice) for _ in range(100)}) == 100
    assert new_passphrase(random.Random(1).choice) == new_passphrase(random.Random(1).choice)


def test_no_sign_can_be_mistaken_or_changed_by_an_input_method():
    assert not set(ALPHABET) & set("01OIB8G6S5Z2") - set("23456789")
    assert not set(ALPHABET) & set("AEIOUYDW")


@pytest.mark.parametrize("typed", ["CFHJ-2345-KLMN", "cfhj 2345 klmn", " cfhj2345-KLMN\n"])
def test_it_may_be_typed_as_people_type(typed: str):
    assert tidy_passphrase(typed) == "CFHJ-2345-KLMN"
