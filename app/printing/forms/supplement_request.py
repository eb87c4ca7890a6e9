"""Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02) on A4 or A5: the table of papers to bring.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from app.domain.documents import CopyName, PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.supplement_request import RequestedColumns, SupplementRequestDocument
from app.domain.vietnam_time import spelled_date
from app.printing.layout import Align, Page
from app.printing.page import Flow
from app.printing.slip import Slip
from app.printing.table import Column, draw_table


def lay_out(
    document: SupplementRequestDocument,
    wording: FormSet,
    *,
    copy: CopyName,
    size: PaperSize,
    dpi: int,
) -> tuple[Page, ...]:
    """Return the sheets of one counterpart for a printer of ``dpi`` dots per inch."""
    words = wording.supplement_request
    complete_by = document.complete_by
    slip = Slip(
        document,
        wording,
        words,
        opening=words.opening,
        middle=lambda flow: _papers(flow, document, words.papers),
        closing=words.closing,
        values={
            "reason": document.reason,
            "complete_by": spelled_date(complete_by) if complete_by else "",
        },
        # The right half alone: only who explains what is missing signs.
        signers=(("", ""), (words.clerk_signature, document.clerk_name)),
    )
    return slip.pages(copy=copy, size=size, dpi=dpi)


def _papers(flow: Flow, document: SupplementRequestDocument, heads: RequestedColumns) -> None:
    width = flow.width
    kinds = (heads.originals, heads.certified_copies, heads.photocopies)
    columns = (
        Column(heads.number, 0.06 * width, Align.CENTER),
        Column(heads.name, 0.505 * width),
        *(Column(kind, 0.145 * width, Align.CENTER, over=heads.quantity) for kind in kinds),
    )
    rows = [
        (
            str(number),
            paper.name,
            *map(_count, (paper.originals, paper.certified_copies, paper.photocopies)),
        )
        for number, paper in enumerate(document.papers, 1)
    ]
    draw_table(flow, columns, rows, size=flow.style.table)


def _count(copies: int) -> str:
    return f"{copies:02d}" if copies else ""
