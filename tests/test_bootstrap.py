"""Putting the parts together: where a store may be, and that a failed founding leaves nothing."""

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from app import bootstrap
from app.bootstrap import Workplace, found_office, open_counter, store_exists
from app.domain.backup_plan import BackupReason
from app.domain.data_folder import FolderPlace
from app.errors import InputError, StoreDamagedError, StoreError
from app.models.backup_file import backups_in, verify_backup
from app.models.driver import sqlite
from app.models.sqlite_file import SqliteDatabase
from app.services.commands import SetUpOffice
from app.settings import Settings, save_settings
from tests.builders import CLERKS, PROFILE, SetClock, sample_counter


@pytest.mark.parametrize("place", [FolderPlace.NETWORK, FolderPlace.SYNCED, FolderPlace.REMOVABLE])
def test_a_store_is_neither_made_nor_opened_where_it_would_be_lost(
    tmp_path: Path, place: FolderPlace
) -> None:
    sample_counter(tmp_path / "local").close()
    command = SetUpOffice(profile=PROFILE, clerks=CLERKS)
    far = Workplace(tmp_path / "local", SetClock(), place_of=lambda _folder: place)
    with pytest.raises(InputError) as caught:
        open_counter(far)
    assert caught.value.field == "folder"
    with pytest.raises(InputError):
        found_office(replace(far, data_folder=tmp_path / "new"), command)
    assert not (tmp_path / "new").exists()


def test_a_failed_founding_leaves_nothing_behind(tmp_path: Path) -> None:
    command = SetUpOffice(profile=replace(PROFILE, agency_code="?"), clerks=CLERKS)
    with pytest.raises(InputError):
        found_office(Workplace(tmp_path, SetClock()), command)
    assert list(tmp_path.iterdir()) == []


def test_a_second_office_is_not_founded_over_the_first(tmp_path: Path) -> None:
    sample_counter(tmp_path).close()
    assert store_exists(tmp_path)
    with pytest.raises(StoreError, match="đã có kho dữ liệu"):
        found_office(Workplace(tmp_path, SetClock()), SetUpOffice(profile=PROFILE, clerks=CLERKS))


def test_an_office_opens_again_with_what_it_had(tmp_path: Path) -> None:
    sample_counter(tmp_path).close()
    counter = open_counter(Workplace(tmp_path, SetClock()))
    assert counter.office.profile() == PROFILE
    counter.close()


def old_store(folder: Path) -> Path:
    """Put the store of an earlier program into ``folder``."""
    script = Path(__file__).parent / "models" / "old_stores" / "0001.sql"
    folder.mkdir()
    with contextlib.closing(sqlite.connect(str(folder / "motcua.db"))) as store:
        store.executescript(script.read_text(encoding="utf-8"))
    return folder / "motcua.db"


def test_a_start_that_fails_halfway_lets_the_store_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_counter(tmp_path).close()

    def damaged() -> NoReturn:
        raise ValueError("a file of the program is damaged")

    let_go: list[SqliteDatabase] = []
    close = SqliteDatabase.close

    def noted(database: SqliteDatabase) -> None:
        let_go.append(database)
        close(database)

    monkeypatch.setattr(SqliteDatabase, "close", noted)
    monkeypatch.setattr(bootstrap, "shipped_registers", damaged)
    with pytest.raises(ValueError, match="damaged"):
        open_counter(Workplace(tmp_path, SetClock()))
    assert len(let_go) == 1


def test_before_an_upgrade_there_is_a_backup_that_verifies(tmp_path: Path) -> None:
    old_store(tmp_path / "kho")
    open_counter(Workplace(tmp_path / "kho", SetClock())).close()
    (backup,) = backups_in(tmp_path / "kho" / "sao-luu")
    assert backup.manifest is not None
    assert backup.manifest.reason is BackupReason.BEFORE_MIGRATION
    facts = verify_backup(backup, None)
    assert facts == backup.manifest.facts
    assert facts.revision == "0001"
    assert facts.dossiers
    assert [(chain.station, chain.epoch) for chain in facts.chains] == [(1, 0)]


def test_while_the_backup_disk_is_away_an_upgrade_copies_beside_the_store(tmp_path: Path) -> None:
    old_store(tmp_path / "kho")
    save_settings(tmp_path / "kho", Settings(backup_folder=str(tmp_path / "usb" / "sao-luu")))
    open_counter(Workplace(tmp_path / "kho", SetClock())).close()
    (backup,) = backups_in(tmp_path / "kho")
    assert verify_backup(backup, None).revision == "0001"
    assert not (tmp_path / "usb").exists()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE dossiers SET applicant_id = 999999",
        "DROP TRIGGER dossier_events_no_update; UPDATE dossier_events SET payload = '{}'",
    ],
)
def test_a_damaged_store_is_offered_a_restore_and_no_upgrade(tmp_path: Path, damage: str) -> None:
    store = old_store(tmp_path / "kho")
    with contextlib.closing(sqlite.connect(str(store))) as connection:
        connection.executescript(f"PRAGMA foreign_keys=OFF; {damage}")
    with pytest.raises(StoreDamagedError, match="chưa nâng cấp"):
        open_counter(Workplace(tmp_path / "kho", SetClock()))
    with contextlib.closing(sqlite.connect(str(store))) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert backups_in(tmp_path / "kho" / "sao-luu") == ()
