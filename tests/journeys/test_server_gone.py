"""The server goes away while a counter works: a sentence, nothing lost, and one dossier only.

A real server is really stopped; what nobody can time by hand, a commit whose answer is lost, is
made by a line that breaks at that very moment.
"""

import contextlib
import select
import socket
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import Workplace, found_office, open_counter
from app.domain.dossier_filter import DossierFilter
from app.errors import StoreError
from app.services.commands import SetUpOffice
from app.services.counter import Counter
from app.settings import load_settings, save_settings
from tests import builders
from tests.builders import SetClock
from tests.postgres_server import Server, own_server

pytestmark = [
    pytest.mark.server_only,
    pytest.mark.skipif(sys.platform == "win32", reason="the line is broken on a Unix socket"),
]


class Line:
    """A line to the server that can be told to break as soon as a commit has been done."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.folder = folder
        self.breaks_at_commit = False
        self._server = str(server.folder / ".s.PGSQL.5432")
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / ".s.PGSQL.5432"))
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        """Carry what ``client`` and the server say to each other, until one of them is gone."""
        wrote = broken = False
        with client, socket.socket(socket.AF_UNIX) as server:
            server.connect(self._server)
            while True:
                for source in select.select([client, server], [], [])[0]:
                    data = source.recv(1 << 16)
                    # The commit is done; its answer never comes.
                    if not data or (broken and source is server):
                        return
                    (server if source is client else client).sendall(data)
                    if source is client and self.breaks_at_commit:
                        wrote = wrote or b"INSERT INTO dossiers" in data
                        broken = wrote and b"COMMIT" in data


@pytest.fixture(scope="module")
def own() -> Iterator[Server]:
    # The tests' common one forgets its last moments.
    made = own_server()
    yield made
    made.stop()


@pytest.fixture
def place(own: Server, tmp_path: Path) -> Workplace:
    address = own.url(own.make_database())
    workplace = Workplace(tmp_path, SetClock(), address=address)
    found_office(
        workplace, SetUpOffice(profile=builders.PROFILE, clerks=builders.CLERKS, station_digit=1)
    ).close()
    save_settings(tmp_path, replace(load_settings(tmp_path), database_url=address))
    return Workplace(tmp_path, workplace.clock)


@pytest.fixture
def counter(place: Workplace) -> Iterator[Counter]:
    opened = open_counter(place)
    yield opened
    opened.close()


def only_one(counter: Counter, code: str) -> bool:
    rows = counter.dossiers.list(DossierFilter()).rows
    return [row.code for row in rows] == [code] and counter.days.check().findings == ()


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_what_was_typed_is_saved_once_the_server_is_back(
    own: Server, counter: Counter, how: str
) -> None:
    command = builders.intake(builders.actor(counter))
    own.stop(how)
    try:
        for _ in range(2):
            with pytest.raises(StoreError, match="Mất kết nối tới máy chủ"):
                counter.dossiers.receive(command)
        with pytest.raises(StoreError, match="Mất kết nối tới máy chủ"):
            counter.dossiers.list(DossierFilter())
    finally:
        own.start()
    received = counter.dossiers.receive(command)
    assert not received.repeated
    assert received.code.startswith("TN10-261116-0001-")
    assert only_one(counter, received.code)


def test_what_was_acknowledged_outlives_the_server(own: Server, counter: Counter) -> None:
    command = builders.intake(builders.actor(counter))
    received = counter.dossiers.receive(command)
    own.stop("fast")
    own.start()
    assert only_one(counter, received.code)
    assert replace(counter.dossiers.receive(command), repeated=False) == received


def test_a_commit_whose_answer_was_lost_is_one_dossier(
    own: Server, place: Workplace, tmp_path: Path
) -> None:
    (tmp_path / "line").mkdir()
    line = Line(own, tmp_path / "line")
    direct = load_settings(tmp_path)
    through = direct.database_url.replace(str(own.folder), str(line.folder))
    save_settings(tmp_path, replace(direct, database_url=through))
    counter = open_counter(place)
    command = builders.intake(builders.actor(counter))
    line.breaks_at_commit = True
    with pytest.raises(StoreError, match="Mất kết nối tới máy chủ"):
        counter.dossiers.receive(command)
    line.breaks_at_commit = False
    again = counter.dossiers.receive(command)
    assert again.repeated
    assert only_one(counter, again.code)
    counter.close()
    line.close()
