"""Backups: taken while the counter works, whole, checked, and carried to the other places."""

import contextlib
import json
import shutil
import threading
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import select

from app import cli
from app.bootstrap import Workplace, open_counter
from app.domain.backup_listing import PlaceKind
from app.domain.backup_plan import BackupReason
from app.domain.form_set import Forms
from app.domain.roles import Role
from app.domain.vietnam_time import local
from app.errors import DeviceError, FileError, RuleError
from app.export.backup_copy import carry_backup, unpack_backup
from app.models.backup_file import backups_in, read_backup, verify_backup
from app.models.driver import sqlite
from app.models.office import AuditRecord
from app.models.sqlite_file import SqliteDatabase, StoreKey
from app.services.answers import BackedUp
from app.services.commands import BackUp
from app.services.context import Context
from app.services.counter import Counter
from app.services.ports import BackupPlaces, CarryBackup
from app.services.store.back_up import STICK_FOLDER, back_up, has_changed, last_backup
from tests import builders, processes
from tests.builders import SetClock

NOW = local(2026, 11, 16, 9, 10)


@pytest.fixture
def places(tmp_path: Path) -> BackupPlaces:
    (tmp_path / "second").mkdir()
    return BackupPlaces(tmp_path / "sao-luu", tmp_path / "second")


def make(
    counter: Counter,
    places: BackupPlaces,
    carry: CarryBackup = carry_backup,
    **wish: object,
) -> BackedUp:
    command = replace(BackUp(reason=BackupReason.WORK), **wish)  # type: ignore[arg-type]
    return back_up(counter.context, places, carry, command, builders.quiet)


def codes_in(path: Path) -> set[str]:
    copy = sqlite.connect(str(path))
    found = {code for (code,) in copy.execute("SELECT code FROM dossiers")}
    copy.close()
    return found


@pytest.mark.sqlite_only(reason="opens the copy as a file; dumps are test_pg_dump's")
def test_a_copy_holds_everything_and_opens_as_a_store(
    counter: Counter, tmp_path: Path, places: BackupPlaces
) -> None:
    codes = {builders.receive(counter).code for _ in range(3)}
    made = make(counter, places)
    assert made.path == tmp_path / "sao-luu" / "motcua-20261116-091000.db"
    assert made.dossiers == 3
    assert codes_in(made.path) == codes
    (tmp_path / "restored").mkdir()
    shutil.copyfile(made.path, tmp_path / "restored" / "motcua.db")
    restored = open_counter(Workplace(tmp_path / "restored", SetClock()))
    assert restored.days.check().ok
    assert builders.receive(restored).code not in codes
    restored.close()


def test_the_second_place_gets_the_first_copy_of_a_day_and_whatever_is_asked_for(
    counter: Counter, clock: SetClock, places: BackupPlaces
) -> None:
    assert places.second is not None
    carried: list[int] = []
    for hours, reason in (
        (0, BackupReason.WORK),
        (2, BackupReason.WORK),
        (2, BackupReason.CLOSING),
        (22, BackupReason.WORK),
        (3, BackupReason.WORK),
    ):
        clock.forward(hours=hours)
        made = make(counter, places, reason=reason)
        assert all(one.place is PlaceKind.SECOND and one.path for one in made.places)
        carried.append(len(made.places))
    assert carried == [1, 0, 1, 0, 1]
    assert len(backups_in(places.main)) == 5
    there = backups_in(places.second)
    assert len(there) == 3
    assert all(one.verified for one in there)
    assert there[0].path.read_bytes() == backups_in(places.main)[0].path.read_bytes()


def test_a_second_place_that_was_pulled_harms_nothing_and_is_told(
    counter: Counter, places: BackupPlaces
) -> None:
    assert places.second is not None
    places.second.rmdir()
    made = make(counter, places)
    assert made.path.exists()
    (outcome,) = made.places
    assert isinstance(outcome.failure, FileError)
    assert "Không thấy thư mục" in str(outcome.failure)
    assert not places.second.exists(), "the place of a disk that is gone must stay empty"


def test_a_place_pulled_in_the_middle_harms_nothing_either(
    counter: Counter, places: BackupPlaces
) -> None:
    def pulled(copy: Path, folder: Path, passphrase: str | None, tick: object) -> Path:
        def pull(_done: int, _total: int) -> None:
            shutil.rmtree(folder, ignore_errors=True)

        return carry_backup(copy, folder, passphrase, pull)

    made = make(counter, places, pulled)
    assert made.path.exists()
    (outcome,) = made.places
    assert isinstance(outcome.failure, DeviceError)
    assert "có thể đã bị rút ra" in str(outcome.failure)


