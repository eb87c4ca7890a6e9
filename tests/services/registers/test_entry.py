"""What an entry holds survives the way through the store, alterations and dossiers with it."""

from app.domain.vietnam_time import local
from app.services.registers.entry import Change, Content, codes_of, content_of, entry_of
from tests.services.registers.conftest import Books


def test_values_and_alterations_come_back_as_they_were(books: Books) -> None:
    saved = books.call()
    change = Change(
        at=local(2026, 11, 16, 9), clerk="Hà", column="content", before="", after="trễ hẹn"
    )
    content = Content({"content": "trễ hẹn"}, (change,))
    with books.counter.context.database.write() as session:
        entry_of(session, saved.entry_id).content = content.as_json()
    with books.counter.context.database.read() as session:
        assert content_of(entry_of(session, saved.entry_id)) == content


def test_a_column_that_is_gone_is_still_told(books: Books) -> None:
    saved = books.call()
    change = Change(at=local(2026, 11, 16, 9), clerk="Hà", column="gone", before="a", after="b")
    with books.counter.context.database.write() as session:
        entry_of(session, saved.entry_id).content = Content({}, (change,)).as_json()
    (told,) = books.counter.registers.card(books.clerk, saved.entry_id).changes
    assert (told.label, told.before, told.after) == ("gone", "a", "b")


def test_no_entries_have_no_codes(books: Books) -> None:
    with books.counter.context.database.read() as session:
        assert codes_of(session, []) == {}
