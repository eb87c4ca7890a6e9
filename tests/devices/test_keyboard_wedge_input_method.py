"""Scans that come through an input method, where digits are no key presses but a growing word."""

import pytest

from app.devices.strokes import RejectReason
from tests.devices.scan_desk import CARD, CODE, Desk


def compose_digits(desk: Desk, digits: str, gap: int = 5, *, base: str = "") -> None:
    for end in range(1, len(digits) + 1):
        desk.compose(base + digits[:end], gap)


@pytest.mark.parametrize("gap", [2, 8, 20, 50])
@pytest.mark.parametrize("base", ["", "Va", "Nguyễ"])
def test_telex_leaves_the_scan_whole_and_the_word_before_it_is_restored(gap: int, base: str):
    desk = Desk(field="ghi chú ")
    desk.compose(base, 100)
    desk.wait(400)
    compose_digits(desk, CODE, gap, base=base)
    desk.compose("", gap, commit=base + CODE)
    desk.press("\n", gap)
    desk.rest()
    assert (desk.scans, desk.field + desk.preedit) == ([CODE], "ghi chú " + base)
    assert desk.enters == 0


@pytest.mark.parametrize(("typed", "toned"), [("Va", "Vá"), ("Vá", "Va1"), ("Nguyê", "Nguyế")])
def test_a_digit_that_vni_made_a_mark_of_is_read_off_the_word(typed: str, toned: str):
    desk = Desk(field="Nguyen ")
    desk.compose(typed, 100)
    desk.wait(400)
    desk.compose(toned, 100)
    compose_digits(desk, CODE[1:], 8, base=toned)
    desk.compose("", 8, commit=toned + CODE[1:])
    desk.press("\n", 8)
    desk.rest()
    assert (desk.scans, desk.field + desk.preedit) == ([CODE], "Nguyen " + typed)


@pytest.mark.parametrize("gap", [5, 30, 70, 120])
def test_several_digits_made_marks_are_all_read_off_the_word(gap: int):
    desk = Desk(field="ghi ")
    desk.compose("Vo", 100)
    desk.wait(400)
    for word in ("Vó", "Vớ", "Vờ", "Vồ", "Vổ"):
        desk.compose(word, gap)
    rest = CODE[5:]
    for end in range(1, len(rest) + 1):
        desk.compose("Vổ" + rest[:end], gap)
    desk.compose("", 5, commit="Vổ" + rest)
    desk.press("\n", 5)
    desk.rest()
    assert (desk.scans, desk.field + desk.preedit, desk.enters) == ([CODE], "ghi Vo", 0)


def test_marks_a_hand_made_before_the_scan_stay():
    desk = Desk()
    for word in ("V", "Vi", "Vie", "Viet", "Viêt", "Việt"):
        desk.compose(word, 120)
    desk.wait(900)
    compose_digits(desk, CODE, 8, base="Việt")
    desk.compose("", 8, commit="Việt" + CODE)
    desk.press("\n", 8)
    desk.rest()
    assert (desk.scans, desk.field + desk.preedit) == ([CODE], "Việt")


def test_words_typed_with_digits_for_marks_arrive_as_composed():
    desk = Desk()
    for commit, steps in (
        ("Việt", ("V", "Vi", "Vie", "Viet", "Viêt", "Việt")),
        ("đá", ("d", "đ", "đa", "đá")),
    ):
        for word in steps:
            desk.compose(word, 60)
        desk.compose("", 60, commit=commit)
        desk.press(" ", 1)
    desk.press("\n", 60)
    desk.rest()
    assert (desk.field, desk.enters, desk.scans, desk.rejected) == ("Việt đá ", 1, [], [])


def test_a_bad_code_that_began_as_marks_is_refused_whole_and_the_word_is_restored():
    desk = Desk()
    desk.compose("Va", 100)
    desk.wait(400)
    desk.compose("Vá", 5)
    compose_digits(desk, "726321521112000019", 5, base="Vá")
    desk.press("\n", 5)
    assert [rejected.text for rejected in desk.rejected] == ["1726321521112000019"]
    assert (desk.field + desk.preedit, desk.scans) == ("Va", [])


def test_a_prefix_ends_the_word_so_that_no_digit_is_lost():
    desk = Desk()
    desk.compose("Va", 100)
    desk.wait(400)
    desk.compose("", 5, commit="Va")
    desk.press("~", 1)
    compose_digits(desk, CODE, 5)
    desk.compose("", 5, commit=CODE)
    desk.press("\n", 1)
    desk.rest()
    assert (desk.scans, desk.field + desk.preedit) == ([CODE], "Va")


