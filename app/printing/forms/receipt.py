"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01) on A4 or A5: where each part stands.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from collections.abc import Iterator

from app.domain.documents import CopyName, PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.parts import WhenEmpty
from app.domain.forms.receipt import PapersStyle, ReceiptDocument, ReceiptItem, ReceiptLine
from app.domain.text import dong
from app.domain.vietnam_time import office_day, spelled_date, spelled_moment, weekday_name
from app.printing.dossier_paper import DossierPaper, copy_name
from app.printing.fonts import Face
from app.printing.layout import Align, Line, Page
from app.printing.lines import BESIDE, DOTS, beside, rows_of, unbroken
from app.printing.page import (
    Signature,
    fewest_sheets,
    framed,
    row_height,
    signature_block,
)
from app.printing.styles import Style, receipt_styles
from app.printing.table import Column, draw_table
from app.printing.wrap import Piece, Span, Tick

# Millimetres of room for a signature.
_COLLECTOR_SIGNS = 6


def lay_out(
    document: ReceiptDocument, wording: FormSet, *, copy: CopyName, size: PaperSize, dpi: int
) -> tuple[Page, ...]:
    """Return the sheets of one counterpart for a printer of ``dpi`` dots per inch.

    The roomiest style that needs the fewest sheets is taken: a slip stays on one sheet if it can.
    """
    return fewest_sheets(
        receipt_styles(size),
        lambda style: _Receipt(document, wording, copy, style).pages(dpi),
    )


class _Receipt:
    """One counterpart being laid out in one style."""

    def __init__(
        self, document: ReceiptDocument, wording: FormSet, copy: CopyName, style: Style
    ) -> None:
        self.document = document
        self.page = wording.page
        self.receipt = wording.receipt
        self.copy = copy
        self.style = style
        self.values = _values(document)
        self.weekdays = {
            ReceiptItem.RECEIVED_AT: weekday_name(office_day(document.received_at)),
            ReceiptItem.PROMISED_AT: weekday_name(office_day(document.promised_at)),
        }
        name = copy_name(wording, copy)
        self.paper = DossierPaper(document, self.page, self.receipt, style, copy_name=name)
        self.flow = self.paper.flow

    def pages(self, dpi: int) -> tuple[Page, ...]:
        hotline = self.document.header.hotline
        self.paper.head(spelled_date(office_day(self.document.received_at)), dpi=dpi)
        self.paper.title(*self._replaced())
        for lines in rows_of(self.receipt.lines, apart=self.style.strip):
            self._line(lines)
        self._signatures()
        self._notes()
        if self.copy is CopyName.FILE:
            self._collection()
        return self.paper.pages(
            *([self.receipt.hotline.format(hotline=hotline)] if hotline else [])
        )

    def _replaced(self) -> Iterator[str]:
        version = self.document.version
        if version > 1:
            yield self.receipt.replaces.format(version=version, previous=version - 1)

    def _line(self, lines: tuple[ReceiptLine, ...]) -> None:
        """Set the lines that share a row; the papers and the promise bring more with them."""
        items = {line.item for line in lines}
        if ReceiptItem.PAPERS in items:
            # The label of the list stays with its first papers.
            self.flow.need(5 * row_height(self.style.body, self.style))
        parts = [pieces for line in lines if (pieces := self._pieces(line))]
        if parts:
            self.flow.paragraph(*beside(parts))
        if ReceiptItem.PAPERS in items:
            self._papers()
        if ReceiptItem.PROMISED_AT in items:
            self._explanation()
        if ReceiptItem.FEE in items and self.document.fee_explanation:
            text = self.receipt.fee.explanation.format(explanation=self.document.fee_explanation)
            self.flow.paragraph(Span(text, Face.ITALIC), size=self.style.small)

    def _pieces(self, line: ReceiptLine) -> tuple[Piece, ...]:
        """Return label and value of a line; nothing when it has nothing to say."""
        value = self.values.get(line.item, "")
        if not value and line.item not in (ReceiptItem.PAPERS, ReceiptItem.FEE):
            if line.when_empty is WhenEmpty.OMIT:
                return ()
            value = DOTS
        label = Span(f"{line.label} " if line.label else "")
        if line.item is ReceiptItem.FEE:
            return (label, *self._fee())
        weekday = self.weekdays.get(line.item, "")
        text = (line.value or "{value}").format(value=value, weekday=weekday)
        return (label, Span(text, Face.BOLD if line.strong else Face.REGULAR))

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
            yield Span(BESIDE)
            yield Tick(ticked)
            yield Span(unbroken(f" {words_of}"))

    def _signatures(self) -> None:
        document, hint = self.document, self.page.sign_and_name
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
