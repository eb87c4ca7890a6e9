"""Codes and names shortened until nobody recognizes a stranger; the door; the rests ahead."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.board import (
    BOARD_PAGE_LABELS,
    Ahead,
    BoardPage,
    Door,
    Opening,
    days_ahead,
    initials,
    opening_at,
    shortened_code,
)
from app.domain.dossier_code import LocalCode
from app.domain.vietnam_time import local
from app.domain.working_calendar import CalendarDay, DayKind, DaySource, WorkingCalendar


def entry(day: date, kind: DayKind, name: str) -> CalendarDay:
    return CalendarDay(day=day, kind=kind, name=name, basis="", source=DaySource.CLERK)


CALENDAR = WorkingCalendar(
    (
        entry(date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam"),
        entry(date(2026, 11, 28), DayKind.MAKE_UP, "Làm bù"),
        entry(date(2026, 12, 31), DayKind.SWAPPED_OFF, "Hoán đổi"),
        entry(date(2027, 1, 1), DayKind.HOLIDAY, "Tết Dương lịch"),
    ),
    frozenset(),
)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("TN10-261122-0042-50", "…0042-50"),
        ("H26.107-261122-0001", "…22-0001"),
        ("000.00.32.H26-201122-000123", "…000123"),
        ("12/2019", "…019"),
        ("7", "…"),
        ("", "…"),
    ],
)
def test_a_code_is_shown_by_its_end(code: str, shown: str) -> None:
    assert shortened_code(code) == shown


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)), st.integers(1, 9999))
def test_no_code_can_be_looked_up_from_the_board(day: date, serial: int) -> None:
    code = str(LocalCode(1, 0, day, serial))
    assert len(shortened_code(code)) < len(code) / 2


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Nguyễn Văn An", "N.V.A."),
        ("Đặng Thị Ánh", "Đ.T.A."),
        ("ông ấu Ơn", "Ô.Â.Ơ."),
        ("Nguye\u0302\u0303n A\u0301nh", "N.A."),
        ("Y Blư", "Y.B."),
        ("Công ty TNHH 2 thành viên (Hòa Phát)", "C.T.T.T.V."),
        ("Y", "–"),
        ("", "–"),
        ("123", "–"),
    ],
)
def test_a_name_is_shown_by_its_first_letters(name: str, shown: str) -> None:
    assert initials(name) == shown


@given(st.text(max_size=40))
def test_no_word_of_a_name_is_ever_told(name: str) -> None:
    shown = initials(name)
    assert not [word for word in name.split() if len(word) > 2 and word in shown.split(".")]


def test_the_door_opens_and_closes_with_the_sessions() -> None:
    def at(hour: int, minute: int = 0, day: int = 23) -> Opening:
        return opening_at(CALENDAR, local(2026, 11, day, hour, minute))

    assert at(7, 30) == Opening(Door.CLOSED, local(2026, 11, 23, 8))
    assert at(8) == Opening(Door.OPEN, local(2026, 11, 23, 12))
    assert at(12) == Opening(Door.PAUSE, local(2026, 11, 23, 13, 30))
    assert at(17, 29) == Opening(Door.OPEN, local(2026, 11, 23, 17, 30))
    # Tomorrow is a holiday.
    assert at(17, 30) == Opening(Door.CLOSED, local(2026, 11, 25, 8))
    assert at(9, day=24) == Opening(Door.CLOSED, local(2026, 11, 25, 8))


def test_rests_with_a_name_and_make_up_days_are_told_ahead() -> None:
    told = days_ahead(CALENDAR, date(2026, 11, 23))
    assert told == (
        Ahead(date(2026, 11, 24), date(2026, 11, 24), ("Ngày Văn hóa Việt Nam",)),
        Ahead(date(2026, 11, 28), date(2026, 11, 28), worked=True),
        Ahead(date(2026, 12, 31), date(2027, 1, 3), ("Hoán đổi", "Tết Dương lịch")),
    )
    assert days_ahead(CALENDAR, date(2027, 1, 4)) == ()


def test_every_page_has_a_name() -> None:
    assert set(BOARD_PAGE_LABELS) == set(BoardPage)
