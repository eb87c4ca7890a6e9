"""Invented papers of one dossier and its register; no person here exists.

The head is given: whoever looks at a sample sees the office's own name on it.
"""

from datetime import date, timedelta
from typing import Any

from app.domain.barcode_digits import barcode_digits
from app.domain.dossier_code import parse_code
from app.domain.forms.control_sheet import ControlRow, ControlSheetDocument
from app.domain.forms.extension_apology import ExtensionApologyDocument
from app.domain.forms.ledger import LedgerDocument, LedgerEntry
from app.domain.forms.parts import OfficeHeader, ReprintMark
from app.domain.forms.receipt import PaperLine, ReceiptDocument
from app.domain.forms.refusal import RefusalDocument
from app.domain.forms.stop_notice import StopNoticeDocument
from app.domain.forms.supplement_request import RequestedPaper, SupplementRequestDocument
from app.domain.vietnam_time import local

CODE = "TN10-261120-0042-18"
APPLICANT = "Nguyễn Thị Hường"
CLERK = "Trần Minh Đức"
DESK = "Quầy số 2"
ADDRESS = "Số 12, ngõ 38, phố Thạch Bàn, phường Long Biên, thành phố Hà Nội"
PHONE = "0912345678"
PROCEDURE_CODE = "1.001193"
PROCEDURE = "Đăng ký khai sinh"
RECEIVED = local(2026, 11, 20, 8, 37)
PROMISED = local(2026, 11, 30, 17, 0)

_AGENCY = "Ủy ban nhân dân phường Long Biên"
_SIGNER = "Nguyễn Thị Ánh Tuyết"
_REFUSED = (
    "Việc đăng ký không thuộc thẩm quyền của Ủy ban nhân dân phường theo Điều 13 Luật Hộ tịch."
)


def receipt(header: OfficeHeader) -> ReceiptDocument:
    """Return a slip with every line that an ordinary dossier fills."""
    return ReceiptDocument(
        header=header,
        form_set="2025",
        form_version=1,
        code=CODE,
        barcode=barcode_digits(parse_code(CODE)),
        applicant_name=APPLICANT,
        submitter_name=APPLICANT,
        identity_number="001185012345",
        address=ADDRESS,
        phone=PHONE,
        procedure_code=PROCEDURE_CODE,
        procedure_name=PROCEDURE,
        papers=(
            PaperLine("Tờ khai đăng ký khai sinh theo mẫu", "Bản chính", 1),
            PaperLine("Giấy chứng sinh", "Bản chính", 1),
            PaperLine("Giấy chứng nhận kết hôn của cha, mẹ (nếu đã đăng ký kết hôn)", "Bản sao", 1),
        ),
        sets=1,
        limit_in_words="5 ngày làm việc",
        received_at=RECEIVED,
        promised_at=PROMISED,
        explanation=(
            "5 ngày làm việc: 23/11, (24 nghỉ: Ngày Văn hóa Việt Nam), 25, 26, 27,"
            " (28–29 nghỉ), 30 → 17 giờ, thứ Hai 30/11/2026"
        ),
        delivery=header.counter_name,
        fee=8000,
        fee_paid=False,
        book_volume="01",
        book_number="1287",
        clerk_name=CLERK,
        desk=DESK,
    )


def reprint() -> ReprintMark:
    """Return the mark of a second sheet."""
    return ReprintMark(1, local(2026, 11, 21, 9, 14), "công dân làm mất")


def supplement_request(header: OfficeHeader) -> SupplementRequestDocument:
    """Return a request for papers of each kind."""
    return SupplementRequestDocument(
        **_dossier(header),
        number="15",
        issued_at=local(2026, 11, 20, 9, 5),
        address=ADDRESS,
        papers=(
            RequestedPaper("Giấy chứng sinh (bản nộp thiếu dấu của bệnh viện)", originals=1),
            RequestedPaper("Giấy chứng nhận kết hôn của cha, mẹ", certified_copies=1),
            RequestedPaper("Thẻ căn cước của người yêu cầu", photocopies=2),
        ),
        reason="Hồ sơ còn thiếu giấy tờ theo quy định tại Điều 16 Luật Hộ tịch.",
        contact_name="Lê Thị Thu Hà",
        contact_phone="024.3827.1299",
        complete_by=date(2026, 12, 1),
        clerk_name=CLERK,
        desk=DESK,
    )


