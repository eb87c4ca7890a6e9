"""Slips to write on by hand while the PC is dead: the head of a receipt, then room for a pen.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from itertools import chain

from app.domain.documents import CopyName, PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.emergency import EmergencySlip, EmergencySlipsDocument
from app.domain.forms.parts import DossierDocument, OfficeHeader
from app.printing.dossier_paper import DossierPaper, copy_name
from app.printing.fonts import Face, text_width
from app.printing.layout import Line, Page, Text
from app.printing.page import Flow, Signature, baseline, fewest_sheets, row_height, signature_block
from app.printing.styles import Style, emergency_styles
from app.printing.wrap import Span, wrap

# A pen needs more than half the room of a signature, and this many mm behind a label.
_ROW_TO_SIGNATURE = 0.6
_LEAST_TO_WRITE = 20
_STROKE = 0.15


def lay_out(
    document: EmergencySlipsDocument,
    wording: FormSet,
    *,
    copy: CopyName,
    size: PaperSize,
    dpi: int,
) -> tuple[Page, ...]:
    """Return one counterpart of every slip, a sheet each, in the order of their numbers."""
    slips = [
        fewest_sheets(
            emergency_styles(size), _Slip(document.header, slip, wording, copy, dpi).pages
        )
        for slip in document.slips
    ]
    return tuple(chain.from_iterable(slips))


class _Slip:
    """One counterpart of one slip."""

    def __init__(
        self,
        header: OfficeHeader,
        slip: EmergencySlip,
        wording: FormSet,
        copy: CopyName,
        dpi: int,
    ) -> None:
        self.page = wording.page
        self.words = wording.own.emergency_slip
        self.copy = copy
        self.copy_name = copy_name(wording, copy)
        self.dpi = dpi
        self.named = DossierDocument(
            header=header,
            form_set=wording.own.id,
            form_version=wording.own.version,
            code=slip.number,
            barcode=slip.barcode,
        )

    def pages(self, style: Style) -> tuple[Page, ...]:
        """Return the slip in ``style``."""
        words, hotline = self.words, self.named.header.hotline
        paper = DossierPaper(self.named, self.page, words, style, copy_name=self.copy_name)
        flow = paper.flow
        paper.head(words.date, dpi=self.dpi)
        paper.title()
        for label in words.lines:
            _to_write(flow, label)
        flow.space(1.5)
        flow.paragraph(Span(words.papers))
        for _ in range(words.paper_rows):
            _to_write(flow, "")
        for text, face in ((words.promised, Face.BOLD), (words.fee, Face.REGULAR)):
            flow.space(1.5)
            flow.paragraph(Span(text, face))
        flow.space(1)
        titles = (words.submitter_signature, words.clerk_signature)
        hint = self.page.sign_and_name
        signature_block(flow, [Signature(title, hint, "") for title in titles])
        flow.paragraph(Span(words.note, Face.ITALIC), size=style.small)
        if self.copy is CopyName.FILE:
            flow.space(1.5)
            flow.paragraph(Span(words.typed_in))
        return paper.pages(words.hotline.format(hotline=hotline) if hotline else "")


def _to_write(flow: Flow, label: str) -> None:
    """Set ``label`` and a dotted rule behind it, or below it where too little room is left."""
    size, height = flow.style.body, flow.style.signing * _ROW_TO_SIGNATURE
    *full, last = wrap((Span(label),), flow.width, size)
    rows = [*full, last] if flow.width - last.width < _LEAST_TO_WRITE else full
    flow.rows(rows, size)
    begin = flow.left
    base = baseline(flow.y + height - row_height(size, flow.style), size)
    if label and len(rows) == len(full):
        text = " ".join(p.text for _, p in last.pieces if isinstance(p, Span))
        flow.draw(Text(flow.left, base, text, Face.REGULAR, size))
        begin += text_width(text, Face.REGULAR, size) + 1
    flow.draw(Line(begin, base + 0.4, flow.right, base + 0.4, _STROKE, dashed=True))
    flow.y += height
