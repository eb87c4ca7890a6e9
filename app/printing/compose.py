"""A print job as pages: the form of each document, its counterparts, and two slips on one sheet.

The one entry for printers; what a form looks like is in ``forms``, drawing in ``backends``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from app.domain.documents import CopyName, PaperSize, PrintedDocument, PrintJob
from app.domain.forms.cash_list import CashListDocument
from app.domain.forms.control_sheet import ControlSheetDocument
from app.domain.forms.day_sheet import DaySheetDocument
from app.domain.forms.delivery_list import DeliveryListDocument
from app.domain.forms.device_test import DeviceTestDocument
from app.domain.forms.emergency import (
    EmergencyRegisterDocument,
    EmergencySlipsDocument,
    OpenRegisterDocument,
)
from app.domain.forms.exclusion_request import ExclusionRequestDocument
from app.domain.forms.extension_apology import ExtensionApologyDocument
from app.domain.forms.folder_label import FolderLabelsDocument
from app.domain.forms.hand_over_list import HandOverDocument
from app.domain.forms.ledger import LedgerDocument
from app.domain.forms.opening_strip import OpeningStripDocument
from app.domain.forms.posting_sheet import PostingDocument, ProcedureCodesDocument
from app.domain.forms.public_text import LoudspeakerText, PublicNotice, YearText
from app.domain.forms.receipt import ReceiptDocument
from app.domain.forms.recovery_key import RecoveryKeyDocument
from app.domain.forms.refusal import RefusalDocument
from app.domain.forms.register_book import RegisterBookDocument
from app.domain.forms.report_sheet import ReportDocument
from app.domain.forms.stop_notice import StopNoticeDocument
from app.domain.forms.supplement_request import SupplementRequestDocument
from app.printing.forms import (
    cash_list,
    control_sheet,
    day_sheet,
    delivery_list,
    device_test,
    emergency_register,
    emergency_slip,
    exclusion_request,
    extension_apology,
    folder_label,
    hand_over_list,
    ledger,
    opening_strip,
    posting_sheet,
    procedure_codes,
    public_text,
    receipt,
    recovery_key,
    refusal,
    register_book,
    report_sheet,
    stop_notice,
    supplement_request,
)
from app.printing.layout import A4_LANDSCAPE, A5, Line, Operation, Page, moved

Pages = tuple[Page, ...]
Documents = Mapping[type[PrintedDocument], Callable[..., Pages]]

# Slips of the desk: any size, and a sheet for each counterpart that is asked for.
_SLIPS: Documents = {
    ReceiptDocument: receipt.lay_out,
    SupplementRequestDocument: supplement_request.lay_out,
    RefusalDocument: refusal.lay_out,
}
# Papers of a dossier that come out once, on A4.
_CODED: Documents = {
    ExtensionApologyDocument: extension_apology.lay_out,
    StopNoticeDocument: stop_notice.lay_out,
    ControlSheetDocument: control_sheet.lay_out,
}
# Papers of their own size that come out once and carry no code.
_PLAIN: Documents = {
    LedgerDocument: ledger.lay_out,
    RecoveryKeyDocument: recovery_key.lay_out,
}
# Lists of the office, on A4 only: most have a code a line, and all can be marked as printed again.
_LISTS: Documents = {
    HandOverDocument: hand_over_list.lay_out,
    DeliveryListDocument: delivery_list.lay_out,
    CashListDocument: cash_list.lay_out,
    PostingDocument: posting_sheet.lay_out,
    ProcedureCodesDocument: procedure_codes.lay_out,
    EmergencyRegisterDocument: emergency_register.lay_out_slips,
    OpenRegisterDocument: emergency_register.lay_out_open,
    RegisterBookDocument: register_book.lay_out,
    ExclusionRequestDocument: exclusion_request.lay_out,
    ReportDocument: report_sheet.lay_out,
    PublicNotice: public_text.lay_out_notice,
    LoudspeakerText: public_text.lay_out_aloud,
    YearText: public_text.lay_out_year,
}


def compose(job: PrintJob, *, dpi: int) -> Pages:
    """Return every sheet of ``job`` in the order it leaves a printer of ``dpi`` dots per inch."""
    kind = type(job.document)
    if isinstance(job.document, EmergencySlipsDocument):
        return _emergency_slips(job, dpi)
    if kind in _SLIPS:
        return _slips(job, _SLIPS[kind], dpi)
    if kind in _CODED:
        return _CODED[kind](job.document, job.form_set, dpi=dpi)
    if kind in _LISTS:
        return _LISTS[kind](job.document, job.form_set, dpi=dpi, mark=job.reprint)
    if isinstance(job.document, DaySheetDocument):
        return day_sheet.lay_out(job.document, job.form_set, mark=job.reprint)
    if isinstance(job.document, FolderLabelsDocument):
        return folder_label.lay_out(job.document, job.form_set, size=job.size, dpi=dpi)
    if isinstance(job.document, DeviceTestDocument):
        return device_test.lay_out(job.document, job.form_set, size=job.size, dpi=dpi)
    if isinstance(job.document, OpeningStripDocument):
        return opening_strip.lay_out(job.document, job.form_set, size=job.size, dpi=dpi)
    return _PLAIN[kind](job.document, job.form_set)


def _emergency_slips(job: PrintJob, dpi: int) -> Pages:
    """Return both counterparts unless others are asked for, on A4 side by side to be cut."""
    size = PaperSize.A4_TWO_UP if job.size is PaperSize.A4 else job.size
    copies = job.copies or tuple(CopyName)
    return _slips(replace(job, size=size, copies=copies), emergency_slip.lay_out, dpi)


def _slips(job: PrintJob, lay_out: Callable[..., Pages], dpi: int) -> Pages:
    slips = [
        lay_out(job.document, job.form_set, copy=copy, size=job.size, dpi=dpi)
        for copy in job.copies
    ]
    if job.size is PaperSize.A4_TWO_UP:
        return tuple(_side_by_side(pair, dpi) for pair in _pairs(slips))
    return tuple(chain.from_iterable(slips))


def _pairs(slips: Sequence[Pages]) -> Iterable[Pages]:
    """Pair two counterparts sheet by sheet, so that one cut parts them; else page after page."""
    if len(slips) == 2:
        pairs = zip_longest(*slips)
        return (tuple(page for page in pair if page) for pair in pairs)
    pages = tuple(chain.from_iterable(slips))
    return (pages[start : start + 2] for start in range(0, len(pages), 2))


def _side_by_side(slips: Sequence[Page], dpi: int) -> Page:
    """Return up to two A5 pages on one A4 sheet with a line to cut along.

    The right one is moved by whole dots, or its bars would fall beside the printer's dot grid.
    """
    dot = 25.4 / dpi
    second = round((A4_LANDSCAPE.width - A5.width) / dot) * dot
    middle = A4_LANDSCAPE.width / 2
    cut: Operation = Line(middle, 0, middle, A4_LANDSCAPE.height, 0.1, dashed=True)
    operations = [
        moved(operation, number * second)
        for number, slip in enumerate(slips)
        for operation in slip.operations
    ]
    return Page(A4_LANDSCAPE, (*operations, cut))
