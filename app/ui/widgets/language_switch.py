"""The two languages of the screen as two buttons, each named in itself so that anyone finds it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.widgets.button import Button
from app.ui.widgets.layouts import row

# Never translated: who cannot read the present language looks for the name of another.
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}


class LanguageSwitch(QWidget):
    """Shows which language is in force; ``chosen`` carries the other one when it is pressed."""

    chosen = Signal(str)

    def __init__(self, current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        group = QButtonGroup(self)
        layout = row()
        for code, name in LANGUAGES.items():
            button = Button(name)
            button.setCheckable(True)
            button.setChecked(code == current)
            button.clicked.connect(lambda _on, code=code: self._choose(code, current))
            group.addButton(button)
            self.buttons[code] = button
            layout.addWidget(button)
        self.setLayout(layout)

    def _choose(self, code: str, current: str) -> None:
        if code != current:
            self.chosen.emit(code)
