"""Entries: everything of an intake or step is in them, in words another store understands."""

import json
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.domain.office import Station
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent
from app.models.receipt_journal import ReceiptJournal
from app.services import commands, history
from app.services.counter import Counter
from app.services.store.journal_entry import Place, column_values, entry_of_event, mark_entry
from tests import builders
from tests.services.store.second_places import entries, with_journal


@pytest.fixture
def journal(counter: Counter, tmp_path: Path) -> ReceiptJournal:
    return with_journal(counter, tmp_path / "o-khac")


def test_the_entry_of_a_reception_holds_every_row_in_words(
    counter: Counter, clerk: Actor, journal: ReceiptJournal
) -> None:
    received = builders.receive(counter, clerk, note="Gấp")
    (entry,) = entries(journal)
    assert (entry["kind"], entry["action"], entry["code"]) == ("receipt", "receive", received.code)
    assert (entry["station"], entry["epoch"], entry["sequence"]) == (1, 0, 1)
    assert (entry["store"], entry["clerk"]) == (counter.context.store_id, clerk.name)
    assert entry["procedure"][0] == builders.BIRTH_REGISTRATION
    assert entry["office"] == counter.context.office().valid_from.isoformat()
    assert entry["dossier"]["note"] == "Gấp"
    assert entry["papers"][0]["position"] == 1
    assert entry["facts"]["code"] == received.code
    assert json.loads(entry["sheet"]["content"])["code"] == received.code


def test_no_entry_names_a_row_by_its_number(
    counter: Counter, clerk: Actor, journal: ReceiptJournal
) -> None:
    received = builders.receive(counter, clerk)
    counter.dossiers.hand_over(commands.HandOver(clerk, (received.dossier_id,)))
    for entry in entries(journal):
        for part in ("applicant", "dossier", "fee", "sheet"):
            names = {name for name in entry.get(part, {}) if name.endswith("id")}
            assert names <= {"request_id", "uid"}, part


def test_the_entry_of_a_step_holds_the_dossier_as_it_stands_after_the_whole_verb(
    counter: Counter, clerk: Actor, journal: ReceiptJournal
) -> None:
    received = builders.receive(
        counter, clerk, builders.CERTIFIED_COPY, submitter_name="Lê Thị Mai"
    )
    counter.dossiers.return_result(
        commands.ReturnResult(
            actor=clerk,
            dossier_id=received.dossier_id,
            collector_name="Lê Thị Mai",
            fee_paid_now=True,
            fee_receipt_number="BL-7",
        )
    )
    entry = entries(journal)[-1]
    assert (entry["kind"], entry["action"], entry["sequence"]) == ("step", "return_result", 2)
    assert entry["dossier"]["state"] == "returned"
    assert entry["dossier"]["returned_on"] == "2026-11-16"
    assert (entry["returned_by"], entry["paid_to"]) == (clerk.name, clerk.name)
    assert entry["fee"]["receipt_number"] == "BL-7"


def test_the_entry_can_be_made_again_from_the_store(
    counter: Counter, clerk: Actor, journal: ReceiptJournal
) -> None:
    received = builders.receive(counter, clerk, fee_paid=True, fee_receipt_number="BL-1")
    counter.dossiers.hand_over(commands.HandOver(clerk, (received.dossier_id,), "Tư pháp"))
    written = entries(journal)
    with counter.context.database.read() as session:
        events = session.scalars(select(DossierEvent).order_by(DossierEvent.sequence)).all()
        again = [entry_of_event(session, counter.context.store_id, event) for event in events]
    counter.context.journal.append(date(2026, 11, 16), *again)
    for first, second in zip(written, entries(journal)[2:], strict=True):
        assert {name: _known(value) for name, value in second.items()} == {
            name: _known(value) for name, value in first.items()
        }


def _known(value: object) -> object:
    """Leave out columns that were empty when the row was written and are named since."""
    if isinstance(value, list):
        return [_known(item) for item in value]
    if isinstance(value, dict):
        return {name: item for name, item in value.items() if item is not None}
    return value


def test_a_mark_stands_for_a_span_of_events() -> None:
    at = local(2026, 11, 16)
    entry = mark_entry(Place("store", Station(1, 12)), 5, history.Head(9, "f" * 64), at)
    assert (entry["kind"], entry["first"], entry["sequence"], entry["epoch"]) == ("mark", 5, 9, 12)


def test_values_come_back_in_the_types_of_their_columns() -> None:
    given = {
        "uid": str(UUID(int=5)),
        "received_at": 86_400_000,
        "received_on": "2026-11-16",
        "finished_at": None,
        "sets": 2,
        "a_column_of_tomorrow": "x",
    }
    values = column_values(Dossier, given)
    assert values["uid"] == UUID(int=5)
    assert values["received_at"] == local(1970, 1, 2, 7)
    assert values["received_on"] == date(2026, 11, 16)
    assert (values["finished_at"], values["sets"]) == (None, 2)
    assert "a_column_of_tomorrow" not in values
