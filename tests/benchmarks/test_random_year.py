"""In a year in which everything happens, each figure is told alike wherever it is told.

Reports, the tiles of each clerk, the desk, the day sheet and plain SQL over the dossiers must come
to the same numbers, for every day and for periods of every kind; so must an empty store that has
taken the year in from a stick, and a copy of the first morning that does the year again from the
journal. Other seeds: ``MOTCUA_SEED=5``.
"""

import json
import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.dossier_state import Action
from app.domain.report_periods import PeriodKind, period_of, report_periods
from app.domain.reports.report import ReportKind, ReportOrder, Section
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.models.base import milliseconds
from app.models.receipt_journal import ReceiptJournal
from app.services.counter import Counter
from app.services.store.replay import replay
from tests import builders
from tests.builders import SetClock
from tests.counters import counter_at, exported, merged
from tests.random_year import RandomYear
from tests.services.store.second_places import copy_store, entries, restored, rows_of, with_journal

FIRST, LAST = date(2025, 12, 8), date(2026, 11, 20)
SEED = int(os.environ.get("MOTCUA_SEED", "11"))
PERIODS = (
    *((one.first, one.last) for one in report_periods(LAST)),
    *(period_of(PeriodKind.REPORT_MONTH, date(2026, month, 10)) for month in range(1, 12)),
    *(period_of(PeriodKind.MONTH, date(2026, month, 10)) for month in range(1, 12)),
    (date(2028, 2, 29), date(2028, 2, 29)),
    (date(2020, 1, 1), date(2020, 12, 31)),
    (date(2027, 1, 1), date(2027, 3, 31)),
)
OF_A_DAY = (
    *("received", "handed_over", "results", "returned", "in_hand", "due_today", "due_tomorrow"),
    *("overdue", "supplements", "refusals", "fees", "finished", "handling"),
)
ON_THE_SHEET = (
    *("received", "handed_over", "results", "returned", "in_hand", "overdue", "fees"),
    *("supplements", "refusals"),
)

# What plain questions to the dossiers as they stand come to; burned codes count nowhere.
_TRUTH = """SELECT
 count(*) FILTER (WHERE received_on <= :last AND (finished_on IS NULL OR finished_on >= :first)),
 count(*) FILTER (WHERE received_on BETWEEN :first AND :last AND channel = 'online'),
 count(*) FILTER (WHERE received_on BETWEEN :first AND :last AND channel <> 'online'),
 count(*) FILTER (WHERE received_on < :first AND (finished_on IS NULL OR finished_on >= :first)),
 count(*) FILTER (WHERE finished_on BETWEEN :first AND :last),
 count(*) FILTER (WHERE finished_on BETWEEN :first AND :last AND finished_on < promised_on),
 count(*) FILTER (WHERE finished_on BETWEEN :first AND :last AND finished_on = promised_on
                  AND finished_at <= promised_at),
 count(*) FILTER (WHERE finished_on BETWEEN :first AND :last AND finished_at > promised_at),
 count(*) FILTER (WHERE received_on <= :last AND (finished_on IS NULL OR finished_on > :last)),
 count(*) FILTER (WHERE received_on <= :last AND (finished_on IS NULL OR finished_on > :last)
                  AND promised_at < :now AND (finished_at IS NULL OR finished_at > :now)
                  AND (paused_at IS NULL OR promised_at < paused_at)),
 count(*) FILTER (WHERE finished_on BETWEEN :first AND :last AND finished_at > promised_at
                  AND excluded),
 count(*) FILTER (WHERE returned_on BETWEEN :first AND :last)
FROM dossiers WHERE state <> 'cancelled'"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the year's store, of its copy of the first morning and of its journal."""
    return tmp_path_factory.mktemp("year")


@pytest.fixture(scope="module")
def year(place: Path) -> Iterator[Counter]:
    clock = SetClock(local(FIRST.year, FIRST.month, FIRST.day, 8))
    counter = builders.sample_counter(place / "store", clock)
    with_journal(counter, place / "journal")
    copy_store(counter, place / "copy")
    lived = RandomYear(counter, clock, SEED)
    lived.live(FIRST, LAST)
    print(f"\nseed {SEED}, taken: {dict(lived.taken)}\nrefused: {dict(lived.refused)}")
    missing = set(Action) - {Action(one) for one in lived.taken if one in set(Action)}
    print(f"never taken this time: {sorted(missing)}")
    yield counter
    counter.close()


def truth(counter: Counter, first: date, last: date) -> tuple[int, ...]:
    end = local(last.year, last.month, last.day) + timedelta(days=1) - timedelta(milliseconds=1)
    now = milliseconds(min(counter.context.now(), end))
    days = {"first": first.isoformat(), "last": last.isoformat()}
    with counter.context.database.read() as session:
        return tuple(session.execute(text(_TRUTH), {**days, "now": now}).one())


