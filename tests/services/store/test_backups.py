"""What is remembered of the backups, and what screens and the command line are told of them."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.backup_listing import BackupConcern, BackupState, PlaceKind
from app.domain.backup_plan import BackupReason, KeptPlace
from app.domain.data_folder import FolderFacts, FolderPlace
from app.errors import FileError, InputError
from app.services.commands import BackUp, ChoosePlaces, ImportRegister
from app.services.counter import Counter
from app.settings import Settings, load_settings, save_settings
from tests import builders
from tests.builders import SetClock
from tests.small_register import write_register


@pytest.fixture
def counter(tmp_path: Path, clock: SetClock) -> Iterator[Counter]:
    opened = builders.sample_counter(tmp_path / "data", clock)
    yield opened
    opened.close()


def choose(tmp_path: Path, main: str = "", second: str = "") -> None:
    """Change this PC's settings, as the settings page does."""
    for name in (main, second):
        if name:
            (tmp_path / name).mkdir(exist_ok=True)
    chosen = {
        "backup_folder": str(tmp_path / main) if main else "",
        "second_backup_folder": str(tmp_path / second) if second else "",
    }
    save_settings(tmp_path / "data", Settings(**chosen))  # type: ignore[arg-type]


def test_the_first_copy_is_due_at_once_and_the_next_after_two_hours_of_work(
    counter: Counter, clock: SetClock
) -> None:
    status = counter.backups.status()
    assert status.due
    assert status.concern(clock.at) is BackupConcern.NONE_YET
    counter.backups.make(BackUp(), builders.quiet)
    status = counter.backups.status()
    assert (status.due, status.changed, status.last) == (False, False, clock.at)
    clock.forward(hours=3)
    assert not counter.backups.status().due
    builders.receive(counter)
    assert counter.backups.status().due
    assert counter.backups.status().concern(clock.at) is BackupConcern.FINE
    clock.forward(hours=22)
    assert counter.backups.status().concern(clock.at) is BackupConcern.OLD


def test_a_failure_is_remembered_until_the_next_copy_and_not_tried_again_at_once(
    counter: Counter, clock: SetClock, tmp_path: Path
) -> None:
    choose(tmp_path, main="usb")
    (tmp_path / "usb").rmdir()
    with pytest.raises(FileError):
        counter.backups.make(BackUp(reason=BackupReason.WORK), builders.quiet)
    status = counter.backups.status()
    assert status.concern(clock.at) is BackupConcern.FAILED
    assert "Không còn thấy thư mục sao lưu" in str(status.failure)
    assert not status.due
    clock.forward(minutes=20)
    assert counter.backups.status().due
    (tmp_path / "usb").mkdir()
    counter.backups.make(BackUp(), builders.quiet)
    assert counter.backups.status().concern(clock.at) is BackupConcern.FINE


def test_trouble_with_the_second_place_is_remembered_until_it_is_over(
    counter: Counter, clock: SetClock, tmp_path: Path
) -> None:
    choose(tmp_path, second="usb")
    (tmp_path / "usb").rmdir()
    counter.backups.make(BackUp(), builders.quiet)
    assert counter.backups.status().concern(clock.at) is BackupConcern.PLACE_FAILED
    clock.forward(minutes=1)
    (tmp_path / "usb").mkdir()
    counter.backups.make(BackUp(), builders.quiet)
    assert counter.backups.status().concern(clock.at) is BackupConcern.FINE
    for file in (tmp_path / "usb").iterdir():
        file.unlink()
    (tmp_path / "usb").rmdir()
    counter.backups.make(BackUp(), builders.quiet)
    choose(tmp_path)
    assert counter.backups.status().concern(clock.at) is BackupConcern.FINE


def test_changed_settings_hold_from_the_next_copy_on(counter: Counter, tmp_path: Path) -> None:
    counter.backups.make(BackUp(), builders.quiet)
    choose(tmp_path, main="one", second="two")
    made = counter.backups.make(BackUp(), builders.quiet)
    assert made.path.parent == tmp_path / "one"
    assert made.places[0].path == tmp_path / "two" / made.path.name
    assert counter.backups.places().main == tmp_path / "one"


def test_a_folder_named_for_once_says_nothing_of_the_usual_places(
    counter: Counter, clock: SetClock, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError):
        counter.backups.make(BackUp(folder=str(tmp_path / "file")), builders.quiet)
    assert counter.backups.status().failure is None
    counter.backups.make(BackUp(folder=str(tmp_path / "usb")), builders.quiet)
    assert counter.backups.status().concern(clock.at) is BackupConcern.NONE_YET


def test_copies_are_listed_newest_first_with_what_is_known_of_them(
    counter: Counter, clock: SetClock, tmp_path: Path
) -> None:
    assert counter.backups.rows() == ()
    choose(tmp_path, second="usb")
    builders.receive(counter)
    first = counter.backups.make(BackUp(reason=BackupReason.CLOSING), builders.quiet)
    clock.forward(hours=2)
    later = counter.backups.make(BackUp(reason=BackupReason.WORK), builders.quiet)
    later.path.with_suffix(".json").unlink()
    (tmp_path / "usb" / first.path.name).write_bytes(b"")
    rows = counter.backups.rows()
    assert [(row.place, row.state, row.dossiers, row.reason) for row in rows] == [
        (PlaceKind.MAIN, BackupState.UNCHECKED, None, None),
        (PlaceKind.MAIN, BackupState.VERIFIED, 1, BackupReason.CLOSING),
        (PlaceKind.SECOND, BackupState.DAMAGED, 1, BackupReason.CLOSING),
    ]
    assert rows[1].size > 50_000


