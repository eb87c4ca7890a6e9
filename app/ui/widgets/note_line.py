"""A remark of one or two lines between the fields of a form: smaller and quieter than a banner."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.theme.tokens import GAP_S
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.inline_banner import KIND_ICONS, BannerKind
from app.ui.widgets.layouts import row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text


class NoteLine(QWidget):
    """An icon, a text that wraps and perhaps a button; hidden until ``show_note``."""

    def __init__(self, *, action: QPushButton | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = IconLabel(*KIND_ICONS["info"], small=True)
        self._text = Text("", "small", wrap=True)
        layout = row(self._picture, self._text, gap=GAP_S)
        layout.setStretch(1, 1)
        layout.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        if action is not None:
            layout.addWidget(action)
        self.setLayout(layout)
        self.hide()

    def show_note(self, kind: BannerKind, text: str) -> None:
        """Show ``text`` in place of an earlier one; an empty one takes the note away."""
        self._text.setText(text)
        self._picture.set_icon(*KIND_ICONS[kind])
        self.setAccessibleName(text)
        show_if(self, bool(text))

    def clear_note(self) -> None:
        """Take the note away."""
        self.show_note("info", "")

    def text(self) -> str:
        """Return the text shown, or an empty text."""
        return self._text.text()
