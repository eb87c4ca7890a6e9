"""Where the program's own files lie, and where the office's data belong on each system.

Imported by bootstrap, the command line and the screen's start only.
"""

import os
import sys
from pathlib import Path

from app.durable_file import write_durably

APP_FOLDER = "MotCua"
PORTABLE_MARK = "portable.txt"
STORE_NAME = "motcua.db"
POINTER = "data-folder.txt"
DATABASE_VARIABLE = "MOTCUA_DATABASE"


def database_address() -> str:
    """Return where a store lies that several counters share, if the environment says so.

    What only tries the program out on invented data never asks.
    """
    return os.environ.get(DATABASE_VARIABLE, "").strip()


def resources() -> Path:
    """Return the folder of fonts, icons, catalogue, calendar and forms."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) / "resources" if frozen else Path(__file__).parent.parent / "resources"


def data_folder() -> Path:
    """Return where the store is: the folder the wizard was told, else the default one."""
    default = default_data_folder()
    try:
        chosen = (default / POINTER).read_text(encoding="utf-8").strip()
    except OSError:
        return default
    return Path(chosen) if chosen else default


def remember_data_folder(folder: Path) -> None:
    """Let the next start without ``--data-dir`` find the store in ``folder``; raises OSError."""
    default = default_data_folder()
    default.mkdir(parents=True, exist_ok=True)
    pointer = default / POINTER
    if folder == default:
        pointer.unlink(missing_ok=True)
    else:
        write_durably(pointer, str(folder))


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
