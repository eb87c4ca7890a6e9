import pytest

from app.devices.scan_opening import ScanOpening
from app.devices.strokes import Stroke


def taken(text: str, gap: int = 5) -> str:
    """Give for every key of ``text`` whether it belongs to an opening."""
    opening = ScanOpening(150)
    answers = [
        opening.takes(Stroke(at=at * gap, text=char, digit=char if char.isdigit() else ""))
        for at, char in enumerate(text, 1)
    ]
    return "".join("x" if answer else "." for answer in answers)


@pytest.mark.parametrize(
    ("text", "belongs"),
    [
        ("~17", "x.."),
        ("*17", "x.."),
        ("\x0217", "x.."),
        ("]C117", "xxx.."),
        ("~]C117", "xxxx.."),
        ("]17", "x.."),
        ("]CC17", "xx..."),
        ("]C~17", "xxx.."),
        ("C117", "...."),
        ("]ư1", "x.."),
    ],
)
def test_an_opening_is_a_sign_or_the_name_of_a_kind_of_code(text: str, belongs: str):
    assert taken(text) == belongs


def test_too_long_after_the_bracket_a_letter_is_a_letter():
    assert taken("]C1", gap=200) == "x.."


def test_a_key_no_hand_presses_opens_and_a_code_may_follow_at_once():
    opening = ScanOpening(150)
    assert not opening.is_near(0)
    assert opening.takes(Stroke(at=10, opens=True))
    assert opening.is_near(160)
    assert not opening.is_near(161)
