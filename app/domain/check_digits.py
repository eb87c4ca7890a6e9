"""Check digits: ISO 7064 MOD 97-10 for everything this program prints, GS1 to know goods by.

MOD 97-10 finds every wrong digit and every swap of two digits, in the check digits as well, and
its two digits keep the number of digits even, as Code 128 likes it.
"""

from app.domain.text import is_digits

# No code of ours is longer, and Python refuses to make a number of a whole QR code of digits.
_LONGEST = 64


def check_digits(body: str) -> str:
    """Return the two digits (02–98) that follow ``body``, which is digits only."""
    return f"{98 - int(body) * 100 % 97:02d}"


def has_right_check(digits: str) -> bool:
    """True if ``digits`` ends in the two check digits of what stands before them."""
    if not 2 < len(digits) <= _LONGEST or not is_digits(digits):
        return False
    return check_digits(digits[:-2]) == digits[-2:]


def is_goods_number(digits: str) -> bool:
    """True for an EAN-13 or EAN-8, the number under the bars of any product in a shop."""
    if len(digits) not in (8, 13) or not is_digits(digits):
        return False
    weighted = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(reversed(digits)))
    return weighted % 10 == 0
