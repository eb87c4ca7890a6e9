"""Copying a store on a PostgreSQL server by the server's own ``pg_dump``, where the PC has it.

The same shape as ``store_copy``: checked, and durable under its name, or not there.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from app import __version__
from app.domain.backup_plan import BackupReason
from app.durable_file import rename_durably, sync_file, write_durably
from app.errors import StoreError
from app.models.backup_file import (
    DUMP_SUFFIX,
    BackupFile,
    Manifest,
    manifest_path,
    name_of,
    sha256_of,
)
from app.models.postgresql import PostgresDatabase, bare_address
from app.models.store_copy import folder_errors
from app.models.store_facts import StoreFacts, facts_of
from app.words import N_

_SIZE = "SELECT pg_database_size(current_database())"
_MAJOR = "SELECT current_setting('server_version_num')::int / 10000"
_SNAPSHOT = "SELECT pg_export_snapshot()"
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "C:/Program Files/PostgreSQL/*/bin")
_PROGRAMS = ("pg_dump", "pg_dump.exe")
_LOOK_SECONDS = 0.1
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpOrder:
    """What to copy and where to; ``folder`` must exist."""

    database: PostgresDatabase
    folder: Path
    made_at: datetime
    reason: BackupReason
    name: str = ""


class NoProgramError(StoreError):
    """This PC has no ``pg_dump`` that is new enough for the server."""


def dump_problem(database: PostgresDatabase) -> NoProgramError | None:
    """Return why this PC cannot dump the store, None when it can; StoreError without the server."""
    with database.read() as session:
        major = _major(session.connection())
    try:
        _program(major)
    except NoProgramError as problem:
        return problem
    return None


def dump_store(order: DumpOrder, tick: Callable[[int, int], None]) -> BackupFile:
    """Dump the store into the folder while others go on writing, and read the dump back.

    FileError when the folder cannot be written, StoreError when this PC has no ``pg_dump`` for
    the server or the dump is not whole; nothing is left then, and also when ``tick`` raises.
    """
    with order.database.read() as session:
        connection = session.connection()
        program = _program(_major(connection))
        with folder_errors(order.folder):
            target = _free_name(order)
            part = target.with_name(f"{target.name}.part")
            part.open("xb").close()
        try:
            facts = facts_of(lambda statement: connection.exec_driver_sql(statement).all())
            tables = set(connection.exec_driver_sql(_TABLES).scalars())
            total = int(connection.exec_driver_sql(_SIZE).scalar_one())
            snapshot = str(connection.exec_driver_sql(_SNAPSHOT).scalar_one())
            command = _command(order.database, program, snapshot, part)
            _run(command, order.database, lambda: tick(min(_size_of(part), total), total))
            _read_back(program, part, tables, lambda: tick(total, total))
            with folder_errors(order.folder):
                sync_file(part)
                backup = _described(order, part, target, facts)
                assert backup.manifest is not None
                write_durably(manifest_path(target), backup.manifest.as_text())
                rename_durably(part, target)
        except BaseException:
            for path in (part, manifest_path(target)):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
            raise
    return backup


def _major(connection: Connection) -> int:
    return int(connection.exec_driver_sql(_MAJOR).scalar_one())


def _program(major: int) -> Path:
    """Return a ``pg_dump`` that is not older than the server, which would refuse it."""
    for path in _candidates():
        said = subprocess.run(
            [path, "--version"],
            capture_output=True,
            encoding="utf-8",
            check=False,
            creationflags=_NO_WINDOW,
        )
        found = re.search(r"(\d+)", said.stdout)
        if found and int(found[1]) >= major:
            return path
    raise NoProgramError(
        N_("Máy này không có chương trình pg_dump {major} để sao lưu kho dữ liệu chung."),
        N_("Người quản trị máy chủ sao lưu bằng pg_dump, hoặc cài bộ công cụ PostgreSQL {major}."),
        major=major,
    )


def _candidates() -> Iterator[Path]:
    on_path = shutil.which("pg_dump")
    if on_path:
        yield Path(on_path)
    for place in _PLACES:
        root = Path(place).anchor
        for folder in sorted(Path(root).glob(str(Path(place).relative_to(root))), reverse=True):
            # Beside them is pg_dumpall, which takes other words.
            yield from (folder / name for name in _PROGRAMS if (folder / name).exists())


def _command(database: PostgresDatabase, program: Path, snapshot: str, part: Path) -> list[str]:
    # The password goes by the environment: everybody can read a command line.
    address = bare_address(database.url)
    return [
        *(str(program), "--format=custom", "--no-owner", "--no-privileges"),
        *(f"--snapshot={snapshot}", f"--file={part}", f"--dbname={address}"),
    ]


def _read_back(program: Path, part: Path, tables: set[str], look: Callable[[], None]) -> None:
    """Read the whole dump as a restore would; StoreError when it lacks a table or breaks off."""
    restore = program.with_name(program.name.replace("pg_dump", "pg_restore"))
    listed = _output([str(restore), "--list", str(part)])
    if not set(re.findall(r"TABLE DATA \S+ (\S+)", listed)) >= tables:
        raise _broken()
    _run([str(restore), f"--file={os.devnull}", str(part)], None, look)


def _output(command: list[str]) -> str:
    said = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        creationflags=_NO_WINDOW,
    )
    return said.stdout if said.returncode == 0 else ""


def _run(command: list[str], database: PostgresDatabase | None, look: Callable[[], None]) -> None:
    """Run ``command`` to its end, calling ``look`` meanwhile; StoreError when it fails."""
    environment = dict(os.environ)
    if database is not None and database.url.password is not None:
        environment["PGPASSWORD"] = str(database.url.password)
    silent = subprocess.DEVNULL
    with subprocess.Popen(
        command,
        env=environment,
        stdin=silent,
        stdout=silent,
        stderr=silent,
        creationflags=_NO_WINDOW,
    ) as process:
        try:
            while process.poll() is None:
                look()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_LOOK_SECONDS)
        except BaseException:
            process.kill()
            raise
    if process.returncode != 0:
        raise _broken()


def _described(order: DumpOrder, part: Path, target: Path, facts: StoreFacts) -> BackupFile:
    size = part.stat().st_size
    manifest = Manifest(
        sha256=sha256_of(part, lambda _count: None),
        size=size,
        made_at=order.made_at,
        reason=order.reason,
        program=__version__,
        encrypted=False,
        facts=facts,
    )
    return BackupFile(target, order.made_at, size, manifest)


def _free_name(order: DumpOrder) -> Path:
    moment = order.made_at
    while True:
        target = order.folder / f"{order.name or name_of(moment)}{DUMP_SUFFIX}"
        if order.name or not target.exists():
            return target
        moment += timedelta(seconds=1)


def _size_of(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _broken() -> StoreError:
    return StoreError(
        N_("Không sao lưu được kho dữ liệu chung bằng pg_dump."),
        N_("Kiểm tra mạng và ổ đĩa rồi thử lại, hoặc báo người quản trị máy chủ."),
    )
