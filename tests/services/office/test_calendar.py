"""The calendar page: a year's days, confirmed by a person on an official notice."""

from datetime import date

import pytest

from app.domain.roles import Actor
from app.domain.working_calendar import CalendarDay, DayKind, DaySource
from app.errors import InputError, RuleError
from app.services.calendar_commands import Vouched
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock

OFF = CalendarDay(
    day=date(2026, 11, 18),
    kind=DayKind.HOLIDAY,
    name="Mất điện toàn phường",
    basis="Công văn 12/UBND",
    source=DaySource.CLERK,
)
MARRIAGE_STATUS = "1.004873"


def test_a_year_is_shown_in_order_with_whether_it_is_confirmed(counter: Counter) -> None:
    days, confirmed = counter.office.calendar_year(2026)
    # The program came with this one.
    assert confirmed == Vouched()
    assert [entry.day for entry in days] == sorted(entry.day for entry in days)
    assert date(2026, 9, 2) in [entry.day for entry in days]
    assert counter.office.calendar_year(2027)[1] is None


def test_confirming_replaces_the_days_of_that_year_alone(
    counter: Counter, supervisor: Actor
) -> None:
    others = counter.office.calendar_year(2025)
    counter.office.confirm_year(supervisor, 2027, (), "Thông báo 1/TB-BNV")
    assert counter.office.calendar_year(2027) == (
        (),
        Vouched(supervisor.name, "Thông báo 1/TB-BNV"),
    )
    assert counter.office.calendar_year(2025) == others


def test_a_new_day_off_counts_for_promises_from_then_on(
    counter: Counter, supervisor: Actor
) -> None:
    days, _ = counter.office.calendar_year(2026)
    counter.office.confirm_year(supervisor, 2026, (*days, OFF), "Công văn 12/UBND")
    after = builders.receive(counter, None, MARRIAGE_STATUS)
    assert after.promised_at.day == 20


def test_the_package_proposes_days_for_a_year_nobody_has_data_of(
    supervisor: Actor, counter: Counter
) -> None:
    proposed = counter.office.proposed_days(supervisor, 2029)
    assert {one.day.year for one in proposed} == {2029}
    assert date(2029, 9, 2) in {one.day for one in proposed}
    assert {one.source for one in proposed} == {DaySource.PACKAGE}


@pytest.mark.parametrize(
    ("field", "year", "basis"), [("basis", 2026, "  "), ("days", 2027, "Công văn 12/UBND")]
)
def test_a_year_is_not_confirmed_without_notice_or_with_strange_days(
    counter: Counter, supervisor: Actor, field: str, year: int, basis: str
) -> None:
    before = counter.office.calendar_year(year)
    with pytest.raises(InputError) as caught:
        counter.office.confirm_year(supervisor, year, (OFF,), basis)
    assert caught.value.field == field
    assert counter.office.calendar_year(year) == before


def test_a_clerk_does_not_confirm_years(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError, match="Vai trò"):
        counter.office.confirm_year(clerk, 2027, (), "Thông báo")


def test_the_years_known_begin_with_the_data_and_hold_the_present_one(
    counter: Counter, supervisor: Actor, clock: SetClock
) -> None:
    assert counter.office.calendar_years() == tuple(range(2021, 2029))
    counter.office.confirm_year(supervisor, 2030, (), "Thông báo")
    clock.forward(days=365 * 6)
    assert counter.office.calendar_years() == (*range(2021, 2029), 2030, 2032)
