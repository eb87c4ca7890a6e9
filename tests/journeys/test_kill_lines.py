"""A process is killed while it writes registers down: no line and no number is lost or given twice.

The same of dossiers is in ``test_kill``.
"""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from app.models.receipt_journal import ReceiptJournal
from app.places import JOURNAL_FOLDER
from tests import builders
from tests.desk_day import lines_in
from tests.services.registers.conftest import Books
from tests.services.store.restoring import Ward

ROOT = Path(__file__).parents[2]

WRITE = """
import itertools, sys
from pathlib import Path
from app.bootstrap import Workplace, open_counter
from tests import builders
from tests.desk_day import rate, turn_away
from tests.services.registers.conftest import Books

counter = open_counter(Workplace(Path(sys.argv[1]), builders.SetClock()))
books = Books(counter, builders.actor(counter))
for _ in itertools.count():
    print(books.call().label, flush=True)
    rate(counter)
    print(turn_away(counter), flush=True)
"""


def write_until_killed(folder: Path, after: int) -> list[str]:
    """Let a process write lines and kill it once it has told of ``after`` of them."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    told: list[str] = []
    for line in process.stdout:
        told.append(line.strip())
        if len(told) == after:
            process.kill()
    process.stdout.close()
    process.wait()
    return told


@pytest.mark.sqlite_only(reason="a dead disk is that of a store in a file")
def test_kills_and_a_dead_disk_lose_no_line(tmp_path: Path) -> None:
    ward, chance = Ward(tmp_path / "pc"), random.Random(2026)
    ward.back_up()
    told = [
        label for _ in range(2) for label in write_until_killed(ward.folder, chance.randint(1, 20))
    ]
    assert len(told) == len(set(told)) >= 2
    with ward.open() as counter:
        known = lines_in(counter)
        assert {row.label for row in Books(counter, builders.actor(counter)).rows()}.issuperset(
            label for label in told if not label.startswith("Q")
        )
        assert counter.days.check().findings == ()
    reading = ReceiptJournal(ward.folder / JOURNAL_FOLDER).entries()
    assert {line.entry["uid"] for line in reading} == {one.uid for one in known}
    assert reading.problems == []
    ward.overwrite_with_noise()
    assert ward.restore().problems == ()
    with ward.open() as counter:
        assert lines_in(counter) == known
