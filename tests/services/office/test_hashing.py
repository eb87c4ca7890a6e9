"""Secrets are kept so that nobody can read them."""

import unicodedata

import pytest

from app.services.office import hashing
from app.services.office.hashing import hashed, matches
from tests import quick

SECRET = "trời mưa ở cầu 7"


@pytest.fixture(autouse=True)
def _real_cost(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setattr(hashing, "hasher", quick.REAL_HASHER)


def test_a_guess_costs_64_mib_and_three_rounds_as_rfc_9106_advises() -> None:
    assert hashed(SECRET).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_hash_knows_its_secret_and_no_other() -> None:
    kept = hashed(SECRET)
    assert matches(kept, SECRET)
    assert not matches(kept, SECRET + "!")


def test_the_same_secret_is_kept_differently_each_time_and_never_readable() -> None:
    first, second = hashed(SECRET), hashed(SECRET)
    assert first != second
    assert first.startswith("$argon2id$")
    assert SECRET not in first


def test_accents_match_however_the_keyboard_made_them() -> None:
    assert matches(hashed(unicodedata.normalize("NFD", SECRET)), SECRET)


def test_what_is_no_hash_matches_nothing() -> None:
    assert not matches("", SECRET)
    assert not matches(SECRET, SECRET)
