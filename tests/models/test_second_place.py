"""The second place: every entry a line, and a mark now and then that is never too far back."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.errors import StoreError
from app.models import high_mark
from app.models.high_mark import HighMark, Newest
from app.models.receipt_journal import ReceiptJournal
from app.models.second_place import SecondPlace

DAY = date(2026, 11, 16)
MARK = HighMark(store_id="store-1", station=1, epoch=0)


class Seconds:
    """A clock that runs only when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def entry(sequence: int) -> dict[str, Any]:
    where = {"store": "store-1", "station": 1, "epoch": 0, "sequence": sequence}
    return {**where, "kind": "step", "hash": f"{sequence:064}", "at": sequence}


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def place(tmp_path: Path, seconds: Seconds) -> SecondPlace:
    return SecondPlace(ReceiptJournal(tmp_path / "nhat-ky", tmp_path / "du-phong"), seconds)


def saved(folder: Path) -> int:
    mark, _problem = high_mark.load(folder)
    assert mark is not None
    return mark.chains.get((1, 0), Newest(0, "")).sequence


def test_mark_and_lines_together_are_never_behind_what_was_appended(
    place: SecondPlace, tmp_path: Path
) -> None:
    place.begin(MARK)
    for sequence in range(1, 8):
        place.append(DAY, entry(sequence))
    mark, problem = place.load_mark()
    assert mark is not None
    assert problem is None
    assert mark.raised(line.entry for line in place.entries()).chains[(1, 0)].sequence == 7
    assert saved(tmp_path / "nhat-ky") == 0


def test_after_many_entries_and_some_seconds_the_mark_is_raised(
    place: SecondPlace, tmp_path: Path, seconds: Seconds
) -> None:
    place.begin(MARK)
    place.append(DAY, *(entry(sequence) for sequence in range(1, 61)))
    assert saved(tmp_path / "nhat-ky") == 0
    seconds.now += 6
    place.append(DAY, entry(61))
    assert saved(tmp_path / "nhat-ky") == 61


def test_the_end_is_kept_with_the_mark(place: SecondPlace) -> None:
    place.begin(MARK)
    end = MARK.raised([entry(1)])
    place.end(end)
    assert place.load_mark() == (end, None)


def test_without_a_mark_anywhere_it_is_said_why(place: SecondPlace) -> None:
    mark, problem = place.load_mark()
    assert mark is None
    assert problem is not None


def test_of_two_marks_the_newer_counts(place: SecondPlace, tmp_path: Path) -> None:
    for name, at in (("nhat-ky", 1), ("du-phong", 2)):
        high_mark.save(tmp_path / name, MARK.raised([entry(at)]))
    mark, _problem = place.load_mark()
    assert mark is not None
    assert mark.chains[(1, 0)].sequence == 2


def test_a_second_place_that_is_gone_is_told_and_forgotten_when_it_is_back(
    tmp_path: Path, seconds: Seconds
) -> None:
    place = SecondPlace(ReceiptJournal(tmp_path / "usb" / "nhat-ky"), seconds)
    place.begin(MARK)
    assert "tệp mốc" in str(place.trouble)
    with pytest.raises(StoreError, match="nhật ký"):
        place.append(DAY, entry(1))
    (tmp_path / "usb").mkdir()
    place.append(DAY, entry(1))
    place.begin(MARK)
    assert place.trouble is None
    assert place.forget_before(date(2027, 1, 1)) == 1


def test_the_mark_moves_with_the_journal(place: SecondPlace, tmp_path: Path) -> None:
    place.begin(MARK)
    place.append(DAY, entry(1))
    assert place.move_to(tmp_path / "o-d")
    assert saved(tmp_path / "o-d") == 1
    place.end(MARK.raised([entry(1)]))
    assert not list((tmp_path / "nhat-ky").glob("*.jsonl"))
    assert list((tmp_path / "o-d").glob("*.jsonl"))
