"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01) on A4 or A5: where each part stands.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from collections.abc import Iterator

from app.domain.documents import CopyName, PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.parts import WhenEmpty
from app.domain.forms.receipt import PapersStyle, ReceiptDocument, ReceiptItem, ReceiptLine
from app.domain.text import dong
from app.domain.vietnam_time import (
    office_day,
    short_moment,
    spelled_date,
    spelled_moment,
    weekday_name,
)
from app.printing import barcode
from app.printing.fonts import Face
from app.printing.layout import Align, Line, Operation, Page, Text
from app.printing.page import (
    Flow,
    Signature,
    agency_heading,
    baseline,
    foot,
    framed,
    head_height,
    national_heading,
    row_height,
    signature_block,
)
from app.printing.styles import Style, receipt_styles
from app.printing.table import Column, draw_table
from app.printing.wrap import Piece, Span, Tick, fitting_size

# Points: the digits are typed by hand when a slip no longer scans.
_DIGITS_SIZE = 14
_LEAST_DIGITS_SIZE = 11

# Millimetres: how far a quiet zone may leave the left column, and room for a signature.
_QUIET_REACH = 6
_COLLECTOR_SIGNS = 6

_DOTS = "…" * 8
_BESIDE = "\u00a0" * 4
_SHORT = 34


def lay_out(
    document: ReceiptDocument, wording: FormSet, *, copy: CopyName, size: PaperSize, dpi: int
) -> tuple[Page, ...]:
    """Return the sheets of one counterpart for a printer of ``dpi`` dots per inch.

    The roomiest style that needs the fewest sheets is taken: a slip stays on one sheet if it can.
    """
    best: tuple[Page, ...] = ()
    for style in receipt_styles(size):
        pages = _Receipt(document, wording, copy, style, dpi).pages()
        if not best or len(pages) < len(best):
            best = pages
        if len(best) == 1:
            break
    return best


