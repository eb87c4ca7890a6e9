"""An entry is closed with what its register asks, or cancelled with a reason; none is deleted."""

from datetime import timedelta

import pytest

from app.domain.register_entries import EntryState, Which
from app.domain.vietnam_time import local
from app.errors import InputError, RuleError
from app.services.register_commands import CancelEntry, CloseEntry, Exclude
from tests import builders
from tests.builders import SetClock
from tests.services.registers.conftest import Books


def close(books: Books, entry_id: int, outcome: str = "Đã gọi lại", **more: object) -> None:
    command = CloseEntry(
        actor=books.clerk,
        entry_id=entry_id,
        values={"outcome": outcome},
        **more,  # type: ignore[arg-type]
    )
    books.counter.registers.end(command)


def cancel(books: Books, entry_id: int, reason: str = "ghi nhầm") -> None:
    books.counter.registers.cancel(CancelEntry(actor=books.clerk, entry_id=entry_id, reason=reason))


def test_a_closed_entry_says_how_and_when(books: Books, clock: SetClock) -> None:
    saved = books.call()
    clock.forward(days=2)
    close(books, saved.entry_id)
    (row,) = books.rows()
    assert row.state is EntryState.CLOSED
    assert row.closed_on == clock.at.date()
    assert row.values["outcome"] == "Đã gọi lại"
    with pytest.raises(RuleError, match="không chờ"):
        close(books, saved.entry_id)


def test_what_closes_an_entry_must_be_said(books: Books, clock: SetClock) -> None:
    saved = books.call()
    with pytest.raises(InputError) as raised:
        close(books, saved.entry_id, "")
    assert raised.value.field == "outcome"
    for day in (clock.at.date() + timedelta(days=1), clock.at.date() - timedelta(days=1)):
        with pytest.raises(InputError) as raised:
            close(books, saved.entry_id, closed_on=day)
        assert raised.value.field == "closed_on"


def test_an_entry_past_its_day_is_overdue_until_it_is_closed(books: Books, clock: SetClock) -> None:
    first, second = books.call(), books.call()
    clock.pass_to(local(2026, 12, 9, 8))
    assert books.numbers(Which.OVERDUE) == [2, 1]
    close(books, first.entry_id)
    assert books.numbers(Which.OVERDUE) == [second.number]
    count = books.counter.registers.counts()[0]
    assert (count.open, count.overdue) == (1, 1)


def test_a_cancelled_entry_keeps_its_number_and_its_reason(books: Books) -> None:
    saved = books.call()
    with pytest.raises(InputError):
        cancel(books, saved.entry_id, " ")
    cancel(books, saved.entry_id)
    assert books.call().number == 2
    assert books.numbers(Which.CANCELLED) == [1]
    assert books.numbers() == [2, 1]
    assert books.numbers(Which.OPEN) == [2]
    assert books.rows()[1].cancelled_reason == "ghi nhầm"
    with pytest.raises(RuleError):
        cancel(books, saved.entry_id)


def test_somebody_elses_or_an_old_entry_needs_a_supervisor(books: Books, clock: SetClock) -> None:
    saved = books.call()
    books.clerk = builders.actor(books.counter, 1)
    with pytest.raises(RuleError, match="Vai trò"):
        cancel(books, saved.entry_id)
    books.clerk = builders.actor(books.counter)
    clock.forward(days=1)
    with pytest.raises(RuleError, match="Vai trò"):
        cancel(books, saved.entry_id)
    books.clerk = books.supervisor
    cancel(books, saved.entry_id)


def test_an_outage_that_excuses_dossiers_is_not_cancelled(books: Books) -> None:
    began = local(2026, 11, 16, 10)
    ids = books.late_dossiers(1, local(2026, 11, 17, 14))
    entry_id = books.outage(began, local(2026, 11, 17, 12))
    books.counter.registers.exclude(
        Exclude(actor=books.supervisor, entry_id=entry_id, dossier_ids=tuple(ids))
    )
    books.clerk = books.supervisor
    with pytest.raises(RuleError, match="loại trừ"):
        cancel(books, entry_id)
