from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.strokes import Rejected, RejectReason, Stroke
from tests.devices.scan_desk import CARD, CODE, OTHER_CODE, Desk

VIETNAMESE_ROW = dict(zip("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ", strict=True))
FRENCH_ROW = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))


@pytest.mark.parametrize("gap", [1, 2, 5, 10, 20, 30, 50])
@pytest.mark.parametrize("end", ["\n", "\t"])
@pytest.mark.parametrize("text", [CODE, CARD])
def test_a_scan_is_recognized_and_leaves_nothing_in_the_field(gap: int, end: str, text: str):
    desk = Desk(field="Nguyễn Văn")
    desk.type(text + end, gap)
    desk.rest()
    assert (desk.scans, desk.field, desk.enters) == ([text], "Nguyễn Văn", 0)
    assert desk.rejected == []


@pytest.mark.parametrize("gap", [51, 60, 80, 120, 150, 190])
def test_a_scanner_slower_than_the_limit_is_taken_back_out_of_the_field(gap: int):
    desk = Desk(field="ghi chú 12 ")
    desk.type(CODE + "\n", gap)
    desk.rest()
    assert (desk.scans, desk.field, desk.enters) == ([CODE], "ghi chú 12 ", 0)


@pytest.mark.parametrize(
    "gaps",
    [
        [45, 55] * 10,
        [48, 49, 51, 47, 46, 48, 49, 50, 48, 49, 49, 70, 48, 45, 160, 44, 48, 49, 51, 52],
        [60] * 10 + [10] * 10,
        [10] * 10 + [60] * 10,
        [60] * 4 + [170] + [5] * 15,
    ],
)
def test_an_uneven_scanner_is_known_by_its_content(gaps: list[int]):
    desk = Desk()
    for char, gap in zip(CODE, gaps, strict=True):
        desk.press(char, gap)
    desk.press("\n", 10)
    desk.rest()
    assert (desk.scans, desk.field, desk.rejected) == ([CODE], "", [])


@pytest.mark.parametrize("stall", [160, 300, 700, 1000])
@pytest.mark.parametrize("place", [6, 10, 15, 19])
def test_a_fast_scan_that_stalls_is_put_together_again(stall: int, place: int):
    desk = Desk(field="a")
    desk.type(CODE[:place], 5)
    desk.type(CODE[place:] + "\n", 5, first=stall)
    desk.rest()
    assert (desk.scans, desk.field, desk.rejected) == ([CODE], "a", [])


def test_a_scan_that_never_gets_its_second_half_is_refused_once():
    desk = Desk()
    desk.type(CODE[:10], 5)
    desk.rest()
    assert desk.rejected == [Rejected(CODE[:10], RejectReason.UNKNOWN_CODE)]
    assert (desk.scans, desk.field) == ([], "")


def test_a_scanner_without_enter_is_recognized_by_the_silence_after_it():
    desk = Desk()
    desk.type(CODE, 5)
    assert desk.scans == []
    desk.rest()
    assert (desk.scans, desk.field) == ([CODE], "")


def test_an_enter_that_comes_late_belongs_to_its_scan_but_a_later_one_is_typed():
    desk = Desk()
    desk.type(CODE, 5)
    desk.press("\n", 300)
    assert (desk.scans, desk.enters) == ([CODE], 0)
    desk.press("\n", 300)
    assert desk.enters == 1


def test_a_bad_code_before_a_good_one_is_not_missed_without_a_word():
    desk = Desk()
    desk.type("4006381333931", 5)
    desk.type(CODE, 5, first=500)
    desk.rest()
    assert [rejected.text for rejected in desk.rejected] == ["4006381333931"]
    assert desk.scans == [CODE]


def test_two_scans_back_to_back_are_two_scans_in_order():
    desk = Desk()
    desk.type(f"{CODE}\n{OTHER_CODE}\n{CODE}\n", 2)
    assert desk.scans == [CODE, OTHER_CODE, CODE]


@pytest.mark.parametrize(("pause", "scans", "repeated"), [(300, 1, 1), (1300, 1, 1), (1600, 2, 0)])
def test_the_same_code_so_soon_is_one_scan_with_a_note(pause: int, scans: int, repeated: int):
    desk = Desk()
    desk.type(CODE + "\n", 5)
    desk.type(CODE + "\n", 5, first=pause)
    assert (len(desk.scans), len(desk.repeated)) == (scans, repeated)
    assert desk.field == ""


@dataclass
class Typing:
    """What a hand does; nothing of it may be lost, changed or taken for a scan."""

    text: str
    gaps: list[int]


