"""The search index: who, which numbers and what about, of every dossier, found by prefix.

Not a mapped class: SQLite's full-text table has a syntax of its own. Accents are folded by us,
because SQLite's tokenizer leaves đ alone.
"""

import re
from collections.abc import Iterable, Sequence

from app.domain.text import fold

INSERT = "INSERT INTO dossier_search(rowid, people, numbers, subject) VALUES (?, ?, ?, ?)"
"""Takes a row of ``search_row``."""

_LAST_DIGITS = 4
_WORD = re.compile(r"[0-9a-z]+")


def search_row(
    dossier_id: int, *, people: Iterable[str], numbers: Iterable[str], subject: str
) -> tuple[int, str, str, str]:
    """Return the index row of a dossier; ``numbers`` are its codes, phones, identity numbers.

    A number is found by its parts, whole, and by its last four digits.
    """
    names = " ".join(word for name in people for word in words_of(name))
    tokens = " ".join(token for number in numbers for token in _tokens(number))
    return dossier_id, names, tokens, " ".join(words_of(subject))


def match_expression(text: str) -> str | None:
    """Return the FTS5 expression for what was typed, or None when it holds nothing to look for.

    All words must occur, the last one as a prefix. A word with a digit in it may be anywhere and
    always is a prefix; digits in groups ("0912 345 678") may also be one number.
    """
    words = words_of(text)
    if not words:
        return None
    expression = _all_of(words, "{people subject}")
    if len(words) > 1 and all(word.isdigit() for word in words):
        return f'({expression}) OR numbers : "{"".join(words)}" *'
    return expression


def people_expression(words: Sequence[str]) -> str:
    """Return the expression for people with such words in their names or such numbers."""
    return _all_of(words, "people")


def words_of(text: str) -> list[str]:
    """Return the words the index knows ``text`` by: folded, without punctuation."""
    return _WORD.findall(fold(text))


def _all_of(words: Sequence[str], columns: str) -> str:
    """Join ``words``; those without a digit are looked for in ``columns`` alone."""
    last = len(words) - 1
    return " AND ".join(
        f'"{word}" *'
        if any(char.isdigit() for char in word)
        else f'{columns} : "{word}"{" *" if place == last else ""}'
        for place, word in enumerate(words)
    )


def _tokens(number: str) -> list[str]:
    parts = words_of(number)
    whole = "".join(parts)
    last = [whole[-_LAST_DIGITS:]] if len(whole) > _LAST_DIGITS else []
    return [*parts, *([whole] if len(parts) > 1 else []), *last]
