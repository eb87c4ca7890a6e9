"""Print a test slip: a receipt of nobody on the real form, to see letters, size and barcode.

Nothing is stored. The code is valid, so that the slip can be scanned back, and never issued.
"""

from datetime import date
from pathlib import Path

from app.domain.barcode_digits import barcode_digits
from app.domain.documents import CopyName, PaperSize, PrintJob
from app.domain.dossier_code import LocalCode
from app.domain.forms.receipt import PaperLine, ReceiptDocument
from app.domain.printer_state import Outcome
from app.services.context import Context
from app.services.ports import DocumentPrinter

TITLE = "in-thu"

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
