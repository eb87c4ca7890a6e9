"""The history: chained from the first event, and telling where somebody changed it."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.domain.dossier_state import Action
from app.domain.office import Station
from app.domain.roles import Actor
from app.models.dossier_event import GENESIS, link
from app.services import history
from app.services.commands import HandOver
from app.services.counter import Counter
from tests import builders

OTHER = Station(digit=2, epoch=0)


def test_an_empty_store_begins_at_the_genesis(counter: Counter) -> None:
    with counter.context.database.read() as session:
        assert history.head(session.connection(), builders.CHAIN) == history.Head(0, GENESIS)
        assert history.first_break(session, builders.CHAIN) is None
        assert history.chains(session) == (builders.CHAIN,)


def test_every_event_follows_from_the_one_before(counter: Counter, clerk: Actor) -> None:
    first = builders.receive(counter, clerk)
    builders.receive(counter, clerk)
    counter.dossiers.hand_over(HandOver(clerk, (first.dossier_id,)))
    with counter.context.database.read() as session:
        events = list(history.exported_events(session, builders.CHAIN))
        assert [event["sequence"] for event in events] == [1, 2, 3]
        previous = GENESIS
        for event in events:
            previous = link(previous, event)
            assert event["hash"] == previous
        assert history.head(session.connection(), builders.CHAIN) == history.Head(3, previous)
        assert len(list(history.exported_events(session, builders.CHAIN, after=2))) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossier_events SET payload = '{}' WHERE sequence = 1",
        "DELETE FROM dossier_events WHERE sequence = 1",
    ],
)
def test_the_store_refuses_to_change_what_happened(
    counter: Counter, clerk: Actor, statement: str
) -> None:
    builders.receive(counter, clerk)
    with (
        pytest.raises(DBAPIError, match="append-only"),
        counter.context.database.write() as session,
    ):
        session.execute(text(statement))


@pytest.mark.sqlite_only(reason="PostgreSQL knows no REPLACE")
def test_nor_can_an_event_be_replaced(counter: Counter, clerk: Actor) -> None:
    builders.receive(counter, clerk)
    again = "REPLACE INTO dossier_events SELECT * FROM dossier_events WHERE sequence = 1"
    with (
        pytest.raises(DBAPIError, match="append-only"),
        counter.context.database.write() as session,
    ):
        session.execute(text(again))


def test_a_change_behind_the_triggers_is_found_where_it_was_made(
    counter: Counter, clerk: Actor
) -> None:
    for _ in range(3):
        builders.receive(counter, clerk)
    builders.allow_changes(counter)
    builders.change_store(counter, "UPDATE dossier_events SET payload = '{}' WHERE sequence = 2")
    with counter.context.database.read() as session:
        assert history.first_break(session, builders.CHAIN) == 2


def test_facts_have_one_form_only() -> None:
    assert history.canonical({"b": 1, "a": "Đức"}) == '{"a":"Đức","b":1}'


def test_every_station_has_a_chain_of_its_own(counter: Counter, clerk: Actor) -> None:
    received = builders.receive(counter, clerk)
    step = history.Step(
        received.dossier_id, received.code, Action.HAND_OVER, counter.context.now(), {"unit": "x"}
    )
    with counter.context.database.transaction() as connection:
        assert history.write_down(connection, OTHER, clerk, [step]).sequence == 1
        assert history.head(connection, builders.CHAIN).sequence == 1
    builders.receive(counter, clerk)
    with counter.context.database.read() as session:
        assert history.chains(session) == (builders.CHAIN, OTHER)
        assert history.head(session.connection(), builders.CHAIN).sequence == 2
        assert history.first_break(session, builders.CHAIN) is None
        assert history.first_break(session, OTHER) is None


def test_a_step_can_be_written_down_for_somebody_else(counter: Counter, clerk: Actor) -> None:
    received, colleague = builders.receive(counter, clerk), builders.actor(counter, 1)
    step = history.Step(
        received.dossier_id,
        received.code,
        Action.HAND_OVER,
        counter.context.now(),
        {},
        by=colleague,
    )
    with counter.context.database.transaction() as connection:
        history.write_down(connection, builders.CHAIN, clerk, [step])
    with counter.context.database.read() as session:
        clerks = [event["clerk"] for event in history.exported_events(session, builders.CHAIN)]
    assert clerks == [clerk.name, colleague.name]


def test_no_steps_leave_the_head_where_it_was(counter: Counter, clerk: Actor) -> None:
    builders.receive(counter, clerk)
    with counter.context.database.transaction() as connection:
        before = history.head(connection, builders.CHAIN)
        assert history.write_down(connection, builders.CHAIN, clerk, []) == before


def test_the_chain_can_be_verified_from_an_export_alone(counter: Counter, clerk: Actor) -> None:
    """Whoever has the lines of a bundle needs neither the store nor its row numbers."""
    for _ in range(3):
        builders.receive(counter, clerk)
    with counter.context.database.read() as session:
        lines = [json.dumps(event) for event in history.exported_events(session, builders.CHAIN)]
    previous = GENESIS
    for line in lines:
        event = json.loads(line)
        assert event["hash"] == link(previous, event)
        previous = event["hash"]
