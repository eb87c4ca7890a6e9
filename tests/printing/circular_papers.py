"""Documents of the circulars' other papers: ordinary ones and the longest ones."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.domain.documents import CopyName, PaperSize, PrintedDocument, PrintJob
from app.domain.form_set import FormSet
from app.domain.forms.control_sheet import ControlRow, ControlSheetDocument
from app.domain.forms.extension_apology import ExtensionApologyDocument
from app.domain.forms.ledger import LedgerDocument, LedgerEntry
from app.domain.forms.parts import ReprintMark
from app.domain.forms.refusal import RefusalDocument
from app.domain.forms.stop_notice import StopNoticeDocument
from app.domain.forms.supplement_request import RequestedPaper, SupplementRequestDocument
from app.domain.vietnam_time import local
from app.printing.compose import compose
from app.printing.layout import Page
from tests.printing.papers import LONGEST, NEW, OLD, RECEIPT, WARD

# Every letter of the language that ASCII lacks, in both cases.
ACCENTED = (
    "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ"
    "ÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬĐÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"
)
LETTERS_IN_WORDS = " ".join(ACCENTED[i : i + 12] for i in range(0, len(ACCENTED), 12))

_DOSSIER: dict[str, Any] = {
    "header": WARD,
    "form_set": "2025",
    "form_version": 1,
    "code": RECEIPT.code,
    "barcode": RECEIPT.barcode,
    "applicant_name": RECEIPT.applicant_name,
    "phone": RECEIPT.phone,
    "procedure_code": RECEIPT.procedure_code,
    "procedure_name": RECEIPT.procedure_name,
}
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

SUPPLEMENT = SupplementRequestDocument(
    **_DOSSIER,
    number="15",
    issued_at=local(2026, 11, 20, 9, 5),
    address=RECEIPT.address,
    papers=(
        RequestedPaper("Giấy chứng sinh (bản nộp thiếu dấu của bệnh viện)", originals=1),
        RequestedPaper("Giấy chứng nhận kết hôn của cha, mẹ", certified_copies=1),
        RequestedPaper("Thẻ căn cước của người yêu cầu", photocopies=2),
    ),
    reason="Hồ sơ còn thiếu giấy tờ theo quy định tại Điều 16 Luật Hộ tịch.",
    contact_name="Lê Thị Thu Hà",
    contact_phone="024.3827.1299",
    complete_by=date(2026, 12, 1),
    clerk_name="Trần Minh Đức",
    desk="Quầy số 2",
)
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

REFUSAL = RefusalDocument(
    **_DOSSIER,
    issued_at=local(2026, 11, 20, 10, 15),
    address=RECEIPT.address,
    submitter_name="Lê Văn Hùng",
    reasons=(
        "Việc đăng ký không thuộc thẩm quyền của Ủy ban nhân dân phường theo Điều 13 Luật Hộ tịch.",
    ),
    contact_name="Lê Thị Thu Hà",
    contact_phone="024.3827.1299",
    clerk_name="Trần Minh Đức",
    desk="Quầy số 2",
)
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

APOLOGY = ExtensionApologyDocument(
    **_DOSSIER,
    agency="Ủy ban nhân dân phường Long Biên",
    address=RECEIPT.address,
    received_at=RECEIPT.received_at,
    promised_at=RECEIPT.promised_at,
    reason="Cơ quan phối hợp chưa có kết quả xác minh thông tin về nơi cư trú của cha, mẹ trẻ.",
    new_promise_at=local(2026, 12, 7, 17),
    signer_titles=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer_name="Nguyễn Thị Ánh Tuyết",
)
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

STOP_NOTICE = StopNoticeDocument(
    **_DOSSIER,
    number="31/TB-UBND",
    issued_on=date(2026, 11, 25),
    agency="Ủy ban nhân dân phường Long Biên",
    address=RECEIPT.address,
    received_at=RECEIPT.received_at,
    promised_at=RECEIPT.promised_at,
    requested_on=date(2026, 11, 24),
    stage="Công chức chuyên môn đang thẩm định, chưa trình ký",
    reason="Người nộp hồ sơ đề nghị rút hồ sơ để bổ sung thông tin của cha trẻ.",
    stopped_on=date(2026, 11, 25),
    money="8.000 đồng đã nộp, không hoàn lại theo quy định.",
    papers_returned="Giấy chứng sinh (01 bản chính); Tờ khai đăng ký khai sinh (01 bản chính).",
    signer_titles=("CHỦ TỊCH",),
    signer_name="Nguyễn Thị Ánh Tuyết",
)
LONGEST_STOP_NOTICE = replace(
    STOP_NOTICE,
    **_LONG_DOSSIER,
    reason=LONGEST_APOLOGY.reason,
    papers_returned="; ".join(paper.name for paper in LONGEST.papers),
)

CONTROL_SHEET = ControlSheetDocument(
    **_DOSSIER,
    issued_at=RECEIPT.received_at,
    agency="Ủy ban nhân dân phường Long Biên",
    received_at=RECEIPT.received_at,
    promised_at=RECEIPT.promised_at,
    rows=(
        ControlRow(
            giving="Trung tâm Phục vụ hành chính công",
            taking="Phòng Văn hóa - Xã hội",
            at=local(2026, 11, 20, 11, 5),
            giver_name="Trần Minh Đức",
            taker_name="Nguyễn Thị Thuỳ Dương Quỳnh Anh",
        ),
        ControlRow(
            giving="Phòng Văn hóa - Xã hội",
            taking="Trung tâm Phục vụ hành chính công",
            at=local(2026, 11, 27, 15, 40),
            result="Trước hạn",
            note="Đủ điều kiện, giải quyết sớm",
        ),
    ),
)
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

LEDGER = LedgerDocument(
    header=WARD,
    form_set="2025",
    form_version=1,
    volume="01/2026",
    field="Hộ tịch",
    first_day=date(2026, 11, 2),
    last_day=date(2026, 11, 30),
    issued_at=local(2026, 11, 30, 17, 10),
    kept_by="Trần Minh Đức",
    entries=tuple(
        LedgerEntry(
            number=str(1281 + number),
            code=f"TN10-2611{20 + number % 9:02d}-{number:04d}-18",
            procedure_name=RECEIPT.procedure_name,
            sets=1,
            applicant_name=RECEIPT.applicant_name,
            address=RECEIPT.address,
            phone=RECEIPT.phone,
            agency="UBND phường Long Biên",
            received_at=local(2026, 11, 20, 8) + timedelta(minutes=number),
            promised_at=RECEIPT.promised_at,
            returned_at=local(2026, 11, 27, 9, 30) if number % 3 else None,
            delivery="Tại quầy",
        )
        for number in range(4)
    ),
)
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
