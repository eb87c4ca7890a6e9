"""Finding a procedure from two or three letters: initials, beginnings of words, digits of codes.

Works on what it is given, usually the procedures in force today; how often a clerk uses each is
counted elsewhere and passed in.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.procedure import Procedure
from app.domain.text import fold, nfc

# How well a query fits, from the best to the weakest that still counts.
_WHOLE, _PHRASE, _BEGINNING, _INSIDE, _ANYWHERE, _NOWHERE = 5, 4, 3, 2, 1, 0

# Shorter pieces occur in the middle of nearly every name.
_SHORTEST_PIECE = 3

# Dots stay, codes are written with them.
_PUNCTUATION = re.compile(r"[^\w.]|(?<!\d)\.|\.(?!\d)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A procedure with its texts folded once.

    A blank stands before each word or item, and two between texts, where no phrase goes across.
    """

    procedure: Procedure
    whole: frozenset[str]
    words: str
    initials: str
    codes: str
    squeezed: str
    accented: str


class ProcedureIndex:
    """Procedures prepared for ranking at every key stroke; made once per catalogue and day."""

    def __init__(self, procedures: Iterable[Procedure]) -> None:
        self._entries = [_entry(procedure) for procedure in procedures]

    def rank(self, query: str, usage: Mapping[str, int]) -> list[Procedure]:
        """Return the procedures that fit ``query``, best first; all of them for an empty query.

        Every typed word must fit somewhere, the weakest decides; words in their order beat words
        here and there. Among equals those whose accents fit too come first, then the most used by
        ``usage`` (code to count), then catalogue order.
        """
        folded = _plain(fold(query))
        tokens = folded.split()
        accented = _accented_tokens(query)
        ranked: list[tuple[int, int, int, int]] = []
        for position, entry in enumerate(self._entries):
            fit = _fit(entry, folded, tokens)
            if fit == _NOWHERE:
                continue
            accents = sum(f" {token}" in entry.accented for token in accented)
            ranked.append((-fit, -accents, -usage.get(entry.procedure.code, 0), position))
        ranked.sort()
        return [self._entries[position].procedure for *_, position in ranked]


def _entry(procedure: Procedure) -> _Entry:
    texts = (procedure.short_name, procedure.name, *procedure.aliases)
    folded = [_plain(fold(text)) for text in texts]
    codes = (procedure.code, *procedure.other_codes)
    initials = ["".join(word[0] for word in text.split()) for text in folded if " " in text]
    names = "  ".join(folded)
    return _Entry(
        procedure=procedure,
        whole=frozenset((*folded, *initials, *codes)),
        words=f" {names}  {_plain(fold(procedure.field))}",
        initials=" ".join(f" {letters}" for letters in initials),
        codes=" ".join(f" {code} {code.replace('.', '')}" for code in codes),
        squeezed=names.replace(" ", ""),
        accented=" " + _plain(nfc(" ".join(texts)).casefold()),
    )


def _plain(text: str) -> str:
    return " ".join(_PUNCTUATION.sub(" ", text).split())


def _accented_tokens(query: str) -> list[str]:
    tokens = _plain(nfc(query).casefold()).split()
    return [token for token in tokens if fold(token) != token]


def _fit(entry: _Entry, folded: str, tokens: list[str]) -> int:
    if folded in entry.whole:
        return _WHOLE
    start = f" {folded}"
    if tokens and (start in entry.words or start in entry.initials):
        return _PHRASE
    return min((_token_fit(entry, token) for token in tokens), default=_BEGINNING)


def _token_fit(entry: _Entry, token: str) -> int:
    start = f" {token}"
    if start in entry.words or start in entry.initials or start in entry.codes:
        return _BEGINNING
    if token in entry.initials:
        return _INSIDE
    if len(token) >= _SHORTEST_PIECE and (token in entry.codes or token in entry.squeezed):
        return _ANYWHERE
    return _NOWHERE
