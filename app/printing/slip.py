"""The slips the desk gives instead of a receipt: lines, what is special, lines, signatures.

Which slip it is, what stands between the lines and who signs is each form's own.
"""

from collections.abc import Callable, Mapping, Sequence

from app.domain.documents import CopyName, PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.desk_slip import DeskSlipDocument, DeskSlipWording
from app.domain.forms.parts import TextLine
from app.domain.vietnam_time import office_day, spelled_date
from app.printing.dossier_paper import DossierPaper, copy_name
from app.printing.layout import Page
from app.printing.lines import DOTS, set_lines
from app.printing.page import Flow, Signature, fewest_sheets, signature_block
from app.printing.styles import Style, receipt_styles


class Slip:
    """A slip as its form describes it: ``values`` fill the lines, ``middle`` stands between them.

    ``signers`` are titles and names, from left to right.
    """

    def __init__(
        self,
        document: DeskSlipDocument,
        wording: FormSet,
        words: DeskSlipWording,
        *,
        opening: Sequence[TextLine],
        middle: Callable[[Flow], None],
        closing: Sequence[TextLine],
        values: Mapping[str, str],
        signers: Sequence[tuple[str, str]],
    ) -> None:
        self.document = document
        self.wording = wording
        self.words = words
        self.opening = opening
        self.middle = middle
        self.closing = closing
        self.values = {**slip_values(document), **values}
        self.signers = signers

    def pages(self, *, copy: CopyName, size: PaperSize, dpi: int) -> tuple[Page, ...]:
        """Return one counterpart in the roomiest style that needs the fewest sheets."""
        return fewest_sheets(receipt_styles(size), lambda style: self._pages(style, copy, dpi))

    def _pages(self, style: Style, copy: CopyName, dpi: int) -> tuple[Page, ...]:
        document, hint = self.document, self.wording.page.sign_and_name
        name = copy_name(self.wording, copy)
        paper = DossierPaper(document, self.wording.page, self.words, style, copy_name=name)
        flow = paper.flow
        number = self.words.number.format(number=document.number or DOTS)
        paper.head(spelled_date(office_day(document.issued_at)), number=number, dpi=dpi)
        paper.title()
        set_lines(self.opening, self.values, flow.paragraph)
        self.middle(flow)
        set_lines(self.closing, self.values, flow.paragraph)
        flow.space(2 * style.gap)
        signature_block(
            flow,
            [Signature(title, hint if title else "", name) for title, name in self.signers],
        )
        return paper.pages()


def slip_values(document: DeskSlipDocument) -> dict[str, str]:
    """Return what every slip can fill in, by the names the form sets use."""
    return {
        "counter": document.header.counter_name,
        "desk": document.desk,
        "applicant": document.applicant_name,
        "address": document.address,
        "phone": document.phone,
        "email": document.email,
        "procedure": document.procedure_name,
        "procedure_code": document.procedure_code,
        "contact": document.contact_name,
        "contact_phone": document.contact_phone,
    }
