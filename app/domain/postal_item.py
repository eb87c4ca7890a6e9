"""The number of a posted item (UPU standard S10): recognized by its check digit, nothing more."""

import re

_ITEM = re.compile(r"[A-Z]{2}([0-9]{8})([0-9])[A-Z]{2}")
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_BASE = 11


def postal_item(text: str) -> str | None:
    """Return the number in capitals and without blanks, None for what is no item of the post."""
    number = text.replace(" ", "").upper()
    found = _ITEM.fullmatch(number)
    if found is None or int(found[2]) != _check_digit(found[1]):
        return None
    return number


def _check_digit(serial: str) -> int:
    # As UPU S10 says: a remainder of 10 is written 0, one of 11 is written 5.
    rest = _BASE - sum(int(d) * w for d, w in zip(serial, _WEIGHTS, strict=True)) % _BASE
    return {10: 0, 11: 5}.get(rest, rest)
