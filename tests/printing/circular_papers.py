"""Documents of the circulars' other papers: ordinary ones and the longest ones."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.documents import CopyName, PaperSize, PrintedDocument, PrintJob
from app.domain.form_set import FormSet
from app.domain.forms.control_sheet import ControlRow
from app.domain.forms.parts import ReprintMark
from app.domain.forms.stop_notice import StopNoticeDocument
from app.domain.forms.supplement_request import RequestedPaper
from app.domain.samples import dossier_papers
from app.domain.vietnam_time import local
from app.printing.compose import compose
from app.printing.layout import Page
from tests.printing.papers import LONGEST, NEW, OLD, WARD

# Every letter of the language that ASCII lacks, in both cases.
ACCENTED = (
    "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ"
    "ÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬĐÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"
)
LETTERS_IN_WORDS = " ".join(ACCENTED[i : i + 12] for i in range(0, len(ACCENTED), 12))

_LONG_DOSSIER: dict[str, Any] = {
    "header": LONGEST.header,
    "code": LONGEST.code,
    "barcode": LONGEST.barcode,
    "applicant_name": LONGEST.applicant_name,
    "procedure_name": LONGEST.procedure_name,
}
_LONG_REASON = (
    "Giấy tờ số {number} không phù hợp với quy định tại khoản 2 Điều 101 Luật Đất đai và Điều 20"
    " Nghị định số 43/2014/NĐ-CP: thửa đất đang có tranh chấp, chưa được Ủy ban nhân dân cấp xã xác"
    " nhận; người ký không có giấy ủy quyền hợp lệ."
)

SUPPLEMENT = dossier_papers.supplement_request(WARD)
# At the desk, before anything is received: no code, and a number to be written by hand.
AT_THE_DESK = replace(SUPPLEMENT, code="", barcode="", number="", complete_by=None)
LONGEST_SUPPLEMENT = replace(
    SUPPLEMENT,
    **_LONG_DOSSIER,
    email=LONGEST.email,
    papers=tuple(
        RequestedPaper(paper.name, originals=number % 3, certified_copies=number % 2, photocopies=2)
        for number, paper in enumerate(LONGEST.papers, 1)
    ),
    reason=f"{_LONG_REASON.format(number=1)} {LETTERS_IN_WORDS}",
)

REFUSAL = dossier_papers.refusal(WARD)
LONGEST_REFUSAL = replace(
    REFUSAL,
    **_LONG_DOSSIER,
    email=LONGEST.email,
    submitter_name=LONGEST.submitter_name,
    reasons=(
        *(_LONG_REASON.format(number=number) for number in range(1, 21)),
        LETTERS_IN_WORDS,
    ),
)

APOLOGY = dossier_papers.extension_apology(WARD)
LONGEST_APOLOGY = replace(
    APOLOGY,
    **_LONG_DOSSIER,
    number="1024",
    issued_on=date(2026, 11, 27),
    agency=LONGEST.header.counter_name,
    reason=" ".join(
        (*(_LONG_REASON.format(number=number) for number in range(1, 9)), LETTERS_IN_WORDS)
    ),
    signer_name=LONGEST.submitter_name,
)

STOP_NOTICE = dossier_papers.stop_notice(WARD)
LONGEST_STOP_NOTICE = replace(
    STOP_NOTICE,
    **_LONG_DOSSIER,
    reason=LONGEST_APOLOGY.reason,
    papers_returned="; ".join(paper.name for paper in LONGEST.papers),
)

CONTROL_SHEET = dossier_papers.control_sheet(WARD)
LONGEST_CONTROL_SHEET = replace(
    CONTROL_SHEET,
    **_LONG_DOSSIER,
    agency=LONGEST.header.counter_name,
    coordinating_agency="Văn phòng Đăng ký đất đai Hà Nội, Thuế khu vực Long Biên - Gia Lâm",
    rows=tuple(
        ControlRow(
            giving=f"{number}. {LONGEST.header.counter_name}",
            taking=f"Phòng Kinh tế, Hạ tầng và Đô thị phường Bồ Đề - Long Biên, bước {number}",
            at=local(2026, 11, number, 8, 30),
            giver_name=LONGEST.submitter_name,
            taker_name="Nguyễn Thị Thuỳ Dương Quỳnh Anh",
            result="Quá hạn",
            note=f"Chờ cơ quan phối hợp xác minh, đã có văn bản xin lỗi số {number}",
        )
        for number in range(1, 23)
    ),
)

LEDGER = dossier_papers.ledger(WARD)
LONGEST_LEDGER = replace(
    LEDGER,
    header=LONGEST.header,
    entries=tuple(
        replace(
            LEDGER.entries[0],
            number=str(number),
            code=LONGEST.code,
            sets=number % 3 + 1,
            procedure_name=LONGEST.procedure_name,
            applicant_name=LONGEST.applicant_name,
            agency=LONGEST.header.counter_name,
            delivery="Qua dịch vụ bưu chính công ích",
            signed_by=LONGEST.submitter_name,
            note="Đã xin lỗi",
            returned_at=local(2026, 11, 27, 9, 30),
        )
        for number in range(1, 61)
    ),
)

MARK = ReprintMark(2, local(2026, 11, 30, 9, 14), "công dân làm mất")

SHORT: dict[str, PrintedDocument] = {
    "supplement-request": SUPPLEMENT,
    "refusal": REFUSAL,
    "extension-apology": APOLOGY,
    "stop-notice": STOP_NOTICE,
    "control-sheet": CONTROL_SHEET,
    "ledger": LEDGER,
}
LONG: dict[str, PrintedDocument] = {
    "supplement-request": LONGEST_SUPPLEMENT,
    "refusal": LONGEST_REFUSAL,
    "extension-apology": LONGEST_APOLOGY,
    "stop-notice": LONGEST_STOP_NOTICE,
    "control-sheet": LONGEST_CONTROL_SHEET,
    "ledger": LONGEST_LEDGER,
}


def form_sets_of(document: PrintedDocument) -> tuple[FormSet, ...]:
    """Return the sets that have the form of ``document``."""
    return (NEW,) if isinstance(document, StopNoticeDocument) else (OLD, NEW)


def job_of(
    document: PrintedDocument,
    wording: FormSet = NEW,
    *,
    size: PaperSize = PaperSize.A4,
    copies: tuple[CopyName, ...] = (CopyName.CITIZEN,),
) -> PrintJob:
    return PrintJob(document=document, form_set=wording, title="giay", size=size, copies=copies)


def pages_of(
    document: PrintedDocument,
    wording: FormSet = NEW,
    *,
    size: PaperSize = PaperSize.A4,
    dpi: int = 300,
) -> tuple[Page, ...]:
    """Return the sheets of one counterpart."""
    return compose(job_of(document, wording, size=size), dpi=dpi)


_FEW_ENTRIES = replace(LONGEST_LEDGER, entries=LONGEST_LEDGER.entries[:7])
_BOTH = (CopyName.FILE, CopyName.CITIZEN)
CIRCULAR_JOBS = {
    "supplement-request-a5-2018": job_of(SUPPLEMENT, OLD, size=PaperSize.A5),
    "supplement-request-a5-at-the-desk": job_of(AT_THE_DESK, size=PaperSize.A5),
    "supplement-request-a4-longest": job_of(LONGEST_SUPPLEMENT),
    "supplement-request-a5-longest": job_of(LONGEST_SUPPLEMENT, size=PaperSize.A5),
    "supplement-request-roll-80": job_of(SUPPLEMENT, size=PaperSize.ROLL_80),
    "refusal-a5-two-up": job_of(REFUSAL, size=PaperSize.A4_TWO_UP, copies=_BOTH),
    "refusal-a4-2018-reprint": job_of(replace(REFUSAL, reprint=MARK), OLD),
    "refusal-a5-longest": job_of(LONGEST_REFUSAL, size=PaperSize.A5),
    "extension-apology-2018": job_of(APOLOGY, OLD),
    "extension-apology": job_of(APOLOGY),
    "extension-apology-longest": job_of(LONGEST_APOLOGY),
    "stop-notice": job_of(STOP_NOTICE),
    "control-sheet-2018": job_of(CONTROL_SHEET, OLD),
    "control-sheet-longest": job_of(LONGEST_CONTROL_SHEET),
    "ledger": job_of(LEDGER),
    "ledger-2018-longest": job_of(_FEW_ENTRIES, OLD),
}
