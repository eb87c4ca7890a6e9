"""One line: what was written comes back, and nothing else is ever taken for it."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.sealed_line import DamagedLineError, LineSeal, NoKeyError

KEY = bytes(range(32))
SEALS = {"with a checksum": LineSeal(), "sealed": LineSeal(KEY)}
TEXT = '{"name":"Nguyễn Thị Đào"}'

either = pytest.mark.parametrize("seal", SEALS.values(), ids=SEALS.keys())


@either
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n")))
def test_a_line_gives_back_its_text(seal: LineSeal, text: str) -> None:
    line = seal.close(text)
    assert b"\n" not in line
    assert seal.open(line) == text


@either
def test_every_flipped_bit_is_noticed(seal: LineSeal) -> None:
    line = seal.close(TEXT)
    for place in range(len(line) * 8):
        broken = bytearray(line)
        broken[place // 8] ^= 1 << place % 8
        with pytest.raises(DamagedLineError):
            seal.open(bytes(broken))


@either
def test_every_shortened_line_is_noticed(seal: LineSeal) -> None:
    line = seal.close(TEXT)
    for length in range(len(line)):
        with pytest.raises(DamagedLineError):
            seal.open(line[:length])


def test_a_plain_line_begins_with_what_anybody_can_recompute() -> None:
    assert LineSeal().close("abc") == b"ba7816bf8f01cfea abc"


def test_a_sealed_line_shows_nothing_of_its_text_and_never_looks_the_same_twice() -> None:
    seal = LineSeal(KEY)
    assert "Nguyễn".encode() not in seal.close(TEXT)
    assert seal.close(TEXT) != seal.close(TEXT)


def test_another_key_or_none_opens_nothing() -> None:
    line = LineSeal(KEY).close(TEXT)
    with pytest.raises(DamagedLineError):
        LineSeal(os.urandom(32)).open(line)
    with pytest.raises(NoKeyError):
        LineSeal().open(line)


def test_a_line_from_before_the_encryption_is_still_read() -> None:
    assert LineSeal(KEY).open(LineSeal().close(TEXT)) == TEXT


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        LineSeal(b"short")
