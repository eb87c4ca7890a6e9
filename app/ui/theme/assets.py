"""Where the shipped fonts and icons lie; no other module of the screen knows the folder.

The same path holds in the source tree and in the built program, whose folder mirrors it.
"""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
