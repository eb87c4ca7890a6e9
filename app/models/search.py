"""The search index: who, which numbers and what about, of every dossier, found by prefix.

Not a mapped class: the full-text tables of SQLite and PostgreSQL have a syntax of their own. The
words in them are cut and folded by us, so that both find the same: SQLite's tokenizer leaves đ
alone, and PostgreSQL's takes numbers apart.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, Connection, text
from sqlalchemy.sql.expression import TextualSelect

from app.domain.text import fold

INSERT = "INSERT INTO dossier_search(rowid, people, numbers, subject) VALUES (?, ?, ?, ?)"
"""Takes a row of ``search_row``, on SQLite."""

SearchRow = tuple[int, str, str, str]
"""A dossier's key and the words of its people, numbers and subject, with blanks between."""

_INSERT_ON_SERVER = (
    "INSERT INTO dossier_search(rowid, words) VALUES (%s, CAST(CAST(%s AS text) AS tsvector))"
)
# PostgreSQL's name for each column: the weight of the words in it.
_WEIGHTS = {"people": "A", "numbers": "B", "subject": "C"}
# A number is kept backwards too, behind a letter no word here begins with: its last digits are a
# prefix of that.
_BACKWARDS = "\u00fe"
_FEWEST_LAST_DIGITS = 3
_COUNTRY = re.compile(r"\s*(?:(?:\+|00)84|84(?=(?:\D*[0-9]){9,10}\D*$))\D*0?(?=[0-9])")
_WORD = re.compile(r"[0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for: all of ``words``, the last one as a prefix, or else a number in ``whole``.

    Words without a digit count in ``columns`` alone; a word with a digit in it may be anywhere
    and always is a prefix. With ``tails`` several digits may also be the last ones of a number.
    """

    words: tuple[str, ...]
    columns: tuple[str, ...]
    whole: tuple[str, ...] = ()
    tails: bool = False

    def as_fts5(self) -> str:
        """Return the expression for ``MATCH`` on SQLite."""
        columns = "{" + " ".join(self.columns) + "}"
        parts = (
            "(" + " OR ".join(f'"{one}" *' for one in self._either(word)) + ")"
            if _has_digit(word)
            else f'{columns} : "{word}"{" *" if last else ""}'
            for word, last in self._with_last()
        )
        wholes = (f'numbers : "{one}" *' for whole in self.whole for one in self._either(whole))
        return " OR ".join([f"({' AND '.join(parts)})", *wholes])

    def as_tsquery(self) -> str:
        """Return the expression for ``@@`` on PostgreSQL."""
        weights = "".join(_WEIGHTS[column] for column in self.columns)
        parts = (
            "(" + " | ".join(f"{one}:*" for one in self._either(word)) + ")"
            if _has_digit(word)
            else f"{word}:{'*' if last else ''}{weights}"
            for word, last in self._with_last()
        )
        wholes = (f"{one}:*B" for whole in self.whole for one in self._either(whole))
        return " | ".join([f"({' & '.join(parts)})", *wholes])

    def _either(self, word: str) -> tuple[str, ...]:
        """Return what a word with a digit may begin: itself, or a number told from its end."""
        tail = self.tails and word.isdigit() and len(word) >= _FEWEST_LAST_DIGITS
        return (word, _backwards(word)) if tail else (word,)

    def _with_last(self) -> Iterable[tuple[str, bool]]:
        last = len(self.words) - 1
        return ((word, place == last) for place, word in enumerate(self.words))


def seek(typed: str) -> Sought | None:
    """Return what ``typed`` asks for, or None when it holds nothing to look for.

    Digits in groups ("0912 345 678") may also be one number, those of a phone may begin abroad
    (+84). Three digits or more may be the last ones of a number.
    """
    words = words_of(typed)
    if not words:
        return None
    whole: list[str] = []
    if all(word.isdigit() for word in words):
        at_home = "".join(words_of(_COUNTRY.sub("0", typed, count=1)))
        whole = [one for one in dict.fromkeys(("".join(words), at_home)) if one != words[0]]
    return Sought(tuple(words), ("people", "subject"), tuple(whole), tails=True)


def seek_people(words: Sequence[str]) -> Sought:
    """Return what asks for people with such words in their names or such numbers."""
    return Sought(tuple(words), ("people",))


def found(sought: Sought, dialect: str) -> TextualSelect:
    """Return the select of the keys of the dossiers that ``sought`` finds, on either database."""
    if dialect == "sqlite":
        statement = text("SELECT rowid FROM dossier_search WHERE dossier_search MATCH :sought")
        bound = statement.bindparams(sought=sought.as_fts5())
    else:
        statement = text("SELECT rowid FROM dossier_search WHERE words @@ CAST(:sought AS tsquery)")
        bound = statement.bindparams(sought=sought.as_tsquery())
    return bound.columns(rowid=BigInteger)


def search_row(
    dossier_id: int, *, people: Iterable[str], numbers: Iterable[str], subject: str
) -> SearchRow:
    """Return the index row of a dossier; ``numbers`` are its codes, phones, identity numbers.

    A number is found by its parts, whole, and by its last digits; in rows written before that
    was so, by the last four.
    """
    names = " ".join(word for name in people for word in words_of(name))
    tokens = " ".join(token for number in numbers for token in _tokens(number))
    return dossier_id, names, tokens, " ".join(words_of(subject))


def add_words(connection: Connection, row: SearchRow) -> None:
    """Put a dossier into the index, in the caller's transaction."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(INSERT, row)
    else:
        connection.exec_driver_sql(_INSERT_ON_SERVER, (row[0], vector_of(row)))


def change_words(connection: Connection, row: SearchRow) -> None:
    """Let a dossier that is in the index be found by these words alone."""
    holder = "%s" if connection.dialect.name != "sqlite" else "?"
    connection.exec_driver_sql(f"DELETE FROM dossier_search WHERE rowid = {holder}", (row[0],))
    add_words(connection, row)


def vector_of(row: SearchRow) -> str:
    """Return the words of ``row`` as PostgreSQL writes a ``tsvector``, weighted by column."""
    words = (
        (word, weight)
        for column, weight in zip(row[1:], _WEIGHTS.values(), strict=True)
        for word in column.split()
    )
    return " ".join(f"{word}:{place}{weight}" for place, (word, weight) in enumerate(words, 1))


def words_of(typed: str) -> list[str]:
    """Return the words the index knows ``typed`` by: folded, without punctuation."""
    return _WORD.findall(fold(typed))


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)


def _tokens(number: str) -> list[str]:
    parts = words_of(number)
    whole = "".join(parts)
    return [*parts, *([whole] if len(parts) > 1 else []), *([_backwards(whole)] if whole else [])]


def _backwards(number: str) -> str:
    return _BACKWARDS + number[::-1]
