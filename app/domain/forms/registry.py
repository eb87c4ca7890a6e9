"""Every form by the name its papers are stored under: what its document is, and how it comes out.

The words of each form are in the form sets, its layout in ``app.printing``.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.dossier_state import Form
from app.domain.forms.cash_list import CashListDocument
from app.domain.forms.control_sheet import ControlSheetDocument
from app.domain.forms.day_sheet import DaySheetDocument
from app.domain.forms.delivery_list import DeliveryListDocument
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
from app.domain.forms.posting_sheet import PostingDocument, ProcedureCodesDocument
from app.domain.forms.public_text import LoudspeakerText, PublicNotice, YearText
from app.domain.forms.receipt import ReceiptDocument
from app.domain.forms.refusal import RefusalDocument
from app.domain.forms.register_book import RegisterBookDocument
from app.domain.forms.report_sheet import ReportDocument
from app.domain.forms.stop_notice import StopNoticeDocument
from app.domain.forms.supplement_request import SupplementRequestDocument
from app.domain.printer_role import PrinterRole
from app.errors import NotFoundError
from app.words import N_


class OwnForm(StrEnum):
    """Papers of the office's own, which no circular prescribes."""

    DAY_SHEET = "day_sheet"
    HAND_OVER_LIST = "hand_over_list"
    DELIVERY_LIST = "delivery_list"
    CASH_LIST = "cash_list"
    FOLDER_LABELS = "folder_labels"
    POSTING_SHEET = "posting_sheet"
    PROCEDURE_CODES = "procedure_codes"
    EMERGENCY_SLIPS = "emergency_slips"
    EMERGENCY_REGISTER = "emergency_register"
    OPEN_REGISTER = "open_register"
    REGISTER_BOOK = "register_book"
    EXCLUSION_REQUEST = "exclusion_request"
    REPORT_SHEET = "report_sheet"
    PUBLIC_NOTICE = "public_notice"
    LOUDSPEAKER_TEXT = "loudspeaker_text"
    YEAR_TEXT = "year_text"


AnyForm = Form | OwnForm


@dataclass(frozen=True, slots=True)
class FormKind:
    """``file_name`` begins the name of a file or job; ``role`` says which printer it goes to."""

    name: AnyForm
    label: str
    file_name: str
    document: type
    role: PrinterRole = PrinterRole.LIST

    @property
    def own(self) -> bool:
        """Say whether its words stand among the office's own papers."""
        return isinstance(self.name, OwnForm)


_SLIP, _LABEL = PrinterRole.SLIP, PrinterRole.LABEL
_KINDS = (
    FormKind(Form.RECEIPT, N_("Giấy hẹn"), "giay-hen", ReceiptDocument, _SLIP),
    FormKind(
        Form.SUPPLEMENT_REQUEST,
        N_("Phiếu yêu cầu bổ sung"),
        "phieu-bo-sung",
        SupplementRequestDocument,
        _SLIP,
    ),
    FormKind(Form.REFUSAL, N_("Phiếu từ chối"), "phieu-tu-choi", RefusalDocument, _SLIP),
    FormKind(
        Form.EXTENSION_APOLOGY, N_("Phiếu xin lỗi, hẹn lại"), "xin-loi", ExtensionApologyDocument
    ),
    FormKind(Form.STOP_NOTICE, N_("Thông báo dừng"), "thong-bao-dung", StopNoticeDocument),
    FormKind(Form.CONTROL_SHEET, N_("Phiếu kiểm soát"), "kiem-soat", ControlSheetDocument),
    FormKind(Form.LEDGER, N_("Sổ theo dõi"), "so-theo-doi", LedgerDocument),
    FormKind(OwnForm.DAY_SHEET, N_("Phiếu cuối ngày"), "phieu-cuoi-ngay", DaySheetDocument),
    FormKind(OwnForm.HAND_OVER_LIST, N_("Danh sách bàn giao"), "ban-giao", HandOverDocument),
    FormKind(OwnForm.DELIVERY_LIST, N_("Danh sách trả tận nơi"), "tra-xa", DeliveryListDocument),
    FormKind(OwnForm.CASH_LIST, N_("Bảng kê thu phí"), "bang-ke-thu", CashListDocument),
    FormKind(OwnForm.FOLDER_LABELS, N_("Nhãn túi hồ sơ"), "nhan-tui", FolderLabelsDocument, _LABEL),
    FormKind(OwnForm.POSTING_SHEET, N_("Bảng niêm yết"), "niem-yet", PostingDocument),
    FormKind(
        OwnForm.PROCEDURE_CODES, N_("Mã vạch thủ tục"), "ma-vach-thu-tuc", ProcedureCodesDocument
    ),
    FormKind(OwnForm.EMERGENCY_SLIPS, N_("Phiếu khẩn cấp"), "khan-cap", EmergencySlipsDocument),
    FormKind(
        OwnForm.EMERGENCY_REGISTER,
        N_("Sổ phiếu khẩn cấp"),
        "so-khan-cap",
        EmergencyRegisterDocument,
    ),
    FormKind(OwnForm.OPEN_REGISTER, N_("Hồ sơ đang mở"), "dang-mo", OpenRegisterDocument),
    FormKind(OwnForm.REGISTER_BOOK, N_("Sổ"), "so", RegisterBookDocument),
    FormKind(
        OwnForm.EXCLUSION_REQUEST,
        N_("Đề nghị loại trừ trách nhiệm"),
        "de-nghi-loai-tru",
        ExclusionRequestDocument,
    ),
    FormKind(OwnForm.REPORT_SHEET, N_("Báo cáo"), "bao-cao", ReportDocument),
    FormKind(OwnForm.PUBLIC_NOTICE, N_("Bản công khai kết quả"), "cong-khai", PublicNotice),
    FormKind(OwnForm.LOUDSPEAKER_TEXT, N_("Bài đọc trên loa"), "bai-doc-loa", LoudspeakerText),
    FormKind(OwnForm.YEAR_TEXT, N_("Bài tổng kết"), "bai-tong-ket", YearText),
)

FORM_KINDS: dict[str, FormKind] = {kind.name.value: kind for kind in _KINDS}
_BY_DOCUMENT: dict[type, FormKind] = {kind.document: kind for kind in _KINDS}


def form_kind(name: str) -> FormKind:
    """Return the form that papers stored under ``name`` have; NotFoundError for a newer one."""
    kind = FORM_KINDS.get(name)
    if kind is None:
        raise NotFoundError(
            N_("Phiên bản này của chương trình không có mẫu giấy «{form}»."),
            N_("Mở bằng phiên bản đã in giấy ấy."),
            form=name,
        )
    return kind


def kind_of(document: object) -> FormKind:
    """Return the form of a document that is stored; KeyError for one that never is."""
    return _BY_DOCUMENT[type(document)]
