"""The high mark: an older, another or a damaged store beside it is noticed."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.dossier_code import LocalCode
from app.models.high_mark import NAME, ChainKey, HighMark, Newest, Standing, behind, load, save
from tests.models.faults import overwrite

MARK = HighMark(
    store_id="store-1",
    station=1,
    epoch=0,
    chains={(1, 0): Newest(3, "c" * 64), (2, 0): Newest(1, "z" * 64)},
    last_day=date(2026, 11, 16),
    serials={"TN10": 2},
    seen_at=1_000,
)


def step(sequence: int, **more: Any) -> dict[str, Any]:
    entry = {"kind": "step", "store": "store-1", "station": 1, "epoch": 0, "at": 2_000}
    return {**entry, "sequence": sequence, "hash": f"{sequence:064}", **more}


def receipt(sequence: int, day: date, serial: int) -> dict[str, Any]:
    return step(sequence, kind="receipt", code=str(LocalCode(1, 0, day, serial)))


def store(chains: dict[ChainKey, str], store_id: str = "store-1") -> Standing:
    """Return a store whose chains hold events with one letter each for a hash."""
    hashes = {
        (key, at): letter * 64
        for key, letters in chains.items()
        for at, letter in enumerate(letters, start=1)
    }
    newest = {
        key: Newest(len(letters), letters[-1] * 64) for key, letters in chains.items() if letters
    }
    return Standing(store_id, newest, lambda key, at: hashes.get((key, at)))


def test_a_saved_mark_is_loaded_as_it_was(tmp_path: Path) -> None:
    save(tmp_path / "nhat-ky", MARK)
    save(tmp_path / "nhat-ky", replace(MARK, seen_at=2_000))
    assert load(tmp_path / "nhat-ky") == (replace(MARK, seen_at=2_000), None)


def test_a_missing_mark_says_so(tmp_path: Path) -> None:
    mark, problem = load(tmp_path)
    assert mark is None
    assert "Không có tệp mốc" in str(problem)


def test_every_damaged_byte_of_a_mark_is_noticed(tmp_path: Path) -> None:
    save(tmp_path, MARK)
    whole = (tmp_path / NAME).read_bytes()
    for place in range(len(whole)):
        overwrite(tmp_path / NAME, place, bytes([whole[place] ^ 1]))
        mark, problem = load(tmp_path)
        assert mark in (None, MARK)
        assert (mark is None) == (problem is not None)
        overwrite(tmp_path / NAME, place, whole[place : place + 1])


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"checksum": 1}'])
def test_a_file_that_is_no_mark_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    mark, problem = load(tmp_path)
    assert mark is None
    assert "không đọc được" in str(problem)


def test_the_journal_after_the_mark_raises_it() -> None:
    day = date(2026, 11, 16)
    raised = MARK.raised([receipt(4, day, 3), step(5), receipt(2, day, 1)])
    assert raised.chains[(1, 0)] == Newest(5, f"{5:064}")
    assert raised.serials == {"TN10": 3}
    assert raised.seen_at == 2_000
    assert raised.chains[(2, 0)] == MARK.chains[(2, 0)]


def test_a_new_day_begins_its_serials_anew_and_an_older_one_changes_none() -> None:
    raised = MARK.raised([receipt(4, date(2026, 11, 17), 1), receipt(5, date(2026, 11, 13), 9)])
    assert raised.last_day == date(2026, 11, 17)
    assert raised.serials == {"TN10": 1}


def test_lines_of_another_store_and_codes_of_others_raise_nothing() -> None:
    foreign = step(9, store="store-2")
    official = step(1, kind="receipt", code="H26.107-261122-0001")
    assert MARK.raised([foreign, official]) == replace(MARK, seen_at=2_000)


@pytest.mark.parametrize("letters", ["abc", "abcd"])
def test_a_store_at_or_past_its_mark_is_fine(letters: str) -> None:
    assert behind(MARK, store({(1, 0): letters, (2, 0): "z"})) is None


def test_an_older_store_is_behind_by_the_steps_it_lacks() -> None:
    problem = behind(MARK, store({(1, 0): "a"}))
    assert problem is not None
    assert "thiếu 3 bước" in str(problem)


def test_a_store_with_another_past_is_told_from_an_older_one() -> None:
    problem = behind(MARK, store({(1, 0): "abXd", (2, 0): "z"}))
    assert problem is not None
    assert "khác với lịch sử" in str(problem)


def test_another_offices_store_is_not_taken_for_this_one() -> None:
    problem = behind(MARK, store({(1, 0): "abc", (2, 0): "z"}, store_id="store-2"))
    assert problem is not None
    assert "không phải kho" in str(problem)
