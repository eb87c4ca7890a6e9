"""What an intake costs beside the same rows written with bare sqlite3 statements.

Both run in one process on one disk with the same durability, in turns, so that a busy machine
slows both: a COMMIT that is on the disk, then the line of the journal that is on the disk. Run
with ``poe bench``.
"""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.models.driver import sqlite
from app.models.sqlite_file import connect
from tests import builders

ROUNDS = 15
INTAKES = 40
MOST = 3.0

_NUMBER = (
    "INSERT INTO code_counters VALUES ('BARE', '2026-11-16', 1, 0) "
    "ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last"
)
_COUNT = (
    "INSERT INTO event_counts VALUES ('2026-11-16', 'bare', 1, 1) "
    "ON CONFLICT DO UPDATE SET count = count + 1"
)
_SYNC = getattr(os, "fdatasync", os.fsync)


@pytest.mark.benchmark
def test_an_intake_costs_at_most_three_times_its_bare_rows(tmp_path: Path) -> None:
    counter = builders.sample_counter(tmp_path)
    clerk = builders.actor(counter)
    commands = [builders.intake(clerk, builders.CERTIFIED_COPY) for _ in range(ROUNDS * INTAKES)]
    bare = connect(tmp_path / "motcua.db")
    for command in commands[:INTAKES]:
        counter.dossiers.receive(command)
    template = _rows_of_one_intake(bare)
    (journal,) = tmp_path.rglob("bien-nhan-*.jsonl")
    line = journal.read_bytes().splitlines(keepends=True)[-1]
    beside = os.open(tmp_path / "bare.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    service, floor = [], []
    remaining = iter(commands[INTAKES:])
    for round_number in range(ROUNDS - 1):
        batch = [next(remaining) for _ in range(INTAKES)]
        service.append(_timed(lambda batch=batch: [counter.dossiers.receive(c) for c in batch]))
        numbers = range(round_number * INTAKES, (round_number + 1) * INTAKES)
        floor.append(
            _timed(
                lambda numbers=numbers: [
                    _write_bare(bare, template, n, beside, line) for n in numbers
                ]
            )
        )
    os.close(beside)
    bare.close()
    counter.close()
    ratios = [mine / raw for mine, raw in zip(service, floor, strict=True)]
    print(
        f"\nintake: service {statistics.median(service):.2f} ms, "
        f"bare {statistics.median(floor):.2f} ms, ratio {statistics.median(ratios):.2f}"
    )
    assert statistics.median(ratios) <= MOST


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) / INTAKES * 1000


def _rows_of_one_intake(bare: sqlite.Connection) -> list[tuple[str, list[tuple[object, ...]]]]:
    """Return the INSERTs of the newest intake, table by table, with the values it wrote."""
    (dossier,) = bare.execute("SELECT max(id) FROM dossiers").fetchone()
    keys = {
        "applicants": "id = (SELECT applicant_id FROM dossiers WHERE id = ?)",
        "dossiers": "id = ?",
        "dossier_papers": "dossier_id = ?",
        "fees": "dossier_id = ?",
        "print_records": "dossier_id = ?",
        "dossier_events": "dossier_id = ?",
    }
    found = []
    for table, where in keys.items():
        rows = bare.execute(f"SELECT * FROM {table} WHERE {where}", (dossier,)).fetchall()
        marks = ", ".join("?" * len(rows[0]))
        found.append((f"INSERT INTO {table} VALUES ({marks})", rows))
    return found


def _write_bare(
    bare: sqlite.Connection,
    template: list[tuple[str, list[tuple[object, ...]]]],
    number: int,
    beside: int,
    line: bytes,
) -> None:
    """Write the rows of one intake with the smallest possible program around them."""
    key = -1 - number  # the store numbers its own rows upwards
    bare.execute("BEGIN IMMEDIATE")
    bare.execute(_NUMBER).fetchone()
    for statement, rows in template:
        bare.executemany(statement, [_renumbered(statement, row, key) for row in rows])
    bare.execute(
        "INSERT INTO dossier_search(rowid, people, numbers, subject) VALUES (?, ?, ?, ?)",
        (key, "nguyen van duc", f"tn10 261116 {key} 0912000001 1234", "chung thuc ban sao"),
    )
    bare.execute(_COUNT)
    bare.execute("COMMIT")
    os.write(beside, line)
    _SYNC(beside)


def _renumbered(statement: str, row: tuple[object, ...], key: int) -> tuple[object, ...]:
    values = list(row)
    if "INTO dossiers " in statement:
        values[0], values[1], values[2], values[3], values[4] = (
            key,
            (-key).to_bytes(16, "big"),
            f"bare-{key}",
            f"BARE-{key}",
            None,
        )
        values[7] = key
    elif "INTO dossier_events " in statement:
        values[0], values[2], values[3] = 9, key, key
    elif "INTO print_records " in statement:
        values[0], values[1] = key, key
    else:
        values[0] = key
    return tuple(values)
