"""A drop-down list of a few fixed choices with keys; for many choices there is SearchSelect."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget


class ChoiceBox(QComboBox):
    """Emits ``key_changed`` with the key chosen; the wheel scrolls the page, never the choice."""

    key_changed = Signal(object)

    def __init__(
        self, choices: Iterable[tuple[object, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys: list[object] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.set_choices(choices)
        self.currentIndexChanged.connect(lambda _row: self.key_changed.emit(self.key()))

    def set_choices(self, choices: Iterable[tuple[object, str]]) -> None:
        """Offer ``choices`` (key and text), keeping the chosen key if it is still among them."""
        kept = self.key()
        self.offer(choices, kept)
        if self.key() != kept:
            self.key_changed.emit(self.key())

    def offer(self, choices: Iterable[tuple[object, str]], key: object) -> None:
        """Offer ``choices`` with ``key`` chosen where it is among them; nobody is told."""
        pairs = list(choices)
        with QSignalBlocker(self):
            self.clear()
            self._keys = [key for key, _text in pairs]
            self.addItems([text for _key, text in pairs])
            if key in self._keys:
                self.setCurrentIndex(self._keys.index(key))

    def key(self) -> object | None:
        """Return the chosen key, or None while there is no choice."""
        row = self.currentIndex()
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def set_key(self, key: object) -> None:
        """Choose ``key``; an unknown one is a bug (ValueError)."""
        self.setCurrentIndex(self._keys.index(key))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
