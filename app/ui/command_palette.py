"""Ctrl+K: every page and command by name, typed without accents; what they do is theirs."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.text import fold
from app.ui.page import Command
from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.layouts import column
from app.ui.widgets.search_select import Choice, SearchSelect
from app.words import tr


class CommandPalette(QDialog):
    """Closes itself, then runs the command that has been picked."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = list(commands)
        self.setWindowTitle(tr("Lệnh"))
        self.line = SearchSelect(self._rank)
        self.line.setAccessibleName(tr("Tìm lệnh"))
        self.line.setPlaceholderText(tr("Gõ tên việc cần làm, không cần dấu"))
        self.line.chosen.connect(self._run)
        self.line.installEventFilter(self)
        layout = column(self.line, None, margins=(GAP_M, GAP_M, GAP_M, GAP_M))
        self.setLayout(layout)
        width = min(parent.width() - 80, self.fontMetrics().averageCharWidth() * 64)
        # Room for the line and a full list of choices, which opens inside this window.
        self.resize(width, min(parent.height() - 80, tokens().sizes.control * 9 + 4 * GAP_M))
        self.move(parent.mapToGlobal(QPoint((parent.width() - width) // 2, 40)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def showEvent(self, event: object) -> None:
        self.line.setFocus()
        self.line.show_choices()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The line's own Escape would only close the list and leave an empty window behind.
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.reject()
            return True
        return super().eventFilter(watched, event)

    def _rank(self, typed: str) -> list[Choice]:
        """Return the commands with every typed word, those that begin with the text first."""
        wanted = fold(typed)
        words = wanted.split()
        found: list[tuple[int, int, Choice]] = []
        for number, command in enumerate(self._commands):
            name = fold(command.title)
            if all(word in name for word in words):
                rank = 0 if name.startswith(wanted) else 1
                found.append((rank, number, Choice(number, command.title, command.key)))
        return [choice for _rank, _number, choice in sorted(found, key=lambda item: item[:2])]

    def _run(self, number: object) -> None:
        if isinstance(number, int):
            command = self._commands[number]
            self.accept()
            command.run()
