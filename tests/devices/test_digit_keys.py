import pytest

from app.devices.digit_keys import caps_lock_is_on, digit_on_key


@pytest.mark.parametrize(("platform", "first"), [("xcb", 10), ("wayland", 10), ("windows", 2)])
def test_the_number_row_is_known_by_its_place(platform: str, first: int):
    row = [digit_on_key(first + place, platform) for place in range(10)]
    assert "".join(row) == "1234567890"
    assert digit_on_key(first - 1, platform) == ""
    assert digit_on_key(first + 10, platform) == ""


def test_a_platform_without_scan_codes_knows_no_digit():
    assert digit_on_key(10, "offscreen") == ""


def test_caps_lock_is_known_where_the_platform_tells():
    assert caps_lock_is_on(0x102, "windows")
    assert caps_lock_is_on(0x2, "xcb")
    assert not caps_lock_is_on(0x200, "windows")
    assert not caps_lock_is_on(0x102, "offscreen")