class _Receipt:
    """One counterpart being laid out in one style."""

    def __init__(
        self, document: ReceiptDocument, wording: FormSet, copy: CopyName, style: Style, dpi: int
    ) -> None:
        self.document = document
        self.wording = wording
        self.receipt = wording.receipt
        self.copy = copy
        self.style = style
        self.dpi = dpi
        self.values = _values(document)
        self.weekdays = {
            ReceiptItem.RECEIVED_AT: weekday_name(office_day(document.received_at)),
            ReceiptItem.PROMISED_AT: weekday_name(office_day(document.promised_at)),
        }
        self.flow = Flow(style, continuation=self._continue)

    def pages(self) -> tuple[Page, ...]:
        self._head()
        self._title()
        for lines in _rows_of(self.receipt.lines):
            self._line(lines)
        self._signatures()
        self._notes()
        if self.copy is CopyName.FILE:
            self._collection()
        return self.flow.pages(self._foot)

    @property
    def _copy_name(self) -> str:
        copies = self.wording.copies
        return copies.file if self.copy is CopyName.FILE else copies.citizen

    def _head(self) -> None:
        """Draw the agency, code and bars at the left, the national heading and QR at the right.

        Their places depend on the office's name alone: no dossier can push them about.
        """
        flow, style, document = self.flow, self.style, self.document
        column = style.width - style.national
        center = flow.left + column / 2
        place_and_date = self.wording.page.place_and_date.format(
            place=document.header.place, date=spelled_date(office_day(document.received_at))
        )
        national_end = national_heading(flow, self.wording.page, place_and_date)
        y = agency_heading(flow, document.header, column - 1)
        code = self.receipt.dossier_code.format(code=document.code)
        size = fitting_size(code, Face.BOLD, column, style.agency + 1.5, 8)
        flow.draw(Text(center, baseline(y, size), code, Face.BOLD, size, Align.CENTER))
        # The quiet zones may reach into the margin and the gap: there is nothing below the heads.
        room = column + 2 * _QUIET_REACH
        bars = barcode.bars(
            document.barcode,
            flow.left - _QUIET_REACH,
            max(y + head_height(size) + 0.6, national_end + 2.5),
            width=room,
            height=style.bar_height,
            dpi=self.dpi,
        )
        matrix = barcode.matrix(document.barcode, flow.right, bars.y, dpi=self.dpi)
        digits = _grouped(document.barcode)
        size = fitting_size(digits, Face.REGULAR, room, _DIGITS_SIZE, _LEAST_DIGITS_SIZE)
        y = bars.y + bars.height + 0.5
        words = Text(center, baseline(y, size), digits, Face.REGULAR, size, Align.CENTER)
        flow.draw(bars, matrix, words)
        flow.y = max(y + head_height(size), matrix.y + matrix.side + matrix.quiet)

    def _title(self) -> None:
        flow, style = self.flow, self.style
        flow.space(1)
        size = fitting_size(self.receipt.title, Face.BOLD, flow.width, style.title, 9)
        flow.paragraph(Span(self.receipt.title, Face.BOLD), size=size, align=Align.CENTER)
        flow.paragraph(Span(f"({self._copy_name})", Face.ITALIC), align=Align.CENTER)
        if self.document.version > 1:
            version = self.document.version
            replaces = self.receipt.replaces.format(version=version, previous=version - 1)
            flow.paragraph(Span(replaces, Face.BOLD_ITALIC), align=Align.CENTER)
        if mark := self.document.reprint:
            moment = short_moment(mark.printed_at)
            framed(
                flow,
                self.wording.page.reprint.format(
                    number=mark.number, moment=moment, reason=mark.reason
                ),
            )
        flow.space(style.gap)

    def _line(self, lines: tuple[ReceiptLine, ...]) -> None:
        """Set the lines that share a row; the papers and the promise bring more with them."""
        items = {line.item for line in lines}
        if ReceiptItem.PAPERS in items:
            # The label of the list stays with its first papers.
            self.flow.need(5 * row_height(self.style.body, self.style))
        pieces = [*self._pieces(lines)]
        if pieces:
            self.flow.paragraph(*pieces)
        if ReceiptItem.PAPERS in items:
            self._papers()
        if ReceiptItem.PROMISED_AT in items:
            self._explanation()
        if ReceiptItem.FEE in items and self.document.fee_explanation:
            text = self.receipt.fee.explanation.format(explanation=self.document.fee_explanation)
            self.flow.paragraph(Span(text, Face.ITALIC), size=self.style.small)

    def _pieces(self, lines: tuple[ReceiptLine, ...]) -> Iterator[Piece]:
        begun = False
        for line in lines:
            value = self.values.get(line.item, "")
            if not value and line.item not in (ReceiptItem.PAPERS, ReceiptItem.FEE):
                if line.when_empty is WhenEmpty.OMIT:
                    continue
                value = _DOTS
            weekday = self.weekdays.get(line.item, "")
            text = (line.value or "{value}").format(value=value, weekday=weekday)
            label = f"{line.label} " if line.label else ""
            if begun:
                yield Span(f"{_BESIDE} ")
                # What stands beside something goes to the next row as a whole, not in parts.
                text = _unbroken(text) if len(label + text) <= _SHORT else text
                label = _unbroken(label)
            begun = True
            yield Span(label)
            if line.item is ReceiptItem.FEE:
                yield from self._fee()
            else:
                yield Span(text, Face.BOLD if line.strong else Face.REGULAR)

    def _papers(self) -> None:
        words = self.receipt.papers
        papers = self.document.papers
        if words.style is PapersStyle.LIST:
            for number, paper in enumerate(papers, 1):
                text = words.line.format(
                    number=number,
                    name=paper.name,
                    kind=paper.kind,
                    quantity=f"{paper.quantity:02d}",
                )
                self.flow.paragraph(Span(text), indent=5)
            return
        width = self.flow.width
        columns = (
            Column(words.number, 0.08 * width, Align.CENTER),
            Column(words.name, 0.58 * width),
            Column(words.kind, 0.21 * width, Align.CENTER),
            Column(words.quantity, 0.13 * width, Align.CENTER),
        )
        rows = [
            (str(number), paper.name, paper.kind, f"{paper.quantity:02d}")
            for number, paper in enumerate(papers, 1)
        ]
        draw_table(self.flow, columns, rows, size=self.style.table)

    def _explanation(self) -> None:
        """Say under the promise how its date came about, and whether it may still move."""
        document, small = self.document, self.style.small
        if document.explanation:
            text = self.receipt.explanation.format(explanation=document.explanation)
            self.flow.paragraph(Span(text, Face.ITALIC), size=small)
        if document.unconfirmed_years:
            years = ", ".join(map(str, document.unconfirmed_years))
            framed(self.flow, self.receipt.unconfirmed.format(years=years), Face.BOLD_ITALIC)

    def _fee(self) -> Iterator[Piece]:
        words, document = self.receipt.fee, self.document
        if not document.fee:
            yield Span(words.none)
            return
        yield Span(f"{dong(document.fee)} ", Face.BOLD)
        for words_of, ticked in (
            (words.unpaid, not document.fee_paid),
            (words.paid, document.fee_paid),
        ):
            yield Span(_BESIDE + " ")
            yield Tick(ticked)
            yield Span(_unbroken(f" {words_of}"))

    def _signatures(self) -> None:
        document, hint = self.document, self.wording.page.sign_and_name
        self.flow.space(2 * self.style.gap)
        submitter = document.submitter_name or document.applicant_name
        signature_block(
            self.flow,
            (
                Signature(self.receipt.submitter_signature, hint, submitter),
                Signature(self.receipt.clerk_signature, hint, document.clerk_name),
            ),
        )

    def _notes(self) -> None:
        small = self.style.small
        self.flow.space(self.style.gap)
        title = Span(f"{self.receipt.notes_title} ", Face.BOLD_ITALIC)
        if len(self.receipt.notes) == 1:
            self.flow.paragraph(title, Span(self.receipt.notes[0], Face.ITALIC), size=small)
            return
        for number, note in enumerate(self.receipt.notes):
            if number == 0:
                self.flow.paragraph(title, size=small)
            self.flow.paragraph(Span(f"- {note}", Face.ITALIC), size=small)

    def _collection(self) -> None:
        """Leave room on the kept counterpart for whoever collects the result to sign."""
        if not self.receipt.collection:
            return
        flow, style = self.flow, self.style
        rows = len(self.receipt.collection) * (row_height(style.small, style) + style.gap)
        flow.need(rows + _COLLECTOR_SIGNS + 2.5)
        flow.draw(Line(flow.left, flow.y + 1, flow.right, flow.y + 1, 0.1, dashed=True))
        flow.space(2.5)
        for line in self.receipt.collection:
            flow.paragraph(Span(line), size=style.small)
        flow.space(_COLLECTOR_SIGNS)

    def _continue(self, flow: Flow) -> None:
        """Draw the head of a following sheet: which dossier and which counterpart it belongs to."""
        style = self.style
        base = baseline(flow.y, style.body)
        code = self.receipt.dossier_code.format(code=self.document.code)
        flow.draw(
            Text(flow.left, base, code, Face.BOLD, style.body),
            Text(flow.right, base, self._copy_name, Face.ITALIC, style.body, Align.RIGHT),
        )
        flow.y += row_height(style.body, style)
        flow.draw(Line(flow.left, flow.y, flow.right, flow.y, 0.2))
        flow.space(2)

    def _foot(self, number: int, total: int) -> tuple[Operation, ...]:
        page, hotline = self.wording.page, self.document.header.hotline
        parts = [self.receipt.hotline.format(hotline=hotline)] if hotline else []
        if total > 1:
            parts.append(page.page.format(number=number, total=total))
        if number < total:
            parts.append(page.continued)
        return foot(self.flow, self.receipt.form_name, " – ".join(parts))


