"""Sheets filled from top to bottom: the flow with its page breaks, and the parts papers share.

What a paper says is in ``forms``; letters come from ``fonts``, rows from ``wrap``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.forms.parts import OfficeHeader, PageWording
from app.printing.fonts import MM_PER_POINT, Face, text_width
from app.printing.layout import Align, Box, Line, Operation, Page, Text
from app.printing.styles import Style
from app.printing.wrap import Piece, Row, Span, balanced, fitting_size, wrap

# Where the baseline of a row lies below its top, in parts of the letter size.
_ASCENT = 0.9
_HEAD_LEADING = 1.16
_RULE = 0.25
_MOST_ROWS_TOGETHER = 5


@dataclass(frozen=True, slots=True)
class Signature:
    """One column of a signature block; ``above`` are rows over the title, such as KT. CHỦ TỊCH."""

    title: str
    hint: str
    name: str
    above: tuple[str, ...] = ()


class Flow:
    """Takes a paper's parts one after another and begins a new sheet where one is full.

    ``continuation`` draws the small head of every sheet after the first. What is drawn at fixed
    places (head, barcode) is drawn first and is never moved by what follows.
    """

    def __init__(self, style: Style, *, continuation: Callable[["Flow"], None]) -> None:
        self.style = style
        self.y = style.top
        self._continuation = continuation
        self._sheets: list[list[Operation]] = [[]]

    @property
    def left(self) -> float:
        """The left margin's edge."""
        return self.style.left

    @property
    def right(self) -> float:
        """The right margin's edge."""
        return self.style.sheet.width - self.style.right

    @property
    def width(self) -> float:
        """Width between the margins."""
        return self.style.width

    @property
    def bottom(self) -> float:
        """Where a sheet is full: above the foot's row."""
        foot = row_height(self.style.foot, self.style)
        return self.style.sheet.height - self.style.bottom - foot - 1

    def draw(self, *operations: Operation) -> None:
        """Draw on the present sheet without moving on."""
        self._sheets[-1].extend(operations)

    def space(self, height: float) -> None:
        """Leave ``height`` mm blank."""
        self.y += height

    def need(self, height: float) -> bool:
        """Begin a new sheet unless ``height`` mm are left; say whether it was begun."""
        if self.fits(height):
            return False
        self.next_sheet()
        return True

    def fits(self, height: float) -> bool:
        """Say whether ``height`` mm are left on this sheet; a strip has no end."""
        return self.style.strip or self.y + height <= self.bottom

    def next_sheet(self) -> None:
        """Begin a new sheet under its small head."""
        self._sheets.append([])
        self.y = self.style.top
        self._continuation(self)

    def rows(
        self, rows: Sequence[Row], size: float, *, align: Align = Align.LEFT, indent: float = 0
    ) -> None:
        """Set ``rows`` one under the other."""
        height = row_height(size, self.style)
        x = {
            Align.LEFT: self.left + indent,
            Align.CENTER: self.left + self.width / 2,
            Align.RIGHT: self.right,
        }[align]
        for row in rows:
            self.need(height)
            self.draw(*row.place(x, baseline(self.y, size), size, align))
            self.y += height

    def paragraph(
        self,
        *pieces: Piece,
        size: float | None = None,
        align: Align = Align.LEFT,
        indent: float = 0,
    ) -> None:
        """Set ``pieces`` over the whole width, then the style's gap."""
        letters = size or self.style.body
        rows = wrap(pieces, self.width - indent, letters)
        if len(rows) <= _MOST_ROWS_TOGETHER:
            self.need(len(rows) * row_height(letters, self.style))
        self.rows(rows, letters, align=align, indent=indent)
        self.space(self.style.gap)

    def pages(self, foot: Callable[[int, int], Iterable[Operation]]) -> tuple[Page, ...]:
        """Return the sheets; ``foot`` draws the foot of sheet ``number`` of ``total``.

        A strip ends below its foot.
        """
        total, style = len(self._sheets), self.style
        sheets = [
            (*operations, *foot(number, total)) for number, operations in enumerate(self._sheets, 1)
        ]
        sheet = style.sheet
        if style.strip:
            sheet = replace(sheet, height=self.y + style.bottom)
        return tuple(Page(sheet, operations) for operations in sheets)


def row_height(size: float, style: Style) -> float:
    """Return the height of a row of ``size`` points in mm."""
    return size * MM_PER_POINT * style.leading


def head_height(size: float) -> float:
    """Return the height of a row of a paper's head: the same however dense the rest is set."""
    return size * MM_PER_POINT * _HEAD_LEADING


def baseline(top: float, size: float) -> float:
    """Return the baseline of a row of ``size`` points whose top is ``top``."""
    return top + size * MM_PER_POINT * _ASCENT


def national_heading(flow: Flow, wording: PageWording, place_and_date: str) -> float:
    """Draw Quốc hiệu, Tiêu ngữ, place and date at the right; return where they end."""
    style = flow.style
    center = flow.right - style.national / 2
    y = style.top
    if style.strip:
        y = _centered_rows(flow, wording.country, center, y, style.national, style.country)
    else:
        country = fitting_size(wording.country, Face.BOLD, style.national, style.country, 8)
        base = baseline(y, country)
        flow.draw(Text(center, base, wording.country, Face.BOLD, country, Align.CENTER))
        y += head_height(country)
    motto = text_width(wording.motto, Face.BOLD, style.motto)
    base = baseline(y, style.motto)
    flow.draw(
        Text(center, base, wording.motto, Face.BOLD, style.motto, Align.CENTER),
        # As long as the words above it (Nghị định 30/2020/NĐ-CP, Phụ lục I).
        Line(center - motto / 2, base + 1.5, center + motto / 2, base + 1.5, _RULE),
    )
    y = base + 2.6
    if style.strip:
        width, largest = style.national, style.place
        return _centered_rows(flow, place_and_date, center, y, width, largest, Face.ITALIC)
    size = fitting_size(place_and_date, Face.ITALIC, style.national, style.place, 8)
    flow.draw(Text(center, baseline(y, size), place_and_date, Face.ITALIC, size, Align.CENTER))
    return y + head_height(size)


