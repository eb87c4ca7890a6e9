"""Invented papers of the office's own; no person here exists, and the key opens nothing."""

import hashlib
from datetime import date, timedelta

from app.domain.barcode_digits import barcode_digits, procedure_digits
from app.domain.dossier_code import LocalCode
from app.domain.emergency_number import emergency_numbers
from app.domain.forms.cash_list import CashLine, CashListDocument
from app.domain.forms.day_sheet import CarriedOver, DaySheetDocument, DaySheetLine
from app.domain.forms.delivery_list import DeliveryLine, DeliveryListDocument
from app.domain.forms.device_test import DeviceTestDocument
from app.domain.forms.emergency import (
    EmergencyRegisterDocument,
    EmergencySlip,
    EmergencySlipsDocument,
    OpenDossier,
    OpenRegisterDocument,
)
from app.domain.forms.folder_label import FolderLabel, FolderLabelsDocument
from app.domain.forms.hand_over_list import HandOverDocument, HandOverLine
from app.domain.forms.opening_strip import OpeningStripDocument
from app.domain.forms.parts import OfficeHeader
from app.domain.forms.posting_sheet import (
    PostedField,
    PostedProcedure,
    PostingDocument,
    ProcedureCode,
    ProcedureCodes,
    ProcedureCodesDocument,
)
from app.domain.forms.recovery_key import RecoveryKeyDocument
from app.domain.recovery_key import key_number, recovery_groups
from app.domain.samples.dossier_papers import ADDRESS, CLERK, PHONE, PROMISED, RECEIVED
from app.domain.vietnam_time import local

DAY = date(2026, 11, 20)

_PEOPLE = ("Nguyễn Thị Hường", "Trần Văn Đức", "Hoàng Phủ Ngọc Tường", "Bùi Thị Kim Liên")
_PROCEDURES = ("Đăng ký khai sinh", "Xác nhận tình trạng hôn nhân")
_CODES = tuple(LocalCode(1, 0, DAY, serial) for serial in range(1, 7))
_KEY = hashlib.sha256(b"sample").digest()


def day_sheet(header: OfficeHeader) -> DaySheetDocument:
    """Return the sheet of a day with two clerks."""
    return DaySheetDocument(
        header=header,
        day=DAY,
        lines=(
            DaySheetLine(CLERK, 31, 28, 25, 24, 112, 0, 1_256_000, 2, 1, "11,25"),
            DaySheetLine(
                "Nguyễn Thị Thuỳ Dương Quỳnh Anh", 32, 28, 25, 24, 112, 1, 2_512_000, 1, 0, "9,40"
            ),
        ),
        total=DaySheetLine("", 63, 56, 50, 48, 224, 1, 3_768_000, 3, 1, "10,33"),
        carried_over=tuple(
            CarriedOver(
                code=str(code),
                applicant_name=_PEOPLE[number % 4],
                procedure_name=_PROCEDURES[number % 2],
                promised_at=local(2026, 11, 23, 17),
                state="Có kết quả, chờ trả",
            )
            for number, code in enumerate(_CODES)
        ),
        carried_over_total=224,
        made_at=local(2026, 11, 20, 17, 35),
        made_by=CLERK,
        history_head="9f2c4e7a1b3d5f60728394a5b6c7d8e9f00112233445566778899aabbccddeef",
    )


def recovery_key(header: OfficeHeader) -> RecoveryKeyDocument:
    """Return the sheet of a key that no store has."""
    return RecoveryKeyDocument(
        header=header,
        number=key_number(_KEY),
        groups=recovery_groups(_KEY),
        made_at=local(2026, 11, 23, 9, 10),
        made_by="Nguyễn Thị Ánh Tuyết",
    )


def device_test(header: OfficeHeader) -> DeviceTestDocument:
    """Return the sheet that tries a printer."""
    return DeviceTestDocument(
        header=header, sheet=817, printer="Canon LBP2900", made_at=local(2026, 11, 23, 8, 30)
    )


def opening_strip(header: OfficeHeader) -> OpeningStripDocument:
    """Return the strip of a morning."""
    return OpeningStripDocument(
        header=header,
        number=4207,
        station=1,
        printer="Canon LBP2900",
        made_at=local(2026, 11, 23, 7, 25),
    )


def hand_over_list(header: OfficeHeader) -> HandOverDocument:
    """Return a list of dossiers that go to a handling unit."""
    return HandOverDocument(
        header=header,
        number="BG-261120-02",
        results=False,
        giver_name=CLERK,
        giver_unit="Quầy số 2",
        receiver_name="Lê Thị Ánh Tuyết",
        receiver_unit="Bộ phận Tư pháp – Hộ tịch",
        made_at=local(2026, 11, 20, 16, 30),
        lines=tuple(
            HandOverLine(
                code=str(code),
                barcode=barcode_digits(code),
                applicant_name=_PEOPLE[number % 4],
                procedure_name=_PROCEDURES[number % 2],
                sheets=number % 9 + 1,
                due=local(2026, 11, 27, 17) + timedelta(days=number % 4),
                note="thiếu bản sao CCCD" if number == 2 else "",
            )
            for number, code in enumerate(_CODES)
        ),
    )


