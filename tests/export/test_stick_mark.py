"""The mark on a stick: put there once, read again, and never an obstacle."""

import errno
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.stick import StickOwner, StickSeen
from app.errors import DeviceError
from app.export.bundle import write_bundle
from app.export.stick_mark import MARK, look_at_stick, mark_stick
from tests.export.broken_disks import FailingDisk
from tests.export.test_bundle import FACTS, files

OWN = StickOwner(FACTS.store_id, FACTS.agency_code, FACTS.office)
OTHER = StickOwner("0198", "H26.32.16", "UBND phường Long Biên")


def seen(root: Path) -> StickSeen:
    return look_at_stick(root, OWN.store_id)


def test_a_stick_is_marked_once_and_known_again(tmp_path: Path) -> None:
    assert seen(tmp_path) == StickSeen()
    mark_stick(tmp_path, OTHER)
    mark_stick(tmp_path, OWN)
    before = (tmp_path / MARK).stat().st_mtime_ns
    mark_stick(tmp_path, OWN)
    assert (tmp_path / MARK).stat().st_mtime_ns == before
    assert seen(tmp_path).owners == (OTHER, OWN)


def test_an_office_that_is_called_otherwise_now_has_one_mark(tmp_path: Path) -> None:
    mark_stick(tmp_path, OWN)
    renamed = replace(OWN, office="UBND phường Long Biên")
    mark_stick(tmp_path, renamed)
    assert seen(tmp_path).owners == (renamed,)


def test_bundles_count_as_marks_and_the_newest_of_ones_own_is_found(tmp_path: Path) -> None:
    for day, store in ((20, "0197"), (21, "0197"), (22, "0198")):
        facts = replace(FACTS, day=date(2026, 11, day), store_id=store)
        write_bundle(tmp_path, facts, files(), passphrase=None)
    half = tmp_path / "MotCua_H26.32.15_20261123_1"
    half.mkdir()
    found = seen(tmp_path)
    assert found.newest == date(2026, 11, 21)
    assert {owner.store_id for owner in found.owners} == {"0197", "0198"}


@pytest.mark.parametrize("text", ["", "{", '{"owners": 1}', '{"owners": []}', "x" * 100_000])
def test_a_mark_that_cannot_be_understood_is_none_and_is_written_anew(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / MARK).write_text(text, encoding="utf-8")
    assert seen(tmp_path).owners == ()
    mark_stick(tmp_path, OWN)
    assert seen(tmp_path).owners == (OWN,)


def test_a_stick_that_cannot_be_read_or_marked_says_so(tmp_path: Path) -> None:
    with pytest.raises(DeviceError, match="rút ra"):
        seen(tmp_path / "gone")
    with pytest.raises(DeviceError, match="chống ghi"):
        mark_stick(tmp_path, OWN, FailingDisk(MARK, errno.EROFS, 0))
    assert list(tmp_path.iterdir()) == []
