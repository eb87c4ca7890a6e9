"""The data the program comes with: catalogue, calendar, form sets; read when asked for.

Light on purpose: the command line's ``deadline`` needs nothing else.
"""

from app import paths
from app.domain.calendar_file import read_calendar
from app.domain.catalogue_file import read_catalogue
from app.domain.form_set import FormSet, read_form_set
from app.domain.procedure import Procedure
from app.domain.working_calendar import OfficeHours, WorkingCalendar


def shipped_procedures() -> tuple[Procedure, ...]:
    """Return the starter catalogue."""
    return read_catalogue(_text("catalogue", "procedures.json"))


def shipped_calendar() -> WorkingCalendar:
    """Return the calendar the program comes with."""
    return read_calendar(_text("calendar", "days.json"), OfficeHours())


def shipped_form_sets() -> tuple[FormSet, ...]:
    """Return every set of forms the program comes with."""
    folder = paths.resources() / "forms"
    return tuple(
        read_form_set(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))
    )


def _text(*names: str) -> str:
    return paths.resources().joinpath(*names).read_text(encoding="utf-8")
