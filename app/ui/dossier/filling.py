"""Filling fields from a card or an earlier visit: only what is empty, and telling what differs."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from app.domain.text import tidy_name
from app.ui.widgets.digit_edit import DigitEdit


def fill_empty(entries: Sequence[tuple[str, QLineEdit, str]]) -> tuple[list[str], list[str]]:
    """Write each text (name, line, text) where nothing stands.

    Returns the names of the lines filled, and of those that say something else.
    """
    filled: list[str] = []
    kept: list[str] = []
    for word, line, text in entries:
        if text and not line.text().strip():
            write_into(line, text)
            filled.append(word)
        elif text and not _says_the_same(line, text):
            kept.append(word)
    return filled, kept


def write_into(line: QLineEdit, text: str) -> None:
    """Let ``line`` say ``text``, its beginning in sight."""
    if isinstance(line, DigitEdit):
        line.set_digits(text)
    else:
        line.setText(text)
    line.setCursorPosition(0)


def _says_the_same(line: QLineEdit, text: str) -> bool:
    """Whether what has been typed means ``text``, be it in other cases or other blanks."""
    typed = line.digits() if isinstance(line, DigitEdit) else tidy_name(line.text())
    return typed.casefold() == text.casefold()