def _values(document: ReceiptDocument) -> dict[ReceiptItem, str]:
    """Return what the document says to each item; "" where there is nothing to print.

    The papers and the fee are no single text and are set by methods of their own.
    """
    official, submitter = document.official_code, document.submitter_name
    return {
        ReceiptItem.OFFICIAL_CODE: "" if official == document.code else official,
        ReceiptItem.COUNTER: document.header.counter_name,
        ReceiptItem.DESK: document.desk,
        ReceiptItem.APPLICANT: document.applicant_name,
        ReceiptItem.SUBMITTER: "" if submitter == document.applicant_name else submitter,
        ReceiptItem.IDENTITY: document.identity_number,
        ReceiptItem.ADDRESS: document.address,
        ReceiptItem.PHONE: document.phone,
        ReceiptItem.EMAIL: document.email,
        ReceiptItem.PROCEDURE: document.procedure_name,
        ReceiptItem.PROCEDURE_CODE: document.procedure_code,
        ReceiptItem.SETS: f"{document.sets:02d}",
        ReceiptItem.LIMIT: document.limit_in_words,
        ReceiptItem.RECEIVED_AT: spelled_moment(document.received_at),
        ReceiptItem.PROMISED_AT: spelled_moment(document.promised_at),
        ReceiptItem.DELIVERY: document.delivery,
        ReceiptItem.BOOK_VOLUME: document.book_volume,
        ReceiptItem.BOOK_NUMBER: document.book_number,
        ReceiptItem.NOTE: document.note,
    }


def _rows_of(lines: tuple[ReceiptLine, ...]) -> Iterator[tuple[ReceiptLine, ...]]:
    """Give the lines that are printed on one row together."""
    row: list[ReceiptLine] = []
    for line in lines:
        if row and not line.same_row:
            yield tuple(row)
            row = []
        row.append(line)
    if row:
        yield tuple(row)


def _unbroken(text: str) -> str:
    """Return ``text`` with blanks at which no row may end."""
    return text.replace(" ", "\u00a0")


def _grouped(digits: str) -> str:
    """Set digits in fours, as they are read out and typed."""
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))
