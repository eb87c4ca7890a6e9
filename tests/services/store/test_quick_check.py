"""The quick look after an unclean end: silent on a whole store, and damage does not escape it."""

from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.errors import StoreError
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock
from tests.models.faults import overwrite

pytestmark = pytest.mark.sqlite_only


def test_a_whole_store_has_nothing_to_tell_and_progress_is_told(counter: Counter) -> None:
    builders.receive(counter)
    told: list[tuple[int, int]] = []
    assert counter.opening.quick_check(lambda done, total: told.append((done, total))) == ()
    assert [done for done, _total in told] == list(range(told[0][1]))
    assert len(told) > 10


def test_it_can_be_stopped(counter: Counter) -> None:
    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        counter.opening.quick_check(stop)


def test_a_torn_page_is_found(tmp_path: Path, clock: SetClock) -> None:
    counter = builders.sample_counter(tmp_path, clock)
    for _ in range(30):
        builders.receive(counter)
    with counter.context.database.raw() as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_dossier_events_dossier_id'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    counter.close()
    place = Workplace(tmp_path, clock)
    overwrite(place.store, (page - 1) * size + 8, b"\xff" * 64)
    counter = open_counter(place)
    try:
        found = counter.opening.quick_check(builders.quiet)
    except StoreError as error:
        found = (error.title,)
    counter.close()
    assert found
