"""Numbers of registers: one after the other in a store, anew in each epoch, never twice."""

from app.domain.office import Station
from app.models.register import RegisterEntry
from app.services.registers.entry import entry_of
from app.services.registers.numbers import next_number, own_stations, raise_number
from tests.services.registers.conftest import Books


def test_all_counters_of_a_store_count_on_together(books: Books) -> None:
    with books.counter.context.database.write() as session:
        numbers = [next_number(session, "hotline", 2026, Station(digit, 0)) for digit in (1, 2, 1)]
        assert numbers == [1, 2, 3]
        assert next_number(session, "hotline", 2027, Station(1, 0)) == 1


def test_each_epoch_after_the_first_counts_anew(books: Books) -> None:
    with books.counter.context.database.write() as session:
        for _ in range(2):
            next_number(session, "hotline", 2026, Station(1, 0))
        assert next_number(session, "hotline", 2026, Station(1, 1)) == 1
        assert next_number(session, "hotline", 2026, Station(2, 1)) == 1
        assert next_number(session, "hotline", 2026, Station(1, 1)) == 2


def test_what_comes_back_raises_the_series_of_its_own_counter_alone(books: Books) -> None:
    saved = books.call()
    with books.counter.context.database.write() as session:
        assert own_stations(session, books.counter.context) == {1}
        entry = entry_of(session, saved.entry_id)
        for station, number in ((1, 6), (2, 9)):
            entry.station, entry.number = station, number
            raise_number(session, books.counter.context, entry)
        assert next_number(session, "hotline", 2026, Station(1, 0)) == 7
        session.rollback()


def test_a_missing_line_is_found_by_its_series(books: Books) -> None:
    books.call()
    books.call()
    with books.counter.context.database.write() as session:
        entry = session.get_one(RegisterEntry, 1)
        entry.station = 2
    (finding,) = (str(one) for one in books.counter.days.check().findings if "Sổ" in str(one))
    assert "đã cấp 2 số nhưng kho có 1 dòng" in finding
