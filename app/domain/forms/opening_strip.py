"""The short strip of the morning, printed to be scanned back; the office's own form."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, OfficeHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningStripWording(FormWording):
    """The words around the code."""

    printed: str = template("moment", "station")
    printer: str = template("printer", "dpi")
    number: str = template("number")
    steps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningStripDocument:
    """Which printer is tried at which counter; ``number`` tells this strip from an older one."""

    header: OfficeHeader
    number: int
    station: int
    printer: str
    made_at: datetime
