"""Dumps of a store on a server: whole, of one moment, and restored by PostgreSQL's own program."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.backup_plan import BackupReason
from app.domain.dossier_filter import DossierFilter
from app.errors import FileError, StoreError
from app.models import pg_dump
from app.models.backup_file import backups_in
from app.models.pg_dump import DumpOrder, NoProgramError, dump_problem, dump_store
from app.models.postgresql import PostgresDatabase
from app.services.counter import Counter
from app.settings import load_settings, save_settings
from tests import builders, stores
from tests.builders import SetClock, quiet
from tests.postgres_server import server


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(server().programs))


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with stores.stores_are(stores.POSTGRESQL), stores.tidied():
        opened = builders.sample_counter(tmp_path / "pc")
        for _ in range(3):
            builders.receive(opened)
        yield opened
        opened.close()


@pytest.fixture
def order(counter: Counter, tmp_path: Path) -> DumpOrder:
    (tmp_path / "copies").mkdir()
    database = counter.context.database
    assert isinstance(database, PostgresDatabase)
    return DumpOrder(
        database=database,
        folder=tmp_path / "copies",
        made_at=counter.context.now(),
        reason=BackupReason.BY_HAND,
    )


def test_a_dump_says_what_it_holds(order: DumpOrder) -> None:
    made = dump_store(order, quiet)
    assert made.path.name == "motcua-20261116-091000.dump"
    (listed,) = backups_in(order.folder)
    assert listed.verified
    assert listed.manifest is not None
    assert (listed.manifest.facts.dossiers, listed.manifest.facts.events) == (3, 3)


def test_what_is_received_meanwhile_is_in_the_next_dump(counter: Counter, order: DumpOrder) -> None:
    def receive_one(_done: int, _total: int) -> None:
        builders.receive(counter)

    made = dump_store(order, receive_one)
    assert made.manifest is not None
    assert made.manifest.facts.dossiers == 3
    assert len(counter.dossiers.list(DossierFilter()).rows) > 3


def test_a_restored_dump_is_the_store_again(
    counter: Counter, order: DumpOrder, tmp_path: Path
) -> None:
    made = dump_store(order, quiet)
    before = counter.dossiers.list(DossierFilter()).rows
    empty = stores.empty_address()
    subprocess.run(
        [server().programs / "pg_restore", "--no-owner", f"--dbname={empty}", made.path], check=True
    )
    settings = load_settings(tmp_path / "pc")
    (tmp_path / "again").mkdir()
    save_settings(tmp_path / "again", replace(settings, database_url=empty))
    restored = open_counter(Workplace(tmp_path / "again", SetClock()))
    assert restored.dossiers.list(DossierFilter()).rows == before
    assert restored.days.check().findings == ()
    restored.close()


def test_stopping_leaves_nothing(order: DumpOrder) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dump_store(order, stop)
    assert list(order.folder.iterdir()) == []


def test_a_folder_that_is_gone_is_told(order: DumpOrder) -> None:
    with pytest.raises(FileError, match="Không còn thấy thư mục"):
        dump_store(replace(order, folder=order.folder / "usb"), quiet)


def test_a_pc_without_the_program_says_who_copies_the_store(
    order: DumpOrder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert dump_problem(order.database) is None
    monkeypatch.setenv("PATH", str(tmp_path))
    problem = dump_problem(order.database)
    # The machine may have another pg_dump where systems keep it, and may do with it.
    if problem is not None:
        assert "pg_dump" in str(problem)
        with pytest.raises(NoProgramError, match="không có chương trình pg_dump"):
            dump_store(order, quiet)
        assert list(order.folder.iterdir()) == []


def test_what_dumps_a_whole_server_is_not_taken_for_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("pg_dumpall", "pg_dump", "pg_dump.1.gz"):
        (tmp_path / "16" / "bin").mkdir(parents=True, exist_ok=True)
        (tmp_path / "16" / "bin" / name).touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pg_dump, "_PLACES", (f"{tmp_path}/*/bin",))
    assert list(pg_dump._candidates()) == [tmp_path / "16" / "bin" / "pg_dump"]  # pyright: ignore[reportPrivateUsage]


def test_a_server_out_of_reach_is_no_missing_program(order: DumpOrder) -> None:
    gone = PostgresDatabase(order.database.url.set(database="nowhere"))
    with pytest.raises(StoreError) as refused:
        dump_problem(gone)
    assert not isinstance(refused.value, NoProgramError)
    gone.close()


def test_the_password_is_on_no_command_line(order: DumpOrder, tmp_path: Path) -> None:
    spy = tmp_path / "tools"
    spy.mkdir()
    (spy / "pg_dump").write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && echo "pg_dump 99" && exit\n'
        f'echo "$@" > {spy}/arguments; echo "$PGPASSWORD" > {spy}/password; exit 1\n',
        encoding="utf-8",
    )
    (spy / "pg_dump").chmod(0o755)
    url = order.database.url.set(password="geheim")
    secret = PostgresDatabase(url)
    with pytest.MonkeyPatch.context() as patch, pytest.raises(StoreError, match="pg_dump"):
        patch.setenv("PATH", str(spy))
        dump_store(replace(order, database=secret), quiet)
    secret.close()
    assert "geheim" not in (spy / "arguments").read_text(encoding="utf-8")
    assert (spy / "password").read_text(encoding="utf-8") == "geheim\n"
