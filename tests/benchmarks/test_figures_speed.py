"""What a year's figures cost beside plain SQL over the events, and beside DuckDB on the same data.

All three must come to the same numbers. The plain SQL is how somebody asks who has nothing but the
history; DuckDB is given its own copy and has nothing else to do. Run with ``poe bench``; DuckDB
comes with ``python -m pip install -r requirements-bench.lock``.
"""

import csv
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.reports.report import ReportKind, ReportOrder
from app.domain.vietnam_time import local
from app.models.base import milliseconds
from app.services.commands import ExportDay
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock
from tests.year_of_dossiers import fill_year

DOSSIERS = 100_000
NOW = local(2026, 12, 30, 15)
TODAY, NEXT_DAY = date(2026, 12, 30), date(2026, 12, 31)
MONTH = (date(2026, 11, 1), date(2026, 11, 30))
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
ROUNDS = 2
HEAD = """| ms | program | events | DuckDB | / events | / DuckDB | bound |
|---|---|---|---|---|---|---|"""
# What the program needs at most of what the plain SQL needs.
MOST_OF_THE_DAY, MOST_OF_A_MONTH, MOST_OF_A_YEAR = 0.2, 0.7, 1.5
MOST_OF_AN_EXPORT = 40

# Every dossier as it stands, out of the events alone.
_FROM_EVENTS = """WITH life AS (
SELECT e.clerk_id AS clerk, e.occurred_on AS received_on, e.payload ->> '$.channel' AS channel,
       v.field, e.payload ->> '$.fee' AS fee,
       unixepoch(e.payload ->> '$.promised') * 1000 AS promised_at,
       substr(e.payload ->> '$.promised', 1, 10) AS promised_on,
       s.finished_at, s.finished_on, s.returned_on, s.returner
  FROM dossier_events e
  JOIN procedure_versions v ON v.code = e.payload ->> '$.procedure'
                           AND v.version = e.payload ->> '$.procedure_version'
  JOIN (SELECT dossier_id,
               min(CASE WHEN kind IN ('record_result', 'return_result') THEN occurred_at END)
                   AS finished_at,
               min(CASE WHEN kind IN ('record_result', 'return_result') THEN occurred_on END)
                   AS finished_on,
               max(CASE WHEN kind = 'return_result' THEN occurred_on END) AS returned_on,
               max(CASE WHEN kind = 'return_result' THEN clerk_id END) AS returner
          FROM dossier_events GROUP BY dossier_id) s ON s.dossier_id = e.dossier_id
 WHERE e.kind = 'receive')
"""
# The same as DuckDB is given it.
_LIFE = """
SELECT d.received_by_id AS clerk, d.received_on, d.channel, v.field, f.amount AS fee,
       d.promised_at, d.promised_on, d.finished_at, d.finished_on, d.returned_on,
       d.returned_by_id AS returner
  FROM dossiers d JOIN procedure_versions v ON v.id = d.procedure_id
  JOIN fees f ON f.dossier_id = d.id
"""
_ALL_EVENTS = "SELECT * FROM dossier_events"
_TEXTS = {
    "life": ("received_on", "promised_on", "finished_on", "returned_on"),
    "dossier_events": ("occurred_on",),
}
# Days are text in both, so that one wording asks both.
_OPEN = "received_on <= '{last}' AND (finished_on IS NULL OR finished_on > '{last}')"
_DONE = "received_on <= '{last}' AND finished_on BETWEEN '{first}' AND '{last}'"
_TAKEN = "received_on BETWEEN '{first}' AND '{last}'"
_COURSE = f"{_TAKEN} AND finished_on <= '{{last}}'"
_EARLY = "finished_on < promised_on"
_ON_THE_DAY = "finished_on = promised_on AND finished_at <= promised_at"
_LATE = "finished_at > promised_at"


def _counts(*conditions: str) -> str:
    return ", ".join(f"count(*) FILTER (WHERE {one})" for one in conditions)


