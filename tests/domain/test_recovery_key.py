import hashlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.recovery_key import (
    GROUPS,
    KEY_BYTES,
    is_group,
    key_number,
    read_recovery_key,
    recovery_groups,
    recovery_text,
    typed_so_far,
)
from app.errors import InputError

KEY = hashlib.sha256(b"a store").digest()
SIGNS = "0CFHJKLMNPQRTVX23456789"
keys = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
places = st.integers(1, GROUPS)


def refusal(typed: str) -> InputError:
    with pytest.raises(InputError) as refused:
        read_recovery_key(typed)
    assert refused.value.field == "recovery_key"
    return refused.value


@given(keys)
def test_a_key_is_read_back_as_it_was_printed(key: bytes) -> None:
    assert read_recovery_key(recovery_text(key)) == key


@given(keys)
def test_it_is_printed_in_nineteen_groups_of_four(key: bytes) -> None:
    assert [len(group) for group in recovery_groups(key)] == [4] * 19
    assert set("".join(recovery_groups(key))) <= set(SIGNS)


@pytest.mark.parametrize("key", [b"\0" * KEY_BYTES, b"\xff" * KEY_BYTES])
def test_the_smallest_and_the_largest_key_are_keys_like_others(key: bytes) -> None:
    assert read_recovery_key(recovery_text(key)) == key


def test_only_a_whole_key_has_a_text() -> None:
    with pytest.raises(ValueError, match="32"):
        recovery_groups(b"short")


@given(keys, st.sampled_from(["", " ", "-", " - ", "\n", "–", ". "]), st.booleans())
def test_it_may_be_typed_as_people_type(key: bytes, between: str, small: bool) -> None:
    typed = between.join(recovery_groups(key))
    assert read_recovery_key(f" {typed.lower() if small else typed}\n") == key


@given(keys, st.data())
def test_signs_that_look_alike_are_the_same(key: bytes, data: st.DataObject) -> None:
    alike = {"0": "Oo", "L": "1Ii", "8": "Bb", "5": "Ss", "2": "Zz", "6": "Gg", "V": "Uu"}
    typed = "".join(
        data.draw(st.sampled_from(sign + alike.get(sign, ""))) for sign in recovery_text(key)
    )
    assert read_recovery_key(typed) == key


def test_full_width_letters_of_an_input_method_are_letters() -> None:
    wide = "".join(chr(ord(s) + 0xFEE0) if s.isalnum() else s for s in recovery_text(KEY))
    assert read_recovery_key(wide) == KEY


@given(keys, places, st.integers(0, 3), st.sampled_from(SIGNS))
def test_one_wrong_sign_names_its_group(key: bytes, place: int, at: int, sign: str) -> None:
    groups = list(recovery_groups(key))
    group = groups[place - 1]
    groups[place - 1] = group[:at] + sign + group[at + 1 :]
    if groups[place - 1] == group:
        return
    for between in ("-", ""):
        assert refusal(between.join(groups)).values == {"group": place}


@given(keys, places, st.permutations(range(4)))
def test_swapped_signs_name_their_group(key: bytes, place: int, order: list[int]) -> None:
    moved = [number for number, at in enumerate(order) if number != at]
    groups = list(recovery_groups(key))
    group = groups[place - 1]
    groups[place - 1] = "".join(group[at] for at in order)
    if groups[place - 1] == group or len(moved) > 2:
        return
    assert refusal("-".join(groups)).values == {"group": place}


@given(keys, places, places)
def test_two_groups_in_each_others_place_are_both_named(key: bytes, one: int, other: int) -> None:
    groups = list(recovery_groups(key))
    groups[one - 1], groups[other - 1] = groups[other - 1], groups[one - 1]
    if one == other:
        return
    assert refusal(" ".join(groups)).values == {"groups": ", ".join(map(str, sorted((one, other))))}


