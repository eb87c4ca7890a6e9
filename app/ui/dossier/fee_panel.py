"""The fee of a dossier, computed while it is typed; asks for no more than its rules need."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.channel import Channel
from app.domain.fees import (
    FeeInput,
    FeeKind,
    FeeRule,
    PaymentMeans,
    compute_fee,
    fee_exemptions,
    fee_variants,
    rules_in_force,
    usual_means,
)
from app.domain.text import dong
from app.errors import InputError
from app.ui.dossier.form_part import FormPart, Spot, without_blanks
from app.ui.dossier.means_box import MeansBox
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.digit_edit import MoneyEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.styling import show_if
from app.words import tr

_MOST_COPIES, _MOST_PAGES = 999, 9999


class FeePanel(FormPart):
    """Hidden while nothing has to be told; ``payment`` belongs where the amount is shown.

    ``amount_changed`` brings the amount in words, and how it came about.
    """

    amount_changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules: Sequence[FeeRule] = ()
        self._day = date.min
        self._channel = Channel.DIRECT
        self.variant, self.exemption = ChoiceBox(), ChoiceBox()
        self.copies, self.pages = NumberEdit(1, _MOST_COPIES), NumberEdit(1, _MOST_PAGES)
        self.typed = MoneyEdit()
        self.paid = QCheckBox(tr("Đã nộ&p tiền"))
        self.means = MeansBox()
        self.receipt_number = QLineEdit()
        self._fields = {
            "variant": Field(tr("T&rường hợp"), self.variant, required=True),
            "exemption": Field(tr("Miễn, giảm"), self.exemption),
            "copies": Field(tr("Số &bản"), self.copies),
            "pages": Field(tr("Số trang"), self.pages),
            "typed_amount": Field(tr("Mức thu (đồng)"), self.typed),
        }
        asked = row(*self._fields.values(), gap=GAP_M)
        asked.setStretch(0, 3)
        asked.setStretch(1, 2)
        self.setLayout(asked)
        self.receipt_number.setPlaceholderText(tr("Số biên lai"))
        self.receipt_number.setAccessibleName(tr("Số biên lai"))
        self.payment = QWidget()
        payment = row(self.paid, self.means, self.receipt_number, gap=GAP_M)
        for at in (1, 2):
            payment.setStretch(at, 1)
        self.payment.setLayout(payment)
        self._listen()
        self.set_rules((), date.min)

    def set_rules(self, rules: Sequence[FeeRule], day: date) -> None:
        """Ask for what ``rules`` need on ``day``; what was chosen before is forgotten."""
        self._rules, self._day = rules, day
        self._ask_anew()
        self.restore({})

    def set_channel(self, channel: Channel) -> None:
        """Compute for a dossier that came by ``channel``, paid as those mostly are."""
        if self.means.key() is usual_means(self._channel):
            self.means.set_key(usual_means(channel))
        self._channel = channel
        self._ask_anew()
        self._note_change()

    def fee_input(self) -> FeeInput:
        """Return what the clerk has told about the fee."""
        return FeeInput(
            copies=self.copies.value(),
            pages=self.pages.value(),
            channel=self._channel,
            variant=str(self.variant.key() or ""),
            exemption=str(self.exemption.key() or ""),
            typed_amount=self.typed.value(),
        )

    def fee_means(self) -> PaymentMeans | None:
        """Return how the fee was paid, None while it has not been."""
        return self.means.means() if self.paid.isChecked() else None

    def first_asked(self) -> QWidget | None:
        """Return the first field the fee depends on, None when it depends on none."""
        return next((field for field in self._fields.values() if not field.isHidden()), None)

    def spots(self) -> Mapping[str, Spot]:
        return self._fields

    def state(self) -> dict[str, Any]:
        return without_blanks(
            {
                "variant": self.variant.key(),
                "exemption": self.exemption.key(),
                "copies": self.copies.value() if self.copies.value() > 1 else None,
                "pages": self.pages.value() if self.pages.value() > 1 else None,
                "typed": self.typed.value(),
                "paid": self.paid.isChecked(),
                "receipt": self.receipt_number.text(),
                "means": self.means.key() if self._means_told() else None,
            }
        )

    def restore(self, state: Mapping[str, Any]) -> None:
        _choose(self.variant, state.get("variant"))
        _choose(self.exemption, state.get("exemption"))
        self.copies.setValue(int(state.get("copies") or 1))
        self.pages.setValue(int(state.get("pages") or 1))
        self.typed.set_value(state.get("typed"))
        self.paid.setChecked(bool(state.get("paid")))
        self.receipt_number.setText(str(state.get("receipt", "")))
        means = state.get("means")
        self.means.set_key(PaymentMeans(means) if means else usual_means(self._channel))
        self.clear_errors()
        self._note_change()

    def _listen(self) -> None:
        for box in (self.variant, self.exemption, self.means):
            box.key_changed.connect(self._note_change)
        for number in (self.copies, self.pages):
            number.valueChanged.connect(self._note_change)
        self.typed.value_changed.connect(self._note_change)
        self.paid.toggled.connect(self._note_change)
        self.receipt_number.textChanged.connect(self._note_change)

    def _means_told(self) -> bool:
        return self.paid.isChecked() and self.means.key() is not usual_means(self._channel)

    def _ask_anew(self) -> None:
        """Offer the cases that hold for the channel, and show only the fields some rule needs."""
        given = (self._rules, self._channel, self._day)
        variants, exemptions = fee_variants(*given), fee_exemptions(*given)
        self.variant.set_choices([("", tr("Chọn…")), *((one, one) for one in variants)])
        self.exemption.set_choices([("", tr("Không")), *((one, one) for one in exemptions)])
        rules = rules_in_force(*given)
        kinds = {rule.kind for rule in rules}
        local = FeeKind.LOCAL in kinds or not rules
        show_if(self._fields["variant"], bool(variants))
        show_if(self._fields["exemption"], bool(exemptions))
        show_if(self._fields["copies"], bool(kinds & {FeeKind.PER_COPY, FeeKind.PER_PAGE}))
        show_if(self._fields["pages"], FeeKind.PER_PAGE in kinds)
        show_if(self._fields["typed_amount"], local and self._day != date.min)
        show_if(self, self.first_asked() is not None)

    def _note_change(self) -> None:
        """Compute anew; what is not chosen yet is a hint here and an error only at saving."""
        self.clear_errors()
        amount, words, explanation = 0, "", ""
        if self._day != date.min:
            try:
                fee = compute_fee(self._rules, self.fee_input(), self._day)
                amount, explanation = fee.amount, tr(fee.explanation)
                words = dong(amount) if amount else tr("Không thu") if fee.settled else "…"
            except InputError as error:
                words, explanation = "…", tr(error.title, **error.values)
        show_if(self.payment, amount > 0)
        for field in (self.means, self.receipt_number):
            show_if(field, self.paid.isChecked())
        self.amount_changed.emit(words, "" if explanation == words else explanation)
        self.changed.emit()


def _choose(box: ChoiceBox, key: object) -> None:
    """Choose ``key`` if it is still offered; catalogues change between a draft and its return."""
    box.set_key(key if key is not None and box.findText(str(key)) > 0 else "")