def test_a_stick_gets_a_copy_that_only_the_office_can_open(
    counter: Counter, tmp_path: Path, places: BackupPlaces
) -> None:
    builders.receive(counter)
    (tmp_path / "usb").mkdir()
    clerk = builders.actor(counter)
    made = make(counter, places, actor=clerk, stick=str(tmp_path / "usb"))
    stick = next(one for one in made.places if one.place is PlaceKind.STICK)
    assert stick.path == tmp_path / "usb" / STICK_FOLDER / "motcua-20261116-091000.zip"
    assert "Nguyễn".encode() not in stick.path.read_bytes()
    passphrase = counter.office.export_passphrase(builders.supervisor(counter))
    (tmp_path / "back").mkdir()
    back = unpack_backup(stick.path, passphrase, tmp_path / "back")
    assert back.read_bytes() == made.path.read_bytes()


@pytest.mark.sqlite_only(reason="a server encrypts its own disk")
def test_an_encrypted_store_goes_onto_the_stick_as_it_is(
    counter: Counter, tmp_path: Path, places: BackupPlaces
) -> None:
    """Its copies are encrypted with its own key, and need no passphrase besides."""
    builders.receive(counter)
    key = StoreKey(bytes(range(32)))
    plain = sqlite.connect(str(tmp_path / "motcua.db"))
    plain.execute(f"""ATTACH '{tmp_path / "sealed.db"}' AS sealed KEY "x'{key.raw.hex()}'" """)
    plain.execute("SELECT sqlcipher_export('sealed')")
    plain.close()
    (tmp_path / "usb").mkdir()
    with contextlib.closing(SqliteDatabase(tmp_path / "sealed.db", key)) as database:
        context = Context(database, SetClock(), Forms())
        command = BackUp(stick=str(tmp_path / "usb"))
        made = back_up(context, places, carry_backup, command, builders.quiet)
    assert [one.path.suffix for one in made.places if one.path] == [".db", ".db"]
    for path in (made.path, *(one.path for one in made.places)):
        assert path is not None
        assert b"SQLite format 3" not in path.read_bytes()[:20]
        assert verify_backup(read_backup(path), key).dossiers == 1


def test_who_made_a_copy_and_who_took_one_away_is_noted(
    counter: Counter, tmp_path: Path, places: BackupPlaces
) -> None:
    (tmp_path / "usb").mkdir()
    clerk = builders.actor(counter)
    made = make(counter, places, actor=clerk, stick=str(tmp_path / "usb"))
    make(counter, places)
    with counter.context.database.read() as session:
        noted = session.execute(
            select(AuditRecord.clerk_id, AuditRecord.detail).where(AuditRecord.action == "back_up")
        ).all()
    assert noted == [(clerk.clerk_id, f"{made.path.name} second stick")]


def test_a_specialist_takes_no_copy_away(counter: Counter, places: BackupPlaces) -> None:
    specialist = replace(builders.actor(counter), role=Role.SPECIALIST)
    with pytest.raises(RuleError, match="không được làm việc này"):
        make(counter, places, actor=specialist)
    assert not places.main.exists()


def test_one_named_folder_takes_the_place_of_all_others(
    counter: Counter, tmp_path: Path, places: BackupPlaces
) -> None:
    made = make(counter, places, folder=str(tmp_path / "deep" / "down"))
    assert made.path.parent == tmp_path / "deep" / "down"
    assert made.places == ()
    assert not places.main.exists()


def test_a_chosen_folder_that_is_gone_is_not_made_anew(counter: Counter, tmp_path: Path) -> None:
    chosen = BackupPlaces(tmp_path / "media" / "disk", own=False)
    with pytest.raises(FileError, match="Không còn thấy thư mục sao lưu"):
        make(counter, chosen)
    assert not (tmp_path / "media").exists()


def test_a_place_that_is_no_folder_is_told(counter: Counter, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="Không còn thấy thư mục sao lưu"):
        make(counter, BackupPlaces(tmp_path / "file"))


