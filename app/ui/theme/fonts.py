"""Loads the shipped letters: Noto Sans, whose digits are all equally wide without font features."""

import logging

from PySide6.QtGui import QFont, QFontDatabase

from app.ui.theme.assets import FONTS

FAMILY = "Noto Sans"

_FILES = tuple(f"NotoSans-{weight}.ttf" for weight in ("Regular", "Medium", "SemiBold", "Bold"))
_log = logging.getLogger(__name__)


def load_fonts() -> None:
    """Make the shipped fonts known to Qt; a missing file is logged, the desk goes on without it."""
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(FONTS / name)) < 0:
            _log.error("font file %s cannot be loaded", name)


def body_font(points: int) -> QFont:
    """Return the font of body text at ``points``."""
    font = QFont(FAMILY, points)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def weighted(font: QFont, points: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return a copy of ``font`` at ``points`` and ``weight``."""
    copy = QFont(font)
    copy.setPointSize(points)
    copy.setWeight(weight)
    return copy
