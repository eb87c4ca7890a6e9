"""A server's store put back to yesterday: every PC adds from its journal what it alone knows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter, take_up_office
from app.domain.dossier_code import LocalCode
from app.domain.dossier_filter import DossierFilter
from app.errors import RuleError, StoreDamagedError
from app.services.commands import CancelUnmatched, HandOver
from app.services.counter import Counter
from app.settings import load_settings, save_settings
from tests import builders, stores
from tests.builders import SetClock
from tests.counters import returned
from tests.services.registers.conftest import Books

pytestmark = pytest.mark.server_only


STATES = "SELECT code, state FROM dossiers"


@pytest.fixture
def pcs(tmp_path: Path) -> list[Workplace]:
    """Two counters, whose store was put back after both went on working.

    What it had been is the store of the data folder ``lost``.
    """
    folders = builders.counters_on_one_store(tmp_path, 2)
    places = [Workplace(folder, SetClock()) for folder in folders]
    work(places)
    stores.copied_store(places[0], tmp_path / "dump")
    work(places)
    stores.copied_store(places[0], tmp_path / "lost")
    address = load_settings(tmp_path / "dump").database_url
    for place in places:
        settings = load_settings(place.data_folder)
        save_settings(place.data_folder, replace(settings, database_url=address))
    return places


def work(places: list[Workplace]) -> None:
    """Receive two dossiers at each counter, and hand the first one's over at the second."""
    for place in places:
        counter = open_counter(place)
        Books(counter, builders.actor(counter)).call()
        taken = [builders.receive(counter).dossier_id for _ in range(2)]
        (older, *_) = counter.dossiers.list(DossierFilter()).rows[2:] or [None]
        if older is not None and older.state == "received":
            counter.dossiers.hand_over(HandOver(builders.actor(counter), (older.id, taken[0])))
        counter.close()


def dossiers(counter: Counter) -> dict[str, str]:
    return {row.code: row.state.value for row in counter.dossiers.list(DossierFilter()).rows}


def test_a_counter_does_not_go_on_in_a_store_that_was_put_back(pcs: list[Workplace]) -> None:
    for place in pcs:
        with pytest.raises(StoreDamagedError, match="cũ hơn lần dùng cuối"):
            open_counter(place)


def test_lines_come_back_and_no_number_comes_twice(pcs: list[Workplace]) -> None:
    assert [take_up_office(place).lines for place in pcs] == [1, 1]
    for place in pcs:
        counter = open_counter(place)
        books = Books(counter, builders.actor(counter))
        books.call()
        labels = sorted(row.label for row in books.rows())
        assert counter.days.check().findings == ()
        counter.close()
    assert labels == ["1/2026", "3/2026", "Q1.1-1/2026", "Q2-2/2026", "Q2-4/2026", "Q2.1-1/2026"]


def test_together_the_journals_bring_everything_back(pcs: list[Workplace], tmp_path: Path) -> None:
    lost = dict(stores.ask(tmp_path / "lost", STATES))
    reports = [take_up_office(place) for place in (*pcs, *pcs)]
    assert [len(report.receipts) for report in reports] == [2, 2, 0, 0]
    assert all(report.problems == () for report in reports[2:])
    counters = [open_counter(place) for place in pcs]
    found = dossiers(counters[0])
    assert found == dossiers(counters[1]) == lost
    assert len(found) == 8
    for counter in counters:
        assert counter.days.check().findings == ()
        assert builders.receive(counter).code not in found
        counter.close()


def test_a_result_of_an_unknown_dossier_comes_back_and_a_forgotten_one_does_not(
    tmp_path: Path,
) -> None:
    places = [Workplace(one, SetClock()) for one in builders.counters_on_one_store(tmp_path, 2)]
    stores.copied_store(places[0], tmp_path / "dump")
    kept, mistaken = (str(LocalCode(5, 0, date(2026, 11, 16), serial)) for serial in (1, 2))
    counter = open_counter(places[0])
    returned(counter, mistaken)
    (row,) = counter.dossiers.unmatched()
    counter.dossiers.cancel_unmatched(CancelUnmatched(builders.supervisor(counter), row.id, "nhầm"))
    returned(counter, kept)
    counter.close()
    address = load_settings(tmp_path / "dump").database_url
    for place in places:
        settings = load_settings(place.data_folder)
        save_settings(place.data_folder, replace(settings, database_url=address))
    with pytest.raises(StoreDamagedError, match="thiếu 1 lần trả kết quả"):
        open_counter(places[0])
    assert [take_up_office(place).problems for place in places] == [(), ()]
    counter = open_counter(places[1])
    assert [row.code for row in counter.dossiers.unmatched()] == [kept]
    assert counter.days.check().findings == ()
    counter.close()


def test_nothing_is_taken_up_into_a_store_of_ones_own(tmp_path: Path) -> None:
    with stores.stores_are(stores.SQLITE):
        builders.sample_counter(tmp_path / "own").close()
    with pytest.raises(RuleError, match="không nằm trên máy chủ"):
        take_up_office(Workplace(tmp_path / "own", SetClock()))
