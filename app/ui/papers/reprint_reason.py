"""Why a paper comes out once more: one of three usual reasons, or another in words."""

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from app.errors import InputError
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.words import N_, tr


class ReprintReason(QWidget):
    """The reason goes onto the paper, so it is always in Vietnamese; ``field`` is for another."""

    REASONS = (
        (N_("Kẹt &giấy"), "Kẹt giấy"),
        (N_("Bản in &mờ"), "Bản in mờ"),
        (N_("Công &dân làm mất"), "Công dân làm mất"),
        (N_("Lý do &khác"), ""),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field(tr("&Lý do in lại"), QLineEdit(), required=True)
        self._choices = QButtonGroup(self)
        boxes = [QRadioButton(tr(words)) for words, _reason in self.REASONS]
        for number, box in enumerate(boxes):
            self._choices.addButton(box, number)
        self._choices.idToggled.connect(self._settle)
        self.setLayout(column(row(*boxes[:2], None), row(*boxes[2:], None), self.field, gap=0))
        self.clear()

    def reason(self) -> str:
        """Return the reason; InputError when another one is not said."""
        reason = self.REASONS[self._choices.checkedId()][1] or self._text()
        if not reason:
            raise InputError("reason", N_("Chưa ghi lý do in lại."))
        return reason

    def half_typed(self) -> bool:
        """Say whether another reason has been begun."""
        return bool(self._text())

    def first_field(self) -> QWidget:
        """Return what gets the keyboard when the reason is asked for."""
        return self._choices.checkedButton() or self.field

    def clear(self) -> None:
        """Choose the first reason again."""
        editor = self.field.editor
        if isinstance(editor, QLineEdit):
            editor.clear()
        self.field.clear_error()
        self._choices.button(0).setChecked(True)
        self._settle()

    def _text(self) -> str:
        editor = self.field.editor
        return editor.text().strip() if isinstance(editor, QLineEdit) else ""

    def _settle(self) -> None:
        other = self._choices.checkedId() == len(self.REASONS) - 1
        show_if(self.field, other)
        if other:
            self.field.setFocus()
