"""Backups: taken while the counter works, whole, checked, and never half."""

import threading
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.vietnam_time import local
from app.errors import FileError, StoreError
from app.models.driver import sqlite
from app.services.counter import Counter
from app.services.day import back_up as module
from app.services.day.back_up import last_backup
from tests import builders
from tests.builders import SetClock
from tests.models.faults import files_no_larger_than, posix_only


def codes_in(path: Path) -> set[str]:
    copy = sqlite.connect(str(path))
    found = {code for (code,) in copy.execute("SELECT code FROM dossiers")}
    copy.close()
    return found


def test_a_copy_holds_everything_and_opens_as_a_store(counter: Counter, tmp_path: Path) -> None:
    codes = {builders.receive(counter).code for _ in range(3)}
    made = counter.days.back_up(builders.quiet, tmp_path / "usb")
    assert made.path == tmp_path / "usb" / "motcua-20261116-091000.db"
    assert made.dossiers == 3
    assert codes_in(made.path) == codes
    (tmp_path / "restored").mkdir()
    made.path.rename(tmp_path / "restored" / "motcua.db")
    restored = open_counter(Workplace(tmp_path / "restored", SetClock()))
    assert restored.days.check().ok
    assert builders.receive(restored).code not in codes
    restored.close()


def test_a_copy_taken_while_dossiers_come_in_holds_all_that_were_acknowledged_before(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PAGES", 1)
    acknowledged = {builders.receive(counter).code for _ in range(5)}
    started, enough = threading.Event(), threading.Event()
    later: set[str] = set()

    def work() -> None:
        commands = [builders.intake(builders.actor(counter)) for _ in range(40)]
        started.wait()
        for command in commands:
            later.add(counter.dossiers.receive(command).code)
        enough.set()

    def tick(done: int, _total: int) -> None:
        """Begin the work with the first page copied and go on with the last ones after it."""
        started.set()
        if done > 20:
            enough.wait()

    writer = threading.Thread(target=work)
    writer.start()
    made = counter.days.back_up(tick, tmp_path / "usb")
    writer.join()
    assert len(later) == 40
    assert codes_in(made.path) == acknowledged
    again = counter.days.back_up(builders.quiet, tmp_path / "usb2")
    assert codes_in(again.path) == acknowledged | later


def test_progress_is_told_to_the_end(counter: Counter, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    counter.days.back_up(lambda done, total: told.append((done, total)), tmp_path / "usb")
    assert told[-1][0] == told[-1][1] > 0


def test_without_a_wish_the_copy_goes_to_the_usual_folder(counter: Counter, tmp_path: Path) -> None:
    assert counter.days.last_backup() is None
    made = counter.days.back_up(builders.quiet)
    assert made.path.parent == tmp_path / "sao-luu"
    assert counter.days.last_backup() == local(2026, 11, 16, 9, 10)


def test_the_newest_copy_is_the_last_one(counter: Counter, tmp_path: Path, clock: SetClock) -> None:
    for _ in range(2):
        counter.days.back_up(builders.quiet, tmp_path)
        clock.forward(days=40)
    (tmp_path / "motcua-99991231-240000.db").touch()
    (tmp_path / "motcua-truoc-khi-sua.db").touch()
    (tmp_path / "motcua-20301231-235959.db.part").touch()
    assert last_backup(tmp_path) == local(2026, 12, 26, 9, 10)


def test_a_second_copy_in_the_same_second_takes_the_place_of_the_first(
    counter: Counter, tmp_path: Path
) -> None:
    counter.days.back_up(builders.quiet, tmp_path / "usb")
    builders.receive(counter)
    made = counter.days.back_up(builders.quiet, tmp_path / "usb")
    assert len(codes_in(made.path)) == 1
    assert list((tmp_path / "usb").iterdir()) == [made.path]


def test_cancelling_leaves_nothing_behind(counter: Counter, tmp_path: Path) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        counter.days.back_up(cancel, tmp_path / "usb")
    assert list((tmp_path / "usb").iterdir()) == []
    builders.receive(counter)


def test_a_place_that_cannot_be_written_is_told(counter: Counter, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="Không ghi được bản sao lưu"):
        counter.days.back_up(builders.quiet, tmp_path / "file")


@posix_only
def test_a_full_stick_is_told_and_left_clean(counter: Counter, tmp_path: Path) -> None:
    with files_no_larger_than(100_000), pytest.raises(FileError, match="Không ghi được"):
        counter.days.back_up(builders.quiet, tmp_path / "usb")
    assert list((tmp_path / "usb").iterdir()) == []


def test_a_damaged_store_gives_no_backup_that_looks_whole(counter: Counter, tmp_path: Path) -> None:
    key = builders.receive(counter).dossier_id
    with counter.context.database.raw() as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM applicants WHERE id = ?", (key,))
    with pytest.raises(StoreError, match="Bản sao lưu có lỗi"):
        counter.days.back_up(builders.quiet, tmp_path / "usb")
    assert list((tmp_path / "usb").iterdir()) == []
