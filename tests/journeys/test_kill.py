"""A process is killed while it receives dossiers: what it acknowledged is in store and journal.

Twenty kills here, five on a server; two hundred in ``tests/benchmarks/test_kill_loop.py``.
"""

import contextlib
import json
import random
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app import cli
from app.bootstrap import Workplace, open_counter
from app.domain.dossier_filter import DossierFilter
from app.models.receipt_journal import ReceiptJournal
from app.places import JOURNAL_FOLDER
from tests import builders, processes, stores

LINE = {"procedure": "2.000815", "name": "Nguyễn Văn Đức", "phone": "0912345678", "pages": 3}


@dataclass(frozen=True, slots=True)
class Toll:
    """What the kills did: all counts."""

    kills: int
    acknowledged: int
    stored: int


def kill_and_count(folder: Path, kills: int, seed: int) -> Toll:
    """Kill ``kills`` receiving processes one after another and compare with what they said."""
    builders.sample_counter(folder).close()
    chance = random.Random(seed)
    acknowledged: list[str] = []
    for kill in range(kills):
        acknowledged += receive_until_killed(folder, kill, chance.randint(1, 25))
    counter = open_counter(Workplace(folder, builders.SetClock()))
    try:
        assert len(acknowledged) == len(set(acknowledged)), "a code was given twice"
        for code in acknowledged:
            counter.dossiers.id_of(code)
        _compare_journal(folder, acknowledged, counter.dossiers.count(DossierFilter()))
        report = counter.days.check()
        assert report.ok, [str(finding) for finding in report.findings]
        return Toll(kills, len(acknowledged), counter.dossiers.count(DossierFilter()))
    finally:
        counter.close()


def _compare_journal(folder: Path, acknowledged: list[str], stored: int) -> None:
    """Look that no line is damaged and that the journal holds every dossier of the store."""
    reading = ReceiptJournal(folder / JOURNAL_FOLDER).entries()
    told = {line.entry["code"] for line in reading if line.entry["kind"] == "receipt"}
    assert reading.problems == []
    assert told.issuperset(acknowledged)
    assert len(told) == stored


def receive_until_killed(folder: Path, kill: int, after: int) -> list[str]:
    """Feed a process lines and kill it once it has acknowledged ``after`` of them."""
    process = processes.start(cli.main, ["receive", "-", "--data-dir", str(folder)])
    assert process.stdin is not None
    assert process.stdout is not None
    feeder = threading.Thread(target=_feed, args=(process.stdin, kill), daemon=True)
    feeder.start()
    codes: list[str] = []
    for line in process.stdout:
        codes.append(json.loads(line)["code"])
        if len(codes) == after:
            process.kill()
    feeder.join()
    process.stdout.close()
    process.wait()
    return codes


def _feed(lines: IO[str], kill: int) -> None:
    # The reader is killed, which is what it is here for: what was not read yet cannot be flushed.
    with contextlib.suppress(OSError):
        for number in range(2_000):
            line = {**LINE, "request_id": f"{kill}-{number}"}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
            lines.flush()
    with contextlib.suppress(OSError):
        lines.close()


def test_twenty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path, store_kind: str) -> None:
    # What a killed program leaves on a server is the server's to tidy up.
    kills = 20 if store_kind == stores.SQLITE else 5
    toll = kill_and_count(tmp_path / "data", kills=kills, seed=2026)
    assert toll.stored >= toll.acknowledged >= toll.kills
