"""The recovery key: a store's 32-byte key as text that is printed, kept in an envelope and typed.

Where keys are made and kept, and what is encrypted with them, is not known here.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from app.domain.passphrase import ALPHABET
from app.errors import InputError
from app.words import N_

KEY_BYTES = 32
GROUP_LENGTH = 4
GROUPS = 19
"""Three signs of each group carry 57 digits of base 23, which is a little more than 256 bits."""

# The passphrase's signs, which no Vietnamese keyboard driver alters, and 0. They are 23, a prime:
# a check to a prime base finds every wrong sign and every swap.
_SIGNS = f"0{ALPHABET}"
_BASE = len(_SIGNS)
_WEIGHTS = (2, 3, 4)
_IN_GROUP = GROUP_LENGTH - 1

# What reading and handwriting make of the signs: none of these is a sign of its own.
_ALIKE = str.maketrans("OIBSZGU1", "0L8526VL")
_SEPARATORS = re.compile(r"[\s.,:;|/_\-‐‑‒–—−]+")
_MOST_NAMED = 3


def recovery_groups(key: bytes) -> tuple[str, ...]:
    """Return the 19 groups of four signs that stand for ``key``, which has 32 bytes.

    The last sign of a group checks the three before it and the group's place among the others.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    digits = _digits(int.from_bytes(key), _IN_GROUP * GROUPS)
    bodies = (digits[at : at + _IN_GROUP] for at in range(0, len(digits), _IN_GROUP))
    return tuple(
        "".join(_SIGNS[digit] for digit in (*body, _check(body, number)))
        for number, body in enumerate(bodies, 1)
    )


def recovery_text(key: bytes) -> str:
    """Return the groups of ``key`` in one line, joined by hyphens."""
    return "-".join(recovery_groups(key))


def read_recovery_key(typed: str) -> bytes:
    """Return the key that was typed, however its case, hyphens and blanks are.

    InputError("recovery_key") names the groups that cannot be right; no value of it tells a sign.
    """
    groups = _groups(typed)
    if not groups:
        raise InputError(
            "recovery_key",
            N_("Chưa gõ khóa khôi phục."),
            N_("Gõ đủ {total} nhóm in trên giấy trong phong bì."),
            total=GROUPS,
        )
    _refuse_wrong(groups)
    if len(groups) != GROUPS:
        raise InputError(
            "recovery_key",
            N_("Khóa có {total} nhóm, mới gõ {count} nhóm."),
            N_("Gõ tiếp cho đủ; các nhóm đã gõ đều đúng."),
            total=GROUPS,
            count=len(groups),
        )
    value = 0
    for sign in "".join(group[:_IN_GROUP] for group in groups):
        value = value * _BASE + _SIGNS.index(sign)
    if value.bit_length() > KEY_BYTES * 8:
        raise InputError(
            "recovery_key",
            N_("Đây không phải khóa khôi phục của Một Cửa."),
            N_("Lấy đúng tờ giấy «Khóa khôi phục kho dữ liệu» rồi gõ lại."),
        )
    return value.to_bytes(KEY_BYTES)


def typed_so_far(typed: str) -> tuple[int, int | None]:
    """Return how many groups stand right from the first on, and the place of the first wrong one.

    The last group may still be being typed: it is neither until it has all its signs.
    """
    groups = _groups(typed)
    if groups and len(groups[-1]) < GROUP_LENGTH:
        groups.pop()
    for number, group in enumerate(groups, 1):
        if not _is_right(group, number):
            return number - 1, number
    return len(groups), None


def is_group(typed: str, group: str) -> bool:
    """Say whether ``typed`` is ``group`` as a person may write it."""
    return _tidy(_SEPARATORS.sub("", typed)) == group


def key_number(key: bytes) -> str:
    """Return the number that tells which envelope holds ``key``; it does not give the key away."""
    value = int.from_bytes(hashlib.sha256(b"motcua key number" + key).digest())
    return "".join(_SIGNS[digit] for digit in _digits(value % _BASE**GROUP_LENGTH, GROUP_LENGTH))


def _groups(typed: str) -> list[str]:
    """Split what was typed into groups; blanks and hyphens between them hold the rest in step."""
    tokens = [_tidy(token) for token in _SEPARATORS.split(typed) if token]
    if len(tokens) == GROUPS:
        return tokens
    return [
        token[at : at + GROUP_LENGTH]
        for token in tokens
        for at in range(0, len(token), GROUP_LENGTH)
    ]


def _refuse_wrong(groups: Sequence[str]) -> None:
    wrong = [number for number, group in enumerate(groups, 1) if not _is_right(group, number)]
    if not wrong:
        return
    advice = N_("So lại từng ký tự với tờ giấy rồi sửa; các nhóm khác không cần gõ lại.")
    if len(wrong) == 1:
        raise InputError("recovery_key", N_("Nhóm thứ {group} chưa đúng."), advice, group=wrong[0])
    if len(wrong) <= _MOST_NAMED:
        listed = ", ".join(map(str, wrong))
        raise InputError("recovery_key", N_("Các nhóm {groups} chưa đúng."), advice, groups=listed)
    raise InputError(
        "recovery_key",
        N_("Từ nhóm thứ {group} trở đi chưa đúng."),
        N_("Có thể thiếu hoặc thừa ký tự ở nhóm này, hoặc sót một nhóm; so lại với tờ giấy."),
        group=wrong[0],
    )


def _is_right(group: str, number: int) -> bool:
    if len(group) != GROUP_LENGTH or not set(group) <= set(_SIGNS):
        return False
    *body, check = (_SIGNS.index(sign) for sign in group)
    return number <= GROUPS and check == _check(body, number)


def _check(body: Sequence[int], number: int) -> int:
    weighted = sum(weight * digit for weight, digit in zip(_WEIGHTS, body, strict=True))
    return (weighted + number) % _BASE


def _digits(value: int, count: int) -> tuple[int, ...]:
    return tuple(value // _BASE**place % _BASE for place in reversed(range(count)))


def _tidy(typed: str) -> str:
    plain = unicodedata.normalize("NFKD", typed).upper()
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_ALIKE)