@given(keys, places)
def test_a_group_with_a_sign_too_few_or_too_many_is_named_alone(key: bytes, place: int) -> None:
    groups = list(recovery_groups(key))
    for wrong in (groups[place - 1][:3], groups[place - 1] + "7"):
        typed = "-".join(wrong if n == place else g for n, g in enumerate(groups, 1))
        assert refusal(typed).values == {"group": place}


def test_a_sign_missed_without_blanks_names_where_to_look() -> None:
    whole = "".join(recovery_groups(KEY))
    wrong = refusal(whole[:18] + whole[19:])
    assert str(wrong).startswith("Từ nhóm thứ 5 trở đi chưa đúng.")


def test_a_group_left_out_names_where_to_look() -> None:
    groups = recovery_groups(KEY)
    assert refusal("-".join(groups[:6] + groups[7:])).values == {"group": 7}


def test_a_group_typed_twice_names_where_to_look() -> None:
    groups = recovery_groups(KEY)
    assert refusal("-".join(groups[:6] + groups[5:])).values == {"group": 7}


def test_half_a_key_is_said_to_be_right_so_far() -> None:
    short = refusal("-".join(recovery_groups(KEY)[:7]))
    assert short.values == {"total": 19, "count": 7}


@pytest.mark.parametrize("typed", ["", "  ", "--"])
def test_nothing_is_no_key(typed: str) -> None:
    assert "Chưa gõ" in str(refusal(typed))


@given(st.text(max_size=120))
def test_anything_else_is_refused_in_words_that_tell_no_sign(typed: str) -> None:
    values = refusal(typed).values
    assert set(values) <= {"group", "groups", "total", "count"}


def test_groups_that_check_but_hold_no_key_are_refused() -> None:
    groups = [f"999{SIGNS[(22 * 9 + number) % 23]}" for number in range(1, GROUPS + 1)]
    assert "không phải khóa" in str(refusal("-".join(groups)))


def test_no_vietnamese_keyboard_driver_alters_a_key_while_it_is_typed() -> None:
    """Telex and VNI act on vowels, on dd and d9, and Telex on w alone; no such letter is there."""
    assert not set(SIGNS) & set("AEIOUYDW[]")


@pytest.mark.parametrize("mangled", ["đ", "Ư", "ă", "ế"])
def test_letters_such_a_driver_made_name_their_group(mangled: str) -> None:
    groups = list(recovery_groups(KEY))
    groups[10] = mangled + groups[10][1:]
    wrong = refusal(" ".join(groups)).values
    # A vowel loses its mark and may then stand for another sign, but never for the right one.
    assert wrong == {"group": 11}


def test_while_one_types_the_groups_that_are_right_are_counted() -> None:
    groups = recovery_groups(KEY)
    typed = " ".join(groups)
    assert typed_so_far("") == (0, None)
    assert typed_so_far(typed[:3]) == (0, None)
    assert typed_so_far(typed[:4]) == (1, None)
    assert typed_so_far(typed[:22]) == (4, None)
    assert typed_so_far(typed) == (GROUPS, None)
    assert typed_so_far(" ".join((*groups[:4], "0000", *groups[5:9]))) == (4, 5)


def test_a_group_typed_back_may_be_written_as_people_write() -> None:
    group = recovery_groups(KEY)[1]
    assert is_group(f" {group[:2].lower()}-{group[2:]} ", group)
    assert not is_group(group[:3], group)
    assert not is_group("", group)


def test_envelopes_are_told_apart_by_a_short_number() -> None:
    assert key_number(KEY) == key_number(hashlib.sha256(b"a store").digest())
    assert len(key_number(KEY)) == 4
    assert key_number(KEY) not in recovery_groups(KEY)
    numbers = {key_number(bytes([n]) * KEY_BYTES) for n in range(200)}
    assert len(numbers) > 190
    assert set(itertools.chain.from_iterable(numbers)) <= set(SIGNS)
