"""The journal on real files: torn and damaged lines, full and read-only folders, two writers."""

import json
import multiprocessing
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.errors import StoreError
from app.models.receipt_journal import ReceiptJournal, reseal
from tests.models.faults import (
    files_no_larger_than,
    folder_of_somebody_else,
    forbid_writing,
    overwrite,
    posix_only,
)

DAY = date(2026, 11, 16)
FILE = "bien-nhan-20261116.jsonl"
KEY = bytes(range(32))


def entry(number: int, **more: Any) -> dict[str, Any]:
    return {"kind": "step", "sequence": number, **more}


def numbers(journal: ReceiptJournal, since: date | None = None) -> list[int]:
    return [line.entry["sequence"] for line in journal.entries(since)]


def problems(journal: ReceiptJournal) -> list[str]:
    reading = journal.entries()
    list(reading)
    return [str(problem) for problem in reading.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "nhat-ky"


@pytest.fixture
def journal(folder: Path) -> ReceiptJournal:
    opened = ReceiptJournal(folder)
    for number in (1, 2, 3):
        opened.append(DAY, entry(number, name="Đặng Thị Hường"))
    opened.close()
    return opened


def test_what_was_appended_is_read_back_in_order_with_its_place(
    journal: ReceiptJournal, folder: Path
) -> None:
    journal.append(date(2026, 11, 17), entry(4))
    read = list(journal.entries())
    assert [(line.file, line.line) for line in read] == [
        (FILE, 1),
        (FILE, 2),
        (FILE, 3),
        ("bien-nhan-20261117.jsonl", 1),
    ]
    assert read[0].entry == entry(1, name="Đặng Thị Hường")
    assert numbers(journal, since=date(2026, 11, 17)) == [4]
    assert (folder / FILE).read_bytes().count(b"\n") == 3


def test_days_instants_and_identities_are_written_as_the_store_keeps_them(
    journal: ReceiptJournal,
) -> None:
    identity = UUID(int=7)
    journal.append(DAY, {"kind": "x", "day": DAY, "at": datetime(1970, 1, 2, tzinfo=UTC)})
    journal.append(DAY, {"kind": "x", "uid": identity})
    *_, first, second = (line.entry for line in journal.entries())
    assert first == {"kind": "x", "day": "2026-11-16", "at": 86_400_000}
    assert UUID(second["uid"]) == identity
    with pytest.raises(TypeError):
        journal.append(DAY, {"kind": object()})


def test_a_sealed_journal_needs_its_key_and_shows_no_name(folder: Path) -> None:
    ReceiptJournal(folder, key=KEY).append(DAY, entry(1, name="Đặng Thị Hường"))
    assert "Hường".encode() not in (folder / FILE).read_bytes()
    assert numbers(ReceiptJournal(folder, key=KEY)) == [1]
    assert numbers(ReceiptJournal(folder)) == []
    assert "mã hóa" in problems(ReceiptJournal(folder))[0]


@pytest.mark.parametrize("cut", [1, 2, 10, 60])
def test_a_torn_last_line_is_no_damage_and_harms_no_later_line(
    journal: ReceiptJournal, folder: Path, cut: int
) -> None:
    whole = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(whole[:-cut])
    assert numbers(journal) == ([1, 2, 3] if cut == 1 else [1, 2])
    journal.append(DAY, entry(4))
    assert numbers(journal) == ([1, 2, 3, 4] if cut == 1 else [1, 2, 4])
    assert problems(journal) == []


def test_a_damaged_line_is_named_and_stops_nothing(journal: ReceiptJournal, folder: Path) -> None:
    overwrite(folder / FILE, 30, b"#")
    assert numbers(journal) == [2, 3]
    (problem,) = problems(journal)
    assert f"«{FILE}» hỏng ở dòng 1" in problem


def test_noise_over_everything_is_told_line_by_line(journal: ReceiptJournal, folder: Path) -> None:
    (folder / FILE).write_bytes(bytes(range(256)) * 4)
    assert numbers(journal) == []
    assert len(problems(journal)) == 4


def test_files_of_other_names_are_left_alone(journal: ReceiptJournal, folder: Path) -> None:
    (folder / "bien-nhan-ban-sao.jsonl").write_text("của người khác", encoding="utf-8")
    assert numbers(journal) == [1, 2, 3]
    assert journal.forget_before(date(2030, 1, 1)) == 1
    assert [path.name for path in folder.iterdir()] == ["bien-nhan-ban-sao.jsonl"]


def test_only_the_days_before_are_forgotten(journal: ReceiptJournal) -> None:
    journal.append(date(2026, 11, 17), entry(4))
    assert journal.forget_before(date(2026, 11, 17)) == 1
    journal.append(date(2026, 11, 17), entry(5))
    assert numbers(journal) == [4, 5]


def test_a_folder_that_is_gone_is_made_again(journal: ReceiptJournal, folder: Path) -> None:
    journal.append(DAY, entry(4))
    shutil.rmtree(folder)
    journal.append(DAY, entry(5))
    assert numbers(journal) == [5]


def test_a_pulled_disk_is_stood_in_for_and_told_until_it_is_back(tmp_path: Path) -> None:
    disk = tmp_path / "usb"
    journal = ReceiptJournal(disk / "nhat-ky", tmp_path / "du-phong")
    journal.append(DAY, entry(1))
    assert journal.trouble is not None
    assert "du-phong" in str(journal.trouble)
    disk.mkdir()
    journal.append(DAY, entry(2))
    assert journal.trouble is None
    assert numbers(journal) == [2, 1]


@posix_only
def test_a_read_only_folder_is_stood_in_for() -> None:
    with folder_of_somebody_else() as folder, folder_of_somebody_else() as fallback:
        fallback.chmod(0o777)
        journal = ReceiptJournal(folder, fallback)
        journal.append(DAY, entry(1))
        journal.close()
        forbid_writing(folder)
        journal.append(DAY, entry(2))
        journal.close()
        assert journal.trouble is not None
        assert numbers(journal)[-1] == 2


@posix_only
def test_when_no_folder_takes_the_line_it_is_said_and_nothing_else_is_lost(
    journal: ReceiptJournal, folder: Path, tmp_path: Path
) -> None:
    both = ReceiptJournal(folder, tmp_path / "du-phong")
    with files_no_larger_than((folder / FILE).stat().st_size + 40):
        with pytest.raises(StoreError, match="Không ghi được nhật ký") as raised:
            both.append(DAY, entry(4, name="x" * 5000))
        assert both.trouble is raised.value
    both.append(DAY, entry(5))
    assert both.trouble is None
    assert numbers(both) == [1, 2, 3, 5]
    assert problems(both) == []


def _append_many(folder: Path, first: int, count: int) -> None:
    journal = ReceiptJournal(folder)
    for number in range(first, first + count):
        journal.append(DAY, entry(number, filler="đ" * 6000))


def test_two_processes_append_without_mixing_their_lines(folder: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=_append_many, args=(folder, at, 40)) for at in (1, 1001)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    journal = ReceiptJournal(folder)
    assert sorted(numbers(journal)) == [*range(1, 41), *range(1001, 1041)]
    assert problems(journal) == []


@pytest.mark.parametrize("change", [(None, KEY), (KEY, None), (KEY, KEY[::-1])])
def test_the_lines_follow_the_store_to_another_key(
    folder: Path, change: tuple[bytes | None, bytes | None]
) -> None:
    old, new = change
    ReceiptJournal(folder, key=old).append(DAY, entry(1))
    reseal(folder, old, new)
    reseal(folder, old, new)
    journal = ReceiptJournal(folder, key=new)
    journal.append(DAY, entry(2))
    assert numbers(journal) == [1, 2]


def test_a_damaged_line_stays_told_after_another_seal_and_hides_its_names(
    journal: ReceiptJournal, folder: Path
) -> None:
    overwrite(folder / FILE, 30, b"#")
    reseal(folder, None, KEY)
    assert "Hường".encode() not in (folder / FILE).read_bytes()
    sealed = ReceiptJournal(folder, key=KEY)
    assert numbers(sealed) == [2, 3]
    assert len(problems(sealed)) == 1


def test_a_journal_that_was_never_written_is_empty(folder: Path) -> None:
    assert problems(ReceiptJournal(folder)) == []
    assert not folder.exists()


def test_a_line_can_be_checked_with_common_tools(journal: ReceiptJournal, folder: Path) -> None:
    line = (folder / FILE).read_text(encoding="utf-8").splitlines()[0]
    checksum, _, text = line.partition(" ")
    assert len(checksum) == 16
    assert json.loads(text)["sequence"] == 1


def test_moving_brings_every_whole_line_and_leaves_nothing_behind_once_it_ends(
    journal: ReceiptJournal, folder: Path, tmp_path: Path
) -> None:
    with (folder / FILE).open("ab") as file:
        file.write(b'{"kind": "step", "cut o')
    first, second = tmp_path / "o-d", tmp_path / "o-e"
    moving = ReceiptJournal(first, folder)
    assert not moving.move_to(first)
    assert numbers(moving) == [1, 2, 3, 1, 2, 3]
    moving.append(DAY, entry(4))
    assert moving.move_to(second)
    assert moving.folders == (second, folder)
    moving.append(DAY, entry(5))
    assert numbers(ReceiptJournal(second)) == [1, 2, 3, 4, 5]
    assert numbers(ReceiptJournal(first)) == [1, 2, 3, 4]
    moving.clear_left()
    assert list(first.iterdir()) == []
    assert (folder / FILE).exists()
    assert moving.move_to(None)
    assert moving.folders == (folder,)
    assert sorted(numbers(moving)) == [1, 2, 3, 4, 5]
    assert problems(moving) == []


def test_moving_to_where_lines_are_already_doubles_none(
    journal: ReceiptJournal, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "o-d"
    shutil.copytree(folder, other)
    before = (other / FILE).read_bytes()
    ReceiptJournal(folder, folder).move_to(other)
    assert (other / FILE).read_bytes() == before


def test_a_journal_that_cannot_be_moved_stays_and_goes_on(
    journal: ReceiptJournal, tmp_path: Path
) -> None:
    (tmp_path / "o-d").touch()
    with pytest.raises(StoreError, match="Không chép được"):
        journal.move_to(tmp_path / "o-d")
    journal.append(DAY, entry(4))
    assert numbers(journal) == [1, 2, 3, 4]


def test_sealed_lines_can_be_read_where_they_were_moved_to(folder: Path, tmp_path: Path) -> None:
    sealed = ReceiptJournal(folder, key=KEY)
    sealed.append(DAY, entry(1))
    sealed.move_to(tmp_path / "o-d")
    assert numbers(ReceiptJournal(tmp_path / "o-d", key=KEY)) == [1]


@posix_only
def test_a_folder_that_cannot_be_read_is_told_and_hides_no_other(
    journal: ReceiptJournal, folder: Path
) -> None:
    refused = folder.with_name("o-d" * 100)
    reading = ReceiptJournal(refused, folder).entries()
    assert [line.entry["sequence"] for line in reading] == [1, 2, 3]
    (problem,) = reading.problems
    assert "Không đọc được nhật ký biên nhận «o-do-d" in str(problem)
