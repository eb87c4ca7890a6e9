"""How PINs and passwords are kept: as argon2id hashes, never readable again."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.domain.text import nfc

hasher = PasswordHasher()
"""What a guess costs; most tests put a cheaper one here."""


def hashed(secret: str) -> str:
    """Return what the store keeps of ``secret``; takes a tenth of a second on purpose."""
    return hasher.hash(nfc(secret))


def matches(kept: str, secret: str) -> bool:
    """Say whether ``kept`` was made from ``secret``, however its accents were typed."""
    try:
        return hasher.verify(kept, nfc(secret))
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
