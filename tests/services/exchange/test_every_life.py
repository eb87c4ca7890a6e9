"""Every kind of step in another counter's store, and done again after a restore: the same dossier.

Row by row: whatever a step changes must follow from its event.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.dossier_state import Action
from app.models.dossier import Dossier, DossierPaper
from app.services.counter import Counter
from app.services.exchange.rebuild_dossiers import rebuild_dossiers
from app.services.store.replay import replay
from tests import builders
from tests.counters import Open, clock_of, contents, exported, merged
from tests.services.dossier.test_every_step import AT_THE_BEGINNING, ELSEWHERE
from tests.services.store.second_places import copy_store, entries, restored, rows_of, with_journal
from tests.steps import LIVES, act, live


def an_hour(counter: Counter) -> Callable[[], object]:
    return partial(clock_of(counter).forward, hours=1, minutes=7)


def papers(counter: Counter) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    with counter.context.database.read() as session:
        rows = session.execute(
            select(Dossier.code, DossierPaper)
            .join(DossierPaper, DossierPaper.dossier_id == Dossier.id)
            .order_by(Dossier.code, DossierPaper.position)
        )
        for code, paper in rows:
            line = (paper.position, paper.name, paper.kind, paper.originals, paper.copies)
            found.setdefault(code, []).append(line)
    return found


def test_every_step_of_a_dossier_is_in_these_lives() -> None:
    elsewhere = {*AT_THE_BEGINNING, *ELSEWHERE}
    assert {step for life in LIVES for step in life} == set(Action) - elsewhere


def test_lives_told_by_their_events_alone_are_the_same(at: Open) -> None:
    here = at(1)
    keys = live(here, an_hour(here))
    before, papers_before = contents(here), papers(here)
    with here.context.database.write() as session:
        settled = list(rebuild_dossiers(session, here.context.calendar, keys))
    assert len(settled) == len(LIVES)
    assert contents(here) == before
    assert papers(here) == papers_before
    assert here.days.check().ok


def test_another_counter_learns_every_step(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    live(there, an_hour(there))
    clock_of(here).pass_to(clock_of(there).now())
    report = merged(here, exported(there, stick))
    assert report.lines == ()
    assert contents(here) == contents(there)
    assert papers(here) == papers(there)


def test_a_counter_that_knew_the_beginning_learns_the_rest(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    keys = [builders.receive(there).dossier_id for _life in LIVES]
    merged(here, exported(there, stick / "one"))
    for key, life in zip(keys, LIVES, strict=True):
        for action in life:
            clock_of(there).forward(minutes=67)
            act(there, builders.supervisor(there), action, key)
    clock_of(here).pass_to(clock_of(there).now())
    merged(here, exported(there, stick / "two"))
    assert contents(here) == contents(there)
    assert papers(here) == papers(there)
    corrected = here.dossiers.known_people(builders.actor(here), "bui thu ung")
    assert [one.name for one in corrected] == ["Bùi Thu Ửng"]


def test_a_correction_made_elsewhere_does_not_make_a_whole_bundle_wrong(
    at: Open, stick: Path
) -> None:
    first, second, third = at(1), at(2), at(3)
    received = builders.receive(first)
    merged(second, exported(first, stick / "one"))
    key = second.dossiers.id_of(received.code)
    act(second, builders.supervisor(second), Action.CORRECT, key)
    merged(first, exported(second, stick / "two"))
    merged(third, exported(first, stick / "three", whole=True))
    assert contents(third)[received.code]["name"] == "Bùi Thu Ửng"


def test_both_stopped_the_clock_and_the_wait_counts_once(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    received = builders.receive(there)
    act(there, builders.supervisor(there), Action.HAND_OVER, received.dossier_id)
    merged(here, exported(there, stick / "one"))
    there_key, here_key = received.dossier_id, here.dossiers.id_of(received.code)
    for counter, key in ((there, there_key), (here, here_key)):
        clock_of(counter).forward(hours=1)
        act(counter, builders.supervisor(counter), Action.REQUEST_SUPPLEMENT, key)
        clock_of(counter).forward(hours=1)
        act(counter, builders.supervisor(counter), Action.ACCEPT_SUPPLEMENT, key)
    merged(here, exported(there, stick / "two"))
    merged(there, exported(here, stick / "three"))
    mine, theirs = contents(here)[received.code], contents(there)[received.code]
    assert mine == theirs
    assert mine["supplements"] == 2
    assert mine["paused_at"] is None


@pytest.mark.sqlite_only(reason="a copy of the store's file takes its place")
def test_a_restored_store_does_every_step_again(
    counter: Counter, tmp_path: Path, clock: builders.SetClock
) -> None:
    journal = with_journal(counter, tmp_path / "o-khac")
    builders.receive(counter)
    backup = copy_store(counter, tmp_path / "phuc-hoi")
    live(counter, partial(clock.forward, hours=1, minutes=7))
    lost = restored(backup)
    report = replay(lost.context, entries(journal))
    assert report.problems == ()
    for table, order in (
        ("dossiers", "code"),
        ("applicants", "id"),
        ("dossier_papers", "dossier_id, position"),
        ("fees", "dossier_id"),
    ):
        assert rows_of(lost, table, order) == rows_of(counter, table, order), table
    assert lost.days.check().findings == ()
    lost.close()
