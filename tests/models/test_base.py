"""The column types every table shares: instants in milliseconds, time-ordered identities."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, literal, select
from sqlalchemy.exc import StatementError

from app.domain.vietnam_time import local
from app.models.base import Instant, from_milliseconds, milliseconds, new_uid
from app.models.driver import sqlite

ENGINE = create_engine("sqlite://", module=sqlite)
HOURS = st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))
INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=HOURS)  # noqa: DTZ001


def through_the_store(instant: datetime | None) -> datetime | None:
    with ENGINE.connect() as connection:
        return connection.scalar(select(literal(instant, Instant())))


@given(INSTANTS)
def test_an_instant_comes_back_as_the_same_moment_to_the_millisecond(instant: datetime) -> None:
    found = through_the_store(instant)
    assert found is not None
    assert found.tzinfo is UTC
    assert timedelta() <= instant - found < timedelta(milliseconds=1)
    assert through_the_store(found) == found


@given(st.integers(-(10**13), 10**13))
def test_milliseconds_lose_nothing(value: int) -> None:
    assert milliseconds(from_milliseconds(value)) == value


def test_the_same_moment_on_two_clocks_is_one_instant() -> None:
    assert milliseconds(local(2026, 11, 16, 7)) == milliseconds(datetime(2026, 11, 16, tzinfo=UTC))


def test_a_naive_datetime_is_refused_before_it_is_stored() -> None:
    with pytest.raises(StatementError, match="aware datetimes only"):
        through_the_store(datetime(2026, 11, 16))  # noqa: DTZ001


def test_nothing_stays_nothing() -> None:
    assert through_the_store(None) is None


def test_identities_are_unlike_and_in_the_order_they_were_made() -> None:
    made = [new_uid() for _ in range(100)]
    assert len(set(made)) == 100
    assert made == sorted(made)
