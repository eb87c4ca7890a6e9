"""Processes that take dossiers in at the same time, and whether each number was given once."""

import contextlib
import json
import statistics
import sys
import time
from collections import Counter as Tally
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from app.bootstrap import Workplace, open_counter
from app.domain.dossier_filter import DossierFilter
from app.services.counter import Counter
from tests import builders, processes

_NOBODY = 999_999
_ONE_IN = 10


@dataclass(frozen=True, slots=True)
class Blow:
    """What the processes did: counts, seconds, and what must be zero."""

    acknowledged: int
    seconds: float
    waits: Sequence[float]
    doubled: int
    gaps: int
    findings: Sequence[str]

    @property
    def harmless(self) -> bool:
        """Whether no number was given twice or left out and every chain holds."""
        return not (self.doubled or self.gaps or self.findings)

    def __str__(self) -> str:
        cuts = statistics.quantiles(self.waits, n=100)
        times = (statistics.median(self.waits), cuts[94], cuts[98], max(self.waits))
        waited = " / ".join(f"{1000 * one:.0f}" for one in times)
        return (
            f"acknowledged {self.acknowledged} ({self.acknowledged / self.seconds:.0f}/s), "
            f"doubled {self.doubled}, gaps {self.gaps}, findings {len(self.findings)}, "
            f"median / p95 / p99 / max {waited} ms"
        )


def hammer(folders: Sequence[Path], each: int) -> Blow:
    """Let one process for every folder take in ``each`` dossiers, all of them at once.

    One intake in ten fails after it has taken its number, as a form given up does.
    """
    started = [processes.start(_strike, str(folder), each) for folder in folders]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    begun = time.perf_counter()
    for process in started:
        assert process.stdin is not None
        process.stdin.close()
    told = [json.loads(line) for process in started for line in _lines(process)]
    seconds = time.perf_counter() - begun
    counter = open_counter(Workplace(folders[0], builders.SetClock()))
    try:
        return _judge(counter, told, seconds)
    finally:
        counter.close()


def _judge(counter: Counter, told: Sequence[tuple[str, float]], seconds: float) -> Blow:
    codes = [code for code, _ in told]
    stored = counter.dossiers.count(DossierFilter())
    return Blow(
        acknowledged=len(codes),
        seconds=seconds,
        waits=[wait for _, wait in told],
        doubled=len(codes) - len(set(codes)) + abs(stored - len(set(codes))),
        gaps=_gaps(codes),
        findings=[str(finding) for finding in counter.days.check().findings],
    )


def _gaps(codes: Iterable[str]) -> int:
    """Count the numbers left out in each series."""
    series: Tally[str] = Tally()
    last: dict[str, int] = {}
    for code in codes:
        name, _, serial, _ = code.split("-")
        series[name] += 1
        last[name] = max(last.get(name, 0), int(serial))
    return sum(last[name] - count for name, count in series.items())


def _lines(process: processes.Process) -> Iterable[str]:
    assert process.stdout is not None
    with process.stdout:
        yield from process.stdout
    assert process.wait() == 0


def _strike(folder: str, count: int) -> None:
    """Be one of the processes: take in ``count`` dossiers once everybody is ready."""
    counter = open_counter(Workplace(Path(folder), builders.SetClock()))
    clerk = builders.actor(counter)
    builders.intake(clerk)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.read()
    told: list[tuple[str, float]] = []
    for number in range(count):
        command = builders.intake(clerk, request_id=f"{folder}-{id(told)}-{time.time_ns()}")
        if number % _ONE_IN == 0:
            given_up = replace(
                command, actor=replace(clerk, clerk_id=_NOBODY), request_id="given up"
            )
            with contextlib.suppress(IntegrityError):
                counter.dossiers.receive(given_up)
        begun = time.perf_counter()
        received = counter.dossiers.receive(command)
        told.append((received.code, time.perf_counter() - begun))
    counter.close()
    sys.stdout.writelines(f"{json.dumps(one)}\n" for one in told)
