"""Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu 03) on A4 or A5: the reasons, one after another.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from app.domain.documents import CopyName, PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.refusal import RefusalDocument
from app.printing.fonts import Face
from app.printing.layout import Page
from app.printing.page import Flow
from app.printing.slip import Slip
from app.printing.wrap import Span

# Millimetres by which the reasons stand further in than the lines around them.
_INDENT = 5


def lay_out(
    document: RefusalDocument, wording: FormSet, *, copy: CopyName, size: PaperSize, dpi: int
) -> tuple[Page, ...]:
    """Return the sheets of one counterpart for a printer of ``dpi`` dots per inch."""
    words = wording.refusal

    def reasons(flow: Flow) -> None:
        for number, reason in enumerate(document.reasons, 1):
            text = words.reason.format(number=number, reason=reason)
            flow.paragraph(Span(text, Face.BOLD), indent=_INDENT)

    slip = Slip(
        document,
        wording,
        words,
        opening=words.opening,
        middle=reasons,
        closing=words.closing,
        values={},
        signers=(
            (words.submitter_signature, document.submitter_name or document.applicant_name),
            (words.clerk_signature, document.clerk_name),
        ),
    )
    return slip.pages(copy=copy, size=size, dpi=dpi)
