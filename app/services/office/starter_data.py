"""Filling the catalogue and the calendar of a store from the data the program ships.

The data come in as objects already read; what an office has changed itself is never overwritten.
"""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.catalogue_file import write_procedure
from app.domain.procedure import Procedure
from app.domain.working_calendar import WorkingCalendar
from app.models.office import CalendarDay, CalendarYear
from app.models.procedure import ProcedureVersion


def add_procedures(session: Session, procedures: Iterable[Procedure]) -> int:
    """Add the versions the store does not have yet; return how many."""
    known = set(session.execute(select(ProcedureVersion.code, ProcedureVersion.version)))
    added = [one for one in procedures if (one.code, one.version) not in known]
    session.add_all(procedure_row(one) for one in added)
    return len(added)


def procedure_row(procedure: Procedure) -> ProcedureVersion:
    """Return the row of the store for one version of a procedure."""
    return ProcedureVersion(
        code=procedure.code,
        version=procedure.version,
        name=procedure.name,
        short_name=procedure.short_name,
        field=procedure.field,
        valid_from=procedure.valid_from,
        valid_to=procedure.valid_to,
        content=write_procedure(procedure),
    )


def add_calendar(session: Session, calendar: WorkingCalendar) -> None:
    """Add the days and confirmed years the store does not have yet."""
    known_days = set(session.scalars(select(CalendarDay.day)))
    known_years = set(session.scalars(select(CalendarYear.year)))
    session.add_all(
        CalendarDay(
            day=entry.day,
            kind=entry.kind.value,
            name=entry.name,
            basis=entry.basis,
            source=entry.source,
        )
        for entry in calendar.days
        if entry.day not in known_days
    )
    session.add_all(
        CalendarYear(year=year) for year in sorted(calendar.confirmed_years - known_years)
    )
