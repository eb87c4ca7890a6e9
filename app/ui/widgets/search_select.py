"""Choosing one of many by typing a few letters; which match, in what order, the caller says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.theme import tokens, weighted
from app.words import tr

_Index = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_CHOICE = int(Qt.ItemDataRole.UserRole)
_ROWS_SHOWN = 8
_NARROWEST, _WIDEST = 48, 72


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: its key for the page, its title, and small text at the right."""

    key: object
    title: str
    detail: str = ""


class SearchSelect(QLineEdit):
    """A line to type into; ``rank`` gives the choices for the text, best first ("" = most used).

    Down opens the list, Enter or Tab takes the marked choice, Escape closes it. Emits ``chosen``
    with the key, or None when the text no longer stands for a choice.
    """

    chosen = Signal(object)

    def __init__(
        self, rank: Callable[[str], Sequence[Choice]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rank = rank
        self._choice: Choice | None = None
        self._popup: ChoicePopup | None = None
        self.setPlaceholderText(tr("Gõ vài chữ, không cần dấu"))
        self.textEdited.connect(self._typed)

    def key(self) -> object | None:
        """Return the key of the choice in force, or None."""
        return self._choice.key if self._choice else None

    def choice(self) -> Choice | None:
        """Return the choice in force, or None."""
        return self._choice

    def set_choice(self, choice: Choice | None) -> None:
        """Put ``choice`` in force, as if it had been taken from the list."""
        self.hide_choices()
        self.setText(choice.title if choice else "")
        self.setCursorPosition(0)
        self._settle(choice)

    def show_choices(self, text: str = "") -> None:
        """Open the list of what ``text`` may mean."""
        choices = list(self._rank(text))
        if self._popup is None:
            self._popup = ChoicePopup()
            self._popup.picked.connect(self._pick)
        self._popup.show_for(self, choices)

    def hide_choices(self) -> None:
        """Close the list."""
        if self._popup is not None:
            self._popup.hide()

    def choices_shown(self) -> list[Choice]:
        """Return what the open list offers; empty while it is closed."""
        return self._popup.choices() if self._popup and self._popup.isVisible() else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._popup if self._popup and self._popup.isVisible() else None
        key = event.key()
        if popup is None:
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.show_choices("" if self._choice else self.text())
                return
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            popup.move_mark(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            popup.move_mark(_ROWS_SHOWN if key == Qt.Key.Key_PageDown else -_ROWS_SHOWN)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            popup.pick_marked()
        elif key == Qt.Key.Key_Escape:
            popup.hide()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab takes what is marked, so that a few letters and Tab fill the field.
        if forward and self.choices_shown() and self._popup is not None:
            self._popup.pick_marked()
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hide_choices()
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.isReadOnly():
            self.show_choices("" if self._choice else self.text())

    def hideEvent(self, event: object) -> None:
        self.hide_choices()

    def _typed(self, text: str) -> None:
        self._settle(None)
        self.show_choices(text)

    def _pick(self, choice: Choice) -> None:
        self.set_choice(choice)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _settle(self, choice: Choice | None) -> None:
        before = self._choice
        self._choice = choice
        if before != choice:
            self.chosen.emit(self.key())


class ChoicePopup(QFrame):
    """The list: a child of the window without focus, so that no key is ever taken from the line."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("choices")
        self.setProperty("role", "popup")
        self._model = _ChoiceModel(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(_ChoiceDelegate(self))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.setAccessibleName(tr("Các lựa chọn"))
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._view)
        self._view.entered.connect(self._view.setCurrentIndex)
        self._view.clicked.connect(self._pick_index)

    def choices(self) -> list[Choice]:
        return self._model.choices

    def has_mark(self) -> bool:
        return self._view.currentIndex().isValid()

    def show_for(self, field: QWidget, choices: list[Choice], *, marked: bool = True) -> None:
        """Show ``choices`` under ``field``, or above it where there is more room.

        Unless ``marked``, no choice is taken by Enter before the arrows have pointed to one.
        """
        window = field.window()
        if self.parent() is not window:
            self.setParent(window)
        self._model.put(choices)
        if not choices:
            self.hide()
            return
        self._view.setCurrentIndex(self._model.index(0) if marked else QModelIndex())
        row = self._view.sizeHintForRow(0)
        below = window.height() - field.mapTo(window, QPoint(0, field.height())).y() - 8
        above = field.mapTo(window, QPoint(0, 0)).y() - 8
        upward = below < row * 4 and above > below
        room = above if upward else below
        height = min(row * min(len(choices), _ROWS_SHOWN) + 10, max(room, row + 10))
        corner = field.mapTo(window, QPoint(0, -height - 2 if upward else field.height() + 2))
        em = self.fontMetrics().averageCharWidth()
        wide = min(max(self._width_of(choice) for choice in choices), em * _WIDEST)
        width = min(max(field.width(), em * _NARROWEST, wide), window.width())
        left = max(0, min(corner.x(), window.width() - width - 8))
        self.setGeometry(QRect(left, corner.y(), width, height))
        self.raise_()
        self.show()

    def move_mark(self, rows: int) -> None:
        last = self._model.rowCount() - 1
        row = max(0, min(self._view.currentIndex().row() + rows, last))
        self._view.setCurrentIndex(self._model.index(row))

    def pick_marked(self) -> None:
        self._pick_index(self._view.currentIndex())

    def _width_of(self, choice: Choice) -> int:
        words = f"{choice.title}  {choice.detail}"
        return self.fontMetrics().horizontalAdvance(words) + 2 * tokens().sizes.icon

    def _pick_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(self._model.choices[index.row()])


class _ChoiceModel(QAbstractListModel):
    """The choices offered at the moment."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []

    def put(self, choices: list[Choice]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(self, index: _Index, role: int = 0) -> object:
        if role == _DISPLAY:
            return self.choices[index.row()].title
        return self.choices[index.row()] if role == _CHOICE else None


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints a title and, at the right, what tells it from its neighbors."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, tokens().sizes.control)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        choice = index.data(_CHOICE)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        colors, sizes = tokens().colors, tokens().sizes
        rect = option.rect.adjusted(8, 0, -8, 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.save()
        if choice.detail:
            painter.setFont(weighted(option.font, sizes.small))
            painter.setPen(QColor(colors.text_secondary))
            right = middle | int(Qt.AlignmentFlag.AlignRight)
            # The title goes before; the detail has what it leaves, and never less than its share.
            title = QFontMetrics(option.font).horizontalAdvance(choice.title) + 12
            room = max(rect.width() - title, rect.width() * 2 // 5)
            metrics = QFontMetrics(painter.font())
            detail = metrics.elidedText(choice.detail, Qt.TextElideMode.ElideRight, room)
            used = painter.boundingRect(rect, right, detail)
            painter.drawText(rect, right, detail)
            rect.setRight(used.left() - 12)
        painter.setFont(option.font)
        painter.setPen(QColor(colors.text))
        metrics = QFontMetrics(option.font)
        title = metrics.elidedText(choice.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, middle, title)
        painter.restore()
