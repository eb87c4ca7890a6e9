"""What stands in a cell of the catalogue's workbook, there and back."""

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import catalogue_cells as cells
from app.domain.channel import CHANNEL_LABELS, Channel
from app.domain.fees import PageTier
from app.domain.time_limit import LimitUnit, TimeLimit
from app.errors import InputError

_COUNTED = [unit for unit in LimitUnit if unit not in (LimitUnit.AT_ONCE, LimitUnit.SAME_DAY)]
LIMITS = st.builds(TimeLimit, st.integers(1, 999), st.sampled_from(_COUNTED)) | st.sampled_from(
    [TimeLimit(0, LimitUnit.AT_ONCE), TimeLimit(0, LimitUnit.SAME_DAY)]
)


@given(LIMITS)
def test_a_limit_reads_back_as_it_was_written(limit: TimeLimit) -> None:
    assert cells.read_limit(cells.limit_cell(limit)) == limit


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("5 Ngày làm việc", TimeLimit(5, LimitUnit.WORKING_DAYS)),
        ("15 ngay", TimeLimit(15, LimitUnit.CALENDAR_DAYS)),
        ("12 giờ", TimeLimit(12, LimitUnit.CLOCK_HOURS)),
        ("5 working days", TimeLimit(5, LimitUnit.WORKING_DAYS)),
        ("Ngay", TimeLimit(0, LimitUnit.AT_ONCE)),
    ],
)
def test_a_limit_is_read_the_way_people_write_it(text: str, limit: TimeLimit) -> None:
    assert cells.read_limit(text) == limit


@pytest.mark.parametrize("text", ["", "0 ngày", "vài ngày", "5", "5 tuần"])
def test_no_limit_is_guessed(text: str) -> None:
    with pytest.raises(InputError) as refused:
        cells.read_limit(text)
    assert refused.value.field == "limit"


def test_days_hours_and_amounts_are_read() -> None:
    assert cells.read_day("01/12/2026", "d") == date(2026, 12, 1)
    assert cells.read_day("2026-12-01", "d") == date(2026, 12, 1)
    assert cells.read_day("", "d") is None
    assert cells.read_clock("", time(15)) == time(15)
    assert cells.read_clock("14h30", time(15)) == time(14, 30)
    assert cells.read_amount("8.000 đồng", "a") == 8000
    assert cells.read_amount("", "a") == 0


@pytest.mark.parametrize(
    "read",
    [
        lambda: cells.read_day("31/02/2026", "x"),
        lambda: cells.read_clock("25:00", time(15)),
        lambda: cells.read_amount("tám nghìn", "x"),
        lambda: cells.read_amount("-5", "x"),
        lambda: cells.read_yes_no("chắc là có", "x"),
        lambda: cells.read_choice("Fax", CHANNEL_LABELS, "x", Channel.DIRECT),
        lambda: cells.read_tiers("1: nhiều"),
    ],
)
def test_what_cannot_be_read_is_refused(read: Callable[[], object]) -> None:
    with pytest.raises(InputError):
        read()


def test_choices_and_lists_read_back() -> None:
    assert cells.read_choice("truc tuyen", CHANNEL_LABELS, "x", Channel.DIRECT) is Channel.ONLINE
    assert cells.read_choice("", CHANNEL_LABELS, "x", Channel.POST) is Channel.POST
    assert cells.read_list(cells.list_cell(("ks", "giấy khai sinh"))) == ("ks", "giấy khai sinh")
    assert cells.read_yes_no(cells.yes_no(True), "x")
    assert not cells.read_yes_no("", "x")
    tiers = (PageTier(1, 2000), PageTier(3, 1000))
    assert cells.read_tiers(cells.tiers_cell(tiers)) == tiers
