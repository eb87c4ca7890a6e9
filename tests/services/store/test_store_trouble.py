"""What keeps a store that opens from being worked with."""

import contextlib
from pathlib import Path

import pytest

from app.models.receipt_journal import ReceiptJournal
from app.models.second_place import SecondPlace
from app.models.sqlite_file import connect
from app.services.counter import Counter
from app.services.store.store_trouble import find_behind, find_trouble
from tests import builders


@pytest.fixture
def place(counter: Counter, tmp_path: Path) -> SecondPlace:
    return SecondPlace(ReceiptJournal(tmp_path / "nhat-ky"), counter.context.steady)


def test_a_store_where_it_was_left_has_none(counter: Counter, place: SecondPlace) -> None:
    builders.receive(counter)
    assert find_trouble(counter.context, place) is None


@pytest.mark.sqlite_only(reason="changes the file behind the program's back")
def test_a_dossier_taken_out_is_missed_although_the_chain_is_long_enough(
    counter: Counter, place: SecondPlace, tmp_path: Path
) -> None:
    code = builders.receive(counter).code
    with contextlib.closing(connect(tmp_path / "motcua.db")) as store:
        store.execute("UPDATE dossiers SET code = 'X'")
    assert find_behind(counter.context, place) is None
    assert f"1 hồ sơ mà nhật ký biên nhận có, hồ sơ đầu là {code}" in str(
        find_trouble(counter.context, place)
    )


def test_a_store_that_lacks_its_end_is_behind(counter: Counter, place: SecondPlace) -> None:
    builders.receive(counter)
    entry = next(iter(place.entries())).entry
    place.append(counter.context.today(), {**entry, "sequence": 5, "hash": "f" * 64})
    assert "thiếu 4 bước" in str(find_behind(counter.context, place))