HANDS = {
    "a phone number": Typing("0912345678\n", [150] * 11),
    "an identity number with even speed": Typing("001098012345\n", [110] * 13),
    "twelve digits hammered": Typing("123456789012\n", [25, 60, 40, 58, 30, 45, 26, 60, 33] * 2),
    "twelve digits hammered evenly": Typing("001098012345\n", [40] * 13),
    "letters faster than any hand": Typing("nguyen van a\n", [5] * 13),
    "five digits at scanner speed": Typing("12345\n", [5] * 6),
    "house number in an address": Typing("so 12 ngo 3456 pho 7\n", [90] * 21),
    "a code of another system": Typing("H26.32.15-211120-0001\n", [10] * 22),
    "nothing but Enter": Typing("\n\n\n", [30] * 3),
}


@pytest.mark.parametrize("timer_runs", [True, False], ids=["", "with the window blocked"])
@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
def test_typing_stays_typing(hand: Typing, timer_runs: bool):
    desk = Desk(timer_runs=timer_runs)
    for char, gap in zip(hand.text, hand.gaps, strict=False):
        desk.press(char, gap)
    desk.rest()
    assert desk.field == hand.text.replace("\n", "")
    assert desk.enters == hand.text.count("\n")
    assert (desk.scans, desk.rejected) == ([], [])


@given(
    st.text(alphabet="0123456789 ,/aăđ\n", max_size=40),
    st.lists(st.integers(min_value=26, max_value=400), min_size=40, max_size=40),
)
def test_no_key_of_a_hand_is_ever_lost_or_reordered(text: str, gaps: list[int]):
    desk = Desk()
    for char, gap in zip(text, gaps, strict=False):
        desk.press(char, gap)
    desk.rest()
    if not desk.scans:
        assert desk.field == text.replace("\n", "")
        assert desk.enters == text.count("\n")


@given(st.lists(st.integers(min_value=1, max_value=50), min_size=21, max_size=21), st.booleans())
def test_a_scan_with_any_jitter_below_the_limit_is_found(gaps: list[int], timer_runs: bool):
    desk = Desk(field="x", timer_runs=timer_runs)
    for char, gap in zip(CODE + "\n", gaps, strict=True):
        desk.press(char, gap)
    desk.rest()
    assert (desk.scans, desk.field, desk.enters) == ([CODE], "x", 0)


def test_a_held_digit_is_typed_after_at_most_fifty_milliseconds():
    desk = Desk()
    desk.press("1", 100)
    assert (desk.field, desk.wedge.patience) == ("", 50)
    desk.wait(51)
    assert (desk.field, desk.wedge.patience) == ("1", None)


def test_a_bad_code_is_refused_aloud_and_nothing_is_typed():
    desk = Desk(field="x")
    desk.type("4006381333931\n", 8)
    assert desk.rejected == [Rejected("4006381333931", RejectReason.UNKNOWN_CODE)]
    assert (desk.field, desk.enters, desk.scans) == ("x", 0, [])


def test_a_wrong_digit_never_passes_for_another_code():
    for place in range(len(CODE)):
        wrong = CODE[:place] + str((int(CODE[place]) + 1) % 10) + CODE[place + 1 :]
        desk = Desk()
        desk.type(wrong + "\n", 5)
        assert (desk.scans, len(desk.rejected)) == ([], 1), wrong


def test_a_code_without_its_first_digit_points_to_the_input_method():
    desk = Desk()
    desk.type(CODE[1:] + "\n", 5)
    assert desk.rejected == [Rejected(CODE[1:], RejectReason.INPUT_METHOD)]


def test_a_bad_burst_slower_than_a_scanner_is_given_back_as_typing():
    desk = Desk()
    desk.type("4006381333931\n", 30)
    assert (desk.field, desk.enters, desk.rejected) == ("4006381333931", 1, [])


@pytest.mark.parametrize("row", [VIETNAMESE_ROW, FRENCH_ROW], ids=["Vietnamese", "French"])
def test_the_keyboard_layout_does_not_matter(row: dict[str, str]):
    desk = Desk()
    for char in CODE:
        desk.press(row[char], 5, digit=char)
        assert desk.field == ""
    desk.rest()
    assert (desk.scans, desk.field) == ([CODE], "")


def test_what_a_hand_types_on_another_layout_comes_out_as_that_layout_has_it():
    desk = Desk()
    for digit in "5193":
        desk.press(VIETNAMESE_ROW[digit], 120, digit=digit)
    desk.rest()
    assert desk.field == "\u0300ă\u0323ê"


def test_a_doubled_digit_flagged_as_repeat_at_scanner_speed_is_part_of_the_scan():
    desk = Desk()
    flags = "".join("r" if i and CODE[i] == CODE[i - 1] else "." for i in range(len(CODE)))
    assert "r" in flags
    desk.type(CODE + "\n", 4, repeats=flags)
    assert (desk.scans, desk.field) == ([CODE], "")


@pytest.mark.parametrize("gap", [12, 25, 33, 40])
def test_a_key_held_down_types_its_digit_again_and_again(gap: int):
    desk = Desk()
    desk.press("1", 200)
    desk.press("1", 500, repeats=True)
    for _ in range(25):
        desk.press("1", gap, repeats=True)
    desk.press("\n", 200)
    desk.rest()
    assert (desk.field, desk.enters, desk.rejected) == ("1" * 27, 1, [])


