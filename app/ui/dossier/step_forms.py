"""What each step asks for: a few fields, and the wish they make to the counter; nothing runs here.

The panel that shows a form and runs its wish is ``step_panel``.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.date_entry import DateSense
from app.domain.listings import DossierRow
from app.domain.roles import Actor
from app.errors import InputError
from app.services.commands import HandOver, PrinterChoice, PrintReceipt, RecordResult, TakeStep
from app.ui.papers.reprint_reason import ReprintReason
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

Wish = Callable[["Counter"], Any]


class Step(StrEnum):
    """What a clerk can do with dossiers here; returning a result has its own page."""

    HAND_OVER = "hand_over"
    RECORD_RESULT = "record_result"
    UNDO_RETURN = "undo_return"
    CANCEL = "cancel"
    REPRINT = "reprint"


def step_title(step: Step, dossiers: Sequence[DossierRow]) -> str:
    """Return the heading of the form of ``step``."""
    code, count = dossiers[0].code, len(dossiers)
    match step:
        case Step.HAND_OVER if count > 1:
            return tr("Chuyển {count} hồ sơ cho chuyên môn", count=count)
        case Step.HAND_OVER:
            return tr("Chuyển bộ phận chuyên môn giải quyết")
        case Step.RECORD_RESULT:
            return tr("Nhận kết quả từ chuyên môn")
        case Step.UNDO_RETURN:
            return tr("Hoàn tác việc trả kết quả {code}", code=code)
        case Step.CANCEL:
            return tr("Hủy hồ sơ nhập nhầm {code}", code=code)
        case Step.REPRINT:
            return tr("In lại giấy hẹn, có đánh dấu bản in lại")


def step_done(step: Step, dossiers: Sequence[DossierRow]) -> str:
    """Return what to say once ``step`` has been taken."""
    code, count = dossiers[0].code, len(dossiers)
    match step:
        case Step.HAND_OVER if count > 1:
            return tr("Đã chuyển {count} hồ sơ", count=count)
        case Step.HAND_OVER:
            return tr("Đã chuyển hồ sơ {code}", code=code)
        case Step.RECORD_RESULT:
            return tr("Đã ghi nhận kết quả của {code}", code=code)
        case Step.UNDO_RETURN:
            return tr("Đã hoàn tác, {code} lại chờ trả", code=code)
        case Step.CANCEL:
            return tr("Đã hủy hồ sơ {code}", code=code)
        case Step.REPRINT:
            return tr("Đã in giấy hẹn của {code}", code=code)


class StepForm(QWidget):
    """The fields of one step; ``fields`` are named as ``InputError.field`` names them."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        super().__init__()
        self.fields = fields

    def first_field(self) -> QWidget:
        """Return what gets the keyboard when the form opens."""
        return next(iter(self.fields.values()))

    def half_typed(self) -> bool:
        """Say whether something has been entered that would be a pity to lose."""
        return any(_text(field) for field in self.fields.values())

    def clear(self) -> None:
        """Empty the fields for the next dossier."""
        for field in self.fields.values():
            if isinstance(field.editor, QLineEdit):
                field.editor.clear()
            field.clear_error()


class HandOverForm(StepForm):
    """To whom the dossiers go, and whether a list of them is to be signed."""

    def __init__(self) -> None:
        self._unit = Field(tr("Bộ &phận nhận"), QLineEdit(), hint=tr("không bắt buộc"))
        self.list_wanted = QCheckBox(tr("In &danh sách bàn giao"))
        super().__init__({"handling_unit": self._unit})
        self.setLayout(column(self._unit, self.list_wanted))

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for handing all of ``dossiers`` over."""
        command = HandOver(actor, tuple(one.id for one in dossiers), _text(self._unit))
        return lambda counter: counter.dossiers.hand_over(command)


class ResultForm(StepForm):
    """The paper that has come to the desk: its number, its date and who signed it."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._day = DateEdit(today, sense=DateSense.PAST)
        self._number = Field(tr("&Số văn bản"), QLineEdit())
        self._signer = Field(tr("Người &ký"), QLineEdit())
        day = Field(tr("N&gày ký"), self._day)
        super().__init__(
            {"document_number": self._number, "document_date": day, "signer": self._signer}
        )
        self.setLayout(column(row(self._number, day, gap=GAP_M), self._signer))

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for noting the result; InputError when the date is none."""
        if problem := self._day.problem():
            raise InputError("document_date", problem)
        command = RecordResult(
            actor, dossiers[0].id, _text(self._number), self._day.value(), _text(self._signer)
        )
        return lambda counter: counter.dossiers.record_result(command)


class ReasonForm(StepForm):
    """A step that takes something back and must say why."""

    def __init__(self, step: Step) -> None:
        self._step = step
        self._reason = Field(tr("&Lý do"), QLineEdit(), required=True)
        super().__init__({"reason": self._reason})
        self.setLayout(column(self._reason))

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for undoing the return, or for burning the code."""
        command = TakeStep(actor, dossiers[0].id, _text(self._reason))
        if self._step is Step.CANCEL:
            return lambda counter: counter.dossiers.cancel(command)
        return lambda counter: counter.dossiers.undo_return(command)


class ReprintForm(StepForm):
    """Why the receipt comes out once more."""

    def __init__(self, printer: Callable[[], PrinterChoice]) -> None:
        self._printer = printer
        self._reason = ReprintReason()
        super().__init__({"reason": self._reason.field})
        self.setLayout(column(self._reason))

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for a marked reprint; InputError when another reason is not said."""
        return print_wish(actor, dossiers[0].id, self._reason.reason(), self._printer())

    def first_field(self) -> QWidget:
        return self._reason.first_field()

    def clear(self) -> None:
        super().clear()
        self._reason.clear()


AnyForm = HandOverForm | ResultForm | ReasonForm | ReprintForm


def print_wish(actor: Actor, dossier_id: int, reason: str, choice: PrinterChoice) -> Wish:
    """Return the wish for a receipt; a first print needs no reason."""
    command = PrintReceipt(actor=actor, dossier_id=dossier_id, reason=reason)
    return lambda counter: counter.dossiers.print_receipt(command, choice)


def _text(field: Field) -> str:
    editor = field.editor
    return editor.text().strip() if isinstance(editor, QLineEdit) else ""
