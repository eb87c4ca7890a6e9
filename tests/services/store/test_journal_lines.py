"""Lines of registers, ratings and visits: in the journal, and back after a restore."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.desk_lines import EntrySnapshot
from app.domain.registers import OUTAGES
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import InputError, StoreDamagedError
from app.models.receipt_journal import ReceiptJournal
from app.models.second_place import SecondPlace
from app.services.counter import Counter
from app.services.ports import NoJournal
from app.services.register_commands import CancelEntry
from app.services.store.journal_lines import line_of, lost_lines, write_missing_lines
from app.services.store.replay import replay
from tests import builders
from tests.desk_day import a_day, lines_in, turn_away, words
from tests.services.registers.conftest import Books
from tests.services.store.restoring import Ward, said
from tests.services.store.second_places import copy_store, entries, restored, with_journal

copied_file = pytest.mark.sqlite_only(reason="a copy of the store's file takes its place")
LINES = ("register_entry", "rating", "turned_away")


@pytest.fixture
def books(counter: Counter, clerk: Actor) -> Books:
    return Books(counter, clerk)


@pytest.fixture
def journal(counter: Counter, tmp_path: Path) -> ReceiptJournal:
    return with_journal(counter, tmp_path / "o-khac")


def test_every_change_is_in_the_journal_as_the_line_stands_after_it(
    books: Books, journal: ReceiptJournal
) -> None:
    a_day(books)
    told = [entry for entry in entries(journal) if entry["kind"] in LINES]
    # Two calls with three changes, a visit, an outage with four, a rating, a refusal.
    assert len(told) == 2 + 3 + 1 + 1 + 4 + 1 + 1
    newest = {entry["uid"]: line_of(entry) for entry in told}
    assert set(newest.values()) == lines_in(books.counter)
    instants = [entry["written_at"] for entry in told if entry["uid"] == told[0]["uid"]]
    assert instants == sorted(set(instants))


def test_what_was_refused_leaves_no_line(books: Books, journal: ReceiptJournal) -> None:
    with pytest.raises(InputError):
        books.call("")
    assert entries(journal) == []


def test_a_journal_that_cannot_be_written_keeps_nobody_from_writing(
    books: Books, tmp_path: Path
) -> None:
    journal = with_journal(books.counter, tmp_path / "usb" / "nhat-ky")
    books.call()
    assert books.numbers() == [1]
    assert journal.trouble is not None


def test_lines_a_killed_program_did_not_write_are_written_at_opening(
    books: Books, tmp_path: Path
) -> None:
    counter = books.counter
    place = counter.context.journal
    assert isinstance(place, SecondPlace)
    books.call()
    counter.context.journal = NoJournal()
    books.visit()
    turn_away(counter)
    known = lines_in(counter)
    counter.close()
    again = open_counter(Workplace(tmp_path, builders.SetClock()))
    told = [line.entry for line in place.entries() if line.entry["kind"] in LINES]
    assert {line_of(entry) for entry in told} == known
    assert len(told) == 3
    assert write_missing_lines(again.context, told, None) == 0
    again.close()


@pytest.fixture
def lost(books: Books, journal: ReceiptJournal, tmp_path: Path) -> Iterator[Counter]:
    """Give a store restored to a backup after which a day's work was done."""
    books.call("trước bản sao lưu")
    backup = copy_store(books.counter, tmp_path / "phuc-hoi")
    a_day(books)
    opened = restored(backup, books.counter.context.clock)  # type: ignore[arg-type]
    yield opened
    opened.close()


@copied_file
def test_after_a_restore_they_are_back_however_often_the_lines_are_read(
    books: Books, lost: Counter, journal: ReceiptJournal
) -> None:
    told = entries(journal)
    assert lost_lines(lost.context, told) is not None
    for again in ([*reversed(told), *told], told, [*told, *told]):
        report = replay(lost.context, again)
        assert report.problems == ()
        assert lines_in(lost) == lines_in(books.counter)
    assert (report.lines, lost_lines(lost.context, told)) == (0, None)
    assert words(lost) == words(books.counter)
    assert lost.days.check().findings == ()
    (entry,) = Books(lost, books.clerk).rows("hotline", text="lan hai")
    assert entry.label == "2/2026"


