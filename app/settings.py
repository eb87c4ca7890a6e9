"""Choices of this PC, not of the office: looks, language, printer; a small JSON file.

What the office decides is in the store. A damaged or missing file means the defaults.
"""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from app.durable_file import write_durably

FILE_NAME = "settings.json"

Scheme = Literal["light", "dark", "system"]
Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices; ``printer`` empty means slips become PDF files in the data folder.

    ``backup_folder`` and ``journal_folder`` empty mean a folder beside the store,
    ``second_backup_folder`` none.
    ``other_printers`` are the printers of papers that are no slips, ``printer_checks`` the test
    sheets scanned back, both by the role's name (see ``app.domain.printer_profile``).
    ``scanner_serial`` listens to a serial port too: to ``scanner_port``, or empty to whichever
    looks like a scanner. ``scanner_digit_gap`` is the scanner's limit of speed in milliseconds.
    ``board`` is what hangs before the public (see ``app.domain.board_choices``).
    ``database_url`` is where a store lies that several counters share; its password may be in the
    system's key store. ``station`` is this PC's digit in it (-1: none yet) and ``machine`` what
    tells it from the other PCs.
    """

    language: Language = "vi"
    scheme: Scheme = "light"
    point_size: int = 14
    printer: str = ""
    paper: str = "A5"
    dpi: int = 300
    other_printers: dict[str, Any] = field(default_factory=dict[str, Any])
    printer_checks: dict[str, Any] = field(default_factory=dict[str, Any])
    export_folder: str = ""
    report_folder: str = ""
    backup_folder: str = ""
    second_backup_folder: str = ""
    journal_folder: str = ""
    sounds: bool = True
    lock_after_minutes: int = 5
    scanner_serial: bool = False
    scanner_port: str = ""
    scanner_baud: int = 9600
    scanner_frame: str = "8N1"
    scanner_digit_gap: int = 50
    board: dict[str, Any] = field(default_factory=dict[str, Any])
    database_url: str = ""
    password_kept: bool = False
    station: int = -1
    machine: str = ""


def load_settings(data_folder: Path) -> Settings:
    """Return the choices kept in ``data_folder``, with defaults for whatever cannot be used."""
    try:
        kept: dict[str, Any] = dict(
            json.loads((data_folder / FILE_NAME).read_text(encoding="utf-8"))
        )
    except (OSError, ValueError, TypeError):
        return Settings()
    usual = Settings()
    known: dict[str, Any] = {
        item.name: kept[item.name]
        for item in fields(Settings)
        if type(kept.get(item.name)) is type(getattr(usual, item.name))
    }
    return replace(usual, **known)


def save_settings(data_folder: Path, settings: Settings) -> None:
    """Keep ``settings``; the old file stays whole until the new one is on the disk.

    They say where the store is. Raises OSError.
    """
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
    write_durably(data_folder / FILE_NAME, text)
