"""Entries are numbered without gaps, and who altered one is kept with what stood there before."""

from datetime import timedelta

import pytest

from app.domain.audited import Audited
from app.domain.vietnam_time import local
from app.errors import InputError, NotFoundError, RuleError
from app.services.register_commands import CancelEntry, CloseEntry, SaveEntry
from tests.builders import SetClock
from tests.services.registers.conftest import NUMBER, Books


def test_numbers_run_from_one_in_each_register_and_year(books: Books, clock: SetClock) -> None:
    assert [books.call().number for _ in range(3)] == [1, 2, 3]
    assert books.visit().number == 1
    clock.pass_to(local(2027, 1, 4, 8))
    saved = books.call()
    assert (saved.number, saved.year) == (1, 2027)


def test_a_refused_entry_takes_no_number(books: Books) -> None:
    books.call()
    with pytest.raises(InputError) as raised:
        books.call("  ")
    assert raised.value.field == "content"
    assert books.call().number == 2


def test_an_entry_is_due_by_the_calendar(books: Books) -> None:
    books.call(happened_at=local(2026, 11, 16, 8))
    (row,) = books.rows()
    # Fifteen working days; 24 November is a holiday.
    assert f"{row.due_on:%d/%m}" == "08/12"


def test_what_has_not_happened_yet_cannot_be_written_down(books: Books, clock: SetClock) -> None:
    with pytest.raises(InputError) as raised:
        books.call(happened_at=clock.at + timedelta(minutes=1))
    assert raised.value.field == "happened"


def test_a_change_keeps_what_stood_there_and_by_whom(books: Books, clock: SetClock) -> None:
    saved = books.call(values={"caller": "Hoa"})
    clock.forward(hours=1)
    books.call("Hỏi lại lần hai", entry_id=saved.entry_id, values={"phone": "0912345678"})
    card = books.counter.registers.card(books.clerk, saved.entry_id)
    told = {(one.label, one.before, one.after) for one in card.changes}
    assert told == {
        ("Nội dung", "Hỏi vì sao trễ hẹn", "Hỏi lại lần hai"),
        ("Người phản ánh", "Hoa", ""),
        ("Số điện thoại", "", "0912345678"),
    }
    assert {(one.clerk_name, one.at) for one in card.changes} == {(books.clerk.name, clock.at)}
    assert card.row.number == saved.number
    act, about = books.audited()[0]
    assert act == Audited.CHANGE_ENTRY
    assert about == "Đường dây nóng 1/2026: Người phản ánh, Nội dung, Số điện thoại"


def test_alterations_of_identity_numbers_are_masked(books: Books) -> None:
    saved = books.visit()
    command = SaveEntry(
        actor=books.clerk,
        register="citizen-reception",
        entry_id=saved.entry_id,
        values={
            "name": "Hoà",
            "identity": "001085000999",
            "content": "a",
            "kind": "Tố cáo",
            "received_by": "Hà",
        },
    )
    books.counter.registers.save(command)
    card = books.counter.registers.card(books.clerk, saved.entry_id)
    (change,) = [one for one in card.changes if one.label == "Số căn cước"]
    assert (change.before, change.after) == ("001*****0123", "001*****0999")
    assert NUMBER not in str(books.audited())


def test_an_entry_stays_in_its_year(books: Books, clock: SetClock) -> None:
    saved = books.call()
    clock.pass_to(local(2027, 1, 4, 8))
    with pytest.raises(InputError) as raised:
        books.call(entry_id=saved.entry_id, happened_at=local(2027, 1, 4, 7))
    assert raised.value.field == "happened"


def test_an_ended_entry_is_changed_by_a_supervisor_and_keeps_its_end(books: Books) -> None:
    saved = books.call()
    ending = CloseEntry(
        actor=books.clerk, entry_id=saved.entry_id, values={"outcome": "Đã gọi lại"}
    )
    books.counter.registers.end(ending)
    with pytest.raises(RuleError):
        books.call("sửa", entry_id=saved.entry_id)
    books.clerk = books.supervisor
    books.call("sửa", entry_id=saved.entry_id)
    (row,) = books.rows()
    assert row.values["outcome"] == "Đã gọi lại"


def test_a_cancelled_entry_stays_as_it_is(books: Books) -> None:
    saved = books.call()
    books.counter.registers.cancel(
        CancelEntry(actor=books.clerk, entry_id=saved.entry_id, reason="ghi nhầm")
    )
    with pytest.raises(RuleError, match="đã hủy"):
        books.call(entry_id=saved.entry_id)


def test_an_outage_ends_after_it_began(books: Books, clock: SetClock) -> None:
    began = clock.at - timedelta(hours=3)
    with pytest.raises(InputError) as raised:
        books.outage(began, began)
    assert raised.value.field == "until"


def test_nobody_knows_yet_when_an_outage_will_have_ended(books: Books, clock: SetClock) -> None:
    began = clock.at - timedelta(hours=3)
    with pytest.raises(InputError) as raised:
        books.outage(began, clock.at + timedelta(minutes=1))
    assert raised.value.field == "until"
    assert books.outage(began, clock.at)


def test_a_register_that_is_not_kept_is_refused(books: Books) -> None:
    with pytest.raises(NotFoundError):
        books.counter.registers.save(SaveEntry(actor=books.clerk, register="stranger", values={}))
    with pytest.raises(RuleError, match="chưa được dùng"):
        books.call(happened_at=local(2017, 1, 4, 8))
