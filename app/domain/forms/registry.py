"""Every form by the name its papers are stored under: what its document is, and how it comes out.

The words of each form are in the form sets, its layout in ``app.printing``.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.dossier_state import Form
from app.domain.forms.day_sheet import DaySheetDocument
from app.domain.forms.receipt import ReceiptDocument
from app.domain.printer_role import PrinterRole
from app.errors import NotFoundError
from app.words import N_


class OwnForm(StrEnum):
    """Papers of the office's own, which no circular prescribes."""

    DAY_SHEET = "day_sheet"


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


_KINDS = (
    FormKind(
        Form.RECEIPT,
        N_("Giấy hẹn"),
        "giay-hen",
        ReceiptDocument,
        PrinterRole.SLIP,
    ),
    FormKind(OwnForm.DAY_SHEET, N_("Phiếu cuối ngày"), "phieu-cuoi-ngay", DaySheetDocument),
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
