"""Print a slip of nobody on the real form, or what tries a printer with a scanner.

Nothing is stored. The slip's code is valid, so that it can be scanned back, and never issued; the
sheet's codes stand for no dossier at all.
"""

from datetime import date
from pathlib import Path

from app.domain.barcode_digits import barcode_digits
from app.domain.documents import CopyName, PaperSize, PrintJob
from app.domain.dossier_code import LocalCode
from app.domain.forms.device_test import DeviceTestDocument
from app.domain.forms.opening_strip import OpeningStripDocument
from app.domain.forms.receipt import PaperLine, ReceiptDocument
from app.domain.printer_state import Outcome
from app.errors import RuleError
from app.services.context import Context
from app.services.ports import DocumentPrinter
from app.words import N_

TITLE = "in-thu"

_TRIED_ON = frozenset({PaperSize.A4, PaperSize.A5, PaperSize.A4_TWO_UP})

# A day on which no counter of this program was open yet.
_NEVER = date(2000, 1, 1)
_NOBODY = "PHIẾU IN THỬ – KHÔNG CÓ GIÁ TRỊ"
_LETTERS = "Ẫ Ẵ Ễ Ỗ Ỡ Ữ Ỹ Đ đ ẩ ẳ ể ổ ở ử ỷ ợ ự ặ ậ ệ ộ ị ọ ụ ỵ"


def print_test(context: Context, printer: DocumentPrinter, size: PaperSize) -> Path | Outcome:
    """Put a test slip out; answer and DeviceError as the printer gives them."""
    job = PrintJob(
        document=_slip(context),
        form_set=context.form_set(context.today()),
        title=TITLE,
        copies=(CopyName.CITIZEN,),
        size=size,
    )
    return printer.print_document(job)


def print_device_test(
    context: Context, printer: DocumentPrinter, name: str, size: PaperSize, sheet: int
) -> Path | Outcome:
    """Put out the sheet that tries printer ``name``; answer and DeviceError as it gives them.

    ``sheet`` is in each code, so that an older sheet is not taken for this one. RuleError for rolls
    and labels, which have no room for it.
    """
    if size not in _TRIED_ON:
        raise RuleError(
            N_("Trang thử chỉ in được trên giấy A4 và A5."),
            N_("In phiếu mẫu rồi quét mã trên phiếu đó."),
        )
    document = DeviceTestDocument(
        header=context.office().profile.header(),
        sheet=sheet,
        printer=name or "PDF",
        made_at=context.now(),
    )
    title = f"trang-thu-may-in-{sheet:04d}"
    form_set = context.form_set(context.today())
    return printer.print_document(
        PrintJob(document=document, form_set=form_set, title=title, size=size)
    )


def print_strip(
    context: Context, printer: DocumentPrinter, name: str, size: PaperSize, number: int
) -> Path | Outcome:
    """Put out the short strip of the morning on printer ``name``, on whatever paper is in it.

    ``number`` is in its code, so that yesterday's strip is not taken for today's.
    """
    document = OpeningStripDocument(
        header=context.office().profile.header(),
        number=number,
        station=context.station.digit,
        printer=name or "PDF",
        made_at=context.now(),
    )
    title = f"phieu-thu-mo-quay-{number:04d}"
    form_set = context.form_set(context.today())
    return printer.print_document(
        PrintJob(document=document, form_set=form_set, title=title, size=size)
    )


def _slip(context: Context) -> ReceiptDocument:
    now, form_set = context.now(), context.form_set(context.today())
    code = LocalCode(context.station.digit, context.station.epoch_digit, _NEVER, 1)
    return ReceiptDocument(
        header=context.office().profile.header(),
        form_set=form_set.id,
        form_version=form_set.version,
        code=str(code),
        barcode=barcode_digits(code),
        applicant_name=_NOBODY,
        submitter_name=_NOBODY,
        identity_number="000000000000",
        address=_LETTERS,
        phone="0000 000 000",
        procedure_code="0.000000",
        procedure_name=_NOBODY,
        papers=(PaperLine(_LETTERS, "Bản chính", 1),),
        sets=1,
        limit_in_words="không có thời hạn",
        received_at=now,
        promised_at=now,
        explanation="",
        delivery="Tại quầy",
        fee=0,
        fee_paid=False,
        clerk_name="",
    )
