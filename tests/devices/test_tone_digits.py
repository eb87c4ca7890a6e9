import pytest

from app.devices.tone_digits import digit_behind


@pytest.mark.parametrize(
    ("before", "after", "digit"),
    [
        ("Va", "Vá", "1"),
        ("Va", "Và", "2"),
        ("Va", "Vả", "3"),
        ("Va", "Vã", "4"),
        ("Va", "Vạ", "5"),
        ("Vá", "Vả", "3"),
        ("Va", "Vâ", "6"),
        ("Vo", "Vơ", "7"),
        ("Vơ", "Vô", "6"),
        ("Vuo", "Vươ", "7"),
        ("Va", "Vă", "8"),
        ("d", "đ", "9"),
        ("D", "Đ", "9"),
        ("Đo", "Đó", "1"),
        ("Vá", "Va", "0"),
        ("hóa", "hoá", ""),
        ("thuý", "thuy1", "1"),
        ("Vấ", "Va6", "6"),
        ("đ", "d9", "9"),
        ("Va", "Va1", ""),
        ("Va", "Vat", ""),
        ("Va", "V", ""),
        ("", "a", ""),
        ("Nguyễ", "Nguyễn", ""),
    ],
)
def test_the_digit_is_read_off_what_changed(before: str, after: str, digit: str):
    assert digit_behind(before, after) == digit
