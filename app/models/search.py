"""The search index: folded words and digits of every dossier, found by prefix.

Not a mapped class: SQLite's full-text table has a syntax of its own. Accents are folded by us,
because SQLite's tokenizer leaves đ alone.
"""

import re

INSERT = "INSERT INTO dossier_search(rowid, words, digits) VALUES (?, ?, ?)"

_LAST_DIGITS = 4
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def index_words(*texts: str) -> str:
    """Return the folded words of ``texts`` (folded already) for the index, punctuation apart."""
    return " ".join(_NOT_WORD.sub(" ", text) for text in texts if text).strip()


def index_digits(*numbers: str) -> str:
    """Return codes, phones and identity numbers as tokens: whole, by their parts, last four."""
    tokens: list[str] = []
    for number in numbers:
        parts = re.findall(r"\d+", number)
        whole = "".join(parts)
        if len(parts) > 1:
            tokens.extend(parts)
        if whole:
            tokens.append(whole)
        if len(whole) > _LAST_DIGITS:
            tokens.append(whole[-_LAST_DIGITS:])
    return " ".join(tokens)


def match_expression(folded: str) -> str | None:
    """Return the FTS5 expression for what was typed (folded), or None when it holds nothing.

    All words must occur, the last one as a prefix; a word of digits only is looked for among the
    numbers, always as a prefix.
    """
    words = _NOT_WORD.sub(" ", folded).split()
    if not words:
        return None
    parts: list[str] = []
    for position, word in enumerate(words):
        if word.isdigit():
            parts.append(f'digits : "{word}" *')
        else:
            star = " *" if position == len(words) - 1 else ""
            parts.append(f'words : "{word}"{star}')
    return " AND ".join(parts)
