"""The parts of a correction that no intake has: which procedure was meant, and how it goes out.

The person and the fee are parts of the intake form; all of them together are ``correct_form``.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.channel import CHANNEL_LABELS, DELIVERY_LABELS, Channel, DeliveryWay
from app.domain.corrections import Standing
from app.domain.fees import FeeInput
from app.domain.procedure import Procedure
from app.errors import InputError
from app.ui.dossier.fee_panel import FeePanel
from app.ui.dossier.form_part import FormPart, Spot
from app.ui.dossier.procedure_picker import Catalogue, ProcedurePicker
from app.ui.official.moment_edit import MomentEdit
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr

_MOST_SETS = 99
_NOTE_LINES = 3


class ProcedurePart(FormPart):
    """Which procedure it is, what its fee is counted by, and for when the result is promised."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing: Standing | None = None
        self._fee_then: dict[str, Any] = {}
        self._told: tuple[str, str] = ("", "")
        self.picker, self.fee = ProcedurePicker(), FeePanel()
        self.moment = MomentEdit(today, tr("Hẹn trả"))
        self._moment_field = Field(
            tr("&Hẹn trả"), self.moment, hint=tr("đổi được nếu hẹn nhầm; cả hai ngày đều được lưu")
        )
        self.explanation = Text("", "small", wrap=True)
        self.amount = Text("", "secondary", wrap=True)
        self.receipt = QLineEdit()
        self.not_taken = QCheckBox(tr("Ghi nhầm: phí chưa thu"))
        self._receipt_field = Field(tr("Số biên lai đã th&u"), self.receipt)
        self.setLayout(
            column(
                self.picker,
                self.fee,
                self.amount,
                self._receipt_field,
                self.not_taken,
                column(self._moment_field, self.explanation, gap=0),
                None,
                gap=GAP_M,
            )
        )
        self.picker.chosen.connect(self._take)
        self.fee.amount_changed.connect(self._tell_fee)
        self.not_taken.toggled.connect(self.changed)
        self.receipt.textChanged.connect(lambda _text: self.changed.emit())
        for part in (self.picker, self.fee):
            part.changed.connect(self.changed)
        for line in (self.moment.day, self.moment.hour):
            line.textEdited.connect(self._moment_field.clear_error)
            line.textChanged.connect(lambda _text: self.changed.emit())

    def put(self, standing: Standing, catalogue: Catalogue) -> None:
        """Show what was taken down."""
        self._standing = standing
        self.picker.set_catalogue(catalogue)
        self.picker.restore({"code": standing.procedure_code})
        if self.picker.procedure() is None:
            self._take(None)
        self.tell_promise(standing.promised_at, "")
        self.moment.setEnabled(not standing.finished)
        self._fee_then = _of_fee(self.fee)
        self.receipt.setText(standing.fee_receipt_number)
        self.not_taken.setChecked(False)
        for asked in (self._receipt_field, self.not_taken):
            show_if(asked, standing.fee_paid)
        self.clear_errors()

    def set_channel(self, channel: Channel) -> None:
        """Count the fee for a dossier that came by ``channel``."""
        self.fee.set_channel(channel)

    def procedure(self) -> Procedure | None:
        """Return the procedure that is chosen, None where the catalogue does not know it."""
        return self.picker.procedure()

    def other_code(self) -> str | None:
        """Return the code of another procedure than the one taken down, if one is chosen."""
        chosen = self.picker.procedure()
        same = self._standing is None or (
            chosen is not None and chosen.code == self._standing.procedure_code
        )
        return None if chosen is None or same else chosen.code

    def fee_input(self) -> FeeInput | None:
        """Return what the fee is counted by, None where nobody has touched it."""
        touched = self.other_code() is not None or _of_fee(self.fee) != self._fee_then
        return self.fee.fee_input() if touched else None

    def other_receipt(self) -> str | None:
        """Return the number the receipt of a paid fee should have had, if another was typed."""
        typed, standing = self.receipt.text().strip(), self._standing
        paid = standing is not None and standing.fee_paid
        same = standing is None or typed == standing.fee_receipt_number
        return typed if paid and typed and not same else None

    def named_day(self) -> datetime | None:
        """Return the appointment the clerk named; InputError("promised_at") when it is none."""
        if self._typed_moment() == self._told:
            return None
        try:
            named = self.moment.value()
        except InputError as error:
            raise InputError("promised_at", error.title, error.advice, **error.values) from error
        return named

    def tell_promise(self, promised_at: datetime, explanation: str) -> None:
        """Show the promise that counts, unless the clerk has named another."""
        if self._typed_moment() == self._told and self.moment.isEnabled():
            self.moment.put(promised_at, promised_at)
            self._told = self._typed_moment()
        self.explanation.setText(explanation)

    def spots(self) -> Mapping[str, Spot]:
        return {
            **self.picker.spots(),
            **self.fee.spots(),
            "promised_at": self._moment_field,
            "fee_receipt_number": self._receipt_field,
        }

    def forget(self) -> None:
        """Let the next dossier's promise be shown."""
        self.moment.setEnabled(True)
        self._told = self._typed_moment()

    def _take(self, procedure: Procedure | None) -> None:
        standing = self._standing
        if standing is None:
            return
        self.fee.set_rules(procedure.fees if procedure else (), standing.received_on)
        self.fee.set_channel(standing.channel)
        if procedure is not None and procedure.code == standing.procedure_code:
            self.fee.restore(_fee_state(standing.fee_input))
        show_if(self.fee, procedure is not None and self.fee.first_asked() is not None)

    def _tell_fee(self, amount: str, explanation: str) -> None:
        words = tr("Phí, lệ phí: {amount}", amount=amount) if amount else ""
        self.amount.setText(" – ".join(part for part in (words, explanation) if part))

    def _typed_moment(self) -> tuple[str, str]:
        return self.moment.day.text(), self.moment.hour.text()


