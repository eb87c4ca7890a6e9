"""The look of the program: colors, sizes, letters and icons, and the one call that applies them."""

from app.ui.theme.apply import HAS_STYLE, Scheme, apply_theme
from app.ui.theme.current import tokens, watch
from app.ui.theme.fonts import weighted
from app.ui.theme.icons import icon, paint_icon

__all__ = [
    "HAS_STYLE",
    "Scheme",
    "apply_theme",
    "icon",
    "paint_icon",
    "tokens",
    "watch",
    "weighted",
]
