"""Which digit stands on a physical key, whatever the keyboard layout makes of it; Caps Lock.

Scanners press the keys of a US keyboard; a French or Vietnamese layout would turn their digits
into letters. Only the number row is here: the keypad gives digits under every layout.
"""

# The number row of XKB key codes (X11 and Wayland alike) begins with 1 at 10 and ends with 0.
_XKB = {10 + place: digit for place, digit in enumerate("1234567890")}

# Scan codes of the PC keyboard, set 1, as Windows reports them.
_WINDOWS = {0x02 + place: digit for place, digit in enumerate("1234567890")}

# The bit that says Caps Lock is on: of X11, and of Qt on Windows.
_CAPS_LOCK = {"windows": 0x100, "xcb": 0x2, "wayland": 0x2}

_BY_PLATFORM = {"windows": _WINDOWS, "xcb": _XKB, "wayland": _XKB}


def digit_on_key(scan_code: int, platform: str) -> str:
    """Return the digit printed on the key, or "" for any other key.

    ``platform`` is the name of Qt's platform plugin; on those that give no scan codes, as in
    tests without a screen, the answer is always "".
    """
    return _BY_PLATFORM.get(platform, {}).get(scan_code, "")


def caps_lock_is_on(native_modifiers: int, platform: str) -> bool:
    """Say whether Caps Lock is on, from a key event's native modifiers; False if nobody knows."""
    return bool(native_modifiers & _CAPS_LOCK.get(platform, 0))
