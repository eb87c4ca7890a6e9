"""A field of a form: its label with a mnemonic, a hint, the editor, and what is wrong with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme.tokens import GAP_M, GAP_XS
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import set_style, show_if
from app.ui.widgets.text import Text
from app.words import tr


class Field(QWidget):
    """Wraps ``editor``; an error stands in words under it and is read out with it.

    ``label`` has & before its mnemonic ("&Họ và tên"). ``hint`` stands beside the label.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint_text = hint
        self._required = required
        self._label = Text(label, "label")
        self._label.setBuddy(editor)
        self._star = Text("*", "required")
        show_if(self._star, required)
        self._hint = Text(hint, "small")
        show_if(self._hint, bool(hint))
        mark = IconLabel("alert-octagon", "error", small=True)
        self._error = Text("", "error", wrap=True)
        self.error_line = QWidget()
        error_layout = row(mark, self._error, gap=GAP_XS)
        error_layout.setStretch(1, 1)
        error_layout.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        error_layout.setContentsMargins(0, 2, 0, 0)
        self.error_line.setLayout(error_layout)
        self.error_line.hide()
        line = QWidget()
        line_layout = row(self._label, self._star, self._hint, None, gap=GAP_XS)
        line_layout.setContentsMargins(0, 0, 0, 2)
        line.setLayout(line_layout)
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = column(line, editor, self.error_line, gap=0)
        if editor.sizePolicy().verticalPolicy() != QSizePolicy.Policy.Expanding:
            # Fields side by side stay level when only one of them has an error to show.
            layout.addWidget(QWidget())
        self.setLayout(layout)
        self.setFocusProxy(editor)
        self._name_editor()

    def lend_error_line(self) -> QWidget:
        """Return the line that tells errors, for a place that is wider than this field."""
        if (layout := self.layout()) is not None:
            layout.removeWidget(self.error_line)
        return self.error_line

    def show_error(self, text: str) -> None:
        """Say under the editor what is wrong; an empty text clears."""
        self._error.setText(text)
        show_if(self.error_line, bool(text))
        set_style(self.editor, "invalid", bool(text))
        self._name_editor()

    def clear_error(self) -> None:
        """Take the error away."""
        self.show_error("")

    def error(self) -> str:
        """Return the error shown, or an empty text."""
        return self._error.text()

    def label(self) -> str:
        """Return what the field is called."""
        return self._label.text().replace("&", "")

    def is_required(self) -> bool:
        """Say whether it must be filled in."""
        return self._required

    def set_required(self, required: bool) -> None:
        """Mark the field as one that must be filled in, or not."""
        self._required = required
        show_if(self._star, required)
        self._name_editor()

    def set_hint(self, hint: str) -> None:
        """Show another hint beside the label."""
        self._hint_text = hint
        self._hint.setText(hint)
        show_if(self._hint, bool(hint))
        self._name_editor()

    def set_label(self, label: str) -> None:
        """Name the field anew, with & before its mnemonic."""
        self._label.setText(label)
        self._name_editor()

    def _name_editor(self) -> None:
        name = self.label()
        if self._required:
            name = tr("{field}, bắt buộc", field=name)
        self.editor.setAccessibleName(name)
        said = [part for part in (self._hint_text, self._error.text()) if part]
        self.editor.setAccessibleDescription(". ".join(said))


def side_by_side(*parts: tuple[QWidget, int], errors: Sequence[Field] = ()) -> QVBoxLayout:
    """Return a row whose parts share its width by their numbers, errors in whole lines below.

    ``errors`` are the fields whose errors stand there, by default the parts that are fields.
    """
    line = row(gap=GAP_M)
    for widget, share in parts:
        line.addWidget(widget, share)
    told = errors or [widget for widget, _share in parts if isinstance(widget, Field)]
    return column(line, *(field.lend_error_line() for field in told), gap=0)
