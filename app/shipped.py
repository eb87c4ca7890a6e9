"""The data the program comes with: catalogue, calendar, form sets, registers; read when asked for.

Forms and registers are kept once read: they are frozen, and every store that is opened wants them.

Light on purpose: the command line's ``deadline`` needs nothing else.
"""

from functools import cache
from pathlib import Path

from app import paths
from app.domain.calendar_file import read_calendar
from app.domain.catalogue_file import read_catalogue
from app.domain.form_set import (
    OWN,
    Forms,
    FormSet,
    OwnForms,
    all_forms,
    read_form_set,
    read_own_forms,
)
from app.domain.procedure import Procedure
from app.domain.registers import Registers, all_registers, read_register
from app.domain.working_calendar import OfficeHours, WorkingCalendar


def shipped_procedures() -> tuple[Procedure, ...]:
    """Return the starter catalogue."""
    return read_catalogue(_text("catalogue", "procedures.json"))


def shipped_calendar() -> WorkingCalendar:
    """Return the calendar the program comes with."""
    return read_calendar(_text("calendar", "days.json"), OfficeHours())


@cache
def shipped_forms() -> Forms:
    """Return every version of every form the program comes with."""
    return all_forms(shipped_form_sets(), shipped_own_forms())


@cache
def shipped_form_sets() -> tuple[FormSet, ...]:
    """Return every set of forms the program comes with."""
    own = max(shipped_own_forms(), key=lambda forms: forms.version)
    return tuple(
        read_form_set(path.read_text(encoding="utf-8"), own)
        for path in _forms()
        if not path.stem.startswith(OWN)
    )


@cache
def shipped_own_forms() -> tuple[OwnForms, ...]:
    """Return every version of the papers that no circular prescribes."""
    return tuple(
        read_own_forms(path.read_text(encoding="utf-8"))
        for path in _forms()
        if path.stem.startswith(OWN)
    )


@cache
def shipped_registers() -> Registers:
    """Return the registers the office keeps beside its dossiers."""
    folder = paths.resources() / "registers"
    return all_registers(
        read_register(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))
    )


def _forms() -> list[Path]:
    return sorted((paths.resources() / "forms").glob("*.json"))


def _text(*names: str) -> str:
    return paths.resources().joinpath(*names).read_text(encoding="utf-8")
