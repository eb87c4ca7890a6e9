"""Holds the tokens the screen is drawn from now and says when they change; sets up nothing."""

from PySide6.QtCore import QObject, Signal

from app.ui.theme.tokens import LIGHT, Sizes, Tokens


class ThemeWatch(QObject):
    """Tells widgets that keep sizes or colors of their own to take them anew."""

    changed = Signal()


_tokens = Tokens(LIGHT, Sizes.for_points(14), False)
watch = ThemeWatch()


def tokens() -> Tokens:
    """Return the tokens in force; ask again at each painting instead of keeping them."""
    return _tokens


def set_tokens(new: Tokens) -> None:
    """Put ``new`` in force; only ``apply_theme`` calls this."""
    global _tokens
    _tokens = new
