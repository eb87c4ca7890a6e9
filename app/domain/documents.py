"""A print job: one paper, the wording it is issued with, and how it is to come out.

What is not in the document is not on the paper. Layout is in ``app.printing``; each form's words
and view data are in ``forms``.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.form_set import FormSet
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
from app.domain.forms.parts import ReprintMark
from app.domain.forms.posting_sheet import PostingDocument, ProcedureCodesDocument
from app.domain.forms.public_text import LoudspeakerText, PublicNotice, YearText
from app.domain.forms.receipt import ReceiptDocument
from app.domain.forms.recovery_key import RecoveryKeyDocument
from app.domain.forms.refusal import RefusalDocument
from app.domain.forms.register_book import RegisterBookDocument
from app.domain.forms.report_sheet import ReportDocument
from app.domain.forms.stop_notice import StopNoticeDocument
from app.domain.forms.supplement_request import SupplementRequestDocument


class CopyName(StrEnum):
    """The counterparts (liên) of a slip; each printed sheet says which one it is."""

    FILE = "file"
    CITIZEN = "citizen"


class PaperSize(StrEnum):
    """What a counter prints on; ``A4_TWO_UP`` is two A5 papers side by side, to be cut.

    Rolls are named by the width of their paper in mm, and a paper is as long as what it says. A
    ``LABEL`` is as large as the form set says; on A4, labels come out on the sheets it describes.
    """

    A4 = "A4"
    A5 = "A5"
    A4_TWO_UP = "A4x2"
    ROLL_80 = "80mm"
    ROLL_58 = "58mm"
    LABEL = "label"


PrintedDocument = (
    ReceiptDocument
    | SupplementRequestDocument
    | RefusalDocument
    | ExtensionApologyDocument
    | StopNoticeDocument
    | ControlSheetDocument
    | LedgerDocument
    | DaySheetDocument
    | RecoveryKeyDocument
    | DeviceTestDocument
    | OpeningStripDocument
    | HandOverDocument
    | DeliveryListDocument
    | CashListDocument
    | FolderLabelsDocument
    | PostingDocument
    | ProcedureCodesDocument
    | EmergencySlipsDocument
    | EmergencyRegisterDocument
    | OpenRegisterDocument
    | RegisterBookDocument
    | ExclusionRequestDocument
    | ReportDocument
    | PublicNotice
    | LoudspeakerText
    | YearText
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One document to be put on paper, in the wording it is issued with.

    ``copies`` names the counterparts of a slip in the order they come out, perhaps one of them
    twice; other papers have no counterparts and come out once. ``title`` is the name of the file
    and of the job in the printer's queue, so it must hold no personal data. ``reprint`` marks a
    document that has no place for the mark itself.
    """

    document: PrintedDocument
    form_set: FormSet
    title: str
    copies: tuple[CopyName, ...] = (CopyName.FILE, CopyName.CITIZEN)
    size: PaperSize = PaperSize.A4
    reprint: ReprintMark | None = None