def test_before_something_that_changes_much_there_is_a_copy_of_everything(
    counter: Counter, clock: SetClock
) -> None:
    builders.receive(counter)
    made = counter.backups.before(BackupReason.BEFORE_MERGE, builders.quiet)
    assert made is not None
    assert not made.repeated
    clock.forward(minutes=5)
    again = counter.backups.before(BackupReason.BEFORE_MERGE, builders.quiet)
    assert again is not None
    assert again.repeated
    assert again.path == made.path


def test_an_older_register_is_taken_in_only_after_a_backup(
    counter: Counter, tmp_path: Path
) -> None:
    register = write_register(tmp_path)
    lead = builders.supervisor(counter)
    builders.receive(counter)
    counter.office.import_register(ImportRegister(lead, str(register), True), builders.quiet)
    assert counter.backups.rows() == ()
    counter.office.import_register(ImportRegister(lead, str(register)), builders.quiet)
    (row,) = counter.backups.rows()
    assert (row.reason, row.dossiers) == (BackupReason.BEFORE_IMPORT, 1)


def test_two_backups_at_once_are_made_one_after_the_other(counter: Counter) -> None:
    builders.receive(counter)
    threads = [
        threading.Thread(target=counter.backups.make, args=(BackUp(), builders.quiet))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [row.state for row in counter.backups.rows()] == [BackupState.VERIFIED] * 3


def journal_days(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "data" / "nhat-ky").glob("*.jsonl"))


def test_the_journal_of_a_day_goes_when_it_is_old_and_in_three_copies(
    counter: Counter, clock: SetClock, tmp_path: Path
) -> None:
    for _ in range(2):
        builders.receive(counter)
        counter.backups.make(BackUp(), builders.quiet)
        clock.pass_to(clock.at + timedelta(days=36))
    first, second = journal_days(tmp_path)
    builders.receive(counter)
    counter.backups.make(BackUp(), builders.quiet)
    assert first in journal_days(tmp_path)
    clock.pass_to(clock.at + timedelta(days=1))
    builders.receive(counter)
    counter.backups.make(BackUp(folder=str(tmp_path / "usb")), builders.quiet)
    assert first in journal_days(tmp_path)
    counter.backups.make(BackUp(), builders.quiet)
    assert journal_days(tmp_path)[0] == second
    assert len(journal_days(tmp_path)) == 3


def test_a_journal_that_cannot_be_thinned_stops_no_backup(
    counter: Counter, clock: SetClock, tmp_path: Path
) -> None:
    builders.receive(counter)
    clock.pass_to(clock.at + timedelta(days=36))
    (line,) = (tmp_path / "data" / "nhat-ky").glob("*.jsonl")
    line.unlink()
    line.mkdir()
    for _ in range(4):
        counter.backups.make(BackUp(), builders.quiet)
    assert counter.backups.status().failure is None
    assert line.is_dir()


def keep_journal_in(folder: Path, tmp_path: Path) -> None:
    """Change this PC's settings, as the settings page does after the move."""
    settings = load_settings(tmp_path / "data")
    save_settings(tmp_path / "data", replace(settings, journal_folder=str(folder)))


def look(_folder: Path) -> FolderFacts:
    return FolderFacts(FolderPlace.LOCAL, writable=True, free_bytes=1 << 40)


def test_a_journal_moved_to_another_disk_is_written_and_read_there(
    counter: Counter, clock: SetClock, tmp_path: Path
) -> None:
    lead, disk = builders.supervisor(counter), tmp_path / "o-d"
    first = builders.receive(counter)
    assert counter.backups.prepare(ChoosePlaces(lead, journal=str(disk)), look)
    second = builders.receive(counter)
    keep_journal_in(disk, tmp_path)
    counter.close()
    text = "".join(path.read_text(encoding="utf-8") for path in disk.glob("*.jsonl"))
    assert first.code in text
    assert second.code in text
    again = open_counter(Workplace(tmp_path / "data", clock))
    assert again.days.check().findings == ()
    again.close()


def test_a_journal_whose_disk_is_away_can_be_sent_elsewhere(
    counter: Counter, clock: SetClock, tmp_path: Path
) -> None:
    counter.close()
    keep_journal_in(tmp_path / "usb" / "nhat-ky", tmp_path)
    again = open_counter(Workplace(tmp_path / "data", clock))
    builders.receive(again)
    assert again.journal_trouble is not None
    lead = builders.supervisor(again)
    assert not again.backups.prepare(ChoosePlaces(lead), look)
    assert again.journal_trouble is None
    again.close()


def test_a_relative_folder_is_refused_by_the_name_of_its_field(counter: Counter) -> None:
    lead = builders.supervisor(counter)
    for place in KeptPlace:
        names = ("main", "second", "journal")
        chosen = {name: "o-d" for name, kept in zip(names, KeptPlace, strict=True) if kept == place}
        with pytest.raises(InputError, match="đường dẫn đầy đủ") as refused:
            counter.backups.prepare(ChoosePlaces(lead, **chosen), look)
        assert refused.value.field == place


@pytest.mark.server_only
def test_a_pc_that_cannot_copy_the_server_says_so_once_and_calmly(
    counter: Counter, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders.receive(counter)
    made = counter.backups.make(BackUp(), builders.quiet)
    counter.close()
    monkeypatch.setenv("PATH", str(tmp_path))
    again = open_counter(Workplace(tmp_path / "data", clock))
    clock.pass_to(clock.at + timedelta(days=3))
    status = again.backups.status()
    if status.elsewhere is None:
        pytest.skip("the machine has another pg_dump where systems keep it")
    assert status.concern(clock.at) is BackupConcern.ELSEWHERE
    assert "pg_dump" in str(status.elsewhere)
    assert (status.last, status.due, status.failure) == (made.made_at, False, None)
    assert again.backups.before(BackupReason.BEFORE_MERGE, builders.quiet) is None
    again.close()
