"""The worded lines of a form: values filled in, lines that share a row, dots to be written on.

The words are the form set's, the values the document's; what a line may name is in ``forms``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from string import Formatter
from typing import Protocol, TypeVar

from app.domain.forms.parts import TextLine, WhenEmpty
from app.printing.fonts import Face
from app.printing.wrap import Piece, Span

DOTS = "…" * 8
"""Room to write by hand."""

BESIDE = "\u00a0" * 4 + " "
"""Parts two things on one row."""

_SHORT = 34


class _SharesRow(Protocol):
    @property
    def same_row(self) -> bool: ...


L = TypeVar("L", bound=_SharesRow)


def rows_of(lines: Sequence[L], *, apart: bool = False) -> Iterator[tuple[L, ...]]:
    """Give the lines that are printed on one row together, ``apart`` each alone: on a strip."""
    row: list[L] = []
    for line in lines:
        if row and (apart or not line.same_row):
            yield tuple(row)
            row = []
        row.append(line)
    if row:
        yield tuple(row)


def beside(parts: Iterable[Sequence[Piece]]) -> Iterator[Piece]:
    """Give lines that share a row as one text, each of pieces of which the first is its label.

    What stands beside something goes to the next row as a whole, not in parts.
    """
    for number, pieces in enumerate(parts):
        if number:
            yield Span(BESIDE)
            short = sum(len(p.text) for p in pieces if isinstance(p, Span)) <= _SHORT
            for place, piece in enumerate(pieces):
                if isinstance(piece, Span) and (short or not place):
                    yield Span(unbroken(piece.text), piece.face)
                else:
                    yield piece
        else:
            yield from pieces


def filled(line: TextLine, values: Mapping[str, str]) -> tuple[Span, ...]:
    """Return ``line`` with its values; nothing when it has nothing to say.

    Whatever a line begins with is written with a capital: a day in words has none.
    """
    parts = list(Formatter().parse(line.text))
    named = [name for _, name, _, _ in parts if name]
    if named and line.when_empty is WhenEmpty.OMIT and not any(values[name] for name in named):
        return ()
    strong = Face.BOLD if line.strong else Face.REGULAR
    spans: list[Span] = []
    for words, name, _, _ in parts:
        if words:
            spans.append(Span(words, Face.REGULAR if named else strong))
        if name:
            spans.append(Span(values[name] or DOTS, strong))
    if spans:
        first = spans[0]
        spans[0] = Span(first.text[:1].upper() + first.text[1:], first.face)
    return tuple(spans)


def set_lines(
    lines: Sequence[TextLine],
    values: Mapping[str, str],
    paragraph: Callable[..., None],
) -> None:
    """Set what the lines say, a row or a paragraph each, through ``paragraph(*pieces)``."""
    for row in rows_of(lines):
        parts = [spans for line in row if (spans := filled(line, values))]
        if parts:
            paragraph(*beside(parts))


def unbroken(text: str) -> str:
    """Return ``text`` with blanks at which no row may end."""
    return text.replace(" ", "\u00a0")