def refusal(header: OfficeHeader) -> RefusalDocument:
    """Return a refusal with one reason."""
    return RefusalDocument(
        **_dossier(header),
        issued_at=local(2026, 11, 20, 10, 15),
        address=ADDRESS,
        submitter_name="Lê Văn Hùng",
        reasons=(_REFUSED,),
        contact_name="Lê Thị Thu Hà",
        contact_phone="024.3827.1299",
        clerk_name=CLERK,
        desk=DESK,
    )


def extension_apology(header: OfficeHeader) -> ExtensionApologyDocument:
    """Return an apology that names a new day."""
    return ExtensionApologyDocument(
        **_letter(header),
        reason="Cơ quan phối hợp chưa có kết quả xác minh thông tin về nơi cư trú của cha, mẹ trẻ.",
        new_promise_at=local(2026, 12, 7, 17),
        signer_titles=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        signer_name=_SIGNER,
    )


def stop_notice(header: OfficeHeader) -> StopNoticeDocument:
    """Return a notice that a dossier was withdrawn."""
    return StopNoticeDocument(
        **_letter(header),
        number="31/TB-UBND",
        issued_on=date(2026, 11, 25),
        requested_on=date(2026, 11, 24),
        stage="Công chức chuyên môn đang thẩm định, chưa trình ký",
        reason="Người nộp hồ sơ đề nghị rút hồ sơ để bổ sung thông tin của cha trẻ.",
        stopped_on=date(2026, 11, 25),
        money="8.000 đồng đã nộp, không hoàn lại theo quy định.",
        papers_returned="Giấy chứng sinh (01 bản chính); Tờ khai đăng ký khai sinh (01 bản chính).",
        signer_titles=("CHỦ TỊCH",),
        signer_name=_SIGNER,
    )


def control_sheet(header: OfficeHeader) -> ControlSheetDocument:
    """Return a sheet with two hand-overs."""
    return ControlSheetDocument(
        **_dossier(header),
        issued_at=RECEIVED,
        agency=_AGENCY,
        received_at=RECEIVED,
        promised_at=PROMISED,
        rows=(
            ControlRow(
                giving="Trung tâm Phục vụ hành chính công",
                taking="Phòng Văn hóa - Xã hội",
                at=local(2026, 11, 20, 11, 5),
                giver_name=CLERK,
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


def ledger(header: OfficeHeader) -> LedgerDocument:
    """Return a page of the register with results returned and open."""
    return LedgerDocument(
        header=header,
        form_set="2025",
        form_version=1,
        volume="01/2026",
        field="Hộ tịch",
        first_day=date(2026, 11, 2),
        last_day=date(2026, 11, 30),
        issued_at=local(2026, 11, 30, 17, 10),
        kept_by=CLERK,
        entries=tuple(
            LedgerEntry(
                number=str(1281 + number),
                code=f"TN10-2611{20 + number % 9:02d}-{number:04d}-18",
                procedure_name=PROCEDURE,
                sets=1,
                applicant_name=APPLICANT,
                address=ADDRESS,
                phone=PHONE,
                agency="UBND phường Long Biên",
                received_at=local(2026, 11, 20, 8) + timedelta(minutes=number),
                promised_at=PROMISED,
                returned_at=local(2026, 11, 27, 9, 30) if number % 3 else None,
                delivery="Tại quầy",
            )
            for number in range(4)
        ),
    )


def _dossier(header: OfficeHeader) -> dict[str, Any]:
    return {
        "header": header,
        "form_set": "2025",
        "form_version": 1,
        "code": CODE,
        "barcode": barcode_digits(parse_code(CODE)),
        "applicant_name": APPLICANT,
        "phone": PHONE,
        "procedure_code": PROCEDURE_CODE,
        "procedure_name": PROCEDURE,
    }


def _letter(header: OfficeHeader) -> dict[str, Any]:
    return {
        **_dossier(header),
        "agency": _AGENCY,
        "address": ADDRESS,
        "received_at": RECEIVED,
        "promised_at": PROMISED,
    }
