"""What screens and the command line are told about exporting, beside the answer of an export."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.stick import StickVerdict
from app.services.changes import Changes


@dataclass(frozen=True, slots=True)
class ExportKeyMade:
    """A key file that was written and read back; ``phrase`` opens it and is kept nowhere."""

    path: Path
    phrase: str
    changes: Changes = Changes.OFFICE


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOutlook:
    """What is to be known before an export.

    ``missed`` are earlier days that no export carries yet, oldest first; ``stick`` is judged if
    one was named; ``key`` is the short name of the office's key, empty while its passphrase
    closes the bundles.
    """

    missed: tuple[date, ...] = ()
    stick: StickVerdict | None = None
    key: str = ""