_RECEIVED_NOW = (
    "SELECT clerk, "
    + _counts(
        "received_on = '{day}'",
        "finished_on IS NULL",
        "finished_on IS NULL AND promised_on = '{day}'",
        "finished_on IS NULL AND promised_on = '{next}'",
        "finished_on IS NULL AND promised_at < {now}",
    )
    + " FROM life WHERE {whose} GROUP BY clerk"
)
_RETURNED_NOW = "SELECT returner, count(*) FROM life WHERE returned_on = '{day}' GROUP BY returner"
_RESOLUTION = (
    "SELECT field, "
    + _counts(
        f"{_OPEN} OR {_DONE}",
        f"{_TAKEN} AND channel = 'online'",
        f"{_TAKEN} AND channel <> 'online'",
        f"({_OPEN} OR {_DONE}) AND received_on < '{{first}}'",
        _DONE,
        *(f"{_DONE} AND {way}" for way in (_EARLY, _ON_THE_DAY, _LATE)),
        _OPEN,
        f"{_OPEN} AND promised_at >= {{moment}}",
        f"{_OPEN} AND promised_at < {{moment}}",
    )
    + f" FROM life WHERE {_OPEN} OR {_DONE} GROUP BY field"
)
_PERIOD = (
    "SELECT "
    + _counts(_TAKEN, _COURSE, *(f"{_COURSE} AND {way}" for way in (_EARLY, _ON_THE_DAY, _LATE)))
    + ", sum(fee), "
    + _counts(f"{_TAKEN} AND {_OPEN}")
    + f" FROM life WHERE {_TAKEN}"
)
_BY_CLERK = (
    "SELECT clerk, "
    + _counts(
        _TAKEN,
        _COURSE,
        *(f"{_COURSE} AND {way}" for way in (_EARLY, _ON_THE_DAY, _LATE)),
        f"{_TAKEN} AND {_OPEN}",
        f"{_COURSE} AND returned_on <= '{{last}}'",
    )
    + f" FROM life WHERE {_TAKEN} GROUP BY clerk"
)

Rows = list[tuple[Any, ...]]
Ask = Callable[[str], Rows]
"""Puts a question about ``life`` to one of the two that only know SQL."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The three who are asked; each question gives what can be compared."""

    counter: Counter
    events: Ask
    duck: Ask

    def row(
        self, what: str, program: Callable[[], Any], question: Callable[[Ask], Any], most: float
    ) -> "Measured":
        """Ask all three in turns and hold them to one answer."""
        took: list[list[float]] = [[], [], []]
        for _round in range(ROUNDS):
            answers = [
                _timed(took[at], do)
                for at, do in enumerate(
                    (program, lambda: question(self.events), lambda: question(self.duck))
                )
            ]
            assert answers[0] == answers[1] == answers[2], what
        # The quicker time of each: whatever else the machine does only ever adds to it.
        return told(Measured(what, *map(min, took), most))


@dataclass(frozen=True, slots=True)
class Measured:
    """What a question took, in ms; ``most`` is what the program may need of the plain SQL."""

    what: str
    program: float
    events: float
    duck: float
    most: float

    def line(self) -> str:
        """Return it as a row of the table in the docs."""
        of_events, of_duck = self.program / self.events, self.program / self.duck
        return (
            f"| {self.what} | {self.program:,.0f} | {self.events:,.0f} | {self.duck:,.0f}"
            f" | {of_events:.2f} | {of_duck:.1f} | ≤ {self.most} |"
        )


def told(measured: Measured) -> Measured:
    """Print it as soon as it is known."""
    print(measured.line(), flush=True)
    return measured


@pytest.mark.benchmark
def test_figures_cost_less_than_reading_the_history(tmp_path: Path) -> None:
    duckdb = pytest.importorskip(
        "duckdb", reason="DuckDB is not here: python -m pip install -r requirements-bench.lock"
    )
    counter = builders.sample_counter(tmp_path / "pc", SetClock(NOW))
    _timed(filled := [], lambda: fill_year(counter, DOSSIERS))
    print(f"\n{DOSSIERS:,} dossiers of a year filled in {filled[0] / 1000:.0f} s")
    duck = duckdb.connect()
    with counter.context.database.raw() as events:
        _timed(copied := [], lambda: _copy(events, duck, tmp_path))
        print(f"copied to DuckDB in {copied[0] / 1000:.1f} s, before its first answer")
        print(HEAD)
        measured = _measured(counter, events, duck, tmp_path)
    duck.close()
    counter.close()
    for one in measured:
        assert one.program / one.events <= one.most, one.what


def _measured(counter: Counter, events: Any, duck: Any, folder: Path) -> list[Measured]:
    lead, clerk = builders.supervisor(counter), builders.actor(counter)
    figures = Figures(
        counter,
        lambda question: events.execute(_FROM_EVENTS + question).fetchall(),
        lambda question: duck.execute(question).fetchall(),
    )
    measured = [
        figures.row(
            "a clerk's tiles",
            lambda: _of_day(counter.days.workload(clerk, TODAY, clerk.clerk_id).figures),
            lambda ask: _day(ask, f"clerk = {clerk.clerk_id}")[clerk.clerk_id],
            MOST_OF_THE_DAY,
        ),
        figures.row(
            "the supervisor's grid",
            lambda: {
                one.clerk_id: _of_day(one)
                for one in counter.days.workload(lead, TODAY, None).clerks
                if any(_of_day(one))
            },
            lambda ask: _day(ask, "1 = 1"),
            MOST_OF_THE_DAY,
        ),
    ]
    for name, (first, last), most in (
        ("month", MONTH, MOST_OF_A_MONTH),
        ("year", YEAR, MOST_OF_A_YEAR),
    ):
        measured += _reports(figures, name, first, last, most)
    measured.append(_export(counter, events, duck, folder))
    return measured


