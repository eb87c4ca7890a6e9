"""The few marks that style rules draw from files: ticks and arrows, in the colors of the theme.

A style rule can name a file only, and an outline from a file is always black; so colored copies
are written to a folder of this run.
"""

import tempfile
from pathlib import Path

from PySide6.QtCore import QDir

from app.ui.theme.assets import ICONS
from app.ui.theme.tokens import Tokens

# Name in the style rules, icon, color.
_GLYPHS = (
    ("check", "check", "on_primary"),
    ("partial", "minus", "on_primary"),
    ("down", "chevron-down", "text_secondary"),
    ("down-off", "chevron-down", "text_disabled"),
    ("up", "chevron-up", "text_secondary"),
    ("left", "chevron-left", "text"),
    ("right", "chevron-right", "text"),
)

_folder: tempfile.TemporaryDirectory[str] | None = None


def write_glyphs(tokens: Tokens) -> str:
    """Write the marks for ``tokens`` and return the prefix style rules put before their names."""
    global _folder
    if _folder is None:
        _folder = tempfile.TemporaryDirectory(prefix="motcua-ui-", ignore_cleanup_errors=True)
        QDir.setSearchPaths("ui", [_folder.name])
    scheme = "dark" if tokens.dark else "light"
    for name, icon, role in _GLYPHS:
        # A name of its own per scheme: Qt remembers pictures by file name.
        target = Path(_folder.name) / f"{scheme}-{name}.svg"
        if not target.exists():
            svg = (ICONS / f"{icon}.svg").read_text(encoding="utf-8")
            color = getattr(tokens.colors, role)
            target.write_text(svg.replace("currentColor", color), encoding="utf-8")
    return f"ui:{scheme}-"