def sections(counter: Counter, lead: Actor, kind: ReportKind, period: tuple[date, date]):
    order = ReportOrder(kind=kind, first=period[0], last=period[1])
    return counter.reports.make(lead, order).sections


def sums(section: Section) -> tuple[object, ...]:
    return tuple(section.table.totals)


@pytest.mark.benchmark
@pytest.mark.parametrize("period", PERIODS, ids=lambda one: f"{one[0]}-{one[1]}")
def test_every_report_of_a_period_says_the_same(year: Counter, period: tuple[date, date]) -> None:
    lead = builders.supervisor(year)
    *resolved, late_open, excluded, returned = truth(year, *period)
    handled, online, direct, _carried, finished, early, punctual, late, still = resolved
    table_06 = sections(year, lead, ReportKind.RESOLUTION, period)
    assert sums(table_06[0])[2:] == (*resolved, still - late_open, late_open)
    for row in table_06[0].table.rows:
        (all_, over_net, over_desk, before, done, *kinds, undone, in_time, overdue) = row[2:]
        assert all_ == over_net + over_desk + before == done + undone, row
        assert (done, undone) == (sum(kinds), in_time + overdue), row
    assert sums(table_06[1])[2:8] == (finished, early, punctual, late, excluded, late - excluded)
    timely = sections(year, lead, ReportKind.TIMELINESS, period)
    assert sums(timely[0])[2:6] == (finished, early, punctual, late)
    received_by, handled_by, returned_by = sections(year, lead, ReportKind.CLERKS, period)
    for section, at, wanted in (
        (received_by, 2, online + direct),
        (handled_by, 2, finished),
        (handled_by, 7, still),
        (returned_by, 2, returned),
    ):
        assert (sums(section) or (0,) * 9)[at] == wanted, section.table.title
    notice = sums(sections(year, lead, ReportKind.NOTICE, period)[0])
    told = (handled, online + direct, handled - online - direct, *resolved[4:9], late_open)
    assert tuple(notice[2:]) in ((), told)


@pytest.mark.benchmark
def test_every_day_is_told_alike_by_tiles_desk_and_sheet(year: Counter) -> None:
    lead = builders.supervisor(year)
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        seen = year.days.workload(lead, day, None)
        desk = seen.figures
        for name in OF_A_DAY:
            assert sum(getattr(one, name) for one in seen.clerks) == getattr(desk, name), (
                day,
                name,
            )
        total = year.days.sheet(lead, day).total
        for name in ON_THE_SHEET:
            assert getattr(total, name) == getattr(desk, name), (day, name)
        handled, online, direct, *_, finished, _e, _p, _l, still, late_open, _x, returned = truth(
            year, day, day
        )
        assert (desk.received, desk.finished) == (online + direct, finished), day
        assert (desk.in_hand, desk.overdue, desk.returned) == (still, late_open, returned), day
        assert handled >= finished + still, day
        halves = seen.half_hours
        assert sum(one.received for one in halves) == desk.received, day
        assert sum(one.returned for one in halves) == desk.returned, day


@pytest.mark.benchmark
def test_an_empty_store_that_takes_the_year_in_says_the_same(year: Counter, tmp_path: Path) -> None:
    there = counter_at(tmp_path / "there", 2, SetClock(year.context.now()))
    report = merged(there, exported(year, tmp_path / "usb", whole=True))
    print(f"\n{report.dossiers} dossiers and {report.events} events taken in")
    for kind in (ReportKind.RESOLUTION, ReportKind.TIMELINESS, ReportKind.CLERKS):
        for period in PERIODS:
            here = sections(year, builders.supervisor(year), kind, period)
            same = sections(there, builders.supervisor(there), kind, period)
            for one, other in zip(here, same, strict=True):
                assert one.table.rows == other.table.rows, (kind, period)
    there.close()


def data_of(counter: Counter, table: str, order: str) -> list[dict[str, object]]:
    """Return the rows with what is JSON in them as data: the order of its keys says nothing."""
    return [
        {
            name: json.loads(value) if isinstance(value, str) and value.startswith("{") else value
            for name, value in row.items()
        }
        for row in rows_of(counter, table, order)
    ]


@pytest.mark.benchmark
def test_the_copy_of_the_first_morning_does_the_year_again(year: Counter, place: Path) -> None:
    lost = restored(place / "copy", SetClock(year.context.now()))
    report = replay(lost.context, entries(ReceiptJournal(place / "journal")))
    print(f"\n{len(report.receipts)} receipts done again")
    assert report.problems == ()
    for table, order in (
        ("dossiers", "code"),
        ("applicants", "id"),
        ("dossier_papers", "dossier_id, position"),
        ("fees", "dossier_id"),
        ("register_entries", "id"),
        ("ratings", "id"),
        ("turned_away", "id"),
    ):
        assert data_of(lost, table, order) == data_of(year, table, order), table
    assert lost.days.check().findings == ()
    lost.close()
