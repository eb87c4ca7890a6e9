"""What a PC remembers of the printer of each kind of paper, and how it stands in its settings file.

The file may be of an older program or edited by hand: whatever cannot be used is left out.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.device_sheet import ScanBack
from app.domain.documents import PaperSize


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterProfile:
    """The printer, paper and resolution of a role; no ``printer`` stands for files."""

    printer: str = ""
    size: PaperSize = PaperSize.A4
    dpi: int = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterCheck:
    """The last test sheet of a role that was scanned back: of which printer, when, by whom.

    ``widths`` are those read at every place of the sheet, in mm; ``result`` is what they meant.
    """

    printer: str
    dpi: int
    at: datetime
    by: str
    widths: tuple[float, ...]
    result: ScanBack

    def holds_for(self, printer: str, dpi: int) -> bool:
        """Say whether what was found then says anything of this printer."""
        return (self.printer, self.dpi) == (printer, dpi)


def profile_values(profile: PrinterProfile) -> dict[str, Any]:
    """Return ``profile`` as the settings file keeps it."""
    return {"printer": profile.printer, "paper": profile.size.value, "dpi": profile.dpi}


def read_profile(values: Any) -> PrinterProfile | None:
    """Return the profile kept in a settings file; None when it cannot be used."""
    try:
        size, dpi = PaperSize(values["paper"]), int(values["dpi"])
        return PrinterProfile(printer=str(values["printer"]), size=size, dpi=dpi)
    except (KeyError, TypeError, ValueError):
        return None


def check_values(check: PrinterCheck) -> dict[str, Any]:
    """Return ``check`` as the settings file keeps it."""
    return {
        "printer": check.printer,
        "dpi": check.dpi,
        "at": check.at.isoformat(),
        "by": check.by,
        "widths": list(check.widths),
        "result": check.result.value,
    }


def read_check(values: Any) -> PrinterCheck | None:
    """Return the check kept in a settings file; None when it cannot be used."""
    try:
        check = PrinterCheck(
            printer=str(values["printer"]),
            dpi=int(values["dpi"]),
            at=datetime.fromisoformat(values["at"]),
            by=str(values["by"]),
            widths=tuple(float(width) for width in values["widths"]),
            result=ScanBack(values["result"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
    # A moment without a zone was not written by this program.
    return check if check.at.tzinfo else None
