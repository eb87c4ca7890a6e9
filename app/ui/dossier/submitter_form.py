"""Who stands at the desk when it is not the applicant, and by what right he hands in."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.citizen_card import CitizenCard
from app.domain.identity_number import parse_identity
from app.errors import InputError
from app.ui.dossier.form_part import FormPart, Spot, error_words, without_blanks
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.field import Field, side_by_side
from app.ui.widgets.layouts import column
from app.ui.widgets.more_button import MoreButton
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import show_if
from app.words import N_, tr

_LONGEST_NUMBER = 12


class SubmitterForm(FormPart):
    """Hidden until ``opener`` is pressed; closing it forgets what was entered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opener = MoreButton(tr("Nộp tha&y"))
        self.number = DigitEdit(_LONGEST_NUMBER, groups=(3, 3, 3, 3))
        self.name = QLineEdit()
        self._number_field = Field(tr("Căn cước người nộp thay"), self.number)
        self._name_field = Field(tr("Người nộp thay"), self.name, required=True)
        self.relation, self.authority = QLineEdit(), QLineEdit()
        self.relation.setPlaceholderText(tr("ví dụ: con, nhân viên"))
        self.authority.setPlaceholderText(tr("số, ngày"))
        self._relation_field = Field(tr("Quan hệ với chủ hồ sơ"), self.relation)
        self._authority_field = Field(tr("Giấy ủy quyền"), self.authority)
        self._note = NoteLine()
        fields = side_by_side((self._number_field, 1), (self._name_field, 1))
        right = side_by_side((self._relation_field, 1), (self._authority_field, 1))
        self.setLayout(column(fields, self._note, right, gap=GAP_S))
        self.opener.toggled.connect(self._open)
        self.opener.clicked.connect(lambda opened: opened and self.number.setFocus())
        self.number.editingFinished.connect(self._check)
        for line, field in (
            (self.number, self._number_field),
            (self.name, self._name_field),
            (self.relation, self._relation_field),
            (self.authority, self._authority_field),
        ):
            line.textEdited.connect(field.clear_error)
            line.textChanged.connect(self.changed)
        self.hide()

    def submitter(self) -> tuple[str, str]:
        """Return name and number, both empty when the applicant came in person.

        InputError("submitter_name") when somebody else came who has no name yet.
        """
        if not self.opener.isChecked():
            return "", ""
        name = self.name.text().strip()
        if not name:
            raise InputError(
                "submitter_name",
                N_("Chưa nhập tên người nộp thay."),
                N_("Nhập họ tên người đang đứng nộp, hoặc đóng mục Nộp thay."),
            )
        return name, self.number.digits()

    def right(self) -> tuple[str, str]:
        """Return how the submitter is related to the applicant, and the paper that says he may."""
        if not self.opener.isChecked():
            return "", ""
        return self.relation.text().strip(), self.authority.text().strip()

    def has_keyboard(self) -> bool:
        """Say whether this form is being typed into, so that a card scanned now is meant for it."""
        return self.name.hasFocus() or self.number.hasFocus()

    def take_card(self, card: CitizenCard) -> None:
        """Open and fill the empty fields from ``card``."""
        self.opener.setChecked(True)
        if not self.number.digits():
            self.number.set_digits(card.number.digits)
        if not self.name.text().strip():
            self.name.setText(card.name)
        certain = card.name_certain
        words = tr("Đã điền từ thẻ.") if certain else tr("So lại họ tên với thẻ: có thể sai dấu.")
        self._note.show_note("success" if certain else "warn", words)

    def spots(self) -> Mapping[str, Spot]:
        return {
            "submitter_identity": self._number_field,
            "submitter_name": self._name_field,
            "submitter_relation": self._relation_field,
            "submitter_authority": self._authority_field,
        }

    def state(self) -> dict[str, Any]:
        return without_blanks(
            {
                "open": self.opener.isChecked(),
                "name": self.name.text(),
                "number": self.number.digits(),
                "relation": self.relation.text(),
                "authority": self.authority.text(),
            }
        )

    def restore(self, state: Mapping[str, Any]) -> None:
        self.opener.setChecked(bool(state.get("open")))
        self.name.setText(str(state.get("name", "")))
        self.number.set_digits(str(state.get("number", "")))
        self.relation.setText(str(state.get("relation", "")))
        self.authority.setText(str(state.get("authority", "")))
        self._note.clear_note()
        self.clear_errors()

    def _open(self, opened: bool) -> None:
        show_if(self, opened)
        if not opened:
            self.restore({})
        self.changed.emit()

    def _check(self) -> None:
        try:
            if self.number.digits():
                parse_identity(self.number.digits())
        except InputError as error:
            self._number_field.show_error(error_words(error))
