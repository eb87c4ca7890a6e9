"""Documents of the office's own papers: ordinary ones, full ones, and how their codes are read."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

import pypdfium2
import zxingcpp
from PIL import Image

from app.domain.barcode_digits import barcode_digits, procedure_digits
from app.domain.documents import CopyName, PaperSize, PrintedDocument, PrintJob
from app.domain.dossier_code import parse_code
from app.domain.emergency_number import emergency_numbers
from app.domain.forms.cash_list import CashLine, CashListDocument
from app.domain.forms.delivery_list import DeliveryLine, DeliveryListDocument
from app.domain.forms.emergency import (
    EmergencyRegisterDocument,
    EmergencySlip,
    EmergencySlipsDocument,
    OpenDossier,
    OpenRegisterDocument,
)
from app.domain.forms.folder_label import FolderLabel, FolderLabelsDocument
from app.domain.forms.hand_over_list import HandOverDocument, HandOverLine
from app.domain.forms.parts import ReprintMark
from app.domain.forms.posting_sheet import (
    PostedField,
    PostedProcedure,
    PostingDocument,
    ProcedureCode,
    ProcedureCodes,
    ProcedureCodesDocument,
)
from app.domain.forms.receipt import ReceiptDocument
from app.domain.procedure import Procedure
from app.domain.time_limit import limit_in_words
from app.domain.vietnam_time import local
from app.printing.compose import compose
from app.printing.layout import Bars, Box, Line, Matrix, Page, Text
from app.shipped import shipped_procedures
from tests.printing.papers import (
    LONGEST,
    LONGEST_WARD,
    NEW,
    OFFICIAL_CODE,
    OLDEST_CODE,
    RECEIPT,
    WARD,
    area_of,
    dots_of,
    overlaps,
    pdf_of,
)

SHEETS = (PaperSize.A4, PaperSize.A5, PaperSize.A4_TWO_UP)
STRIPS = (PaperSize.ROLL_80, PaperSize.ROLL_58)

DAY = date(2026, 11, 20)
NAMES = (
    "Nguyễn Thị Hường",
    "Trần Văn Đức",
    LONGEST.applicant_name,
    "Hoàng Phủ Ngọc Tường",
    LONGEST.submitter_name,
)
PROCEDURES = ("Đăng ký khai sinh", "Xác nhận tình trạng hôn nhân", LONGEST.procedure_name)


def codes(count: int) -> list[str]:
    """Return codes of every kind: mostly local, some official of both generations."""
    given = [OFFICIAL_CODE, OLDEST_CODE, "H26.32.15-211120-0001"]
    local_codes = [f"TN10-261120-{number:04d}-" for number in range(1, count + 1)]
    return [
        given[number // 7 % 3] if number % 7 == 6 else _checked(code)
        for number, code in enumerate(local_codes)
    ]


def _checked(code: str) -> str:
    body = f"88{code[5:11]}10{code[12:16]}"
    return f"{code}{98 - int(body) * 100 % 97:02d}"


def digits_of(code: str) -> str:
    return barcode_digits(parse_code(code))


def hand_over(count: int, *, results: bool = False) -> HandOverDocument:
    return HandOverDocument(
        header=WARD,
        number="BG-261120-02",
        results=results,
        giver_name="Trần Minh Đức",
        giver_unit="Quầy số 2, Trung tâm Phục vụ hành chính công",
        receiver_name="Lê Thị Ánh Tuyết",
        receiver_unit="Bộ phận Tư pháp – Hộ tịch",
        made_at=local(2026, 11, 20, 16, 30),
        lines=tuple(
            HandOverLine(
                code=code,
                barcode=digits_of(code),
                applicant_name=NAMES[number % 5],
                procedure_name=PROCEDURES[number % 3],
                sheets=number % 9 + 1,
                due=local(2026, 11, 27, 17) + timedelta(days=number % 4),
                note="thiếu bản sao CCCD" if number % 10 == 3 else "",
            )
            for number, code in enumerate(codes(count))
        ),
    )


def delivery(count: int, *, at_home: bool = False) -> DeliveryListDocument:
    return DeliveryListDocument(
        header=WARD,
        number="BC-261120-01",
        at_home=at_home,
        carrier_name="Phạm Quốc Bảo" if at_home else "Bưu cục Thạch Bàn",
        giver_name="Trần Minh Đức",
        made_at=local(2026, 11, 20, 15, 5),
        lines=tuple(
            DeliveryLine(
                code=code,
                barcode=digits_of(code),
                recipient_name=NAMES[number % 5],
                phone="0912345678" if number % 4 else "",
                address=RECEIPT.address,
                result_name="Giấy khai sinh, trích lục" if number % 2 else "Trích lục khai tử",
                item_code=f"EB{123456789 + number}VN" if number % 3 else "",
                postage=0 if at_home or not number % 3 else 26_000 + 500 * number,
            )
            for number, code in enumerate(codes(count))
        ),
    )


def cash(count: int, *, clerk: str = "") -> CashListDocument:
    return CashListDocument(
        header=WARD,
        day=DAY,
        clerk_name=clerk,
        lines=tuple(
            CashLine(
                receipt_number="" if number == 3 else f"{24_701 + number:07d}",
                code=code,
                payer_name=NAMES[number % 5],
                procedure_name=PROCEDURES[number % 3],
                amount=8_000 * (number % 6 + 1),
                means="Chuyển khoản" if number % 4 == 1 else "Tiền mặt",
                exemption="Giảm 50%: nộp trực tuyến" if number == 5 else "",
                taken_by="Trần Minh Đức",
            )
            for number, code in enumerate(codes(count))
        ),
        made_at=local(2026, 11, 20, 17, 20),
        made_by="Trần Minh Đức",
    )


def label(code: str, *, longest: bool = False) -> FolderLabel:
    return FolderLabel(
        unit=LONGEST_WARD.lines[-1] if longest else "TTPVHCC phường Long Biên",
        code=code,
        barcode=digits_of(code),
        applicant_name=LONGEST.applicant_name if longest else "Nguyễn Thị Hường",
        procedure_name=LONGEST.procedure_name if longest else "Đăng ký khai sinh",
        received_at=RECEIPT.received_at,
        promised_at=RECEIPT.promised_at,
        place="" if longest else "B3-12",
    )


def labels(count: int, *, used: int = 0) -> FolderLabelsDocument:
    given = codes(count)
    return FolderLabelsDocument(
        labels=tuple(label(code, longest=number % 4 == 3) for number, code in enumerate(given)),
        used=used,
    )


def _fees_of(procedure: Procedure) -> str:
    """Return fees long and short, much as a catalogue words them."""
    said = [
        f"{rule.variant or rule.exemption or 'Mức thu'}: {rule.amount or 'miễn'}"
        for rule in procedure.fees
    ]
    return "; ".join(said) or "Không"


def _by_field() -> list[tuple[str, list[Procedure]]]:
    catalogue = sorted(shipped_procedures(), key=lambda procedure: procedure.field)
    return [(name, list(of)) for name, of in groupby(catalogue, lambda p: p.field)]


POSTING = PostingDocument(
    header=WARD,
    day=DAY,
    fields=tuple(
        PostedField(
            name,
            tuple(
                PostedProcedure(
                    code=procedure.code,
                    name=procedure.name,
                    limit=limit_in_words(procedure.limit),
                    fee=_fees_of(procedure),
                    papers=sum(paper.compulsory for paper in procedure.papers),
                )
                for procedure in procedures
            ),
        )
        for name, procedures in _by_field()
    ),
)
PROCEDURE_CODES = ProcedureCodesDocument(
    header=WARD,
    day=DAY,
    fields=tuple(
        ProcedureCodes(
            name,
            tuple(
                ProcedureCode(p.short_name, p.code, procedure_digits(p.code)) for p in procedures
            ),
        )
        for name, procedures in _by_field()
    ),
)

# Of its own making, so that no change of the catalogue asks for new pictures.
POSTED = PostingDocument(
    header=WARD,
    day=DAY,
    fields=tuple(
        PostedField(
            name,
            tuple(
                PostedProcedure(
                    code=f"{field}.00{number:04d}",
                    name=PROCEDURES[number % 3],
                    limit="5 ngày làm việc" if number % 2 else "trong ngày",
                    fee="8.000 đồng/bản sao" if number % 4 else "Không thu phí, lệ phí",
                    papers=number % 4,
                )
                for number in range(count)
            ),
        )
        for field, (name, count) in enumerate(
            (("Hộ tịch", 14), ("Chứng thực", 5), ("Đất đai", 1)), 1
        )
    ),
)
POSTED_CODES = ProcedureCodesDocument(
    header=WARD,
    day=DAY,
    fields=tuple(
        ProcedureCodes(
            field.name,
            tuple(
                ProcedureCode(p.name[:40], p.code, procedure_digits(p.code))
                for p in field.procedures
            ),
        )
        for field in POSTED.fields
    ),
)


def slips(count: int) -> tuple[EmergencySlip, ...]:
    return tuple(
        EmergencySlip(str(number), number.barcode)
        for number in emergency_numbers(1, 0, DAY, last=0, count=count)
    )


EMERGENCY_SLIPS = EmergencySlipsDocument(header=WARD, slips=slips(2))


def emergency_register(count: int) -> EmergencyRegisterDocument:
    return EmergencyRegisterDocument(
        header=WARD, printed_at=local(2026, 11, 20, 17, 40), slips=slips(count)
    )


def open_register(count: int) -> OpenRegisterDocument:
    return OpenRegisterDocument(
        header=WARD,
        day=DAY,
        printed_at=local(2026, 11, 20, 17, 40),
        lines=tuple(
            OpenDossier(
                code=code,
                applicant_name=NAMES[number % 5],
                procedure_name=PROCEDURES[number % 3],
                promised_at=local(2026, 11, 23, 17) + timedelta(days=number // 9),
                state="Có kết quả, chờ trả" if number % 4 else "Đang giải quyết, Địa chính",
            )
            for number, code in enumerate(codes(count))
        ),
    )


MARK = ReprintMark(1, local(2026, 11, 21, 8, 15), "bản đầu bị ướt")


def _receipt(document: ReceiptDocument, size: PaperSize) -> PrintJob:
    return replace(job(document, size), copies=(CopyName.CITIZEN,))


def job(document: PrintedDocument, size: PaperSize = PaperSize.A4) -> PrintJob:
    return PrintJob(document=document, form_set=NEW, title="giay", size=size, copies=())


OWN_JOBS = {
    "hand-over-list": job(hand_over(20)),
    "hand-over-results": replace(job(hand_over(3, results=True)), reprint=MARK),
    "post-list": job(delivery(6)),
    "home-list": job(delivery(6, at_home=True)),
    "cash-list": job(cash(12, clerk="Trần Minh Đức")),
    "posting-sheet": job(POSTED),
    "procedure-codes": job(POSTED_CODES),
    "emergency-register": job(emergency_register(12)),
    "open-register": job(open_register(30)),
    "emergency-slips": job(replace(EMERGENCY_SLIPS, slips=slips(1))),
    "emergency-slip-roll-80": job(replace(EMERGENCY_SLIPS, slips=slips(1)), PaperSize.ROLL_80),
    "folder-labels": job(labels(8, used=3)),
    "folder-label": job(labels(1), PaperSize.LABEL),
    "folder-label-roll-58": job(labels(1), PaperSize.ROLL_58),
    "receipt-roll-80": _receipt(RECEIPT, PaperSize.ROLL_80),
    "receipt-roll-58-longest": _receipt(LONGEST, PaperSize.ROLL_58),
}


def read_one_bit(pdf: bytes, dpi: int, *, turned: int = 0) -> list[tuple[int, str, str]]:
    """Return page, kind and text of every code on pages inked as black and white dots of ``dpi``.

    The sheet is looked at ``turned`` by so many degrees. Nothing of the grays that help a camera
    is left.
    """
    formats = zxingcpp.BarcodeFormats(
        [zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode]
    )
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    found: list[tuple[int, str, str]] = []
    for number in range(count):
        rows = dots_of(pdf, dpi, number)
        picture = Image.frombytes("L", (len(rows[0]), len(rows)), b"".join(rows))
        seen = picture.point(lambda dot: 255 * dot).rotate(turned, expand=True)
        codes_read = zxingcpp.read_barcodes(seen, formats=formats)
        found += [(number + 1, code.format.name, code.text) for code in codes_read]
    return found


def bars_read(document: PrintJob, dpi: int) -> list[str]:
    """Return the digits of the bars of a job, printed and read at ``dpi``, in reading order."""
    found = read_one_bit(pdf_of(compose(document, dpi=dpi)), dpi)
    return [text for _, kind, text in found if kind == "Code128"]


def rules_in_quiet_zones(page: Page) -> list[tuple[Bars, float]]:
    """Return every code with an upright line of a table on it or in the blank it needs."""
    edges: list[tuple[float, float, float]] = []
    for operation in page.operations:
        if isinstance(operation, Line) and operation.x == operation.x2:
            edges.append((operation.x, operation.y, operation.y2))
        elif isinstance(operation, Box):
            bottom = operation.y + operation.height
            edges += [
                (operation.x, operation.y, bottom),
                (operation.x + operation.width, operation.y, bottom),
            ]
    return [
        (code, x)
        for code in page.operations
        if isinstance(code, Bars)
        for x, top, bottom in edges
        if code.x - code.quiet < x < code.x + code.width + code.quiet
        and top < code.y + code.height
        and code.y < bottom
    ]


def check_layout(pages: tuple[Page, ...], *, margin: float = 10) -> None:
    """Nothing stands on anything else, in a quiet zone or too near to the edge."""
    for page in pages:
        assert list(overlaps(page)) == []
        assert rules_in_quiet_zones(page) == []
        for operation in page.operations:
            if isinstance(operation, Text | Bars | Matrix):
                area = area_of(operation)
                assert margin <= area.left < area.right <= page.sheet.width - margin
                assert margin <= area.top < area.bottom <= page.sheet.height - margin


def modules_of(pages: tuple[Page, ...]) -> list[float]:
    """Return the width of a module of every code with bars, in mm."""
    return [o.module for page in pages for o in page.operations if isinstance(o, Bars)]