def agency_heading(
    flow: Flow,
    header: OfficeHeader,
    width: float,
    *,
    top: float | None = None,
    left: float | None = None,
) -> float:
    """Draw the agency's lines centered in ``width`` from ``left``, the last bold; return the end.

    They begin at the left margin and the head of the sheet or, on a strip, at ``top`` below what
    stands there.
    """
    style = flow.style
    center = (flow.left if left is None else left) + width / 2
    y = style.top if top is None else top
    for number, line in enumerate(header.lines, 1):
        face = Face.BOLD if number == len(header.lines) else Face.REGULAR
        y = _centered_rows(flow, line, center, y, width, style.agency, face)
    # A third to a half of the line above, centered (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    half = width / 6
    flow.draw(Line(center - half, y + 0.6, center + half, y + 0.6, _RULE))
    return y + 1.6


def _centered_rows(
    flow: Flow,
    text: str,
    center: float,
    y: float,
    width: float,
    size: float,
    face: Face = Face.BOLD,
) -> float:
    for row in balanced(text, face, width, size):
        flow.draw(*row.place(center, baseline(y, size), size, Align.CENTER))
        y += head_height(size)
    return y


def signature_block(flow: Flow, signatures: Sequence[Signature]) -> float:
    """Set signature columns side by side, never torn apart: titles, hint, room to sign, name.

    On a strip they stand one below the other. Return where they begin.
    """
    style = flow.style
    if style.strip and len(signatures) > 1:
        top = flow.y
        for signature in signatures:
            if signature.title:
                signature_block(flow, (signature,))
                flow.space(style.gap)
        return top
    height = row_height(style.body, style)
    column = flow.width / len(signatures)
    names = [balanced(s.name, Face.BOLD, column - 4, style.body) for s in signatures]
    to_name = (2 + max(len(s.above) for s in signatures)) * height + style.signing
    total = to_name + max(len(rows) for rows in names) * height
    flow.need(total)
    begin = flow.y
    for number, (signature, rows) in enumerate(zip(signatures, names, strict=True)):
        center = flow.left + column * (number + 0.5)
        heads = [(words, Face.BOLD) for words in (*signature.above, signature.title)]
        for row, (words, face) in enumerate((*heads, (signature.hint, Face.ITALIC))):
            if not words:
                continue
            size = fitting_size(words, face, column - 4, style.body, 8)
            base = baseline(begin + row * height, size)
            flow.draw(Text(center, base, words, face, size, Align.CENTER))
        top = begin + to_name
        for row in rows:
            flow.draw(*row.place(center, baseline(top, style.body), style.body, Align.CENTER))
            top += height
    flow.y += total
    return begin


def fewest_sheets(
    styles: Iterable[Style], lay_out: Callable[[Style], tuple[Page, ...]]
) -> tuple[Page, ...]:
    """Return a paper in the roomiest style that needs the fewest sheets: one, if it can."""
    best: tuple[Page, ...] = ()
    for style in styles:
        pages = lay_out(style)
        if not best or len(pages) < len(best):
            best = pages
        if len(best) == 1:
            break
    return best


def foot(flow: Flow, left: str, right: str) -> tuple[Operation, ...]:
    """Return the foot of a sheet: a thin rule and two short texts; the left one gives way.

    On a strip they follow what stands there, centered, and the flow moves below them.
    """
    style = flow.style
    if style.strip:
        return tuple(_foot_of_strip(flow, left, right))
    y = style.sheet.height - style.bottom - row_height(style.foot, style)
    base = baseline(y, style.foot)
    room = flow.width - text_width(right, Face.ITALIC, style.foot) - 4
    size = fitting_size(left, Face.ITALIC, room, style.foot, 5)
    return (
        Line(flow.left, y - 0.3, flow.right, y - 0.3, 0.1),
        Text(flow.left, base, left, Face.ITALIC, size),
        Text(flow.right, base, right, Face.ITALIC, style.foot, Align.RIGHT),
    )


def _foot_of_strip(flow: Flow, *texts: str) -> Iterator[Operation]:
    size = flow.style.foot
    flow.space(1.5)
    yield Line(flow.left, flow.y, flow.right, flow.y, 0.1)
    flow.space(0.5)
    for text in filter(None, texts):
        for row in wrap((Span(text, Face.ITALIC),), flow.width, size):
            center = flow.left + flow.width / 2
            yield from row.place(center, baseline(flow.y, size), size, Align.CENTER)
            flow.y += row_height(size, flow.style)


def framed(flow: Flow, text: str, face: Face = Face.BOLD) -> None:
    """Set ``text`` centered in a frame as wide as the sheet: for marks nobody may overlook."""
    style = flow.style
    rows = balanced(text, face, flow.width - 4, style.small)
    height = len(rows) * row_height(style.small, style) + 1.6
    flow.need(height)
    flow.draw(Box(flow.left, flow.y, flow.width, height, 0.35))
    flow.y += 0.7
    flow.rows(rows, style.small, align=Align.CENTER)
    flow.space(0.9 + style.gap)