def test_nothing_new_makes_no_new_copy_when_only_changes_are_wanted(
    counter: Counter, clock: SetClock, places: BackupPlaces
) -> None:
    first = make(counter, places, if_changed=True)
    clock.forward(hours=5)
    counter.office.sign_in(builders.actor(counter).clerk_id, builders.CLERK_PIN)
    again = make(counter, places, if_changed=True)
    assert again.repeated
    assert again.path == first.path
    builders.receive(counter)
    clock.forward(hours=5)
    assert make(counter, places, if_changed=True).path != first.path
    counter.office.save_profile(builders.supervisor(counter), builders.PROFILE)
    clock.forward(hours=5)
    assert not make(counter, places, if_changed=True).repeated
    assert len(backups_in(places.main)) == 3


def test_a_copy_of_another_store_or_a_damaged_one_saves_no_work(
    counter: Counter, places: BackupPlaces
) -> None:
    made = make(counter, places)
    last = last_backup(counter.context, places)
    assert last is not None
    assert not has_changed(counter.context, last)
    made.path.write_bytes(made.path.read_bytes()[:-1])
    assert last_backup(counter.context, places) is None
    builders.change_store(counter, "UPDATE meta SET value = 'other' WHERE key = 'store_id'")
    assert has_changed(counter.context, last)


def test_a_copy_from_the_future_is_not_the_last_one(
    counter: Counter, clock: SetClock, places: BackupPlaces
) -> None:
    clock.forward(days=300)
    make(counter, places)
    clock.at = NOW
    assert last_backup(counter.context, places) is None
    made = make(counter, places)
    last = last_backup(counter.context, places)
    assert last is not None
    assert last.path == made.path


def test_old_copies_are_thinned_in_every_place(
    counter: Counter, clock: SetClock, places: BackupPlaces
) -> None:
    assert places.second is not None
    for _day in range(30):
        make(counter, places, reason=BackupReason.CLOSING)
        clock.forward(days=1)
    assert len(backups_in(places.main)) == len(backups_in(places.second)) == 2 + 12 + 2


def test_stopping_while_a_copy_is_carried_keeps_the_main_one(
    counter: Counter, places: BackupPlaces
) -> None:
    def stop(done: int, total: int) -> None:
        if done > total * 3 // 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(counter.context, places, carry_backup, BackUp(), stop)
    assert places.second is not None
    assert list(places.second.iterdir()) == []
    assert backups_in(places.main)[0].verified


def test_progress_runs_once_over_all_places(counter: Counter, places: BackupPlaces) -> None:
    told: list[tuple[int, int]] = []

    def tick(done: int, total: int) -> None:
        told.append((done, total))

    back_up(counter.context, places, carry_backup, BackUp(), tick)
    done = [one for one, _total in told]
    assert done == sorted(done)
    assert told[-1] == (2000, 2000)


def feed(lines: IO[str], count: int) -> None:
    """Give a process the lines of ``count`` dossiers."""
    with lines:
        for number in range(count):
            line = {"procedure": "2.000815", "name": "Nguyễn Văn Đức", "phone": "0912345678",
                    "pages": 3, "request_id": f"backup-{number}"}  # fmt: skip
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
            lines.flush()


@pytest.mark.sqlite_only(reason="opens the copies as files; dumps are test_pg_dump's")
def test_a_copy_made_while_another_process_receives_lacks_nothing_acknowledged_before(
    tmp_path: Path,
) -> None:
    """A real process takes dossiers in, a real backup runs three times meanwhile."""
    builders.sample_counter(tmp_path / "data").close()
    process = processes.start(cli.main, ["receive", "-", "--data-dir", str(tmp_path / "data")])
    assert process.stdin is not None
    assert process.stdout is not None
    feeder = threading.Thread(target=feed, args=(process.stdin, 400), daemon=True)
    feeder.start()
    counter = open_counter(Workplace(tmp_path / "data", SetClock()))
    acknowledged: set[str] = set()
    copies = 0
    for number, line in enumerate(process.stdout, 1):
        acknowledged.add(json.loads(line)["code"])
        if number % 100 == 50:
            made = counter.backups.make(BackUp(), builders.quiet)
            assert acknowledged <= codes_in(made.path)
            copies += 1
    feeder.join()
    process.stdout.close()
    assert process.wait() == 0
    assert copies == 4
    assert len(acknowledged) == 400
    last = counter.backups.make(BackUp(), builders.quiet)
    assert acknowledged == codes_in(last.path)
    counter.close()
    assert all(one.verified for one in backups_in(tmp_path / "data" / "sao-luu"))