def test_enter_may_come_before_the_input_method_commits_its_word():
    desk = Desk()
    desk.compose("Va", 100)
    desk.wait(400)
    compose_digits(desk, CODE, 5, base="Va")
    desk.press("\n", 5)
    desk.compose("", 5, commit="Va" + CODE)
    desk.rest()
    assert (desk.scans, desk.field + desk.preedit, desk.enters) == ([CODE], "Va", 0)


def test_a_slow_scanner_is_taken_back_out_of_the_word():
    desk = Desk(field="Nguyen ")
    desk.compose("Va", 100)
    desk.wait(400)
    compose_digits(desk, CODE, 70, base="Va")
    desk.compose("", 5, commit="Va" + CODE)
    desk.press("\n", 5)
    desk.rest()
    assert (desk.scans, desk.field + desk.preedit, desk.enters) == ([CODE], "Nguyen Va", 0)


def test_a_card_whose_parts_come_as_words_and_as_keys_is_one_scan():
    desk = Desk()
    number, _, rest = CARD.partition("|")
    compose_digits(desk, number, 8)
    desk.compose("", 8, commit=number)
    desk.type("|" + rest + "\n", 8)
    assert (desk.scans, desk.field) == ([CARD], "")


def test_a_bad_code_is_refused_and_the_word_before_it_is_restored():
    desk = Desk(field="Nguyen ")
    desk.compose("Va", 100)
    desk.wait(400)
    compose_digits(desk, "4006381333931", 5, base="Va")
    desk.press("\n", 5)
    desk.rest()
    assert [rejected.reason for rejected in desk.rejected] == [RejectReason.UNKNOWN_CODE]
    assert (desk.field + desk.preedit, desk.enters) == ("Nguyen Va", 0)


def test_what_a_hand_composes_stays_as_composed():
    desk = Desk()
    for preedit in ("s", "so", "số"):
        desk.compose(preedit, 120)
    desk.compose("", 120, commit="số")
    desk.press(" ", 5)
    for preedit in ("1", "12", "125"):
        desk.compose(preedit, 130)
    desk.compose("", 120, commit="125")
    desk.press("\n", 5)
    desk.rest()
    assert (desk.field + desk.preedit, desk.enters) == ("số 125", 1)
    assert (desk.scans, desk.rejected) == ([], [])


def test_a_number_composed_quickly_by_hand_comes_out_once():
    desk = Desk()
    compose_digits(desk, "001098012345", 40)
    desk.compose("", 40, commit="001098012345")
    desk.press("\n", 5)
    desk.rest()
    assert (desk.field + desk.preedit, desk.enters, desk.scans) == ("001098012345", 1, [])


def test_digits_typed_into_the_same_word_before_the_scan_stay():
    desk = Desk(field="số ")
    compose_digits(desk, "12", 100)
    desk.wait(400)
    compose_digits(desk, CODE, 5, base="12")
    desk.compose("", 5, commit="12" + CODE)
    desk.press("\n", 5)
    desk.rest()
    assert (desk.scans, desk.field + desk.preedit) == ([CODE], "số 12")


@pytest.mark.parametrize("fast", [8, 14])
def test_a_scan_that_is_slow_and_then_fast_leaves_no_digit_in_the_word(fast: int):
    desk = Desk()
    desk.compose("Va", 100)
    desk.wait(400)
    compose_digits(desk, CODE[:-fast], 70, base="Va")
    for end in range(len(CODE) - fast + 1, len(CODE) + 1):
        desk.compose("Va" + CODE[:end], 5)
    desk.compose("", 5, commit="Va" + CODE)
    desk.press("\n", 5)
    desk.rest()
    assert (desk.scans, desk.field + desk.preedit) == ([CODE], "Va")


def test_a_cursor_that_moves_during_a_scan_does_not_spoil_it():
    desk = Desk()
    compose_digits(desk, "12", 100)
    desk.wait(400)
    compose_digits(desk, CODE[:8], 5, base="12")
    assert desk.wedge.forget() == []
    for end in range(9, len(CODE) + 1):
        desk.compose("12" + CODE[:end], 5)
    desk.compose("", 5, commit="12" + CODE)
    desk.press("\n", 5)
    assert desk.scans == [CODE]
