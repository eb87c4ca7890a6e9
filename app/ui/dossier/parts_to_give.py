"""What goes over the desk with a result, part by part; a key keeps one back, and says why."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import InputError
from app.ui.dossier.form_part import error_words
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.field import Field
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.ui.widgets.wrap_check import WrapCheck
from app.words import tr

_MOST_KEYS = 9


class PartsToGive(QWidget):
    """Lines to read where all must go at once; boxes, ticked at first, where some may stay.

    ``changed`` comes when a part is kept back or given after all, ``why_wanted`` when one is kept:
    the keyboard is where the reason is typed then.
    """

    changed = Signal()
    why_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[str, ...] = ()
        self._lines: list[tuple[QWidget, Text]] = []
        self.boxes: list[WrapCheck] = []
        self._keys: list[QShortcut] = []
        self._inside = QWidget()
        self._layout = QVBoxLayout(self._inside)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_S)
        self.reason = Field(tr("Lý do giữ &lại"), QLineEdit(), required=True)
        head = Text(tr("Trao cho công dân"), "secondary")
        layout = column(head, self._inside, self.reason, gap=GAP_S)
        layout.setContentsMargins(0, 0, 0, GAP_S)
        self.setLayout(layout)

    def show_parts(self, parts: Sequence[str], *, may_keep: bool) -> None:
        """Show ``parts``, all of them to be given; some may stay where there are several."""
        self._parts = tuple(parts)
        while len(self._lines) < len(parts):
            self._lines.append(self._add_line())
        for box in self.boxes:
            self._layout.removeWidget(box)
            box.hide()
            box.deleteLater()
        for key in self._keys:
            key.deleteLater()
        choose = may_keep and len(parts) > 1
        self.boxes = [self._add_box(part) for part in parts] if choose else []
        self._keys = [self._bind(number) for number in range(1, self._numbered() + 1)]
        for at, (line, words) in enumerate(self._lines):
            shown = at < len(parts) and not choose
            if shown:
                words.setText(parts[at])
            show_if(line, shown)
        editor = self.reason.editor
        assert isinstance(editor, QLineEdit)
        editor.clear()
        self._settle()

    def kept(self) -> tuple[str, ...]:
        """Return the parts that stay at the desk."""
        return self._with_box(ticked=False)

    def given(self) -> tuple[str, ...]:
        """Return the parts that go to the citizen."""
        return self._with_box(ticked=True) if self.boxes else self._parts

    def why(self) -> str:
        """Return why some stay."""
        editor = self.reason.editor
        return editor.text().strip() if isinstance(editor, QLineEdit) else ""

    def show_problem(self, error: InputError) -> QWidget | None:
        """Tell ``error`` under the parts and return where; None when it means something else."""
        if error.field not in ("reason", "kept") or self.reason.isHidden():
            return None
        self.reason.show_error(error_words(error))
        self.reason.setFocus()
        return self.reason

    def clear_error(self) -> None:
        """Take the complaint away."""
        self.reason.clear_error()

    def _with_box(self, *, ticked: bool) -> tuple[str, ...]:
        pairs = zip(self._parts, self.boxes, strict=False)
        return tuple(part for part, box in pairs if box.isChecked() is ticked)

    def _numbered(self) -> int:
        return min(len(self.boxes), _MOST_KEYS)

    def _bind(self, number: int) -> QShortcut:
        key = QShortcut(QKeySequence(f"Alt+{number}"), self)
        key.activated.connect(self.boxes[number - 1].click)
        return key

    def _add_box(self, part: str) -> WrapCheck:
        box = WrapCheck(part)
        number = self._layout.count() - len(self._lines) + 1
        if number <= _MOST_KEYS:
            box.set_figure(f"Alt+{number}")
        box.setChecked(True)
        box.clicked.connect(self._ask_why)
        box.toggled.connect(self._settle)
        self._layout.addWidget(box)
        return box

    def _add_line(self) -> tuple[QWidget, Text]:
        line, words = QWidget(), Text("", "strong", wrap=True)
        layout = row(IconLabel("file-text", "primary", small=True), words, gap=GAP_S)
        layout.setStretch(1, 1)
        line.setLayout(layout)
        self._layout.insertWidget(len(self._lines), line)
        return line, words

    def _ask_why(self, ticked: bool) -> None:
        if not ticked:
            self.reason.setFocus()
            self.why_wanted.emit(self.reason)

    def _settle(self) -> None:
        show_if(self.reason, bool(self.kept()))
        self.clear_error()
        self.changed.emit()
