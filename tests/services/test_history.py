"""The history: chained from the first event, and telling where somebody changed it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.domain.roles import Actor
from app.models.dossier_event import GENESIS, link
from app.services import history
from app.services.commands import HandOver
from app.services.counter import Counter
from tests import builders


def test_an_empty_store_begins_at_the_genesis(counter: Counter) -> None:
    with counter.context.database.read() as session:
        assert history.head(session.connection(), 1) == history.Head(0, GENESIS)
        assert history.first_break(session, 1) is None
        assert history.stations(session) == ()


def test_every_event_follows_from_the_one_before(counter: Counter, clerk: Actor) -> None:
    first = builders.receive(counter, clerk)
    builders.receive(counter, clerk)
    counter.dossiers.hand_over(HandOver(clerk, (first.dossier_id,)))
    with counter.context.database.read() as session:
        events = list(history.exported_events(session, 1))
        assert [event["sequence"] for event in events] == [1, 2, 3]
        previous = GENESIS
        for event in events:
            previous = link(previous, event)
            assert event["hash"] == previous
        assert history.head(session.connection(), 1) == history.Head(3, previous)
        assert len(list(history.exported_events(session, 1, after=2))) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossier_events SET payload = '{}' WHERE sequence = 1",
        "DELETE FROM dossier_events WHERE sequence = 1",
        "REPLACE INTO dossier_events SELECT * FROM dossier_events WHERE sequence = 1",
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


def test_a_change_behind_the_triggers_is_found_where_it_was_made(
    counter: Counter, clerk: Actor
) -> None:
    for _ in range(3):
        builders.receive(counter, clerk)
    with counter.context.database.raw() as connection:
        connection.execute("DROP TRIGGER dossier_events_no_update")
        connection.execute("UPDATE dossier_events SET payload = '{}' WHERE sequence = 2")
    with counter.context.database.read() as session:
        assert history.first_break(session, 1) == 2


def test_facts_have_one_form_only() -> None:
    assert history.canonical({"b": 1, "a": "Đức"}) == '{"a":"Đức","b":1}'
