"""A panel with one thing to do: what it is for, its content, and its buttons, always in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

from app.errors import MotCuaError
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr


class ActionPanel(Card):
    """Put the content in with ``put``, then the buttons; ``note`` stands above them."""

    def __init__(self, title: str, purpose: str) -> None:
        super().__init__(title)
        self.note = InlineBanner()
        self._content = column(gap=GAP_M)
        self._content.addStretch(0)
        inner = QWidget()
        inner.setLayout(self._content)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self._purpose = Text(purpose, "secondary", wrap=True)
        self.add(self._purpose)
        self.add(scroll, 1)
        self.add(self.note)

    def set_purpose(self, purpose: str) -> None:
        """Say that the panel is for something else now."""
        self._purpose.setText(purpose)

    def put(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Add ``item`` to the content, above the space that is left."""
        at = self._content.count() - 1
        if isinstance(item, QWidget):
            self._content.insertWidget(at, item, stretch)
        else:
            self._content.insertLayout(at, item, stretch)

    def put_instead(self, item: QWidget) -> None:
        """Let ``item``, which scrolls what must scroll itself, take the room of the content.

        What was put in before stands above it, no taller than it needs.
        """
        self.body.insertWidget(self.body.indexOf(self.note), item, 1)
        self.body.setStretchFactor(self._scroll, 0)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        show_if(self._scroll, self._content.count() > 1)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until ``widget``, which may have come up just now, is in sight."""
        self._content.activate()
        self._scroll.ensureWidgetVisible(widget)

    def put_buttons(self, *buttons: Button | None) -> None:
        """Add the buttons, last of all, so that Tab comes to them last; None is a gap."""
        self.add(row(*buttons) if None in buttons else row(None, *buttons))

    def explain(self, failure: MotCuaError) -> bool:
        """Say above the buttons what went wrong; the answer tells that it has been said."""
        title, advice = tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        self.note.show_note("error", title, advice)
        return True
