"""Who takes the result or where it was sent, a lost slip, and the fee that is still to be taken.

By default the applicant; anybody else needs an identity number and a ground. What is right is
decided by the counter, whose complaints are shown at their fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QRadioButton, QWidget

from app.domain.citizen_card import CitizenCard
from app.domain.fees import PaymentMeans, usual_means
from app.domain.listings import DossierCard
from app.domain.roles import Actor
from app.domain.text import dong, same_name
from app.errors import InputError
from app.services.commands import ReturnResult
from app.services.step_commands import ReturnElectronically
from app.ui.dossier.collector_part import CollectorPart
from app.ui.dossier.form_part import error_words, without_blanks
from app.ui.dossier.means_box import MeansBox
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row, separator
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import show_if
from app.words import tr

_IDENTITY_DIGITS = 12
_ANOTHER, _ELECTRONIC = 2, 3


@dataclass(frozen=True, slots=True)
class Typed:
    """What has been entered by hand, to tell an untouched form from a half-typed one."""

    name: str
    identity: str
    ground: str
    receipt: str
    slip_lost: bool
    sent_to: str

    def anything(self) -> bool:
        """Say whether any of it is not as the form began."""
        texts = (self.name, self.identity, self.ground, self.receipt, self.sent_to)
        return any(texts) or self.slip_lost


class CollectorForm(CollectorPart):
    """Made once, shown anew for each dossier."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: DossierCard | None = None
        self.applicant = QRadioButton()
        self.submitter = QRadioButton()
        self.another = QRadioButton(tr("Người &khác nhận thay"))
        self._who = QButtonGroup(self)
        self.electronic = QRadioButton(tr("T&rả điện tử, không cần ký nhận"))
        ways = (self.applicant, self.submitter, self.another, self.electronic)
        for number, box in enumerate(ways):
            self._who.addButton(box, number)
        self.sent_to = QLineEdit()
        self.sent_to.setPlaceholderText(tr("tài khoản, thư điện tử, số Zalo"))
        self.name, self.ground, self.receipt = QLineEdit(), QLineEdit(), QLineEdit()
        self.identity = DigitEdit(_IDENTITY_DIGITS, groups=(3, 3, 3, 3))
        self.ground.setPlaceholderText(tr("giấy ủy quyền số …"))
        self.slip_lost = QCheckBox(tr("Mất &giấy hẹn"))
        self.paid, self.means = QCheckBox(), MeansBox()
        self._no_fee = NoteLine()
        receipt = Field(tr("Số &biên lai"), self.receipt)
        self._fields = {
            "collector_name": Field(tr("&Họ tên người nhận"), self.name, required=True),
            "collector_identity": Field(tr("&Số định danh"), self.identity, required=True),
            "collector_relation": Field(tr("&Căn cứ nhận thay"), self.ground, required=True),
            "fee_receipt_number": receipt,
            "sent_to": Field(tr("Đã gửi &tới"), self.sent_to, required=True),
        }
        self._lay_out(receipt)
        self._who.idToggled.connect(self._settle)
        self.receipt.textEdited.connect(self._note_receipt)
        for line in (self.name, self.identity, self.ground, self.receipt, self.sent_to):
            line.textChanged.connect(self.changed)
        self.means.key_changed.connect(lambda _means: self.changed.emit())
        for box in (self.slip_lost, self.paid):
            box.toggled.connect(self.changed)
        self._who.idToggled.connect(lambda _id, _on: self.changed.emit())

    def show_card(self, card: DossierCard) -> None:
        """Begin anew for ``card``: its applicant collects, the slip is there, no money taken."""
        self._card = card
        name, submitter = card.row.applicant_name, card.submitter_name
        self.applicant.setText(tr("&Người được cấp: {name}", name=_plain(name)))
        self.submitter.setText(tr("Người nộ&p: {name}", name=_plain(submitter)))
        if submitter == name:
            self.applicant.setText(tr("&Người nộp: {name}", name=_plain(name)))
        show_if(self.submitter, submitter != name)
        self.applicant.setChecked(True)
        show_if(self.electronic, not card.course.out_for_delivery)
        for field in (self.name, self.identity, self.ground, self.receipt, self.sent_to):
            field.clear()
        self.slip_lost.setChecked(False)
        self.paid.setChecked(False)
        self.means.set_key(usual_means(card.channel))
        self.paid.setText(_money_words(card))
        show_if(self._fee, _money_due(card))
        self.clear_errors()
        self._settle()

    def take_card(self, card: CitizenCard) -> None:
        """Fill in who collects from a scanned citizen card."""
        if self._card is None:
            return
        same_number = card.number.digits == self._card.identity_number
        if same_number or same_name(card.name, self._card.row.applicant_name):
            self.applicant.setChecked(True)
            return
        self.another.setChecked(True)
        self.name.setText(card.name)
        self.identity.set_digits(card.number.digits)
        self.ground.setFocus()

    def command(self, actor: Actor) -> ReturnResult | ReturnElectronically:
        """Return the wish as the form stands; call only after ``show_card``."""
        card = self._card
        assert card is not None
        who: dict[str, Any] = {"collector_name": card.row.applicant_name}
        if self.submitter.isChecked():
            who = {"collector_name": card.submitter_name}
        elif self.another.isChecked():
            who = {
                "collector_name": self.name.text().strip(),
                "collector_identity": self.identity.digits(),
                "collector_relation": self.ground.text().strip(),
            }
        wish: dict[str, Any] = {
            "actor": actor,
            "dossier_id": card.row.id,
            "slip_lost": self.slip_lost.isChecked() and not self.electronic.isChecked(),
            "fee_paid_now": self.paid.isChecked() and _money_due(card),
            "fee_receipt_number": self.receipt.text().strip(),
            "fee_means": self.means.means(),
            **who,
        }
        if self.electronic.isChecked():
            return ReturnElectronically(**wish, sent_to=self.sent_to.text().strip())
        return ReturnResult(**wish)

    def typed(self) -> Typed:
        """Return what has been entered by hand so far."""
        return Typed(
            self.name.text(),
            self.identity.text(),
            self.ground.text(),
            self.receipt.text(),
            self.slip_lost.isChecked(),
            self.sent_to.text() if self.electronic.isChecked() else "",
        )

    def state(self) -> dict[str, Any]:
        """Return what has been entered, as JSON knows it."""
        return without_blanks(
            {
                "who": self._who.checkedId(),
                "name": self.name.text(),
                "identity": self.identity.digits(),
                "ground": self.ground.text(),
                "receipt": self.receipt.text(),
                "slip_lost": self.slip_lost.isChecked(),
                "sent_to": self.sent_to.text(),
                "paid": self.paid.isChecked(),
                "means": self.means.key(),
            }
        )

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what ``state`` once returned, for the dossier that is shown."""
        who = self._who.button(int(state.get("who", 0)))
        (who or self.applicant).setChecked(True)
        self.name.setText(str(state.get("name", "")))
        self.identity.set_digits(str(state.get("identity", "")))
        self.ground.setText(str(state.get("ground", "")))
        self.receipt.setText(str(state.get("receipt", "")))
        self.sent_to.setText(str(state.get("sent_to", "")))
        self.slip_lost.setChecked(bool(state.get("slip_lost")))
        self.paid.setChecked(bool(state.get("paid")))
        if state.get("means"):
            self.means.set_key(PaymentMeans(state["means"]))

    def show_problem(self, error: InputError) -> QWidget | None:
        """Tell ``error`` at its field, go there and return it; None when none is meant."""
        self.clear_errors()
        words = error_words(error)
        if error.field == "fee_paid_now":
            self._no_fee.show_note("error", words)
            self.paid.setFocus()
            return self._fee
        field = self._fields.get(self.field_of(error))
        if field is not None:
            field.show_error(words)
            field.setFocus()
        return field

    def spots(self) -> Mapping[str, Field]:
        return self._fields

    def clear_errors(self) -> None:
        self._no_fee.clear_note()
        super().clear_errors()

    def _lay_out(self, receipt: Field) -> None:
        fields = self._fields
        self._person = QWidget()
        number = row(fields["collector_identity"], fields["collector_relation"], gap=GAP_M)
        self._person.setLayout(column(fields["collector_name"], number))
        self._fee = QWidget()
        how = row(Field(tr("Hình thức thu"), self.means), receipt, gap=GAP_M)
        fee = (self.paid, how, self._no_fee, separator())
        self._fee.setLayout(column(*fee, margins=(0, 0, 0, GAP_M)))
        self.setLayout(
            column(
                self._fee,
                self.applicant,
                self.submitter,
                self.another,
                self._person,
                self.electronic,
                fields["sent_to"],
                self.slip_lost,
                gap=0,
            )
        )

    def _settle(self) -> None:
        another = self._who.checkedId() == _ANOTHER
        electronic = self._who.checkedId() == _ELECTRONIC
        show_if(self._person, another)
        show_if(self._fields["sent_to"], electronic)
        show_if(self.slip_lost, not electronic)
        if electronic and not self.sent_to.text() and self._card is not None:
            self.sent_to.setText(self._card.email)
        if self.isVisible() and (another or electronic):
            (self.name if another else self.sent_to).setFocus()

    def _note_receipt(self, number: str) -> None:
        if number.strip():
            self.paid.setChecked(True)


def _plain(name: str) -> str:
    """Keep an & in the name of a company from becoming a mnemonic."""
    return name.replace("&", "&&")


def _money_due(card: DossierCard) -> bool:
    """Say whether money has to change hands: the fee, or what a correction of it left open."""
    return not card.fee_paid or bool(card.fee_open)


def _money_words(card: DossierCard) -> str:
    if card.fee_open > 0:
        return tr("Đã &thu thêm {fee}", fee=dong(card.fee_open))
    if card.fee_open < 0:
        return tr("Đã &trả lại {fee}", fee=dong(-card.fee_open))
    return tr("Đã &thu {fee}", fee=dong(card.fee))
