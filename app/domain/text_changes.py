"""What was taken out of a text and what was put in, word by word; how it looks is elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|[^\s{}]+|\{[^{}]*\}|[{}]")


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together and share what became of them."""

    change: Change
    text: str


def text_changes(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts as one: what is not removed is ``after``, what is not added ``before``."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    return tuple(_pieces(old, new))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(old[old_start:old_end]))
            continue
        if old_end > old_start:
            yield Piece(Change.REMOVED, "".join(old[old_start:old_end]))
        if new_end > new_start:
            yield Piece(Change.ADDED, "".join(new[new_start:new_end]))
