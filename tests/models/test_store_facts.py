"""Whether a finished copy is whole: pages, references, and every chain of its history."""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import StoreError
from app.models.driver import sqlite
from app.models.migrate import HEAD
from app.models.sqlite_file import StoreKey, connect
from app.models.store_facts import ChainHead, StoreFacts, read_facts, verify_store
from app.services.counter import Counter
from tests import builders
from tests.models.faults import overwrite

OLD_STORES = Path(__file__).parent / "old_stores"
KEY = StoreKey(bytes(range(32)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished store with six dossiers, made once."""
    folder = tmp_path_factory.mktemp("finished")
    counter = builders.sample_counter(folder)
    for _ in range(6):
        builders.receive(counter)
    counter.close()
    return folder / "motcua.db"


@pytest.fixture
def finished(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(made, tmp_path / "copy.db"))


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    opened = builders.sample_counter(tmp_path / "live")
    yield opened
    opened.close()


def change(path: Path, *statements: str) -> None:
    connection = sqlite.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def without_triggers(path: Path) -> None:
    change(path, "DROP TRIGGER dossier_events_no_update", "DROP TRIGGER dossier_events_no_delete")


def test_a_store_tells_how_much_it_holds_and_where_its_history_stands(finished: Path) -> None:
    facts = verify_store(finished, None)
    assert (facts.dossiers, facts.events, facts.revision) == (6, 6, HEAD)
    assert [(head.station, head.epoch, head.sequence) for head in facts.chains] == [(1, 0, 6)]
    assert len(facts.chains[0].hash) == 64
    assert list(finished.parent.iterdir()) == [finished], "reading leaves nothing beside the copy"


def test_what_was_done_since_shows_in_the_facts_but_signing_in_does_not(
    counter: Counter, tmp_path: Path
) -> None:
    def now() -> StoreFacts:
        with contextlib.closing(connect(tmp_path / "live" / "motcua.db")) as connection:
            return read_facts(connection)

    before = now()
    counter.office.sign_in(builders.actor(counter).clerk_id, builders.CLERK_PIN)
    assert now() == before
    counter.office.save_profile(builders.supervisor(counter), builders.PROFILE)
    assert now().audited > before.audited
    builders.receive(counter)
    assert now().chains[0].sequence == 1


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE dossier_events SET payload = '{}' WHERE sequence = 2",
        "DELETE FROM dossier_events WHERE sequence = 1",
        "DELETE FROM dossier_events WHERE sequence = 4",
        "UPDATE dossier_events SET sequence = 9 WHERE sequence = 6",
        "UPDATE dossier_events SET clerk_name = 'Ai đó' WHERE sequence = 6",
        "UPDATE history_chains SET genesis = 'x'",
    ],
)
def test_a_changed_history_is_found(finished: Path, fault: str) -> None:
    without_triggers(finished)
    change(finished, fault)
    with pytest.raises(StoreError, match=r"history 1\.0:"):
        verify_store(finished, None)


def test_a_reference_to_nothing_and_a_damaged_page_are_found(finished: Path) -> None:
    whole = finished.read_bytes()
    change(finished, "DELETE FROM applicants WHERE id = 1")
    with pytest.raises(StoreError, match="foreign_key_check"):
        verify_store(finished, None)
    finished.write_bytes(whole)
    for page in range(5, 60):
        overwrite(finished, page * 4096, b"\xff" * 64)
    with pytest.raises(StoreError):
        verify_store(finished, None)


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "motcua.db"
    path.write_bytes(b"Kinh gui quy co quan" * 300)
    with pytest.raises(StoreError, match="không đúng định dạng"):
        verify_store(path, None)
    path.write_bytes(b"")
    with pytest.raises(StoreError, match="có lỗi"):
        verify_store(path, None)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE notes (text)")
    other.close()
    with pytest.raises(StoreError, match="có lỗi"):
        verify_store(tmp_path / "other.db", None)


def test_what_an_earlier_copy_proved_is_not_proved_again(finished: Path) -> None:
    """The anchor is trusted, so that a day's copy follows a day's events and not those of years."""
    anchor = read_chain(finished, 4)
    without_triggers(finished)
    change(finished, "UPDATE dossier_events SET payload = '{}' WHERE sequence = 2")
    verify_store(finished, None, [anchor])
    change(finished, "UPDATE dossier_events SET payload = '{}' WHERE sequence = 5")
    with pytest.raises(StoreError, match=r"history 1\.0:5"):
        verify_store(finished, None, [anchor])


def test_an_anchor_that_does_not_fit_counts_for_nothing(finished: Path) -> None:
    strange = replace(read_chain(finished, 4), hash="0" * 64)
    beyond = replace(strange, sequence=900)
    verify_store(finished, None, [strange])
    verify_store(finished, None, [beyond])
    without_triggers(finished)
    change(finished, "UPDATE dossier_events SET payload = '{}' WHERE sequence = 2")
    for anchor in (strange, beyond):
        with pytest.raises(StoreError, match=r"history 1\.0:2"):
            verify_store(finished, None, [anchor])


def test_an_event_missing_before_the_anchor_is_found_nevertheless(finished: Path) -> None:
    anchor = read_chain(finished, 4)
    without_triggers(finished)
    change(finished, "DELETE FROM dossier_events WHERE sequence = 2")
    with pytest.raises(StoreError, match=r"history 1\.0:2"):
        verify_store(finished, None, [anchor])


def test_an_encrypted_store_is_read_with_its_key_alone(finished: Path, tmp_path: Path) -> None:
    sealed = tmp_path / "sealed.db"
    plain = sqlite.connect(str(finished))
    plain.execute(f"""ATTACH '{sealed}' AS sealed KEY "x'{KEY.raw.hex()}'" """)
    plain.execute("SELECT sqlcipher_export('sealed')")
    plain.close()
    assert verify_store(sealed, KEY).dossiers == 6
    for wrong in (None, StoreKey(bytes(32))):
        with pytest.raises(StoreError):
            verify_store(sealed, wrong)
    overwrite(sealed, sealed.stat().st_size // 2, b"\x00\x01\x02")
    with pytest.raises(StoreError):
        verify_store(sealed, KEY)


@pytest.mark.parametrize("dump", sorted(OLD_STORES.glob("*.sql")), ids=lambda path: path.stem)
def test_a_store_of_every_earlier_schema_can_be_judged(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    connection = sqlite.connect(str(path))
    connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    facts = verify_store(path, None)
    assert facts.revision == dump.stem
    assert facts.events == sum(head.sequence for head in facts.chains) > 0


def test_one_can_stop_it(finished: Path) -> None:
    class EnoughError(Exception):
        pass

    def stop() -> None:
        raise EnoughError

    change(finished, "CREATE TABLE much AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
           "FROM n WHERE i < 60000) SELECT i, hex(randomblob(40)) AS h FROM n",
           "CREATE INDEX much_h ON much (h)")  # fmt: skip
    with pytest.raises(EnoughError):
        verify_store(finished, None, look=stop)


def read_chain(path: Path, sequence: int) -> ChainHead:
    connection = sqlite.connect(str(path))
    row = connection.execute(
        "SELECT station, epoch, sequence, hash FROM dossier_events WHERE sequence = ?", (sequence,)
    ).fetchone()
    connection.close()
    return ChainHead(*row)
