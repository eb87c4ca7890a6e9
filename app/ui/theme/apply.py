"""Puts a color scheme and a letter size on the running program, at any time, without a restart."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.theme import current
from app.ui.theme.fonts import body_font, load_fonts
from app.ui.theme.palette import build_palette
from app.ui.theme.stylesheet import build_stylesheet
from app.ui.theme.tokens import DARK, LIGHT, Sizes, Tokens

Scheme = Literal["light", "dark", "system"]

HAS_STYLE = "motcua_has_style"
"""Property of a QApplication that was started with our style already."""


@dataclass(slots=True)
class _Applied:
    """What has been asked for, so that a change of the system's scheme can be followed."""

    app: QApplication | None = None
    scheme: Scheme = "system"
    points: int = 14


_applied = _Applied()


def apply_theme(app: QApplication, scheme: Scheme = "system", point_size: int = 14) -> None:
    """Dress ``app`` in ``scheme`` with body text of ``point_size`` points (14, 16 or 18)."""
    if _applied.app is not app:
        _prepare(app)
    _applied.scheme, _applied.points = scheme, point_size
    hints = app.styleHints()
    if scheme == "system":
        hints.unsetColorScheme()
    else:
        # Native title bars follow this hint; our own colors do not need it.
        hints.setColorScheme(Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light)
    _dress(app)


def _prepare(app: QApplication) -> None:
    load_fonts()
    if not app.property(HAS_STYLE):
        app.setStyle("Fusion")
    app.styleHints().colorSchemeChanged.connect(_follow_system)
    _applied.app = app


def _follow_system() -> None:
    if _applied.app is not None and _applied.scheme == "system":
        _dress(_applied.app)


def _dress(app: QApplication) -> None:
    if _applied.scheme == "system":
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = _applied.scheme == "dark"
    new = Tokens(DARK if dark else LIGHT, Sizes.for_points(_applied.points), dark)
    if new == current.tokens() and app.styleSheet():
        return
    current.set_tokens(new)
    app.setPalette(build_palette(new.colors))
    app.setFont(body_font(new.sizes.body))
    # Put over other rules, these would dress each widget again for every widget around it: with
    # all pages open that took four times as long as taking the old ones away first.
    app.setStyleSheet("")
    app.setStyleSheet(build_stylesheet(new))
    current.watch.changed.emit()
