"""Which copies of the store go again, when the next one is due, and where copies may lie."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.backup_plan import (
    REASON_LABELS,
    BackupReason,
    KeptPlace,
    check_kept_place,
    dispensable,
    is_due,
    is_old,
    journal_kept_from,
    second_is_due,
)
from app.domain.data_folder import FolderFacts, FolderPlace
from app.domain.vietnam_time import local, office_day
from app.errors import InputError

NOW = local(2026, 11, 16, 17, 0)
GOOD = FolderFacts(FolderPlace.LOCAL, writable=True, free_bytes=20 << 30)


@dataclass(frozen=True)
class Made:
    made_at: datetime
    verified: bool = True


def kept(copies: Iterable[Made], now: datetime = NOW) -> list[Made]:
    copies = list(copies)
    gone = dispensable(copies, now)
    return sorted((one for one in copies if one not in gone), key=lambda one: one.made_at)


def days_of(copies: Iterable[Made]) -> list[date]:
    return sorted({office_day(one.made_at) for one in copies}, reverse=True)


ages = st.integers(0, 5 * 365 * 24 * 60)
copies_of_years = st.lists(
    st.builds(lambda age, ok: Made(NOW - timedelta(minutes=age), ok), ages, st.booleans()),
    unique_by=lambda one: one.made_at,
    max_size=120,
)


def test_everything_of_today_and_yesterday_stays() -> None:
    copies = [Made(NOW - timedelta(minutes=7 * n)) for n in range(240)]
    assert kept(copies) == sorted(copies, key=lambda one: one.made_at)


def test_of_older_days_the_newest_stays_then_of_weeks_months_and_years() -> None:
    """Two copies on each of 1,500 days: what is left is written down day by day."""
    copies = [
        Made(local(2026, 11, 16, hour) - timedelta(days=age))
        for age in range(1500)
        for hour in (11, 16)
    ]
    left = kept(copies)
    days = days_of(left)
    assert days[:14] == [date(2026, 11, 16) - timedelta(days=age) for age in range(14)]
    assert days[14:24] == [date(2026, 11, 1) - timedelta(weeks=week) for week in range(10)]
    assert days[24:33] == [
        date(2026, 7, 31), date(2026, 6, 30), date(2026, 5, 31), date(2026, 4, 30),
        date(2026, 3, 31), date(2026, 2, 28), date(2026, 1, 31), date(2025, 12, 31),
        date(2025, 11, 30),
    ]  # fmt: skip
    assert days[33:] == [date(2024, 12, 31), date(2023, 12, 31), date(2022, 12, 31)]
    assert all(one.made_at.hour == 16 for one in left if office_day(one.made_at) < days[1])
    assert len(left) == 4 + 12 + 10 + 9 + 3


@given(
    st.lists(
        st.builds(lambda age, ok: Made(NOW - timedelta(minutes=age), ok), ages, st.booleans())
    ),
    st.integers(0, 5 * 365),
)
def test_a_day_of_the_journal_goes_only_when_it_is_old_and_in_three_good_copies(
    copies: list[Made], age: int
) -> None:
    day = office_day(NOW) - timedelta(days=age)
    kept_from = journal_kept_from(copies, NOW)
    later = [one for one in copies if one.verified and office_day(one.made_at) > day]
    goes = kept_from is not None and day < kept_from
    assert goes == (age > 35 and len(later) >= 3)


@given(copies_of_years, st.integers(0, 3650))
def test_a_clock_that_leaps_ahead_takes_nothing_of_the_journal_that_no_copies_hold(
    copies: list[Made], days: int
) -> None:
    kept_from = journal_kept_from(copies, NOW + timedelta(days=days))
    good = sorted((one.made_at for one in copies if one.verified), reverse=True)
    assert kept_from is None or kept_from <= office_day(good[2])


def test_copies_of_a_clock_that_ran_ahead_hold_nothing_of_today() -> None:
    ahead = [Made(NOW + timedelta(days=age)) for age in (300, 301, 302)]
    assert journal_kept_from(ahead, NOW) is None
    old = [Made(NOW - timedelta(days=age)) for age in (50, 51, 52)]
    assert journal_kept_from([*ahead, *old], NOW) == office_day(old[-1].made_at)


def test_weeks_without_work_cost_no_copy() -> None:
    copies = [Made(NOW - timedelta(days=60 + age)) for age in range(12)]
    assert len(kept(copies)) == 12


def test_the_last_copy_that_verified_stays_however_old_it_is() -> None:
    old = Made(NOW - timedelta(days=400, hours=1))
    broken = [Made(NOW - timedelta(days=400), verified=False), Made(NOW, verified=False)]
    assert old in kept([old, *broken])


@given(copies_of_years)
def test_nothing_recent_goes_and_the_newest_verified_stays(copies: list[Made]) -> None:
    gone = dispensable(copies, NOW)
    assert all(NOW - one.made_at > timedelta(days=1) for one in gone)
    verified = [one for one in copies if one.verified]
    if verified:
        assert max(verified, key=lambda one: one.made_at) not in gone
    if copies:
        assert max(copies, key=lambda one: one.made_at) not in gone


@given(copies_of_years)
def test_thinning_twice_takes_no_more_than_thinning_once(copies: list[Made]) -> None:
    left = kept(copies)
    assert kept(left) == left


@given(copies_of_years)
def test_no_year_loses_its_last_copy_and_the_number_stays_small(copies: list[Made]) -> None:
    left = kept(copies)
    years = {one.made_at.year for one in copies}
    assert {one.made_at.year for one in left} == years
    older = [one for one in left if NOW - one.made_at > timedelta(days=2)]
    assert len(older) <= 12 + 10 + 9 + len(years) + 1


@settings(max_examples=15)
@given(st.lists(st.integers(0, 4), min_size=300, max_size=500))
def test_an_office_that_thins_after_every_copy_keeps_an_unbroken_past(pauses: list[int]) -> None:
    """Years of working days with closures between: no copy is ever further away than it should."""
    left: list[Made] = []
    now = local(2020, 1, 6, 17, 0)
    for pause in pauses:
        now += timedelta(days=1 + pause)
        left = kept([*left, Made(now - timedelta(hours=5)), Made(now)], now)
    days = days_of(left)
    assert len(left) <= 4 + 12 + 10 + 9 + 10
    work = timedelta(days=5)
    for newer, older in pairwise(days):
        age = now.date() - newer
        if age < timedelta(days=12):
            assert newer - older <= work
        elif age < timedelta(weeks=9):
            assert newer - older <= timedelta(weeks=2) + work
        elif age < timedelta(days=30 * 8):
            assert newer - older <= timedelta(days=62) + work
        else:
            assert newer - older <= timedelta(days=2 * 366)


@pytest.mark.parametrize(
    ("hours", "changed", "due"),
    [(1.9, True, False), (2, True, True), (200, False, False), (None, True, True)],
)
def test_a_copy_is_due_after_two_hours_in_which_something_changed(
    hours: float | None, changed: bool, due: bool
) -> None:
    last = None if hours is None else NOW - timedelta(hours=hours)
    assert is_due(last, NOW, changed=changed) is due


def test_after_a_failure_it_is_tried_again_only_a_while_later() -> None:
    assert not is_due(None, NOW, changed=True, failed_at=NOW - timedelta(minutes=14))
    assert is_due(None, NOW, changed=True, failed_at=NOW - timedelta(minutes=15))
    assert is_due(None, NOW, changed=True, failed_at=NOW + timedelta(hours=9))


def test_one_is_warned_of_changes_that_are_in_no_copy_for_a_day() -> None:
    assert is_old(NOW - timedelta(hours=25), NOW, changed=True)
    assert is_old(None, NOW, changed=True)
    assert not is_old(NOW - timedelta(hours=23), NOW, changed=True)
    assert not is_old(NOW - timedelta(days=3), NOW, changed=False)


def test_the_second_place_gets_one_copy_a_day_and_one_whenever_somebody_asks() -> None:
    assert second_is_due(None, NOW, BackupReason.WORK)
    assert not second_is_due(NOW - timedelta(hours=23), NOW, BackupReason.WORK)
    assert second_is_due(NOW - timedelta(hours=24), NOW, BackupReason.WORK)
    assert second_is_due(NOW - timedelta(minutes=1), NOW, BackupReason.BY_HAND)
    assert second_is_due(NOW - timedelta(minutes=1), NOW, BackupReason.CLOSING)


def test_every_reason_has_words() -> None:
    assert set(REASON_LABELS) == set(BackupReason)


def test_a_local_folder_a_disk_that_can_be_pulled_and_a_share_may_hold_copies() -> None:
    for place in (FolderPlace.LOCAL, FolderPlace.REMOVABLE):
        for kept_place in KeptPlace:
            check_kept_place(kept_place, replace(GOOD, place=place), 1 << 20)
    check_kept_place(KeptPlace.SECOND, replace(GOOD, place=FolderPlace.NETWORK), 1 << 20)
    check_kept_place(KeptPlace.JOURNAL, replace(GOOD, free_bytes=5 << 20), 9 << 20)


@pytest.mark.parametrize(
    ("facts", "place", "word"),
    [
        (replace(GOOD, place=FolderPlace.SYNCED), KeptPlace.SECOND, "không được rời cơ quan"),
        (replace(GOOD, place=FolderPlace.SYNCED), KeptPlace.JOURNAL, "không được rời cơ quan"),
        (replace(GOOD, place=FolderPlace.NETWORK), KeptPlace.MAIN, "nơi sao lưu thứ hai"),
        (replace(GOOD, place=FolderPlace.NETWORK), KeptPlace.JOURNAL, "trên máy này"),
        (replace(GOOD, writable=False), KeptPlace.SECOND, "Không ghi được"),
        (replace(GOOD, free_bytes=5 << 20), KeptPlace.MAIN, "chỉ còn 5 MB"),
    ],
)
def test_a_folder_that_would_lose_or_leak_copies_is_refused(
    facts: FolderFacts, place: KeptPlace, word: str
) -> None:
    with pytest.raises(InputError) as caught:
        check_kept_place(place, facts, 3 << 20)
    assert word in str(caught.value)
    assert caught.value.field == place.value
