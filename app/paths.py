"""Where the program's own files lie, and where the office's data belong on each system.

Imported by bootstrap, the command line and the screen's start only.
"""

import os
import sys
from pathlib import Path

APP_FOLDER = "MotCua"
PORTABLE_MARK = "portable.txt"
STORE_NAME = "motcua.db"


def resources() -> Path:
    """Return the folder of fonts, icons, catalogue, calendar and forms."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) / "resources" if frozen else Path(__file__).parent.parent / "resources"


def default_data_folder(
    platform: str = sys.platform, environment: dict[str, str] | None = None
) -> Path:
    """Return where the store goes when nobody says otherwise: a local, non-roaming folder.

    A file ``portable.txt`` beside the program keeps the data beside it, too.
    """
    program = Path(sys.executable).parent
    if (program / PORTABLE_MARK).exists():
        return program / "data"
    values = os.environ if environment is None else environment
    if platform == "win32":
        base = values.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
        return Path(base) / APP_FOLDER
    base = values.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / APP_FOLDER.lower()
