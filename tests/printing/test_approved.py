"""Papers look as they were approved: the files in ``approved`` are what offices hold in hand.

After a change that is meant, look at every page and write the files anew:
``MOTCUA_APPROVE=1 python -m pytest tests/printing/test_approved.py``.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.documents import CopyName, PaperSize, PrintJob
from app.domain.forms.parts import ReprintMark
from app.domain.vietnam_time import local
from app.printing.compose import compose
from tests.printing.circular_papers import CIRCULAR_JOBS
from tests.printing.own_papers import OWN_JOBS
from tests.printing.papers import (
    DAY_SHEET,
    LONGEST,
    NEW,
    OLD,
    RECEIPT,
    RECOVERY_KEY,
    dots_of,
    pdf_of,
    text_in,
)

FOLDER = Path(__file__).parent / "approved"

JOB = PrintJob(document=RECEIPT, form_set=NEW, title="giay-hen", size=PaperSize.A5)
REPRINTED = replace(
    RECEIPT,
    reprint=ReprintMark(1, local(2026, 11, 22, 9, 14), "công dân làm mất"),
    unconfirmed_years=(2027,),
    version=2,
)
JOBS = {
    "receipt-a5-two-up": replace(JOB, size=PaperSize.A4_TWO_UP),
    "receipt-a4-2018-reprint": replace(
        JOB, document=REPRINTED, form_set=OLD, size=PaperSize.A4, copies=(CopyName.CITIZEN,)
    ),
    "receipt-a5-longest": replace(JOB, document=LONGEST, copies=(CopyName.FILE,)),
    "day-sheet": replace(JOB, document=DAY_SHEET, copies=()),
    "recovery-key": replace(JOB, document=RECOVERY_KEY, copies=()),
    **CIRCULAR_JOBS,
    **OWN_JOBS,
}


@pytest.mark.parametrize("name", JOBS)
def test_a_paper_looks_as_approved(name: str) -> None:
    """Equal bytes, or, where the compressor of this Python differs, equal words and dots."""
    # Printers of rolls have 203 dots per inch.
    pages = compose(JOBS[name], dpi=203 if "roll" in name else 300)
    made, approved = pdf_of(pages), FOLDER / f"{name}.pdf"
    if os.environ.get("MOTCUA_APPROVE"):
        approved.write_bytes(made)
    if made == approved.read_bytes():
        return
    assert text_in(made) == text_in(approved)
    for page in range(len(pages)):
        assert dots_of(made, 150, page) == dots_of(approved, 150, page)
