"""Registers are data: read strictly, due by working days, in force from a day to a day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.registers import OUTAGES, FieldKind, Registers, all_registers, due_on
from app.errors import FileError, NotFoundError
from app.shipped import shipped_registers
from tests.domain.calendars import SHIPPED
from tests.domain.register_texts import VALUES, register_text, visits

FRIDAY = date(2026, 11, 20)


def test_the_shipped_registers_are_those_of_the_article() -> None:
    registers = shipped_registers()
    assert [one.id for one in registers.all] == [
        "hotline",
        "citizen-reception",
        "feedback",
        "apology-letters",
        OUTAGES,
        "archive-boxes",
        "archive-lending",
    ]
    assert all(one.dossiers is not None for one in registers.all)


def test_the_hotline_has_the_usual_columns() -> None:
    sheet = shipped_registers().get("hotline").sheet
    assert [one.head for one in sheet] == [
        "STT",
        "Ngày, giờ",
        "Người phản ánh",
        "Số điện thoại",
        "Địa chỉ",
        "Nội dung",
        "Người nghe",
        "Chuyển ai",
        "Hạn trả lời",
        "Kết quả",
        "Ngày trả lời",
    ]


def test_an_entry_is_due_after_working_days_or_on_its_own_day() -> None:
    register = visits()
    # The 24th is a holiday (ngày Văn hóa Việt Nam).
    assert due_on(register, FRIDAY, {}, SHIPPED) == date(2026, 11, 25)
    assert due_on(register, FRIDAY, {"answer_by": "2026-12-01"}, SHIPPED) == date(2026, 12, 1)
    assert due_on(visits(due=None), FRIDAY, {}, SHIPPED) is None
    assert due_on(visits(due={"label": "x", "column": "answer_by"}), FRIDAY, {}, SHIPPED) is None


@given(st.integers(0, 700).map(lambda days: date(2026, 1, 1) + timedelta(days=days)))
def test_an_entry_is_never_due_on_a_holiday(day: date) -> None:
    due = due_on(visits(), day, {}, SHIPPED)
    assert due is not None
    assert SHIPPED.is_working_day(due)
    assert due > day


def test_columns_are_asked_for_in_their_time() -> None:
    register = visits()
    assert [one.id for one in register.asked(closing=True)] == ["outcome"]
    assert "dossiers" not in {one.id for one in register.asked(closing=False)}
    assert register.identities == ("identity",)
    assert register.column("kind").kind is FieldKind.CHOICE
    with pytest.raises(KeyError):
        register.column("stranger")


def test_a_register_is_in_force_between_its_days() -> None:
    register = visits(valid_to="2026-12-31")
    assert [register.is_in_force(date(year, 6, 1)) for year in (2025, 2026, 2027)] == [
        False,
        True,
        False,
    ]


def test_a_register_whose_file_is_gone_is_named() -> None:
    with pytest.raises(NotFoundError, match="visits"):
        Registers().get("visits")


TOLD_ON = {"id": "told", "label": "Ngày báo", "kind": "date"}


@pytest.mark.parametrize(
    "changes",
    [
        {"columns": []},
        {"columns": [VALUES["columns"][0]] * 2},
        {"columns": [{"id": "number", "label": "STT"}]},
        {"columns": [{"id": "kind", "label": "Loại", "kind": "choice"}]},
        {"columns": [{"id": "kind", "label": "Loại", "choices": ["a"]}]},
        {"columns": [{"id": "name", "label": "Tên"}]},
        {"columns": [{"id": "name", "label": "Tên", "listed": True, "not_before": "happened"}]},
        {"columns": [*VALUES["columns"], {**TOLD_ON, "not_before": "name"}]},
        {"columns": [*VALUES["columns"], {**TOLD_ON, "not_before": "told"}]},
        {"closing": None},
        {"due": {"label": "Hạn", "column": "name"}},
        {"due": {"label": "Hạn", "working_days": -1}},
        {"sheet": VALUES["sheet"][:2]},
        {"sheet": [{"head": "STT", "share": 100, "shows": ["stranger"]}]},
        {"sheet": [{"head": "STT", "share": 100, "shows": []}]},
        {"stranger": 1},
    ],
)
def test_a_definition_that_cannot_be_kept_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(FileError):
        visits(**changes)


def test_two_files_cannot_be_the_same_register() -> None:
    assert "visits" in register_text()
    with pytest.raises(FileError):
        all_registers([visits(), visits()])
