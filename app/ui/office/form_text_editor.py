"""The texts of one form in a list to search, and the marked one to be typed over.

What is typed goes out as a signal; keeping it is the section's business.
"""

import html
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.domain.form_places import VALUE_WORDS
from app.domain.form_texts import FormText
from app.domain.text_changes import Change, text_changes
from app.ui.office.form_edits import TextRow
from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import IconButton
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.styling import set_style, show_if
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import ElidedText
from app.words import tr

# Struck through and underlined, so that nobody has to tell the colors apart.
_MARKS = {
    Change.SAME: "{}",
    Change.REMOVED: "<s>{}</s>",
    Change.ADDED: "<b><u>{}</u></b>",
}


def in_words(text: FormText) -> str:
    """Return where a text stands, as a clerk would say it: "Bảng › Cột 3"."""
    parts: list[str] = []
    for word in text.words:
        if word.isdigit() and parts:
            parts[-1] += f" {word}"
        else:
            parts.append(tr(word))
    return " › ".join(parts)


class _ShortTable(Table):
    """A list that takes what room is left and asks for little, as a small screen has little."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), tokens().sizes.row * 3)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), tokens().sizes.row * 3)


class FormTextEditor(QWidget):
    """``chosen`` carries the place marked in the list, ``typed`` a place and what is typed there.

    ``reset_wanted`` carries a place, ``filtered`` tells of another search.
    """

    chosen = Signal(str)
    typed = Signal(str, str)
    reset_wanted = Signal(str)
    filtered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: TextRow | None = None
        self._make_list()
        self._make_editor()
        finder = row(self.search, self.empty, gap=GAP_M)
        finder.setStretch(0, 1)
        head = row(self._label, self.insert, self.reset, gap=GAP_S)
        head.setStretch(0, 1)
        layout = column(finder, self.table, head, self.text, self.wrong, self.difference, gap=GAP_S)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """List ``rows``, keeping the marked one if it is still among them."""
        marked = self._row.shipped.place if self._row else ""
        self.model.put(rows)
        at = next((n for n, one in enumerate(rows) if one.shipped.place == marked), 0)
        if rows:
            self.table.selectRow(at)
            self._choose(self.model.index(at, 0), QModelIndex())
        else:
            self._show(None)

    def show_row(self, changed: TextRow) -> None:
        """Show what has become of one text, without touching what is typed."""
        rows = self.model.rows()
        self.model.put([changed if r.shipped == changed.shipped else r for r in rows])
        if self._row is not None and self._row.shipped == changed.shipped:
            self._row = changed
            self._tell_difference(changed)

    def place(self) -> str:
        """Return the place whose text can be typed over, "" without any."""
        return self._row.shipped.place if self._row else ""

    def show_error(self, text: str) -> None:
        """Say under the text what is wrong with it; an empty text takes that away."""
        self.wrong.show_note("error", text)
        set_style(self.text, "invalid", bool(text))
        self.text.setAccessibleDescription(text)

    def lock(self, reason: str) -> None:
        """Let texts be read only, for ``reason``."""
        self.text.setReadOnly(True)
        for widget in (self.insert, self.reset):
            widget.setEnabled(False)
            widget.setToolTip(reason)

    def _make_list(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Tìm chữ trên giấy, không cần dấu"))
        self.search.setAccessibleName(tr("Tìm chữ trên giấy"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self.filtered.emit())
        self.empty = QCheckBox(tr("Cả chỗ &trống"))
        self.empty.toggled.connect(lambda _on: self.filtered.emit())
        self.table = _ShortTable(tr("Các dòng chữ của mẫu"))
        self.model = RowsModel[TextRow](
            (
                Show(tr("Chữ in"), lambda one: _shown(one.now)),
                Show(tr("Chỗ in"), lambda one: in_words(one.shipped)),
                Show(tr("Sửa"), lambda one: tr("Đã sửa") if one.changed else "", pill=_pill),
            ),
            self.table,
        )
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(2, PillDelegate(self.table))
        self.table.set_columns(
            (
                Column("Giấy tiếp nhận", stretch=True),
                Column("Tiêu đề phần mở đầu", drop=2),
                Column("", pill=True),
            )
        )
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def _make_editor(self) -> None:
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # As low as the style lets it be.
        self.text.setFixedHeight(tokens().sizes.control * 2)
        self.text.textChanged.connect(self._note_typing)
        self._label = ElidedText("", "label")
        self._label.setBuddy(self.text)
        self.insert = ChoiceBox()
        self.insert.setAccessibleName(tr("Chèn chỗ để chương trình điền"))
        self.insert.setMinimumContentsLength(5)
        self.insert.view().setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.insert.key_changed.connect(self._insert)
        self.reset = IconButton("arrow-back-up", tr("Về chữ gốc"))
        self.reset.clicked.connect(lambda: self.reset_wanted.emit(self.place()))
        self.wrong = NoteLine()
        self.difference = QLabel()
        self.difference.setTextFormat(Qt.TextFormat.RichText)
        self.difference.setWordWrap(True)
        self.difference.setProperty("role", "small")
        self.difference.hide()

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            chosen = self.model.row(index.row())
            if self._row is None or self._row != chosen:
                self._show(chosen)
                self.chosen.emit(chosen.shipped.place)

    def _show(self, chosen: TextRow | None) -> None:
        self._row = chosen
        self.show_error("")
        self.text.setEnabled(chosen is not None)
        self.text.blockSignals(True)
        self.text.setPlainText(chosen.now if chosen else "")
        self.text.blockSignals(False)
        words = in_words(chosen.shipped) if chosen else tr("Không thấy chữ nào")
        self._label.setText(words)
        self.text.setAccessibleName(tr("Chữ in: {place}", place=words))
        self._tell_values(chosen)
        self._tell_difference(chosen)

    def _tell_values(self, chosen: TextRow | None) -> None:
        values = chosen.shipped.values if chosen else ()
        offered = [("", tr("Chèn…")), *((one, _value_in_words(one)) for one in values)]
        self.insert.offer(offered, "")
        show_if(self.insert, bool(values))

    def _tell_difference(self, chosen: TextRow | None) -> None:
        changed = chosen is not None and chosen.changed
        self.reset.setEnabled(changed and not self.text.isReadOnly())
        show_if(self.difference, changed)
        many = chosen is not None and chosen.shipped.many
        self.text.setPlaceholderText(tr("mỗi dòng một mục") if many else "")
        if chosen is None or not changed:
            return
        marked = "".join(
            _MARKS[piece.change].format(html.escape(piece.text).replace("\n", " ⏎ "))
            for piece in text_changes(chosen.shipped.text, chosen.now)
        )
        self.difference.setText(tr("So với chữ gốc: {marked}", marked=marked) + _hint(chosen))

    def _note_typing(self) -> None:
        if self._row is not None:
            self.typed.emit(self.place(), self.text.toPlainText())

    def _insert(self, value: object) -> None:
        if value:
            self.text.insertPlainText(f"{{{value}}}")
            self.insert.set_key("")
            self.text.setFocus()


def _hint(chosen: TextRow) -> str:
    if len(chosen.now) <= 1.5 * len(chosen.shipped.text) + 20:
        return ""
    return " " + tr("(dài hơn nhiều: xem hình bên)")


def _shown(text: str) -> str:
    return text.replace("\n", " / ") or tr("(để trống)")


def _value_in_words(value: str) -> str:
    return f"{{{value}}}: {tr(VALUE_WORDS.get(value, value))}"


def _pill(one: TextRow) -> Pill | None:
    return Pill("", "edit", PillTone.ACTIVE) if one.changed else None