def delivery_list(header: OfficeHeader) -> DeliveryListDocument:
    """Return a list of results that go by post."""
    return DeliveryListDocument(
        header=header,
        number="BC-261120-01",
        at_home=False,
        carrier_name="Bưu cục Thạch Bàn",
        giver_name=CLERK,
        made_at=local(2026, 11, 20, 15, 5),
        lines=tuple(
            DeliveryLine(
                code=str(code),
                barcode=barcode_digits(code),
                recipient_name=_PEOPLE[number % 4],
                phone=PHONE if number % 4 else "",
                address=ADDRESS,
                result_name="Giấy khai sinh, trích lục" if number % 2 else "Trích lục khai tử",
                item_code=f"EB{123456789 + number}VN" if number % 3 else "",
                postage=26_000 + 500 * number if number % 3 else 0,
            )
            for number, code in enumerate(_CODES[:4])
        ),
    )


def cash_list(header: OfficeHeader) -> CashListDocument:
    """Return a day's fees, one of them without the number of its receipt."""
    return CashListDocument(
        header=header,
        day=DAY,
        clerk_name=CLERK,
        lines=tuple(
            CashLine(
                receipt_number="" if number == 3 else f"{24_701 + number:07d}",
                code=str(code),
                payer_name=_PEOPLE[number % 4],
                procedure_name=_PROCEDURES[number % 2],
                amount=8_000 * (number % 6 + 1),
                means="Chuyển khoản" if number % 4 == 1 else "Tiền mặt",
                exemption="Giảm 50%: nộp trực tuyến" if number == 5 else "",
                taken_by=CLERK,
            )
            for number, code in enumerate(_CODES)
        ),
        made_at=local(2026, 11, 20, 17, 20),
        made_by=CLERK,
    )


def folder_label(header: OfficeHeader) -> FolderLabelsDocument:
    """Return labels of some folders."""
    return FolderLabelsDocument(
        labels=tuple(
            FolderLabel(
                unit=header.lines[-1],
                code=str(code),
                barcode=barcode_digits(code),
                applicant_name=_PEOPLE[number % 4],
                procedure_name=_PROCEDURES[number % 2],
                received_at=RECEIVED,
                promised_at=PROMISED,
                place="B3-12" if number % 2 else "",
            )
            for number, code in enumerate(_CODES[:4])
        )
    )


def posting_sheet(header: OfficeHeader) -> PostingDocument:
    """Return what hangs at the wall about a few procedures."""
    return PostingDocument(
        header=header,
        day=DAY,
        fields=tuple(
            PostedField(
                name,
                tuple(
                    PostedProcedure(
                        code=f"{field}.00{number:04d}",
                        name=_PROCEDURES[number % 2],
                        limit="5 ngày làm việc" if number % 2 else "trong ngày",
                        fee="8.000 đồng/bản sao" if number % 3 else "Không thu phí, lệ phí",
                        papers=number % 3,
                    )
                    for number in range(4)
                ),
            )
            for field, name in enumerate(("Hộ tịch", "Chứng thực"), 1)
        ),
    )


def procedure_codes(header: OfficeHeader) -> ProcedureCodesDocument:
    """Return the codes to choose a few procedures by."""
    return ProcedureCodesDocument(
        header=header,
        day=DAY,
        fields=tuple(
            ProcedureCodes(
                field.name,
                tuple(
                    ProcedureCode(one.name, one.code, procedure_digits(one.code))
                    for one in field.procedures
                ),
            )
            for field in posting_sheet(header).fields
        ),
    )


def emergency_slip(header: OfficeHeader) -> EmergencySlipsDocument:
    """Return a slip to be written by hand."""
    return EmergencySlipsDocument(header=header, slips=_slips(1))


def emergency_register(header: OfficeHeader) -> EmergencyRegisterDocument:
    """Return the list that such slips are entered in."""
    return EmergencyRegisterDocument(
        header=header, printed_at=local(2026, 11, 20, 17, 40), slips=_slips(8)
    )


def open_register(header: OfficeHeader) -> OpenRegisterDocument:
    """Return the open dossiers of an evening."""
    return OpenRegisterDocument(
        header=header,
        day=DAY,
        printed_at=local(2026, 11, 20, 17, 40),
        lines=tuple(
            OpenDossier(
                code=str(code),
                applicant_name=_PEOPLE[number % 4],
                procedure_name=_PROCEDURES[number % 2],
                promised_at=local(2026, 11, 23, 17) + timedelta(days=number // 3),
                state="Có kết quả, chờ trả" if number % 2 else "Đang giải quyết, Địa chính",
            )
            for number, code in enumerate(_CODES)
        ),
    )


def _slips(count: int) -> tuple[EmergencySlip, ...]:
    numbers = emergency_numbers(1, 0, DAY, last=0, count=count)
    return tuple(EmergencySlip(str(number), number.barcode) for number in numbers)