def _reports(figures: Figures, name: str, first: date, last: date, most: float) -> list[Measured]:
    counter, lead = figures.counter, builders.supervisor(figures.counter)
    end = local(last.year, last.month, last.day, 23, 59)
    words = {"first": first, "last": last, "moment": milliseconds(min(NOW, end))}
    names = {one.name: one.id for one in counter.office.clerks(active_only=False)}

    def made(kind: ReportKind) -> tuple[tuple[Any, ...], ...]:
        report = counter.reports.make(lead, ReportOrder(kind=kind, first=first, last=last))
        return report.tables[0].rows

    def period() -> tuple[int, ...]:
        found = counter.days.period(first, last)
        ways = (found.early, found.on_the_day, found.overdue_gross)
        return (found.received, found.finished, *ways, found.fees, found.in_process)

    return [
        figures.row(
            f"Biểu 06 of a {name}",
            lambda: {row[1]: row[2:] for row in made(ReportKind.RESOLUTION)},
            lambda ask: {row[0]: row[1:] for row in ask(_RESOLUTION.format(**words))},
            most,
        ),
        figures.row(
            f"period report of a {name}",
            period,
            lambda ask: ask(_PERIOD.format(**words))[0],
            most,
        ),
        figures.row(
            f"by clerk, of a {name}",
            lambda: {names[row[1]]: (*row[2:7], *row[8:10]) for row in made(ReportKind.CLERKS)},
            lambda ask: {row[0]: row[1:] for row in ask(_BY_CLERK.format(**words))},
            most,
        ),
    ]


def _day(ask: Ask, whose: str) -> dict[int, tuple[int, ...]]:
    """Return what a clerk's day comes to: the order is that of ``_of_day``."""
    words = {"day": TODAY, "next": NEXT_DAY, "now": milliseconds(NOW), "whose": whose}
    returned = dict(ask(_RETURNED_NOW.format(**words)))
    return {
        row[0]: (*row[1:], returned.get(row[0], 0))
        for row in ask(_RECEIVED_NOW.format(**words))
        if any((*row[1:], returned.get(row[0], 0)))
    }


def _of_day(one: Any) -> tuple[int, ...]:
    due = (one.due_today, one.due_tomorrow, one.overdue)
    return (one.received, one.in_hand, *due, one.returned)


def _export(counter: Counter, events: Any, duck: Any, folder: Path) -> Measured:
    """Write the year out: as a bundle that was read back, and as bare CSV of the same rows."""
    command = ExportDay(
        builders.supervisor(counter), TODAY, str(folder), encrypted=False, backup=False
    )
    tables = {"life": _FROM_EVENTS + "SELECT * FROM life", "dossier_events": _ALL_EVENTS}

    def plainly() -> None:
        for name, question in tables.items():
            _write_csv(events, question, folder / f"plain-{name}.csv")

    def by_duck() -> None:
        for name in tables:
            duck.execute(f"COPY {name} TO '{folder / f'duck-{name}.csv'}'")

    took: list[float] = []
    exported = _timed(took, lambda: counter.days.export(command, builders.quiet))
    _timed(took, plainly)
    _timed(took, by_duck)
    assert (exported.dossiers, exported.events) == (DOSSIERS, _count(events, "dossier_events"))
    size = sum(one.stat().st_size for one in exported.folder.rglob("*") if one.is_file())
    print(f"bundle: {size / 1e6:.0f} MB, {exported.events:,} events")
    return told(Measured("export of a year, read back", *took, MOST_OF_AN_EXPORT))


def _copy(events: Any, duck: Any, folder: Path) -> None:
    """Give DuckDB the dossiers as they stand and the events, by way of CSV, its quickest way."""
    for name, question in (("life", _LIFE), ("dossier_events", _ALL_EVENTS)):
        path = folder / f"{name}.csv"
        _write_csv(events, question, path)
        types = ", ".join(f"'{column}': 'VARCHAR'" for column in _TEXTS[name])
        duck.execute(f"CREATE TABLE {name} AS FROM read_csv('{path}', types = {{{types}}})")


def _write_csv(connection: Any, question: str, path: Path) -> None:
    found = connection.execute(question)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column[0] for column in found.description)
        writer.writerows(found)


def _count(connection: Any, table: str) -> int:
    return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def _timed(costs: list[float], do: Callable[[], Any]) -> Any:
    begin = time.perf_counter()
    answer = do()
    costs.append((time.perf_counter() - begin) * 1000)
    return answer
