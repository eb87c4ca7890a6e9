"""A new entry takes the next number of its year, and nothing of it stays if it is rolled back."""

from app.services.registers.new_entry import add_entry
from tests.services.registers.conftest import Books


def test_a_number_is_taken_with_its_entry_or_not_at_all(books: Books) -> None:
    context, clerk = books.counter.context, books.clerk
    hotline, now = context.registers.get("hotline"), books.counter.context.now()
    for expected in (1, 1):
        with context.database.write() as session:
            entry = add_entry(session, context, hotline, clerk, {"content": "Hỏi"}, now)
            assert (entry.number, entry.year) == (expected, 2026)
            session.rollback()
    assert books.call().number == 1
