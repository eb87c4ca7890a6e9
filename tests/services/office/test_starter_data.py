"""Shipped catalogue and calendar fill a store, and never overwrite what an office changed."""

from dataclasses import replace

from sqlalchemy import func, select

from app.domain.catalogue_file import read_procedure
from app.domain.roles import Actor
from app.models.office import CalendarDay
from app.models.procedure import ProcedureVersion
from app.services.counter import Counter
from app.services.office.starter_data import add_calendar, add_procedures, procedure_row
from app.shipped import shipped_calendar, shipped_procedures


def test_what_the_store_has_already_is_not_added_again(counter: Counter) -> None:
    with counter.context.database.write() as session:
        before = session.scalar(select(func.count()).select_from(CalendarDay))
        assert add_procedures(session, shipped_procedures()) == 0
        add_calendar(session, shipped_calendar())
        session.flush()
        assert session.scalar(select(func.count()).select_from(CalendarDay)) == before


def test_a_new_version_of_a_procedure_stands_beside_the_old_one(counter: Counter) -> None:
    newer = replace(shipped_procedures()[0], version=9, short_name="Khai sinh mới")
    with counter.context.database.write() as session:
        assert add_procedures(session, [newer]) == 1
        versions = session.scalars(
            select(ProcedureVersion.version).where(ProcedureVersion.code == newer.code)
        ).all()
    assert sorted(versions) == [1, 9]


def test_a_procedure_comes_out_of_the_store_as_it_went_in() -> None:
    for procedure in shipped_procedures():
        assert read_procedure(procedure_row(procedure).content) == procedure


def test_days_an_office_has_changed_are_kept(counter: Counter, supervisor: Actor) -> None:
    days, _ = counter.office.calendar_year(2026)
    renamed = (replace(days[0], name="Ngày của phường"), *days[1:])
    counter.office.confirm_year(supervisor, 2026, renamed, "Công văn 12/UBND")
    with counter.context.database.write() as session:
        add_calendar(session, shipped_calendar())
    counter.context.forget_references()
    assert counter.office.calendar_year(2026)[0] == renamed


def test_the_calendar_comes_back_as_it_was_shipped(counter: Counter) -> None:
    shipped = shipped_calendar()
    found = counter.office.calendar()
    assert set(found.days) == set(shipped.days)
    assert found.confirmed_years == shipped.confirmed_years
