"""The passphrase of exports: how it is made and how it may be typed.

Where randomness comes from is the caller's part; what is encrypted with it, the export's.
"""

from collections.abc import Callable

# No letter that looks like a digit, and none that Telex or VNI makes into another letter: a
# passphrase is read from paper and typed while a Vietnamese input method is on.
ALPHABET = "CFHJKLMNPQRTVX23456789"

_GROUPS, _GROUP_LENGTH = 6, 4


def new_passphrase(choose: Callable[[str], str]) -> str:
    """Return 24 signs in groups of four, worth 107 bits; ``choose`` picks one sign at random.

    An archive's key derivation is weak, so a passphrase a person thinks up would not protect.
    """
    signs = "".join(choose(ALPHABET) for _ in range(_GROUPS * _GROUP_LENGTH))
    return _grouped(signs)


def tidy_passphrase(typed: str) -> str:
    """Return a passphrase as it was made, however its case, hyphens and blanks were typed."""
    return _grouped("".join(sign for sign in typed.upper() if sign.isalnum()))


def _grouped(signs: str) -> str:
    groups = (signs[i : i + _GROUP_LENGTH] for i in range(0, len(signs), _GROUP_LENGTH))
    return "-".join(groups)
