"""Store and second place against each other: an older store is noticed, a missing line written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.roles import Actor
from app.errors import StoreDamagedError
from app.export.register_reader import read_register
from app.models import high_mark
from app.models.receipt_journal import ReceiptJournal
from app.models.second_place import SecondPlace
from app.services import commands
from app.services.counter import Counter
from app.services.office.import_register import import_register
from app.services.ports import NoJournal
from app.services.store.journal_upkeep import (
    absent,
    begin_second_place,
    catch_up,
    compare,
    leave_second_place,
    mark_of,
    use_second_place,
)
from app.services.store.replay import replay
from tests import builders
from tests.services.store.second_places import copy_store, entries, restored, with_journal

copied_file = pytest.mark.sqlite_only(reason="a copy of the store's file takes its place")


@pytest.fixture
def journal(counter: Counter, tmp_path: Path) -> ReceiptJournal:
    return with_journal(counter, tmp_path / "o-khac")


def sequences(journal: ReceiptJournal) -> list[int]:
    return [entry["sequence"] for entry in entries(journal)]


def test_a_mark_tells_how_far_the_store_has_come(counter: Counter) -> None:
    for _ in range(3):
        builders.receive(counter)
    mark = mark_of(counter.context)
    assert mark.chains[(1, 0)].sequence == 3
    assert mark.serials == {"TN10": 3}
    assert mark.last_day == counter.context.today()
    assert compare(counter.context, mark) is None


@copied_file
def test_an_older_copy_put_back_is_noticed(counter: Counter, tmp_path: Path) -> None:
    builders.receive(counter)
    backup = copy_store(counter, tmp_path / "cu")
    for _ in range(2):
        builders.receive(counter)
    older = open_counter(Workplace(backup, builders.SetClock()))
    assert "thiếu 2 bước" in str(compare(older.context, mark_of(counter.context)))
    older.close()


@copied_file
def test_the_journal_alone_shows_that_steps_are_missing(
    counter: Counter, journal: ReceiptJournal, tmp_path: Path
) -> None:
    mark = mark_of(counter.context)
    backup = copy_store(counter, tmp_path / "cu")
    builders.receive(counter)
    older = open_counter(Workplace(backup, builders.SetClock()))
    assert compare(older.context, mark) is None
    assert "thiếu 1 bước" in str(compare(older.context, mark.raised(entries(journal))))
    older.close()


@copied_file
def test_a_copy_that_was_worked_with_is_not_taken_for_the_store(
    counter: Counter, tmp_path: Path
) -> None:
    backup = copy_store(counter, tmp_path / "cu")
    builders.receive(counter)
    other = open_counter(Workplace(backup, builders.SetClock()))
    builders.receive(other)
    problem = compare(other.context, mark_of(counter.context))
    assert "khác với lịch sử" in str(problem)
    other.close()


def test_the_first_journal_of_a_store_begins_with_a_mark(counter: Counter, tmp_path: Path) -> None:
    builders.receive(counter)
    journal = with_journal(counter, tmp_path / "o-khac")
    assert catch_up(counter.context, entries(journal), None) == 0
    builders.receive(counter)
    assert [(e["kind"], e["sequence"]) for e in entries(journal)] == [("mark", 1), ("receipt", 2)]
    assert catch_up(counter.context, entries(journal), None) == 0


@copied_file
@pytest.mark.parametrize("known", [True, False])
def test_what_a_killed_program_did_not_write_is_written_at_opening(
    counter: Counter, journal: ReceiptJournal, clerk: Actor, tmp_path: Path, known: bool
) -> None:
    backup = copy_store(counter, tmp_path / "cu")
    mark = mark_of(counter.context)
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
    mark = mark_of(counter.context)
    builders.receive(counter)
    journal = with_journal(counter, tmp_path / "o-khac")
    assert catch_up(counter.context, entries(journal), mark) == 1
    assert sequences(journal) == [2]


def test_an_import_is_marked_and_not_written_line_by_line(
    counter: Counter, supervisor: Actor, journal: ReceiptJournal
) -> None:
    register = Path(__file__).parent.parent / "data" / "register-sample.csv"
    imported = import_register(
        counter.context,
        commands.ImportRegister(supervisor, str(register)),
        read_register,
        builders.quiet,
    )
    assert imported.result.imported
    (mark,) = entries(journal)
    assert (mark["kind"], mark["first"]) == ("mark", 1)
    assert catch_up(counter.context, entries(journal), None) == 0
    builders.receive(counter)
    assert compare(counter.context, mark_of(counter.context)) is None


def second_place(folder: Path) -> SecondPlace:
    return SecondPlace(ReceiptJournal(folder), lambda: 0.0)


def test_a_command_beside_the_open_window_takes_nothing_from_its_mark(
    counter: Counter, tmp_path: Path
) -> None:
    context, folder = counter.context, tmp_path / "o-khac"
    window, command = second_place(folder), second_place(folder)
    use_second_place(context, window)
    builders.receive(counter)
    use_second_place(context, command)
    context.journal = window
    builders.receive(counter)
    leave_second_place(context, command)
    builders.receive(counter)
    mark, _problem = window.load_mark()
    assert mark is not None
    reached = mark.raised(line.entry for line in window.entries())
    assert reached.chains == mark_of(context).chains


@copied_file
def test_a_store_that_is_behind_is_not_used_and_changes_nothing(
    counter: Counter, tmp_path: Path
) -> None:
    backup, folder = copy_store(counter, tmp_path / "cu"), tmp_path / "o-khac"
    use_second_place(counter.context, second_place(folder))
    builders.receive(counter)
    older = open_counter(Workplace(backup, builders.SetClock()))
    files = {path: path.read_bytes() for path in folder.iterdir()}
    for mark_too in (True, False):
        if not mark_too:
            files.pop(folder / high_mark.NAME)
            (folder / high_mark.NAME).unlink()
        with pytest.raises(StoreDamagedError, match="thiếu 1 bước"):
            use_second_place(older.context, second_place(folder))
        assert {path: path.read_bytes() for path in folder.iterdir()} == files
    older.close()


@copied_file
def test_after_a_restore_the_lines_it_left_behind_are_no_alarm(
    counter: Counter, tmp_path: Path
) -> None:
    backup, folder = copy_store(counter, tmp_path / "cu"), tmp_path / "o-khac"
    use_second_place(counter.context, second_place(folder))
    builders.receive(counter)
    builders.receive(counter)
    again = restored(backup)
    place = second_place(folder)
    begin_second_place(again.context, place)
    replay(again.context, [line.entry for line in place.entries()])
    place = second_place(folder)
    use_second_place(again.context, place)
    builders.receive(again)
    leave_second_place(again.context, place)
    use_second_place(again.context, second_place(folder))
    again.close()


def test_a_day_numbered_by_a_clock_ahead_hides_no_line_of_today(
    counter: Counter, tmp_path: Path, clock: builders.SetClock
) -> None:
    folder = tmp_path / "o-khac"
    use_second_place(counter.context, second_place(folder))
    builders.receive(counter)
    mark, _problem = high_mark.load(folder)
    assert mark is not None
    high_mark.save(folder, replace(mark, last_day=date(2027, 11, 16)))
    place = second_place(folder)
    use_second_place(counter.context, place)
    assert len(list(place.entries())) == 1


@copied_file
def test_receipts_the_store_lacks_are_named(counter: Counter, tmp_path: Path) -> None:
    journal = with_journal(counter, tmp_path / "o-khac")
    backup = copy_store(counter, tmp_path / "cu")
    received = builders.receive(counter)
    assert absent(counter.context, entries(journal)) == ()
    older = open_counter(Workplace(backup, builders.SetClock()))
    assert absent(older.context, entries(journal)) == (received.code,)
    older.close()