@copied_file
@pytest.mark.parametrize("journal_is_there", [True, False])
def test_no_number_comes_twice_after_a_restore(
    books: Books, lost: Counter, journal: ReceiptJournal, *, journal_is_there: bool
) -> None:
    if journal_is_there:
        replay(lost.context, entries(journal))
    given = {row.label for row in books.rows()}
    again = Books(lost, books.clerk)
    assert [again.call().label for _ in range(2)] == ["Q1.1-1/2026", "Q1.1-2/2026"]
    assert not given & {"Q1.1-1/2026", "Q1.1-2/2026"}
    labels = [row.label for row in again.rows()]
    assert len(labels) == len(set(labels)) == (5 if journal_is_there else 3)
    assert lost.days.check().findings == ()


@copied_file
def test_a_line_about_a_dossier_that_is_nowhere_waits_for_it(
    books: Books, lost: Counter, journal: ReceiptJournal
) -> None:
    told = entries(journal)
    only_lines = [entry for entry in told if entry["kind"] in LINES]
    assert replay(lost.context, only_lines).problems == ()
    outages = Books(lost, books.clerk).rows(OUTAGES)
    assert outages[0].codes == books.rows(OUTAGES)[0].codes
    card = lost.registers.card(books.clerk, outages[0].id)
    assert (card.dossiers, len(card.awaited)) == ((), 1)
    replay(lost.context, told)
    card = lost.registers.card(books.clerk, outages[0].id)
    assert (len(card.dossiers), card.awaited) == (1, ())
    assert card.dossiers[0].approved_by == books.supervisor.name
    assert lines_in(lost) == lines_in(books.counter)


@copied_file
def test_a_line_that_lacks_something_stops_no_other(lost: Counter, journal: ReceiptJournal) -> None:
    told = [entry for entry in entries(journal) if entry["kind"] in LINES]
    broken = {**told[0], "line": {}, "uid": "0" * 32}
    report = replay(lost.context, [broken, *told[1:]])
    assert "Không làm lại được một dòng sổ" in str(report.problems[0])
    assert report.lines > 0


@copied_file
def test_an_older_copy_put_back_is_noticed_by_them_alone(books: Books, tmp_path: Path) -> None:
    counter = books.counter
    books.call()
    backup = copy_store(counter, tmp_path / "cu")
    books.call()
    counter.close()
    (backup / "motcua.db").replace(tmp_path / "motcua.db")
    with pytest.raises(StoreDamagedError, match="thiếu 1 dòng sổ"):
        open_counter(Workplace(tmp_path, builders.SetClock()))


def test_the_check_misses_one_that_is_gone_or_older(books: Books) -> None:
    books.call()
    books.visit()
    assert books.counter.days.check().ok
    builders.change_store(books.counter, "DELETE FROM register_entries WHERE register = 'hotline'")
    builders.change_store(books.counter, "UPDATE register_entries SET changed_at = changed_at - 1")
    findings = [str(one) for one in books.counter.days.check().findings]
    assert any("thiếu 2 dòng sổ" in one for one in findings)


@copied_file
def test_a_ward_that_restores_loses_no_line(tmp_path: Path) -> None:
    ward = Ward(tmp_path / "pc")
    ward.back_up()
    with ward.open() as counter:
        a_day(Books(counter, builders.actor(counter)))
        known = lines_in(counter)
    ward.overwrite_with_noise()
    report = ward.restore()
    assert (report.problems, report.lines) == ((), 13)
    assert "Đã ghi lại 13 dòng sổ" in said(report)
    with ward.open() as counter:
        assert lines_in(counter) == known
        assert counter.days.check().findings == ()
        assert turn_away(counter) == "Q1.1-001/2026"
    assert ward.restore(ward.back_up()).problems == ()


def test_a_clock_that_was_set_back_changes_nothing_of_what_is_later(
    books: Books, clock: builders.SetClock
) -> None:
    saved = books.call()
    clock.pass_to(local(2026, 11, 16, 7, 45))
    books.counter.registers.cancel(
        CancelEntry(actor=books.supervisor, entry_id=saved.entry_id, reason="Ghi nhầm")
    )
    (line,) = lines_in(books.counter)
    assert isinstance(line, EntrySnapshot)
    assert line.cancelled_reason == "Ghi nhầm"
    assert line.changed_at > line.happened_at