class HandingPart(FormPart):
    """How a dossier came in and how its result goes out, the number of sets, and the note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._then: dict[str, Any] = {}
        self.channel = ChoiceBox([(one, tr(CHANNEL_LABELS[one])) for one in Channel])
        self.sets = NumberEdit(1, _MOST_SETS)
        self.way = ChoiceBox([(one, tr(DELIVERY_LABELS[one])) for one in DeliveryWay])
        self.address = QLineEdit()
        self.address.setPlaceholderText(tr("như địa chỉ người nộp"))
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * _NOTE_LINES + 16)
        self._fields = {
            "channel": Field(tr("&Cách nộp"), self.channel),
            "sets": Field(tr("Số &bộ"), self.sets),
            "delivery": Field(tr("Cách nhận kết &quả"), self.way),
            "delivery_address": Field(tr("Nơi n&hận"), self.address),
            "note": Field(tr("&Ghi chú"), self.note),
        }
        fields = self._fields
        ways = row(fields["channel"], fields["sets"], gap=GAP_M)
        goes = row(fields["delivery"], fields["delivery_address"], gap=GAP_M)
        for layout in (ways, goes):
            layout.setStretch(0, 2)
            layout.setStretch(1, 3)
        self.setLayout(column(ways, goes, fields["note"], None, gap=GAP_S))
        for box in (self.channel, self.way):
            box.key_changed.connect(self._note_change)
        self.sets.valueChanged.connect(self._note_change)
        self.address.textChanged.connect(self._note_change)
        self.note.textChanged.connect(self._note_change)

    def put(self, standing: Standing) -> None:
        """Show what was taken down."""
        self.channel.set_key(standing.channel)
        self.sets.setValue(standing.sets)
        self.way.set_key(standing.delivery)
        self.address.setText(standing.delivery_address)
        self.note.setPlainText(standing.note)
        self.clear_errors()
        self._then = self.state()

    def channel_chosen(self) -> Channel:
        """Return how the dossier came in."""
        return Channel(str(self.channel.key()))

    def touched(self) -> dict[str, Any]:
        """Return what is other than it was taken down, as a correction names it."""
        now = self.state()
        return {name: value for name, value in now.items() if value != self._then.get(name)}

    def spots(self) -> Mapping[str, Spot]:
        return self._fields

    def state(self) -> dict[str, Any]:
        return {
            "channel": self.channel_chosen(),
            "sets": self.sets.value(),
            "delivery": DeliveryWay(str(self.way.key())),
            "delivery_address": self.address.text().strip(),
            "note": self.note.toPlainText().strip(),
        }

    def _note_change(self) -> None:
        sent = DeliveryWay(str(self.way.key())) in (DeliveryWay.AT_HOME, DeliveryWay.POST)
        show_if(self._fields["delivery_address"], sent)
        self.changed.emit()


def _of_fee(fee: FeePanel) -> dict[str, Any]:
    """Return what the amount depends on; how it was paid is no matter of a correction."""
    given = fee.fee_input()
    return {name: getattr(given, name) for name in given.__slots__}


def _fee_state(given: FeeInput) -> dict[str, Any]:
    return {
        "variant": given.variant,
        "exemption": given.exemption,
        "copies": given.copies,
        "pages": given.pages,
        "typed": given.typed_amount,
    }
