"""The sheet that tries a printer with a scanner; the office's own, no circular prescribes it."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, OfficeHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceTestWording(FormWording):
    """The words around codes, letters, frame and ruler; ``frame`` tells ``distance`` in mm."""

    printed: str = template("moment", "printer", "dpi")
    sheet: str = template("number")
    steps: tuple[str, ...]
    top: str
    bottom: str
    width: str = template("width", "dots")
    letters: str
    ruler: str
    frame: str = template("distance")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceTestDocument:
    """Which printer is tried, and the number that tells this sheet's codes from an older one's."""

    header: OfficeHeader
    sheet: int
    printer: str
    made_at: datetime
