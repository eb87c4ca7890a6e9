from app.devices.scanner_timing import WedgeTiming
from app.devices.strokes import Stroke
from app.devices.typed_keys import ForeignCode, KeyHeldDown


def test_a_held_key_is_flagged_slow_and_alone_and_goes_on_being_held():
    held = KeyHeldDown(WedgeTiming())
    again = Stroke(at=0, digit="1", repeats=True)
    assert held.repeats(again, 500, alone=True)
    assert held.repeats(again, 12, alone=False)


def test_a_doubled_digit_at_scanner_speed_or_among_others_is_no_held_key():
    held = KeyHeldDown(WedgeTiming())
    again = Stroke(at=0, digit="1", repeats=True)
    assert not held.repeats(again, 4, alone=True)
    assert not held.repeats(again, 500, alone=False)
    assert not held.repeats(Stroke(at=0, digit="1"), 500, alone=True)


def strokes(text: str, gap: int) -> list[Stroke]:
    return [
        Stroke(at=at * gap, text=char, digit=char if char.isdigit() else "")
        for at, char in enumerate(text)
    ]


def test_digits_after_a_letter_at_scanner_speed_belong_to_a_foreign_code():
    code = ForeignCode(WedgeTiming())
    assert [code.goes_on(stroke) for stroke in strokes("H26.3", 10)] == [
        False, True, True, False, True,
    ]  # fmt: skip


def test_digits_after_a_typed_letter_or_a_forgotten_one_are_ours():
    code = ForeignCode(WedgeTiming())
    assert not any(code.goes_on(stroke) for stroke in strokes("a12", 120))
    code.goes_on(Stroke(at=1000, text="C"))
    code.forget()
    assert not code.goes_on(Stroke(at=1005, digit="1"))


def test_a_hyphen_on_a_digit_key_begins_no_foreign_code():
    code = ForeignCode(WedgeTiming())
    code.goes_on(Stroke(at=0, text="-", digit="6"))
    assert not code.goes_on(Stroke(at=5, text="&", digit="1"))
