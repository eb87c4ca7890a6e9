"""A store and all that lies beside it change their key together, or the rest follows later."""

import contextlib
import os
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from app import store_conversion
from app.domain.backup_plan import BackupReason
from app.domain.recovery_key import key_number
from app.domain.store_protection import ConversionOrder, Converted, CopiesWish
from app.errors import KeyNeededError, StoreError
from app.models import converted_copies, key_marker
from app.models.backup_file import backups_in, verify_backup
from app.models.encryption import is_encrypted
from app.models.key_marker import KeyMarker, load_marker
from app.models.receipt_journal import ReceiptJournal
from app.models.sqlite_file import StoreKey, connect
from app.models.store_copy import CopyOrder, copy_store
from app.store_conversion import StorePlace, convert, finish
from app.store_keys import StoreKeys
from tests import builders
from tests.builders import SetClock, quiet
from tests.key_files import FOLDER, KEEPER
from tests.killed_at_lines import is_killed_at, lines_that_find_changes
from tests.models.faults import posix_only

KEY, OTHER = StoreKey(bytes(range(32))), StoreKey(bytes(range(32, 64)))
NAME = "Nguyễn Văn Đức"
DAY = date(2026, 11, 16)


@pytest.fixture(autouse=True)
def _key_store(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", KEEPER)
    monkeypatch.setenv(FOLDER, str(tmp_path_factory.mktemp("keys")))


@pytest.fixture(scope="session")
def worked_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a store, a journal, and two copies with their manifests."""
    folder = tmp_path_factory.mktemp("worked-in") / "motcua"
    counter = builders.sample_counter(folder)
    for _ in range(3):
        builders.receive(counter)
    counter.close()
    shutil.rmtree(folder / "nhat-ky", ignore_errors=True)
    journal = ReceiptJournal(folder / "nhat-ky")
    for number in range(3):
        journal.append(DAY, {"kind": "receipt", "name": NAME, "number": number})
    journal.close()
    copies, clock = folder / "sao-luu", SetClock()
    copies.mkdir(exist_ok=True)
    for _ in range(2):
        clock.forward(hours=1)
        copy_store(
            CopyOrder(
                source=folder / "motcua.db",
                key=None,
                folder=copies,
                made_at=clock.now(),
                reason=BackupReason.BY_HAND,
            ),
            quiet,
        )
    return folder


@pytest.fixture
def place(tmp_path: Path, worked_in: Path) -> StorePlace:
    folder = shutil.copytree(worked_in, tmp_path / "motcua")
    return StorePlace(
        folder / "motcua.db", (folder / "nhat-ky",), (folder / "sao-luu", tmp_path / "stick")
    )


def order(new: StoreKey | None, wish: CopiesWish = CopiesWish.CONVERT) -> ConversionOrder:
    return ConversionOrder(new.raw if new else None, wish)


def convert_now(
    place: StorePlace, new: StoreKey | None, wish: CopiesWish = CopiesWish.CONVERT
) -> Converted:
    return convert(place, StoreKeys(), order(new, wish), quiet)


def told(folder: Path) -> list[str]:
    """Give the files below ``folder`` in which a name can be read."""
    return [p.name for p in folder.rglob("*") if p.is_file() and NAME.encode() in p.read_bytes()]


def everything_is_there(place: StorePlace, key: StoreKey | None) -> None:
    """Fail unless store, journal and all copies are whole and ``key`` opens them."""
    with contextlib.closing(connect(place.store, key)) as connection:
        assert connection.execute("SELECT count(*) FROM dossiers").fetchone() == (3,)
    reading = ReceiptJournal(place.journals[0], key=key.raw if key else None).entries()
    assert [line.entry["number"] for line in reading] == [0, 1, 2]
    assert reading.problems == []
    copies = backups_in(place.copies[0])
    assert len(copies) == 2
    for copy in copies:
        assert copy.manifest is not None
        assert copy.manifest.encrypted == (key is not None)
        assert verify_backup(copy, key).dossiers == 3


def test_the_store_and_everything_beside_it_is_encrypted_and_decrypted(place: StorePlace) -> None:
    assert len(told(place.folder)) == 4
    converted = convert_now(place, KEY)
    assert converted == Converted(key_number(KEY.raw), 2, (), True)
    assert told(place.folder) == []
    everything_is_there(place, KEY)
    assert load_marker(place.folder) == KeyMarker(key_number(KEY.raw))
    convert_now(place, OTHER)
    everything_is_there(place, OTHER)
    assert load_marker(place.folder) == KeyMarker(key_number(OTHER.raw))
    convert_now(place, None)
    everything_is_there(place, None)
    assert load_marker(place.folder) is None
    assert len(told(place.folder)) == 4


def test_the_pc_keeps_the_key_from_then_on(place: StorePlace) -> None:
    convert_now(place, KEY)
    assert StoreKeys().key_for(place.store) == KEY


def test_a_pc_without_a_key_store_is_told_that_it_will_ask(
    place: StorePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    keys = StoreKeys()
    assert not convert(place, keys, order(KEY), quiet).kept
    assert keys.key_for(place.store) == KEY, "in this run the key is at hand"
    with pytest.raises(KeyNeededError):
        StoreKeys().key_for(place.store)


def test_copies_may_be_deleted_instead(place: StorePlace) -> None:
    assert convert_now(place, KEY, CopiesWish.DELETE).copies == 2
    assert list(place.copies[0].iterdir()) == []
    assert told(place.folder) == []


def test_copies_may_stay_as_they_are(place: StorePlace) -> None:
    assert convert_now(place, KEY, CopiesWish.KEEP).copies == 0
    assert len(told(place.copies[0])) == 2
    assert converted_copies.copies_with(place.copies, place.store, None)


def test_a_copy_that_cannot_be_converted_is_named(place: StorePlace) -> None:
    bad = sorted(place.copies[0].glob("*.db"))[0]
    data = bytearray(bad.read_bytes())
    data[8192:8192] = b"\0" * 4096
    bad.write_bytes(data)
    assert convert_now(place, KEY).left == (bad.name,)
    assert bad.read_bytes() == data


def test_what_a_cut_off_backup_left_does_not_stay_readable(place: StorePlace) -> None:
    left = place.copies[0] / "motcua-20261116-090000.db.part"
    shutil.copyfile(place.store, left)
    convert_now(place, KEY)
    assert not left.exists()


def test_another_database_in_the_folder_is_left_alone(place: StorePlace) -> None:
    stranger = place.copies[0] / "stranger.db"
    with contextlib.closing(sqlite3.connect(stranger)) as connection:
        connection.execute("CREATE TABLE t (a)")
    before = stranger.read_bytes()
    convert_now(place, KEY, CopiesWish.DELETE)
    assert stranger.read_bytes() == before


def test_a_journal_on_a_disk_that_is_away_stops_it_at_once(
    place: StorePlace, tmp_path: Path
) -> None:
    away = StorePlace(place.store, (tmp_path / "away", *place.journals), place.copies)
    with pytest.raises(StoreError) as refused:
        convert_now(away, KEY)
    assert "Cắm lại ổ đĩa" in str(refused.value)
    assert not is_encrypted(place.store)
    assert load_marker(place.folder) is None


@pytest.mark.parametrize("old", [None, KEY])
def test_a_failed_conversion_leaves_store_journal_and_note_as_they_were(
    place: StorePlace, old: StoreKey | None
) -> None:
    if old is not None:
        convert_now(place, old)
    marker = load_marker(place.folder)

    def stop(done: int, _total: int) -> None:
        if done:
            raise StoreError("stopped")

    with pytest.raises(StoreError, match="stopped"):
        convert(place, StoreKeys(), order(None if old else KEY), stop)
    everything_is_there(place, old)
    assert load_marker(place.folder) == marker


def test_a_plain_store_cannot_be_decrypted(place: StorePlace) -> None:
    with pytest.raises(StoreError, match="chưa được mã hóa"):
        convert_now(place, None)


STEPS = {"encrypt": (None, KEY), "change key": (KEY, OTHER), "decrypt": (KEY, None)}


@posix_only
@pytest.mark.parametrize("name", STEPS)
def test_killed_at_any_line_the_store_opens_and_the_rest_follows(
    place: StorePlace, tmp_path: Path, name: str
) -> None:
    """A process of its own is killed before each line that finds the disk changed."""
    old, new = STEPS[name]
    if old is not None:
        convert_now(place, old)
    original = shutil.copytree(place.folder, tmp_path / "original")
    modules = {one.__file__ for one in (store_conversion, converted_copies, key_marker)}
    disk = [place.folder, *place.copies, Path(os.environ[FOLDER])]

    def convert_it() -> None:
        convert_now(place, new)

    ended: set[bool] = set()
    lines = lines_that_find_changes(convert_it, modules, disk)
    everything_is_there(place, new)
    for line in lines:
        shutil.rmtree(place.folder)
        shutil.copytree(original, place.folder)
        assert is_killed_at(line, convert_it, modules), line
        keys = StoreKeys()
        key = keys.key_for(place.store)
        finish(place, keys, key)
        ended.add(key == new)
        _whole_after_a_kill(place, key)
    assert ended == {False, True}


def _whole_after_a_kill(place: StorePlace, key: StoreKey | None) -> None:
    with contextlib.closing(connect(place.store, key)) as connection:
        assert connection.execute("SELECT count(*) FROM dossiers").fetchone() == (3,)
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    reading = ReceiptJournal(place.journals[0], key=key.raw if key else None).entries()
    assert [line.entry["number"] for line in reading] == [0, 1, 2]
    assert reading.problems == []
    marker = load_marker(place.folder)
    assert marker == (KeyMarker(key_number(key.raw)) if key else None)
    assert not list(place.folder.glob("*.converting*"))
    with_key = converted_copies.copies_with(place.copies, place.store, key)
    readable = converted_copies.copies_with(place.copies, place.store, None)
    assert len({*with_key, *readable}) == 2
