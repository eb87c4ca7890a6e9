"""What each step asks for: a few fields, and the wish they make to the counter; nothing runs here.

The panel that shows a form and runs its wish is ``step_panel``.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.date_entry import DateSense
from app.domain.listings import DossierCard, DossierRow
from app.domain.roles import Actor
from app.errors import InputError
from app.services.commands import HandOver, PrinterChoice, PrintReceipt, RecordResult, TakeStep
from app.ui.dossier.form_part import error_words
from app.ui.dossier.step_words import Step
from app.ui.papers.reprint_reason import ReprintReason
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

Wish = Callable[["Counter"], Any]


class StepForm(QWidget):
    """The fields of one step; ``fields`` are named as ``InputError.field`` names them.

    A ``roomy`` one needs the place of the whole card.
    """

    roomy = False

    def __init__(self, fields: Mapping[str, Field]) -> None:
        super().__init__()
        self.fields = fields

    def first_field(self) -> QWidget:
        """Return what gets the keyboard when the form opens."""
        return next(iter(self.fields.values()))

    def half_typed(self) -> bool:
        """Say whether something has been entered that would be a pity to lose."""
        return any(text_of(field) for field in self.fields.values())

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Return the wish the fields make; InputError when one of them cannot be read."""
        raise NotImplementedError

    def begin(self, card: DossierCard) -> None:
        """Show what the form needs to know of the dossier; most need nothing."""

    def refuse(self, error: InputError) -> bool:
        """Tell at its field what is wrong, and go there; False when no field is meant."""
        field = self.fields.get(error.field)
        if field is None:
            return False
        field.show_error(error_words(error))
        field.setFocus()
        return True

    def clear_errors(self) -> None:
        """Take all errors away."""
        for field in self.fields.values():
            field.clear_error()

    def clear(self) -> None:
        """Empty the fields for the next dossier."""
        for field in self.fields.values():
            if isinstance(field.editor, QLineEdit):
                field.editor.clear()
            field.clear_error()


class HandOverForm(StepForm):
    """To whom the dossiers go, and which papers go with them: a list to sign, a sheet for each."""

    def __init__(self) -> None:
        self._unit = Field(tr("Bộ &phận nhận"), QLineEdit(), hint=tr("không bắt buộc"))
        self.list_wanted = QCheckBox(tr("In &danh sách bàn giao"))
        self.sheets_wanted = QCheckBox(tr("In phiếu &kiểm soát từng hồ sơ"))
        super().__init__({"handling_unit": self._unit})
        self.setLayout(column(self._unit, row(self.list_wanted, self.sheets_wanted, None)))
        self._single, self._sheet = True, True
        self.sheets_wanted.clicked.connect(self._remember)

    def begin_with(self, count: int) -> None:
        """Offer the list for several dossiers; for one its sheet, as the clerk last had it."""
        self._single = count == 1
        self.list_wanted.setChecked(not self._single)
        self.sheets_wanted.setChecked(self._single and self._sheet)

    def _remember(self, wanted: bool) -> None:
        if self._single:
            self._sheet = wanted

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for handing all of ``dossiers`` over."""
        ids, sheets = tuple(one.id for one in dossiers), self.sheets_wanted.isChecked()
        command = HandOver(actor, ids, text_of(self._unit), control_sheets=sheets)
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
        self._negative = QCheckBox(tr("Không đủ điều kiện: văn bản &từ chối giải quyết"))
        self.setLayout(column(row(self._number, day, gap=GAP_M), self._signer, self._negative))

    def clear(self) -> None:
        super().clear()
        self._negative.setChecked(False)

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for noting the result; InputError when the date is none."""
        if problem := self._day.problem():
            raise InputError("document_date", problem)
        command = RecordResult(
            actor,
            dossiers[0].id,
            text_of(self._number),
            self._day.value(),
            text_of(self._signer),
            negative=self._negative.isChecked(),
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
        """Ask for taking the result, its return, its way out, or the whole dossier back."""
        command = TakeStep(actor, dossiers[0].id, text_of(self._reason))
        match self._step:
            case Step.CANCEL:
                return lambda counter: counter.dossiers.cancel(command)
            case Step.BRING_BACK:
                return lambda counter: counter.dossiers.bring_back(command)
            case Step.UNDO_RESULT:
                return lambda counter: counter.dossiers.undo_result(command)
            case _:
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


def print_wish(actor: Actor, dossier_id: int, reason: str, choice: PrinterChoice) -> Wish:
    """Return the wish for a receipt; a first print needs no reason."""
    command = PrintReceipt(actor=actor, dossier_id=dossier_id, reason=reason)
    return lambda counter: counter.dossiers.print_receipt(command, choice)


def text_of(field: Field) -> str:
    """Return what was typed into ``field``, without blanks around it."""
    editor = field.editor
    return editor.text().strip() if isinstance(editor, QLineEdit) else ""
