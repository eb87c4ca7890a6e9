"""A store moved to a server: every row of it, and not one when anything is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.bootstrap import Workplace, move_office, open_counter
from app.domain.dossier_filter import DossierFilter
from app.domain.office import Station
from app.errors import StoreError
from app.models.migrate_server import ServerState, look_at_server
from app.models.postgresql import server_url
from app.services.counter import Counter
from app.settings import Settings, load_settings
from tests import builders, busy_day, stores
from tests.builders import SetClock

pytestmark = pytest.mark.server_only

TABLES = ("applicants", "dossiers", "dossier_events", "fees", "audit_records", "calendar_days")


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    """A PC with a busy day in a store of its own, on the way to the server."""
    clock = SetClock()
    with stores.stores_are(stores.SQLITE):
        counter = builders.sample_counter(tmp_path, clock)
    busy_day.play(counter, clock)
    counter.close()
    return Workplace(tmp_path, clock, address=stores.empty_address())


def seen(counter: Counter) -> list[object]:
    """Return what a clerk sees of everything: lists, cards, figures, what a search finds."""
    clerk = builders.actor(counter)
    rows = counter.dossiers.list(DossierFilter()).rows
    return [
        rows,
        [counter.dossiers.card(clerk, row.id) for row in rows],
        [
            counter.dossiers.list(DossierFilter(text=text)).rows
            for text in ("duc", "nguyen v", "00108")
        ],
        counter.days.workload(clerk, busy_day.DAY, clerk.clerk_id).figures,
        counter.days.period(busy_day.DAY, busy_day.DAY),
    ]


def test_everything_is_seen_on_the_server_as_it_was(place: Workplace) -> None:
    own = open_counter(Workplace(place.data_folder, place.clock))
    before = seen(own)
    own.close()
    moved = move_office(place, builders.quiet)
    shared = open_counter(Workplace(place.data_folder, place.clock))
    assert shared.context.database.dialect == stores.POSTGRESQL
    assert seen(shared) == before
    assert moved.chain == shared.office.station() == Station(1, 1)
    assert shared.days.check().findings == ()
    assert builders.receive(shared).dossier_id > max(row.id for row in before[0])  # type: ignore[attr-defined]
    shared.close()


def test_progress_comes_to_its_end(place: Workplace) -> None:
    told: list[tuple[int, int]] = []
    moved = move_office(place, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (sum(moved.rows.values()), sum(moved.rows.values()))


def nothing_was_moved(place: Workplace) -> bool:
    counter = open_counter(Workplace(place.data_folder, place.clock))
    mine = counter.context.database.dialect == stores.SQLITE
    counter.close()
    empty = look_at_server(server_url(place.address)) is ServerState.EMPTY
    return mine and empty and load_settings(place.data_folder) == Settings()


def test_stopping_in_the_middle_moves_nothing(place: Workplace) -> None:
    def stop(done: int, total: int) -> None:
        if done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move_office(place, stop)
    assert nothing_was_moved(place)
    move_office(place, builders.quiet)


def cut_a_chain(counter: Counter) -> None:
    builders.allow_changes(counter)
    builders.change_store(counter, "UPDATE dossier_events SET payload = '{}' WHERE sequence = 2")


def lose_a_count(counter: Counter) -> None:
    builders.change_store(counter, "DELETE FROM event_counts")


@pytest.mark.parametrize("spoil", [cut_a_chain, lose_a_count])
def test_a_store_that_is_not_whole_stays_where_it_is(
    place: Workplace, spoil: Callable[[Counter], None]
) -> None:
    counter = open_counter(Workplace(place.data_folder, place.clock))
    spoil(counter)
    counter.close()
    with pytest.raises(StoreError, match="chưa chuyển lên máy chủ"):
        move_office(place, builders.quiet)
    assert nothing_was_moved(place)


def test_the_rows_are_equal_table_by_table(place: Workplace) -> None:
    count = "SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in TABLES)
    (before,) = stores.ask(place.data_folder, count)
    moved = move_office(place, builders.quiet)
    assert tuple(moved.rows[table] for table in TABLES) == before
