"""Running text broken into rows: pieces of several faces and tick boxes, by width in mm.

Where a row stands on the sheet is decided by whoever draws it.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from app.printing.fonts import MM_PER_POINT, Face, printable, text_width
from app.printing.layout import Align, Operation, Text, TickBox

# A tick box is as high as a capital letter and stands on the baseline.
_TICK_SIDE = 0.66
_TICK_ROOM = 0.85

_UNBREAKABLE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one face; blanks at its ends count."""

    text: str
    face: Face = Face.REGULAR


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick in running text."""

    ticked: bool


Piece = Span | Tick


@dataclass(slots=True)
class Row:
    """Pieces on one line, each with its distance from the line's left end, in mm."""

    pieces: list[tuple[float, Piece]] = field(default_factory=list[tuple[float, Piece]])
    width: float = 0.0

    def place(self, x: float, y: float, size: float, align: Align) -> Iterator[Operation]:
        """Give the row's operations with ``x`` meant as ``align`` says and baseline ``y``."""
        left = x - self.width * {Align.LEFT: 0, Align.CENTER: 0.5, Align.RIGHT: 1}[align]
        for offset, piece in self.pieces:
            if isinstance(piece, Span):
                yield Text(left + offset, y, piece.text, piece.face, size)
            else:
                side = size * MM_PER_POINT * _TICK_SIDE
                yield TickBox(left + offset, y - side, side, piece.ticked)

    def append(self, blank: str, piece: Piece, width: float, size: float) -> None:
        """Set ``piece`` behind the others; words of one face become one text, to be searched."""
        last = self.pieces[-1] if self.pieces else None
        blank = blank if last else ""
        face = piece.face if isinstance(piece, Span) else Face.REGULAR
        gap = text_width(blank, face, size)
        if last and isinstance(piece, Span) and isinstance(last[1], Span) and last[1].face == face:
            self.pieces[-1] = (last[0], Span(f"{last[1].text}{blank}{piece.text}", face))
        else:
            self.pieces.append((self.width + gap, piece))
        self.width += gap + width


@dataclass(frozen=True, slots=True)
class _Word:
    """What must not be torn apart: letters between two blanks, perhaps in several faces."""

    blank: str
    parts: tuple[Piece, ...]


def wrap(pieces: Sequence[Piece], width: float, size: float) -> tuple[Row, ...]:
    """Return ``pieces`` in rows of at most ``width`` mm; at least one row, perhaps empty.

    Breaks at blanks, at unbreakable ones only where a row is too narrow for all they bind; a word
    that is still wider than a row (an address without blanks) is cut.
    """
    return _wrapped(tuple(pieces), width, size)


# Most of what a form says is the same on the next sheet of a batch.
@lru_cache(maxsize=1024)
def _wrapped(pieces: tuple[Piece, ...], width: float, size: float) -> tuple[Row, ...]:
    whole = _one_row(pieces, size)
    if whole.width <= width:
        return (whole,)
    rows = [Row()]
    for word in _fitting(_words(pieces), width, size):
        blank = word.blank
        needed = _length(word, size)
        if rows[-1].pieces and rows[-1].width + _blank_width(word, size) + needed > width:
            rows.append(Row())
        parts = word.parts if needed <= width else _letters(word.parts)
        for part in parts:
            part_width = _width(part, size)
            if needed > width and rows[-1].width + part_width > width and rows[-1].pieces:
                rows.append(Row())
            rows[-1].append(blank, part, part_width, size)
            blank = ""
    return tuple(rows)


def _one_row(pieces: tuple[Piece, ...], size: float) -> Row:
    """Return ``pieces`` without a break, measured in one go: most lines need none."""
    row, blank = Row(), ""
    for piece in pieces:
        if isinstance(piece, Tick):
            row.append(blank, piece, _width(piece, size), size)
            blank = ""
            continue
        text = printable(piece.text)
        words = text.strip(" ")
        if not words:
            blank += text
            continue
        before = text[: len(text) - len(text.lstrip(" "))]
        span = Span(words, piece.face)
        row.append(blank + before, span, _width(span, size), size)
        blank = text[len(before) + len(words) :]
    return row


def balanced(text: str, face: Face, width: float, size: float) -> tuple[Row, ...]:
    """Return ``text`` in as few rows as ``wrap``, but of nearly equal length: for headings."""
    spans = (Span(text, face),)
    best = wrap(spans, width, size)
    too_narrow = 0.0
    while len(best) > 1 and width - too_narrow > 1:
        middle = (too_narrow + width) / 2
        rows = wrap(spans, middle, size)
        if len(rows) == len(best):
            best, width = rows, middle
        else:
            too_narrow = middle
    return best


def fitting_size(text: str, face: Face, width: float, size: float, least: float) -> float:
    """Return the largest size up to ``size`` points, not under ``least``, that keeps one row."""
    natural = text_width(text, face, size)
    return size if natural <= width else max(least, size * width / natural)


def _words(pieces: Sequence[Piece]) -> Iterator[_Word]:
    blank, parts = "", list[Piece]()
    for piece in pieces:
        if isinstance(piece, Tick):
            parts.append(piece)
            continue
        for token in re.findall(r" +|[^ ]+", printable(piece.text)):
            if not token.startswith(" "):
                parts.append(Span(token, piece.face))
                continue
            if parts:
                yield _Word(blank, tuple(parts))
                blank, parts = "", []
            blank += token
    if parts:
        yield _Word(blank, tuple(parts))


def _fitting(words: Iterable[_Word], width: float, size: float) -> Iterator[_Word]:
    """Give ``words``; what unbreakable blanks bind comes apart where no row would hold it."""
    for word in words:
        if _length(word, size) <= width:
            yield word
            continue
        loose = [
            replace(part, text=part.text.replace(_UNBREAKABLE, " "))
            if isinstance(part, Span)
            else part
            for part in word.parts
        ]
        apart = [*_words(loose)]
        if max((_length(part, size) for part in apart), default=math.inf) > width:
            yield word
            continue
        for number, part in enumerate(apart):
            yield part if number else replace(part, blank=word.blank)


def _length(word: _Word, size: float) -> float:
    return sum(_width(part, size) for part in word.parts)


def _letters(parts: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(
        letter
        for part in parts
        for letter in (
            [Span(c, part.face) for c in part.text] if isinstance(part, Span) else [part]
        )
    )


def _width(piece: Piece, size: float) -> float:
    if isinstance(piece, Tick):
        return size * MM_PER_POINT * _TICK_ROOM
    return text_width(piece.text, piece.face, size)


def _blank_width(word: _Word, size: float) -> float:
    first = word.parts[0]
    face = first.face if isinstance(first, Span) else Face.REGULAR
    return text_width(word.blank, face, size)
