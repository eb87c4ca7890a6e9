"""Fields for digits only: identity and phone numbers shown in groups, and amounts in đồng.

They take no input method: Vietnamese typing must not change a number while it is typed.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class _PlainDigits(QLineEdit):
    """Keeps only digits and lets a subclass say how they are grouped."""

    def __init__(self, max_digits: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._max_digits = max_digits
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.textEdited.connect(self._tidy)

    def digits(self) -> str:
        """Return the digits without the blanks or dots that group them."""
        return _only_digits(self.text())

    def _grouped(self, digits: str) -> str:
        raise NotImplementedError

    def _show(self, digits: str) -> None:
        self.setText(self._grouped(digits[: self._max_digits]))

    def _tidy(self, typed: str) -> None:
        before_cursor = len(_only_digits(typed[: self.cursorPosition()]))
        digits = _only_digits(typed)[: self._max_digits]
        text = self._grouped(digits)
        if text == typed:
            return
        self.setText(text)
        self.setCursorPosition(_position_after(text, before_cursor))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Qt switches the input method back on when a field becomes writable again.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)


class DigitEdit(_PlainDigits):
    """Digits in groups from the left: ``groups=(3, 3, 3, 3)`` shows 079 188 004 321."""

    def __init__(
        self, max_digits: int, *, groups: tuple[int, ...] = (), parent: QWidget | None = None
    ) -> None:
        self._groups = groups
        super().__init__(max_digits, parent)

    def set_digits(self, digits: str) -> None:
        """Show ``digits``; anything else in the text is dropped."""
        self._show(_only_digits(digits))

    def _grouped(self, digits: str) -> str:
        parts: list[str] = []
        rest = digits
        for length in self._groups:
            if len(rest) <= length:
                break
            parts.append(rest[:length])
            rest = rest[length:]
        return " ".join([*parts, rest])


class MoneyEdit(_PlainDigits):
    """An amount in whole đồng, 1.250.000 on the screen; typing k after it means thousands."""

    value_changed = Signal(object)

    def __init__(self, max_digits: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(max_digits, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textChanged.connect(lambda: self.value_changed.emit(self.value()))

    def value(self) -> int | None:
        """Return the amount, or None while the field is empty."""
        digits = self.digits()
        return int(digits) if digits else None

    def set_value(self, amount: int | None) -> None:
        """Show ``amount``; None empties the field."""
        self._show("" if amount is None else str(amount))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().lower() == "k" and self.value():
            self._show(f"{self.value()}000")
            return
        super().keyPressEvent(event)

    def _grouped(self, digits: str) -> str:
        return f"{int(digits):,}".replace(",", ".") if digits else ""


def _only_digits(text: str) -> str:
    """Return the ASCII digits of ``text``; digits of other scripts are no digits to the store."""
    return "".join(letter for letter in text if "0" <= letter <= "9")


def _position_after(text: str, digits: int) -> int:
    """Return the place in ``text`` right after its first ``digits`` digits."""
    seen = 0
    for place, letter in enumerate(text):
        if seen == digits:
            return place
        seen += letter.isdigit()
    return len(text)
