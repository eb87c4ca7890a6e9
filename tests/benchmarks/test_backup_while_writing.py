"""Backups of a large store while a process receives without a pause. Run with ``poe bench``."""

import json
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.dossier_filter import DossierFilter
from app.models.backup_file import read_backup, verify_backup
from app.models.driver import sqlite
from app.services.commands import BackUp
from app.services.counter import Counter
from tests import builders, many_dossiers

ROOT = Path(__file__).parents[2]
DOSSIERS = 150_000
BACKUPS = 3
WARMING_UP = 20
LONGEST_SECONDS = 120.0


@dataclass
class Desk:
    """A process that receives one dossier after the other; the next line follows the answer."""

    process: "subprocess.Popen[str]"
    codes: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    at_work: threading.Event = field(default_factory=threading.Event)

    def work(self) -> None:
        """Receive until told to stop; a code is noted once the process has acknowledged it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        while not self.closing.is_set():
            line = {
                "procedure": "2.000815",
                "name": "Nguyễn Văn Đức",
                "phone": "0912345678",
                "pages": 3,
                "request_id": f"backup-{len(self.codes)}",
            }
            begun = time.perf_counter()
            self.process.stdin.write(json.dumps(line, ensure_ascii=False) + "\n")
            self.process.stdin.flush()
            self.codes.append(json.loads(self.process.stdout.readline())["code"])
            self.seconds.append(time.perf_counter() - begun)
            if len(self.codes) == WARMING_UP:
                self.at_work.set()
        self.process.stdin.close()
        self.process.stdout.close()
        assert self.process.wait() == 0


@pytest.mark.benchmark
def test_backups_finish_and_lack_nothing_while_another_process_receives(tmp_path: Path) -> None:
    builders.sample_counter(tmp_path).close()
    filled = open_counter(Workplace(tmp_path, builders.SetClock()))
    many_dossiers.fill(filled, DOSSIERS)
    filled.close()
    megabytes = (tmp_path / "motcua.db").stat().st_size / (1 << 20)
    command = [sys.executable, "-m", "app", "receive", "-", "--data-dir", str(tmp_path)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    desk = Desk(process)
    thread = threading.Thread(target=desk.work)
    thread.start()
    counter = open_counter(Workplace(tmp_path, builders.SetClock()))
    try:
        assert desk.at_work.wait(LONGEST_SECONDS), "the desk has stopped working"
        quiet = len(desk.seconds)
        took = [_back_up(counter, desk) for _ in range(BACKUPS)]
    finally:
        desk.closing.set()
        thread.join()
    during = desk.seconds[quiet:]
    _nothing_lost(counter, desk)
    print(
        f"\nstore {megabytes:.0f} MB, {BACKUPS} backups "
        f"{' '.join(f'{seconds:.1f}' for seconds in took)} s, intakes meanwhile {len(during)}, "
        f"median {1000 * statistics.median(during):.1f} ms, max {1000 * max(during):.0f} ms, lost 0"
    )


def _back_up(counter: Counter, desk: Desk) -> float:
    """Make one backup and hold it to what had been acknowledged when it was begun."""
    acknowledged = set(desk.codes)
    begun = time.perf_counter()

    def tick(_done: int, _total: int) -> None:
        assert time.perf_counter() - begun < LONGEST_SECONDS, "the backup does not finish"

    made = counter.backups.make(BackUp(), tick)
    took = time.perf_counter() - begun
    assert len(desk.codes) > len(acknowledged), "nothing was received meanwhile"
    copy = sqlite.connect(str(made.path))
    stored = {code for (code,) in copy.execute("SELECT code FROM dossiers")}
    copy.close()
    assert acknowledged <= stored
    assert verify_backup(read_backup(made.path), None).dossiers == len(stored) == made.dossiers
    return took


def _nothing_lost(counter: Counter, desk: Desk) -> None:
    assert len(desk.codes) == len(set(desk.codes)), "a code was given twice"
    assert counter.dossiers.count(DossierFilter()) == DOSSIERS + len(desk.codes)
    for code in desk.codes:
        counter.dossiers.id_of(code)
    counter.close()