def test_a_slow_scanner_whose_code_begins_with_a_doubled_digit_is_still_found():
    code = next(c for n in range(100) if int(c := f"112632152111200001{n:02d}") % 97 == 1)
    desk = Desk()
    desk.type(code + "\n", 30, repeats=".r")
    assert (desk.scans, desk.field) == ([code], "")


def test_digits_before_the_cursor_moved_are_never_taken_back():
    desk = Desk()
    desk.type(CODE[:10], 60)
    desk.wait(60)
    assert desk.wedge.forget() == []
    desk.type(CODE[10:] + "\n", 60)
    assert (desk.scans, desk.field, desk.enters) == ([], CODE, 1)


def test_shift_pressed_between_the_keys_of_a_card_does_not_break_the_scan():
    desk = Desk()
    for char in CARD:
        if char.isupper():
            shift = Stroke(at=desk.now + 1, modifier=True, key=50)
            desk.wedge.press(shift)
            desk.wedge.release(50)
        desk.press(char, 5)
    desk.press("\n", 5)
    assert (desk.scans, desk.field) == ([CARD], "")


def test_no_shortcut_fires_for_a_key_of_a_scan_and_enter_alone_keeps_its_shortcut():
    desk = Desk()
    desk.press("\n", 100)
    desk.type(CODE + "\n", 5)
    assert desk.shortcuts == "\n"


def test_the_release_of_a_key_goes_where_its_press_went():
    desk = Desk()
    desk.type("a", 100)
    assert [type(d).__name__ for d in desk.wedge.release(ord("a"))] == ["Pass"]
    desk.type(CODE + "\n", 5)
    assert [type(d).__name__ for d in desk.wedge.release(ord("\n"))] == ["Swallow"]
    assert [type(d).__name__ for d in desk.wedge.release(ord("\n"))] == ["Pass"]


def test_twenty_quick_scans_with_three_bad_ones_give_three_refusals_and_keep_their_order():
    bodies = [f"1726321521112{n:05d}" for n in range(20)]
    codes = [f"{body}{98 - int(body) * 100 % 97:02d}" for body in bodies]
    bad = {3, 11, 19}
    desk = Desk()
    for number, code in enumerate(codes):
        sent = code[:-1] + str((int(code[-1]) + 1) % 10) if number in bad else code
        desk.type(sent + "\n", 4, first=120)
    assert desk.scans == [code for number, code in enumerate(codes) if number not in bad]
    assert len(desk.rejected) == 3
    assert (desk.field, desk.enters) == ("", 0)


@pytest.mark.parametrize("opening", ["~", "*", "~~", "\x02", "]C1", "]Q3", "~]C1"])
def test_what_a_scanner_sends_before_its_code_leaves_nothing_behind(opening: str):
    for end, gap in product(("\n", "\t", ""), (2, 10, 30, 50, 70, 120)):
        if gap > 50 and not end:
            continue  # Without its end a slow scanner is not known.
        desk = Desk(field="Nguyễn 12")
        desk.type(opening + CODE + end, gap, first=3_000)
        desk.rest()
        assert (desk.scans, desk.field, desk.enters) == ([CODE], "Nguyễn 12", 0), (end, gap)


def test_a_key_no_hand_presses_opens_a_scan_and_is_not_typed():
    desk = Desk()
    key = Stroke(at=desk.now, opens=True, key=7, token="F13")
    assert [type(decision).__name__ for decision in desk.wedge.press(key)] == ["Hold"]
    desk.type(CODE + "\n", 5)
    assert (desk.scans, desk.field) == ([CODE], "")


def test_a_prefix_parts_two_scans_that_have_no_end():
    desk = Desk()
    desk.type(f"~{CODE}~{OTHER_CODE}", 5)
    desk.rest()
    assert (desk.scans, desk.field) == ([CODE, OTHER_CODE], "")


@pytest.mark.parametrize("text", ["~", "* * *", "so ~12", "3*4", "a]b]c1", "12~34567890", "~~1"])
@pytest.mark.parametrize("gap", [35, 60, 150, 400])
def test_signs_a_hand_types_stay_in_order(text: str, gap: int):
    desk = Desk()
    desk.type(text + "\n", gap)
    desk.rest()
    assert (desk.field, desk.enters, desk.scans) == (text, 1, [])


def test_a_sign_typed_long_before_a_slow_scan_stays():
    desk = Desk()
    desk.type("~", 100)
    desk.type(CODE + "\n", 70, first=900)
    assert (desk.scans, desk.field) == ([CODE], "~")


def test_a_letter_before_the_digits_costs_the_hold_but_not_the_scan():
    desk = Desk()
    desk.type("x" + CODE + "\n", 5)
    assert (desk.scans, desk.field) == ([CODE], "x")
