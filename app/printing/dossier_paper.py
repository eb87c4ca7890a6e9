"""What the papers of one dossier share: the head with code and bars, title, later heads, foot.

What stands between title and foot is each form's own business.
"""

from app.domain.documents import CopyName
from app.domain.form_set import FormSet
from app.domain.forms.parts import DossierDocument, DossierWording, PageWording
from app.domain.vietnam_time import short_moment
from app.printing import barcode
from app.printing.fonts import Face, text_width
from app.printing.layout import Align, Line, Operation, Page, Text
from app.printing.page import (
    Flow,
    agency_heading,
    baseline,
    foot,
    framed,
    head_height,
    national_heading,
    row_height,
)
from app.printing.strip import draw_codes_of_strip, grouped_digits
from app.printing.styles import Style
from app.printing.wrap import Span, balanced, fitting_size

# Points: the digits are typed by hand when a paper no longer scans.
_DIGITS_SIZE = 14
_LEAST_DIGITS_SIZE = 11

# How far a title is made smaller before it is set in two rows.
_LEAST_OF_TITLE = 0.9

# Millimetres: how far a quiet zone may leave the left column.
_QUIET_REACH = 6


def copy_name(wording: FormSet, copy: CopyName) -> str:
    """Return what a counterpart is called on paper."""
    return wording.copies.file if copy is CopyName.FILE else wording.copies.citizen


class DossierPaper:
    """A paper of one dossier being laid out; ``copy_name`` is which counterpart it is, "" = none.

    Its parts are set in the order of the methods; in between, the form sets its own in ``flow``.
    """

    def __init__(
        self,
        document: DossierDocument,
        page: PageWording,
        words: DossierWording,
        style: Style,
        *,
        copy_name: str = "",
    ) -> None:
        self.document = document
        self.page = page
        self.words = words
        self.copy_name = copy_name
        self.flow = Flow(style, continuation=self._continue)
        self._code = words.dossier_code.format(code=document.code) if document.code else ""

    def head(self, day: str, *, number: str = "", dpi: int) -> None:
        """Draw agency, number, code and bars at the left, the national heading and QR at the right.

        Their places depend on the office's name alone: no dossier can push them about.
        """
        flow, style, document = self.flow, self.flow.style, self.document
        column = style.width - style.national
        place_and_date = self.page.place_and_date.format(place=document.header.place, date=day)
        national_end = national_heading(flow, self.page, place_and_date)
        if style.strip:
            self._head_of_strip(national_end, number, dpi)
            return
        y = agency_heading(flow, document.header, column - 1)
        if number:
            y = self._centered(y, number, Face.REGULAR, style.place)
        if self._code:
            y = self._centered(y, self._code, Face.BOLD, style.agency + 1.5)
        flow.y = max(y, national_end)
        if document.barcode:
            self._codes(max(y + 0.6, national_end + 2.5), dpi)

    def title(self, *marks: str) -> None:
        """Set title, counterpart, ``marks`` in bold italic and, on a reprint, why it is one."""
        flow, style = self.flow, self.flow.style
        flow.space(1)
        title, least = self.words.title, _LEAST_OF_TITLE * style.title
        size = fitting_size(title, Face.BOLD, flow.width, style.title, least)
        rows = balanced(title, Face.BOLD, flow.width, size)
        flow.need(len(rows) * row_height(size, style))
        flow.rows(rows, size, align=Align.CENTER)
        flow.space(style.gap)
        if self.copy_name:
            flow.paragraph(Span(f"({self.copy_name})", Face.ITALIC), align=Align.CENTER)
        for mark in marks:
            flow.paragraph(Span(mark, Face.BOLD_ITALIC), align=Align.CENTER)
        if mark := self.document.reprint:
            moment = short_moment(mark.printed_at)
            text = self.page.reprint.format(number=mark.number, moment=moment, reason=mark.reason)
            framed(flow, text)
        flow.space(style.gap)

    def pages(self, note: str = "") -> tuple[Page, ...]:
        """Return the sheets; ``note`` stands at the right of each foot, before the page."""
        return self.flow.pages(lambda number, total: self._foot(note, number, total))

    def _column_center(self) -> float:
        style = self.flow.style
        return self.flow.left + (style.width - style.national) / 2

    def _centered(self, y: float, words: str, face: Face, largest: float) -> float:
        """Draw a row in the left column; return where it ends."""
        style = self.flow.style
        size = fitting_size(words, face, style.width - style.national, largest, 8)
        base = baseline(y, size)
        self.flow.draw(Text(self._column_center(), base, words, face, size, Align.CENTER))
        return y + head_height(size)

    def _codes(self, y: float, dpi: int) -> None:
        """Draw bars with their digits below, and the QR at the right."""
        flow, style, digits = self.flow, self.flow.style, self.document.barcode
        # The quiet zones may reach into the margin and the gap: there is nothing below the heads.
        room = style.width - style.national + 2 * _QUIET_REACH
        bars = barcode.bars(
            digits, flow.left - _QUIET_REACH, y, width=room, height=style.bar_height, dpi=dpi
        )
        matrix = barcode.matrix(digits, flow.right, bars.y, dpi=dpi)
        words = grouped_digits(digits)
        size = fitting_size(words, Face.REGULAR, room, _DIGITS_SIZE, _LEAST_DIGITS_SIZE)
        y = bars.y + bars.height + 0.5
        base = baseline(y, size)
        flow.draw(
            bars,
            matrix,
            Text(self._column_center(), base, words, Face.REGULAR, size, Align.CENTER),
        )
        flow.y = max(y + head_height(size), matrix.y + matrix.side + matrix.quiet)

    def _head_of_strip(self, y: float, number: str, dpi: int) -> None:
        """Draw what stands below the national heading where there is room for one column only."""
        flow, style, digits = self.flow, self.flow.style, self.document.barcode
        flow.y = agency_heading(flow, self.document.header, style.width, top=y + 1.5) + 1
        for words, face, largest in (
            (number, Face.REGULAR, style.place),
            (self._code, Face.BOLD, style.title),
        ):
            size = fitting_size(words, face, style.width, largest, 8)
            if words:
                flow.paragraph(Span(words, face), size=size, align=Align.CENTER)
        if digits:
            draw_codes_of_strip(flow, digits, dpi)

    def _continue(self, flow: Flow) -> None:
        """Draw the head of a following sheet: which dossier and which paper it belongs to."""
        style = flow.style
        base = baseline(flow.y, style.body)
        named = self.copy_name or (self.words.title if self._code else "")
        left = Text(flow.left, base, self._code or self.words.title, Face.BOLD, style.body)
        room = flow.right - flow.left - text_width(left.text, left.face, left.size) - 4
        size = fitting_size(named, Face.ITALIC, room, style.body, 6)
        flow.draw(left, Text(flow.right, base, named, Face.ITALIC, size, Align.RIGHT))
        flow.y += row_height(style.body, style)
        flow.draw(Line(flow.left, flow.y, flow.right, flow.y, 0.2))
        flow.space(2)

    def _foot(self, note: str, number: int, total: int) -> tuple[Operation, ...]:
        parts = [note] if note else []
        if total > 1:
            parts.append(self.page.page.format(number=number, total=total))
        if number < total:
            parts.append(self.page.continued)
        return foot(self.flow, self.words.form_name, " – ".join(parts))
