"""Registers are searched without accents; numbers are masked, and looking by one is told."""

from datetime import date, timedelta

import pytest

from app.domain.audited import Audited
from app.domain.register_entries import EntryFilter, EntryState
from app.errors import NotFoundError, RuleError
from app.services.registers import list_entries
from tests import builders
from tests.builders import SetClock
from tests.services.registers.conftest import NUMBER, Books


def found(books: Books, text: str) -> list[int]:
    return [row.number for row in books.rows(text=text)]


def test_words_are_found_in_any_order_and_without_accents(books: Books) -> None:
    books.call("Hồ sơ khai sinh trễ hẹn", values={"caller": "Đỗ Thị Hoà"})
    books.call("Cảm ơn", values={"caller": "Bùi Văn Tám", "phone": "0912345678"})
    assert found(books, "hoa do") == [1]
    assert found(books, "tre hen") == [1]
    assert found(books, "0912345") == [2]
    assert found(books, "2/2026") == [2]
    assert found(books, "100%") == []


def test_a_person_is_found_by_the_whole_number_only_and_the_audit_hears_of_it(
    books: Books,
) -> None:
    books.visit()
    assert books.rows("citizen-reception", text="0123") == ()
    assert Audited.LOOK_UP_BY_IDENTITY not in dict(books.audited())
    (row,) = books.rows("citizen-reception", text=NUMBER)
    assert row.values["identity"] == "001*****0123"
    assert books.audited()[0] == (Audited.LOOK_UP_BY_IDENTITY, "sổ Tiếp công dân")


def test_opening_an_entry_to_work_on_it_shows_the_number_and_is_told(books: Books) -> None:
    saved = books.visit()
    masked = books.counter.registers.card(books.clerk, saved.entry_id)
    assert masked.stored is None
    assert NUMBER not in str(masked)
    opened = books.counter.registers.open(books.clerk, saved.entry_id)
    assert opened.stored is not None
    assert opened.stored["identity"] == NUMBER
    assert books.audited()[0] == (Audited.LOOK_UP_BY_IDENTITY, "sổ Tiếp công dân 1/2026")


def test_an_entry_without_a_number_is_opened_without_a_word(books: Books) -> None:
    saved = books.call()
    books.counter.registers.open(books.clerk, saved.entry_id)
    assert books.audited()[0][0] == Audited.ADD_ENTRY


def test_a_period_includes_both_its_days(books: Books, clock: SetClock) -> None:
    days: list[date] = []
    for _ in range(3):
        books.call()
        days.append(clock.at.date())
        clock.forward(days=1)
    rows = books.rows(first=days[1], last=days[2])
    assert [row.number for row in rows] == [3, 2]


def test_a_long_register_shows_its_newest_entries_and_counts_all(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_entries, "PAGE_ROWS", 2)
    for _ in range(3):
        books.call()
    page = books.counter.registers.list(books.clerk, EntryFilter(register="hotline"))
    assert ([row.number for row in page.rows], page.total) == ([3, 2], 3)


def test_what_nothing_closes_never_waits(books: Books, clock: SetClock) -> None:
    books.visit()
    clock.forward(days=30)
    counts = {one.register: one for one in books.counter.registers.counts()}
    assert counts["citizen-reception"].overdue == 1
    assert counts["hotline"].open == 0
    assert books.rows("citizen-reception")[0].state is EntryState.OVERDUE


def test_who_sees_no_dossiers_sees_no_registers(books: Books) -> None:
    administrator = builders.actor(books.counter)
    keeper = type(administrator)(administrator.clerk_id, "x", builders.Role.ADMINISTRATOR)
    with pytest.raises(RuleError):
        books.counter.registers.list(keeper, EntryFilter(register="hotline"))


def test_an_entry_nobody_wrote_is_not_found(books: Books) -> None:
    with pytest.raises(NotFoundError):
        books.counter.registers.card(books.clerk, 999)
    assert books.rows(last=date(2020, 1, 1) + timedelta(days=1)) == ()
