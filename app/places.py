"""Where a data folder and the PC's choices say that things lie, and whether there was a store.

Light enough for the first window's start; nothing is opened here.
"""

from pathlib import Path

from app.paths import STORE_NAME
from app.settings import load_settings

BACKUP_FOLDER = "sao-luu"
JOURNAL_FOLDER = "nhat-ky"

# Said again here, because the modules that own these names take long to load.
MARK = "last.json"
QUARANTINE = "cach-ly"


def journal_folders(data_folder: Path) -> tuple[Path, ...]:
    """Return the folder chosen for the journal, if any, and the one beside the store."""
    chosen, beside = load_settings(data_folder).journal_folder, data_folder / JOURNAL_FOLDER
    return (Path(chosen), beside) if chosen else (beside,)


def backup_folders(data_folder: Path) -> tuple[Path, Path | None]:
    """Return where copies of the store go, and the second place if one was chosen."""
    settings = load_settings(data_folder)
    second = settings.second_backup_folder
    main = Path(settings.backup_folder or data_folder / BACKUP_FOLDER)
    return main, Path(second) if second else None


def had_store(data_folder: Path) -> bool:
    """Say whether a store was used here: then one that is gone must not be made anew.

    Its mark may lie on a disk that is away; copies and stores put aside tell as well.
    """
    journals, (copies, _second) = journal_folders(data_folder), backup_folders(data_folder)
    return (
        len(journals) > 1
        or any((folder / MARK).exists() for folder in journals)
        or any(copies.glob("motcua-*.db"))
        or (data_folder / QUARANTINE).is_dir()
    )


def has_store(data_folder: Path, address: str = "") -> bool:
    """Say whether there is a store here, or must be one, or this PC has joined a shared one.

    ``address`` is where a shared store lies; empty means wherever the PC's settings say. Quick: no
    server is asked.
    """
    settings = load_settings(data_folder)
    if address or settings.database_url:
        return settings.station in range(10)
    return (data_folder / STORE_NAME).exists() or had_store(data_folder)
