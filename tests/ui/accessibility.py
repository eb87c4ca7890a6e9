"""Walks through a window as somebody without a mouse, or without good eyes, would."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect
from PySide6.QtCore import Qt as QtNames
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QSpinBox,
    QWidget,
)

from app.ui.widgets.text import ElidedText

SMALLEST_TARGET = 36


def problems(root: QWidget) -> list[str]:
    """Return everything a visible widget under ``root`` does wrong; ``root`` must be shown."""
    found: list[str] = []
    seen: dict[str, QWidget] = {}
    mnemonics: dict[str, str] = {}
    for widget in _visible(root):
        found += _name_problems(widget, seen)
        found += _size_problems(widget)
        found += _mnemonic_problems(widget, mnemonics)
    return found + tab_problems(root)


def cut_off(root: QWidget) -> list[str]:
    """Return the visible words under ``root`` that have less room than they need."""
    return [found for widget in _visible(root) for found in _cut_problems(widget)]


def tab_problems(root: QWidget) -> list[str]:
    """Return the steps of Tab that go up or back to the left inside one container."""
    found: list[str] = []
    stops = tab_stops(root)
    for first, second in pairwise(stops):
        parent = _common_parent(first, second)
        if parent is root or isinstance(parent, QAbstractScrollArea):
            continue
        if _scroller(first, root) is not _scroller(second, root):
            # Where a part has been scrolled to says nothing about what stands around it.
            continue
        one, other = _rect_in(first, root), _rect_in(second, root)
        above = other.bottom() <= one.top()
        same_row = other.top() < one.bottom() and one.top() < other.bottom()
        if above and other.left() <= one.right():
            found.append(f"Tab goes up from {_called(first)} to {_called(second)}")
        elif same_row and other.right() <= one.left():
            found.append(f"Tab goes left from {_called(first)} to {_called(second)}")
    return found


def tab_stops(root: QWidget) -> list[QWidget]:
    """Return the visible widgets that Tab reaches, in its order; the keyboard moves meanwhile.

    Tab is really pressed: ``nextInFocusChain`` makes Python think that the next widget belongs to
    the one before, and the garbage collector then deletes parts of a living page.
    """
    window = root.window()
    if (focused := window.focusWidget()) is not None:
        focused.clearFocus()
    stops: list[QWidget] = []
    while window.focusNextChild():
        widget = window.focusWidget()
        if widget is None or widget in stops:
            break
        stops.append(widget)
    return [widget for widget in stops if root.isAncestorOf(widget)]


def _visible(root: QWidget) -> list[QWidget]:
    return [w for w in root.findChildren(QWidget) if w.isVisible() and w.window() is root.window()]


def _proxied(widget: QWidget) -> bool:
    """Say whether another widget takes the keyboard for ``widget``.

    A table's header answers with its table, and the binding then takes the header for the table's
    parent: the next garbage collection would delete it under the table.
    """
    return isinstance(widget, QHeaderView) or widget.focusProxy() is not None


def _name_problems(widget: QWidget, seen: dict[str, QWidget]) -> list[str]:
    if widget.focusPolicy() == QtNames.FocusPolicy.NoFocus or _proxied(widget):
        return []
    if isinstance(widget, QAbstractScrollArea) and not isinstance(
        widget, QAbstractItemView | QPlainTextEdit
    ):
        return []
    name = widget.accessibleName()
    if not name and isinstance(widget, QAbstractButton):
        name = widget.text().replace("&", "").strip()
    if not name:
        return [f"no accessible name: {_called(widget)}"]
    if name in seen and type(seen[name]) is type(widget):
        return [f"two widgets are called {name!r}"]
    seen[name] = widget
    return []


def _size_problems(widget: QWidget) -> list[str]:
    found: list[str] = []
    target = isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit)
    part_of_other = isinstance(
        widget.parent(), QComboBox | QSpinBox | QAbstractScrollArea | QScrollBar
    )
    small = min(widget.width(), widget.height()) < SMALLEST_TARGET
    if target and small and not part_of_other and widget.isEnabled():
        found.append(f"smaller than a finger: {_called(widget)} {widget.size().toTuple()}")
    return found + _cut_problems(widget)


def _cut_problems(widget: QWidget) -> list[str]:
    found: list[str] = []
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedText) and widget.text():
        need = widget.heightForWidth(widget.width()) if widget.wordWrap() else -1
        hint = widget.sizeHint()
        too_low = widget.height() < (need if need > 0 else hint.height()) - 1
        if too_low or (not widget.wordWrap() and widget.width() < hint.width() - 1):
            found.append(f"cut off: {_called(widget)}")
    labeled = isinstance(widget, QAbstractButton) and widget.text()
    if labeled and widget.width() < widget.minimumSizeHint().width() - 1:
        found.append(f"cut off: {_called(widget)}")
    return found


def _mnemonic_problems(widget: QWidget, taken: dict[str, str]) -> list[str]:
    if not isinstance(widget, QLabel | QAbstractButton):
        return []
    text = widget.text()
    key = QKeySequence.mnemonic(text).toString()
    if not key:
        return []
    if isinstance(widget, QLabel) and widget.buddy() is None:
        return [f"a mnemonic without a field: {text!r}"]
    if key in taken:
        return [f"{key} is for {taken[key]!r} and for {text!r}"]
    taken[key] = text
    return []


def _common_parent(first: QWidget, second: QWidget) -> QWidget | None:
    parent = first.parentWidget()
    while parent is not None and not parent.isAncestorOf(second):
        parent = parent.parentWidget()
    return parent


def _scroller(widget: QWidget, root: QWidget) -> QWidget | None:
    """Return the innermost scroll area that ``widget`` moves with, if any."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea):
            return parent
        parent = parent.parentWidget()
    return None


def _rect_in(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def _called(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()!r}"
