import pytest

from app.devices.scan_trust import trust
from app.devices.strokes import Trust


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17263215211120000118", Trust.CHECKED),
        ("8911001193071"[:12], Trust.NONE),
        ("891001193071", Trust.CHECKED),
        ("17263215211120000119", Trust.NONE),
        ("001098012345|012345678|Nguyen Van A|01011998|Nam|So 10|01012023", Trust.SHAPED),
        ("001098012345", Trust.NONE),
        ("4006381333931", Trust.NONE),
        ("9411030300001742", Trust.CHECKED),
        ("", Trust.NONE),
    ],
)
def test_only_check_digits_make_a_text_believed_at_any_speed(text: str, expected: Trust):
    assert trust(text) is expected
