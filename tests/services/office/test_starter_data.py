"""The shipped catalogue and calendar go into a store once and overwrite nothing."""

from datetime import date

from sqlalchemy import func, select

from app.domain.catalogue_file import read_procedure
from app.domain.roles import Actor
from app.domain.working_calendar import CalendarDay, DayKind, DaySource
from app.models.procedure import ProcedureVersion
from app.services.counter import Counter
from app.services.office.starter_data import add_calendar, add_procedures, procedure_row
from app.shipped import shipped_calendar, shipped_procedures


def test_what_is_there_already_is_not_added_again(counter: Counter) -> None:
    with counter.context.database.write() as session:
        before = session.scalar(select(func.count()).select_from(ProcedureVersion))
        assert add_procedures(session, shipped_procedures()) == 0
        add_calendar(session, shipped_calendar())
        assert session.scalar(select(func.count()).select_from(ProcedureVersion)) == before


def test_a_version_comes_out_of_the_store_as_it_went_in() -> None:
    for procedure in shipped_procedures():
        assert read_procedure(procedure_row(procedure).content) == procedure


def test_a_day_the_office_decided_itself_stays(counter: Counter, supervisor: Actor) -> None:
    own = CalendarDay(
        day=date(2027, 2, 5),
        kind=DayKind.HOLIDAY,
        name="Theo thông báo",
        basis="01/TB-BNV",
        source=DaySource.CLERK,
    )
    counter.office.confirm_year(supervisor, 2027, (own,), "01/TB-BNV")
    with counter.context.database.write() as session:
        add_calendar(session, shipped_calendar())
    counter.context.forget_references()
    assert own in counter.office.calendar_year(2027)[0]
