"""A quiet button that opens and closes a part of a form which most entries do not need."""

from PySide6.QtWidgets import QWidget

from app.ui.theme import icon
from app.ui.widgets.button import Button


class MoreButton(Button):
    """Stays pressed while its part is open; ``toggled`` tells the form to show or hide it."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, "quiet", icon="chevron-down", parent=parent)
        self.setCheckable(True)
        self.toggled.connect(self._point)

    def _point(self, opened: bool) -> None:
        self.setIcon(icon("chevron-up" if opened else "chevron-down", "primary"))
