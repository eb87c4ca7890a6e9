"""Store and second place against each other: an older store is noticed, a missing line written."""

from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.roles import Actor
from app.models.receipt_journal import ReceiptJournal
from app.services import commands
from app.services.counter import Counter
from app.services.journal_upkeep import catch_up, compare, mark_of
from app.services.ports import NoJournal
from app.services.replay import replay
from tests import builders
from tests.services.second_places import copy_store, entries, restored, with_journal


@pytest.fixture
def journal(counter: Counter, tmp_path: Path) -> ReceiptJournal:
    return with_journal(counter, tmp_path / "nhat-ky")


def sequences(journal: ReceiptJournal) -> list[int]:
    return [entry["sequence"] for entry in entries(journal)]


def test_a_mark_tells_how_far_the_store_has_come(counter: Counter) -> None:
    for _ in range(3):
        builders.receive(counter)
    mark = mark_of(counter.context, running=True)
    assert mark.chains[(1, 0)].sequence == 3
    assert mark.serials == {"TN10": 3}
    assert mark.last_day == counter.context.today()
    assert mark.running
    assert compare(counter.context, mark) is None


def test_an_older_copy_put_back_is_noticed(counter: Counter, tmp_path: Path) -> None:
    builders.receive(counter)
    backup = copy_store(counter, tmp_path / "cu")
    for _ in range(2):
        builders.receive(counter)
    older = open_counter(Workplace(backup, builders.SetClock()))
    assert "thiếu 2 bước" in str(compare(older.context, mark_of(counter.context, running=False)))
    older.close()


def test_the_journal_alone_shows_that_steps_are_missing(
    counter: Counter, journal: ReceiptJournal, tmp_path: Path
) -> None:
    mark = mark_of(counter.context, running=True)
    backup = copy_store(counter, tmp_path / "cu")
    builders.receive(counter)
    older = open_counter(Workplace(backup, builders.SetClock()))
    assert compare(older.context, mark) is None
    assert "thiếu 1 bước" in str(compare(older.context, mark.raised(entries(journal))))
    older.close()


def test_a_copy_that_was_worked_with_is_not_taken_for_the_store(
    counter: Counter, tmp_path: Path
) -> None:
    backup = copy_store(counter, tmp_path / "cu")
    builders.receive(counter)
    other = open_counter(Workplace(backup, builders.SetClock()))
    builders.receive(other)
    problem = compare(other.context, mark_of(counter.context, running=False))
    assert "khác với lịch sử" in str(problem)
    other.close()


def test_the_first_journal_of_a_store_begins_with_a_mark(counter: Counter, tmp_path: Path) -> None:
    builders.receive(counter)
    journal = with_journal(counter, tmp_path / "nhat-ky")
    assert catch_up(counter.context, entries(journal), None) == 0
    builders.receive(counter)
    assert [(e["kind"], e["sequence"]) for e in entries(journal)] == [("mark", 1), ("receipt", 2)]
    assert catch_up(counter.context, entries(journal), None) == 0


@pytest.mark.parametrize("known", [True, False])
def test_what_a_killed_program_did_not_write_is_written_at_opening(
    counter: Counter, journal: ReceiptJournal, clerk: Actor, tmp_path: Path, known: bool
) -> None:
    backup = copy_store(counter, tmp_path / "cu")
    mark = mark_of(counter.context, running=True)
    builders.receive(counter, clerk)
    counter.context.journal = NoJournal()
    lost = builders.receive(counter, clerk)
    counter.dossiers.hand_over(commands.HandOver(clerk, (lost.dossier_id,)))
    counter.context.journal = journal
    builders.receive(counter, clerk)
    counter.context.journal = NoJournal()
    last = builders.receive(counter, clerk)
    counter.context.journal = journal
    assert sequences(journal) == [1, 4]
    assert catch_up(counter.context, entries(journal), mark if known else None) == 3
    assert sorted(sequences(journal)) == [1, 2, 3, 4, 5]
    assert catch_up(counter.context, entries(journal), mark) == 0
    again = restored(backup)
    report = replay(again.context, entries(journal))
    assert (len(report.receipts), report.steps, report.problems) == (4, 1, ())
    assert last.code in report.receipts
    again.close()


def test_a_lost_journal_is_written_again_from_its_mark_on(counter: Counter, tmp_path: Path) -> None:
    builders.receive(counter)
    mark = mark_of(counter.context, running=False)
    builders.receive(counter)
    journal = with_journal(counter, tmp_path / "nhat-ky")
    assert catch_up(counter.context, entries(journal), mark) == 1
    assert sequences(journal) == [2]


def test_an_import_is_marked_and_not_written_line_by_line(
    counter: Counter, supervisor: Actor, journal: ReceiptJournal
) -> None:
    register = Path(__file__).parent / "data" / "register-sample.csv"
    imported = counter.office.import_register(
        commands.ImportRegister(supervisor, str(register)), builders.quiet
    )
    assert imported.result.imported
    (mark,) = entries(journal)
    assert (mark["kind"], mark["first"]) == ("mark", 1)
    assert catch_up(counter.context, entries(journal), None) == 0
    builders.receive(counter)
    assert compare(counter.context, mark_of(counter.context, running=True)) is None
