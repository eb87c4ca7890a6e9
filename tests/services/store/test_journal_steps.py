"""Steps reach the journal once they are in the store, and never before or without."""

from pathlib import Path

import pytest

from app.domain.roles import Actor
from app.errors import InputError, RuleError, StoreError
from app.models.receipt_journal import ReceiptJournal
from app.services import commands, history
from app.services.counter import Counter
from app.services.store.journal_steps import note_mark
from tests import builders
from tests.services.store.second_places import entries, with_journal


@pytest.fixture
def journal(counter: Counter, tmp_path: Path) -> ReceiptJournal:
    return with_journal(counter, tmp_path / "o-khac")


def test_a_list_handed_over_is_an_entry_for_each_dossier(
    counter: Counter, clerk: Actor, journal: ReceiptJournal
) -> None:
    ids = tuple(builders.receive(counter, clerk).dossier_id for _ in range(3))
    counter.dossiers.hand_over(commands.HandOver(clerk, ids))
    steps = entries(journal)[3:]
    assert [step["action"] for step in steps] == ["hand_over"] * 3
    assert [step["sequence"] for step in steps] == [4, 5, 6]
    assert {step["dossier"]["state"] for step in steps} == {"in_process"}


def test_a_step_that_was_refused_leaves_no_entry(
    counter: Counter, clerk: Actor, journal: ReceiptJournal
) -> None:
    received = builders.receive(counter, clerk)
    with pytest.raises(RuleError):
        counter.dossiers.cancel(commands.TakeStep(clerk, received.dossier_id, "nhầm"))
    with pytest.raises(InputError):
        counter.dossiers.return_result(
            commands.ReturnResult(
                actor=clerk, dossier_id=received.dossier_id, collector_name="Người Khác"
            )
        )
    assert len(entries(journal)) == 1


def test_a_journal_that_cannot_be_written_holds_no_step_up(
    counter: Counter, clerk: Actor, tmp_path: Path
) -> None:
    received = builders.receive(counter, clerk)
    journal = with_journal(counter, tmp_path / "usb" / "nhat-ky")
    taken = counter.dossiers.hand_over(commands.HandOver(clerk, (received.dossier_id,)))
    assert taken.codes == (received.code,)
    assert journal.trouble is not None


def test_an_intake_is_not_acknowledged_before_it_is_in_the_journal(
    counter: Counter, clerk: Actor, tmp_path: Path
) -> None:
    journal = with_journal(counter, tmp_path / "usb" / "nhat-ky")
    command = builders.intake(clerk)
    with pytest.raises(StoreError, match="nhật ký"):
        counter.dossiers.receive(command)
    (tmp_path / "usb").mkdir()
    received = counter.dossiers.receive(command)
    assert received.repeated
    assert [entry["code"] for entry in entries(journal)] == [received.code]


def test_a_mark_is_written_only_for_what_was_added(
    counter: Counter, journal: ReceiptJournal
) -> None:
    note_mark(counter.context, 4, history.Head(3, "a" * 64))
    note_mark(counter.context, 4, history.Head(7, "b" * 64))
    (entry,) = entries(journal)
    assert (entry["first"], entry["sequence"]) == (4, 7)
