"""A line for a folder or file, typed or chosen in the system's own dialog."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import row
from app.words import tr

Choose = Callable[[QWidget, str], str]


def choose_folder(parent: QWidget, start: str) -> str:
    """Ask for a folder, ``start`` being offered; empty when nothing was chosen."""
    return QFileDialog.getExistingDirectory(parent, tr("Chọn thư mục"), start)


def choose_file(parent: QWidget, start: str) -> str:
    """Ask for a file to read; empty when nothing was chosen."""
    return QFileDialog.getOpenFileName(parent, tr("Chọn tệp"), start)[0]


def choose_file_to_write(parent: QWidget, start: str) -> str:
    """Ask where a file is to be written, ``start`` being offered; empty when nothing was chosen."""
    return QFileDialog.getSaveFileName(parent, tr("Lưu tệp"), start)[0]


class PathEdit(QWidget):
    """Emits ``path_changed`` with the path as typed; whether it exists is the caller's question."""

    path_changed = Signal(str)

    def __init__(
        self, name: str, choose: Choose = choose_folder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choose = choose
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.browse = Button(tr("C&họn…"), icon="folder-open")
        self.browse.setAccessibleName(tr("Chọn: {name}", name=name))
        self.browse.clicked.connect(self._ask)
        self.line.textChanged.connect(lambda text: self.path_changed.emit(text.strip()))
        layout = row(self.line, self.browse, gap=GAP_S)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.line)

    def path(self) -> str:
        """Return the path without blanks around it."""
        return self.line.text().strip()

    def set_path(self, path: str) -> None:
        """Show ``path``."""
        self.line.setText(path)

    def _ask(self) -> None:
        if chosen := self._choose(self, self.path()):
            self.set_path(chosen)
