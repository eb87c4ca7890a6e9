"""The note beside an encrypted store: which envelope holds its key, and whether work is unfinished.

It names keys by their numbers and never holds one. Without it the recovery key is asked for.
"""

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.durable_file import sync_folder, write_durably

NAME = "khoa.json"


@dataclass(frozen=True, slots=True)
class KeyMarker:
    """The number of the store's key; the number of the key before while it is being changed.

    ``unfinished`` from before a conversion until everything beside the store followed it.
    """

    number: str
    former: str = ""
    unfinished: bool = False

    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of the keys the store may have."""
        return tuple(number for number in (self.number, self.former) if number)


def load_marker(folder: Path) -> KeyMarker | None:
    """Return the note in ``folder``; None when it is missing or cannot be understood."""
    try:
        values: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
        number, former, unfinished = (values[name] for name in ("number", "former", "unfinished"))
    except (OSError, ValueError, LookupError, TypeError):
        return None
    if not isinstance(number, str) or not number or not isinstance(former, str):
        return None
    return KeyMarker(number, former, unfinished is True)


def save_marker(folder: Path, marker: KeyMarker) -> None:
    """Write the note so that a power cut leaves the old one or the new one; raises OSError."""
    write_durably(folder / NAME, json.dumps(asdict(marker), indent=1) + "\n")


def remove_marker(folder: Path) -> None:
    """Remove the note, if there is one; raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        (folder / NAME).unlink()
        sync_folder(folder)
