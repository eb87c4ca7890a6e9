"""After a day's work nothing personal can be read in the folder of an encrypted store.

Slips that became PDF files because there is no printer are the exception, and documented.
"""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import PDF_FOLDER, Workplace, convert_store, open_counter
from app.domain.store_protection import ConversionOrder
from app.domain.text import fold
from app.logs import start_log
from app.models.sqlite_file import SqliteDatabase
from app.services.commands import BackUp, ExportDay, PrinterChoice, PrintReceipt
from app.services.counter import Counter
from app.settings import Settings, save_settings
from app.store_keys import StoreKeys
from tests import builders, busy_day
from tests.builders import SetClock, quiet
from tests.key_files import FOLDER, KEEPER

pytestmark = pytest.mark.sqlite_only

KEY = bytes(range(32))
DRAFT = "Hoàng Phủ Ngọc Tường Vi"


@pytest.fixture(autouse=True)
def _key_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", KEEPER)
    monkeypatch.setenv(FOLDER, str(tmp_path / "keys"))


@pytest.fixture
def log_of_day() -> Iterator[None]:
    """Take away the handlers that a started log has added, and close their files."""
    speakers = [logging.getLogger(name) for name in ("app", "qt")]
    before = [list(one.handlers) for one in speakers]
    yield
    for speaker, kept in zip(speakers, before, strict=True):
        for handler in set(speaker.handlers) - set(kept):
            speaker.removeHandler(handler)
            handler.close()


def work_a_day(folder: Path, clock: SetClock, *, encrypted: bool) -> Counter:
    """Play a day with everything that leaves a file behind, and leave the counter open."""
    builders.sample_counter(folder, clock).close()
    place = Workplace(folder, clock, keys=StoreKeys())
    if encrypted:
        convert_store(place, ConversionOrder(KEY), quiet)
    start_log(folder)
    save_settings(folder, Settings(printer="Canon LBP2900"))
    counter = open_counter(place)
    busy_day.play(counter, clock)
    clerk, lead = builders.actor(counter), builders.supervisor(counter)
    counter.days.save_draft(clerk, "receive", {"applicant": DRAFT})
    received = builders.receive(counter)
    counter.dossiers.print_receipt(
        PrintReceipt(actor=clerk, dossier_id=received.dossier_id), PrinterChoice()
    )
    counter.backups.make(BackUp(actor=lead), quiet)
    (folder.parent / "stick").mkdir()
    counter.days.export(ExportDay(lead, busy_day.DAY, str(folder.parent / "stick")), quiet)
    builders.receive(counter)
    return counter


def people_of(counter: Counter) -> set[str]:
    """Give everything the store knows of anybody, and what a clerk has half typed."""
    database = counter.context.database
    assert isinstance(database, SqliteDatabase)
    with database.raw() as connection:
        rows = connection.execute(
            "SELECT name, identity_number, phone, address FROM applicants "
            "UNION SELECT submitter_name, submitter_identity, collector_name, '' FROM dossiers "
            "UNION SELECT name, '', '', '' FROM clerks"
        ).fetchall()
    return {value for row in rows for value in row if value} | {DRAFT}


def readable_in(folder: Path, words: set[str]) -> dict[str, str]:
    """Give the files below ``folder`` in which a word can be read, with one of the words."""
    written = {
        form: word
        for word in words
        for text in (word, fold(word), json.dumps(word)[1:-1])
        for form in (text.encode("utf-8"), text.encode("utf-16-le"))
    }
    found: dict[str, str] = {}
    for path in folder.rglob("*"):
        if path.is_file() and PDF_FOLDER not in path.parts:
            data = path.read_bytes()
            known = next((word for form, word in written.items() if form in data), None)
            if known is not None:
                found[str(path.relative_to(folder))] = known
    return found


@pytest.mark.usefixtures("log_of_day")
def test_nothing_personal_can_be_read_beside_an_encrypted_store(tmp_path: Path) -> None:
    folder, clock = tmp_path / "motcua", SetClock()
    counter = work_a_day(folder, clock, encrypted=True)
    people = people_of(counter)
    assert len(people) > 20
    files = {path.name for path in folder.rglob("*") if path.is_file()}
    assert {"motcua.db", "motcua.db-wal", "settings.json", "last.json"} <= files
    assert any(name.startswith("bien-nhan-") for name in files)
    assert any(name.startswith("motcua-2026") and name.endswith(".db") for name in files)
    assert readable_in(folder, people) == {}
    counter.close()
    assert readable_in(folder, people) == {}


@pytest.mark.usefixtures("log_of_day")
def test_the_same_search_finds_them_beside_a_plain_store(tmp_path: Path) -> None:
    folder, clock = tmp_path / "motcua", SetClock()
    counter = work_a_day(folder, clock, encrypted=False)
    found = readable_in(folder, people_of(counter))
    counter.close()
    kinds = {Path(name).suffix for name in found}
    assert {".db", ".db-wal", ".jsonl"} <= kinds
