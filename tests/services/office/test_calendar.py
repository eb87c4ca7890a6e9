"""The calendar of an office: confirmed year by year, on a notice, by a person."""

from datetime import date

import pytest

from app.domain.roles import Actor
from app.domain.working_calendar import CalendarDay, DayKind, DaySource
from app.errors import InputError, RuleError
from app.services.counter import Counter
from tests import builders

TET = CalendarDay(
    day=date(2027, 2, 5),
    kind=DayKind.HOLIDAY,
    name="Tết Nguyên Đán",
    basis="01/TB-BNV",
    source=DaySource.CLERK,
)


def test_a_projected_year_is_not_confirmed_until_somebody_confirms_it(
    counter: Counter, supervisor: Actor
) -> None:
    assert counter.office.calendar_year(2027)[1] is False
    counter.office.confirm_year(supervisor, 2027, (TET,), "01/TB-BNV")
    days, confirmed = counter.office.calendar_year(2027)
    assert confirmed
    assert days == (TET,)
    assert not counter.office.calendar().is_working_day(TET.day)


def test_a_dossier_that_reaches_into_an_unconfirmed_year_needs_a_date_and_a_reason(
    counter: Counter, clock: builders.SetClock, supervisor: Actor
) -> None:
    clock.at = clock.at.replace(month=12, day=30)
    late = builders.intake(builders.actor(counter), "1.004837")
    with pytest.raises(InputError, match="2027"):
        counter.dossiers.receive(late)
    counter.office.confirm_year(supervisor, 2027, counter.office.calendar_year(2027)[0], "01/TB")
    assert counter.dossiers.receive(late).promised_at.year == 2027


@pytest.mark.parametrize(
    ("days", "basis", "field"),
    [((TET,), " ", "basis"), ((), "01/TB-BNV", ""), ((TET,), "01/TB-BNV", "days")],
)
def test_a_year_without_notice_or_with_another_year_s_days_is_refused(
    counter: Counter, supervisor: Actor, days: tuple[CalendarDay, ...], basis: str, field: str
) -> None:
    year = 2028 if field == "days" else 2027
    if not field:
        counter.office.confirm_year(supervisor, year, days, basis)
        return
    with pytest.raises(InputError) as caught:
        counter.office.confirm_year(supervisor, year, days, basis)
    assert caught.value.field == field


def test_a_clerk_does_not_confirm(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError):
        counter.office.confirm_year(clerk, 2027, (TET,), "01/TB-BNV")


def test_the_years_known_include_this_one(counter: Counter) -> None:
    assert {2021, 2025, 2026, 2027} <= set(counter.office.calendar_years())
