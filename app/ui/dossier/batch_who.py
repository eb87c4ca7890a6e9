"""What a batch asks once for all its dossiers: who collects, who handles them, who carries them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.batch import BatchKind
from app.domain.citizen_card import CitizenCard
from app.errors import InputError
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.styling import show_if
from app.words import N_, tr

_IDENTITY_DIGITS = 12
_FIELDS: dict[BatchKind, tuple[str, ...]] = {
    BatchKind.RETURN: ("collector_name", "collector_identity", "collector_relation"),
    BatchKind.HAND_OVER: ("handling_unit",),
    BatchKind.RESULTS: (),
    BatchKind.HOME_ROUND: ("carrier",),
    BatchKind.POST_ROUND: (),
    BatchKind.ROUND_BACK: (),
}
# Short enough to stand under a narrow field without pushing the lines off the page.
_MISSING = {
    "collector_identity": N_("Người khác đến nhận: cần số căn cước."),
    "collector_relation": N_("Người khác đến nhận: cần căn cứ."),
}


class BatchWho(QWidget):
    """Shows the fields of one kind of batch; ``changed`` with every change, whoever made it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = BatchKind.RETURN
        self.name, self.relation = QLineEdit(), QLineEdit()
        self.unit, self.carrier = QLineEdit(), QLineEdit()
        self.identity = DigitEdit(_IDENTITY_DIGITS, groups=(3, 3, 3, 3))
        self.relation.setPlaceholderText(tr("chủ hộ, giấy ủy quyền số …"))
        self.fields = {
            "collector_name": Field(tr("&Họ tên người nhận"), self.name, required=True),
            "collector_identity": Field(tr("&Số định danh"), self.identity),
            "collector_relation": Field(tr("&Căn cứ nhận thay"), self.relation),
            "handling_unit": Field(tr("Bộ &phận nhận"), self.unit, hint=tr("không bắt buộc")),
            "carrier": Field(tr("&Người đi giao"), self.carrier, required=True),
        }
        layout = row(*self.fields.values(), gap=GAP_M)
        for at in range(layout.count()):
            layout.setStretch(at, 1)
        self.setLayout(layout)
        for edit in self._edits().values():
            edit.textChanged.connect(self.changed)

    def show_kind(self, kind: BatchKind) -> int:
        """Ask what ``kind`` needs, and return how many fields that takes."""
        self._kind = kind
        for name, field in self.fields.items():
            show_if(field, name in _FIELDS[kind])
        return len(_FIELDS[kind])

    def take_card(self, card: CitizenCard) -> None:
        """Fill in who collects from a scanned citizen card."""
        self.name.setText(card.name)
        self.identity.set_digits(card.number.digits)
        self.relation.setFocus()

    def state(self) -> dict[str, str]:
        """Return what has been entered for this kind, by the names of the command."""
        edits = self._edits()
        return {
            name: self.identity.digits() if name == "collector_identity" else edits[name].text()
            for name in _FIELDS[self._kind]
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what ``state`` once returned."""
        for name, edit in self._edits().items():
            text = str(state.get(name, ""))
            if edit is self.identity:
                self.identity.set_digits(text)
            else:
                edit.setText(text)
        self.clear_errors()

    def show_problem(self, name: str, error: InputError) -> bool:
        """Tell ``error`` at the field ``name`` and go there; False when it is not asked for."""
        if name not in _FIELDS[self._kind]:
            return False
        words = tr(error.title, **error.values)
        if name in _MISSING and not self._edits()[name].text():
            words = tr(_MISSING[name])
        self.fields[name].show_error(words)
        self.fields[name].setFocus()
        return True

    def clear_errors(self) -> None:
        """Take all complaints away."""
        for field in self.fields.values():
            field.clear_error()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter moves on; only F9 confirms, because a scanner sends Enter as well.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _edits(self) -> dict[str, QLineEdit]:
        return {
            "collector_name": self.name,
            "collector_identity": self.identity,
            "collector_relation": self.relation,
            "handling_unit": self.unit,
            "carrier": self.carrier,
        }
