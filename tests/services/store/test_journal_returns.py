"""Results handed out for dossiers unknown here: in the journal, and back after a restore."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.bootstrap import Workplace, open_counter
from app.domain.dossier_code import LocalCode
from app.domain.dossier_state import DossierState
from app.domain.roles import Actor
from app.errors import InputError, StoreDamagedError
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent
from app.models.office import AuditRecord
from app.models.receipt_journal import ReceiptJournal
from app.models.second_place import SecondPlace
from app.services.commands import CancelUnmatched
from app.services.counter import Counter
from app.services.ports import NoJournal
from app.services.store.journal_returns import lost_returns, write_missing
from app.services.store.replay import replay
from tests import builders
from tests.counters import Open, clock_of, counter_at, exported, merged, returned, state
from tests.services.store.restoring import Ward
from tests.services.store.second_places import copy_store, entries, restored, with_journal

CODE, OTHER = (str(LocalCode(2, 0, date(2026, 11, 16), serial)) for serial in (1, 2))
KINDS = ["return_unmatched", "cancel_unmatched"]

copied_file = pytest.mark.sqlite_only(reason="a copy of the store's file takes its place")


@pytest.fixture
def journal(counter: Counter, tmp_path: Path) -> ReceiptJournal:
    return with_journal(counter, tmp_path / "o-khac")


@pytest.fixture
def older(counter: Counter, journal: ReceiptJournal, tmp_path: Path) -> Iterator[Counter]:
    """Give a store restored to what ``counter`` was before anything was handed out."""
    builders.receive(counter)
    opened = restored(copy_store(counter, tmp_path / "phuc-hoi"))
    yield opened
    opened.close()


def forget(counter: Counter, code: str = CODE) -> None:
    row = next(row for row in counter.dossiers.unmatched() if row.code == code)
    wish = CancelUnmatched(builders.supervisor(counter), row.id, "nhầm phiếu")
    counter.dossiers.cancel_unmatched(wish)


def waiting(counter: Counter) -> list[str]:
    return sorted(row.code for row in counter.dossiers.unmatched() if row.matched_at is None)


def forgotten(counter: Counter) -> int:
    act = AuditRecord.action == "cancel_unmatched"
    with counter.context.database.read() as session:
        return session.scalar(select(func.count()).select_from(AuditRecord).where(act)) or 0


def steps_of(counter: Counter, code: str) -> list[str]:
    kinds = (
        select(DossierEvent.kind)
        .join(Dossier, Dossier.id == DossierEvent.dossier_id)
        .where(Dossier.code == code)
        .order_by(DossierEvent.occurred_at)
    )
    with counter.context.database.read() as session:
        return list(session.scalars(kinds))


def test_handing_out_and_forgetting_are_in_the_journal_before_the_answer(
    counter: Counter, clerk: Actor, journal: ReceiptJournal
) -> None:
    builders.receive(counter, clerk)
    returned(counter, CODE)
    forget(counter)
    receipt, *lines = entries(journal)
    assert [line["kind"] for line in lines] == KINDS
    assert {(line["sequence"], line["hash"]) for line in lines} == {(1, receipt["hash"])}
    assert {(line["code"], line["returned_at"]) for line in lines} == {
        (CODE, lines[0]["returned"]["returned_at"])
    }
    assert lines[0]["clerk"] == clerk.name
    assert lines[1]["detail"].endswith("nhầm phiếu")


def test_what_was_refused_leaves_no_line(counter: Counter, journal: ReceiptJournal) -> None:
    with pytest.raises(InputError):
        returned(counter, CODE, name=" ")
    assert entries(journal) == []


def test_a_journal_that_cannot_be_written_sends_no_citizen_away(
    counter: Counter, tmp_path: Path
) -> None:
    journal = with_journal(counter, tmp_path / "usb" / "nhat-ky")
    returned(counter, CODE)
    assert waiting(counter) == [CODE]
    assert journal.trouble is not None


def test_lines_a_killed_program_did_not_write_are_written_at_opening(
    counter: Counter, journal: ReceiptJournal
) -> None:
    returned(counter, OTHER)
    counter.context.journal = NoJournal()
    returned(counter, CODE)
    forget(counter, OTHER)
    counter.context.journal = journal
    assert write_missing(counter.context, entries(journal), None) == 2
    assert [line["kind"] for line in entries(journal)] == [KINDS[0], *KINDS]
    today = counter.context.today()
    assert write_missing(counter.context, entries(journal), today) == 0
    clock_of(counter).forward(days=1)
    assert write_missing(counter.context, [], counter.context.today()) == 0


def test_an_opened_program_writes_them_by_itself(counter: Counter, tmp_path: Path) -> None:
    place = counter.context.journal
    assert isinstance(place, SecondPlace)
    counter.context.journal = NoJournal()
    returned(counter, CODE)
    counter.close()
    again = open_counter(Workplace(tmp_path, clock_of(counter)))
    assert [line.entry["code"] for line in place.entries()] == [CODE]
    again.close()


@copied_file
def test_after_a_restore_they_wait_again_however_often_the_lines_are_read(
    counter: Counter, older: Counter, journal: ReceiptJournal
) -> None:
    returned(counter, CODE)
    returned(counter, OTHER)
    forget(counter, OTHER)
    lines = entries(journal)
    assert lost_returns(older.context, lines) is not None
    for again, changed in (([*reversed(lines), *lines], 2), (lines, 0), ([*lines, *lines], 0)):
        report = replay(older.context, again)
        assert (report.steps, report.problems) == (changed, ())
        assert older.dossiers.unmatched() == counter.dossiers.unmatched()
        assert forgotten(older) == 1
    assert lost_returns(older.context, lines) is None


@copied_file
def test_one_forgotten_after_the_backup_is_forgotten_in_it(
    counter: Counter, journal: ReceiptJournal, tmp_path: Path
) -> None:
    returned(counter, CODE)
    older = restored(copy_store(counter, tmp_path / "phuc-hoi"))
    forget(counter)
    assert waiting(older) == [CODE]
    assert replay(older.context, entries(journal)).steps == 1
    assert (waiting(older), forgotten(older)) == ([], 1)
    older.close()


@copied_file
def test_a_line_that_lacks_something_stops_no_other(
    counter: Counter, older: Counter, journal: ReceiptJournal
) -> None:
    returned(counter, CODE)
    returned(counter, OTHER)
    broken = [
        {name: value for name, value in line.items() if name != "returned" or line["code"] != CODE}
        for line in entries(journal)
    ]
    report = replay(older.context, broken)
    assert CODE in str(report.problems[0])
    assert waiting(older) == [OTHER]


@copied_file
def test_an_older_copy_put_back_is_noticed_by_them_alone(counter: Counter, tmp_path: Path) -> None:
    builders.receive(counter)
    backup = copy_store(counter, tmp_path / "cu")
    returned(counter, CODE)
    counter.close()
    (backup / "motcua.db").replace(tmp_path / "motcua.db")
    with pytest.raises(StoreDamagedError, match=f"thiếu 1 lần trả kết quả.*{CODE}"):
        open_counter(Workplace(tmp_path, clock_of(counter)))


def test_the_check_misses_one_that_is_gone(counter: Counter) -> None:
    returned(counter, CODE)
    returned(counter, OTHER)
    forget(counter, OTHER)
    assert counter.days.check().ok
    builders.change_store(counter, "DELETE FROM unmatched_returns")
    (finding,) = counter.days.check().findings
    assert f"thiếu 1 lần trả kết quả của quầy khác, lần đầu là hồ sơ {CODE}" in str(finding)


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    counter_at(tmp_path / "pc1", 1).close()
    return Ward(tmp_path / "pc1", founded=False)


def received_there(at: Open, stick: Path) -> tuple[str, Path]:
    there = at(2)
    code = builders.receive(there).code
    return code, exported(there, stick)


@copied_file
@pytest.mark.parametrize("copied", ["before", "waiting", "matched"])
def test_whenever_the_backup_was_made_the_result_is_matched_once(
    ward: Ward, at: Open, stick: Path, copied: str
) -> None:
    code, bundle = received_there(at, stick)
    for moment in ("before", "waiting", "matched"):
        with ward.open() as counter:
            match moment:
                case "before":
                    builders.receive(counter)
                case "waiting":
                    returned(counter, code)
                    (before,) = counter.dossiers.unmatched()
                case _:
                    merged(counter, bundle)
        ward.clock.forward(minutes=1)
        if moment == copied:
            ward.back_up()
    ward.overwrite_with_noise()
    assert ward.restore().problems == ()
    with ward.open() as counter:
        assert len(counter.dossiers.unmatched()) == 1
        assert waiting(counter) == ([] if copied == "matched" else [code])
        merged(counter, bundle)
        assert state(counter, code) is DossierState.RETURNED
        (row,) = counter.dossiers.unmatched()
        assert (row.returned_at, row.collector_name) == (before.returned_at, before.collector_name)
        assert steps_of(counter, code) == ["receive", "return_result"]
        assert counter.days.check().findings == ()
    assert ward.restore(ward.back_up()).problems == ()


@copied_file
def test_who_heard_of_the_match_before_the_restore_hears_of_it_once(
    ward: Ward, at: Open, stick: Path
) -> None:
    code, bundle = received_there(at, stick)
    with ward.open() as counter:
        returned(counter, code)
    ward.back_up()
    with ward.open() as counter:
        merged(counter, bundle)
        told = merged(at(2), exported(counter, stick / "1", whole=True))
    assert told.lines == ()
    ward.overwrite_with_noise()
    ward.restore()
    with ward.open() as counter:
        merged(counter, bundle)
        counter.upkeep.confirm_restored(builders.supervisor(counter))
        told = merged(at(2), exported(counter, stick / "2", whole=True))
    assert told.lines == ()
    assert state(at(2), code) is DossierState.RETURNED


@copied_file
def test_a_dossier_that_is_known_by_then_is_matched_at_once(
    at: Open, stick: Path, tmp_path: Path
) -> None:
    here = at(1)
    code, bundle = received_there(at, stick)
    journal = with_journal(here, tmp_path / "o-khac")
    older = restored(copy_store(here, tmp_path / "phuc-hoi"))
    returned(here, code)
    merged(here, bundle)
    merged(older, bundle)
    for _ in range(2):
        assert replay(older.context, entries(journal)).problems == ()
        assert state(older, code) is DossierState.RETURNED
        assert older.dossiers.unmatched()[0].matched_at is not None
        assert steps_of(older, code) == ["receive", "return_result"]
    assert older.days.check().findings == ()
    older.close()
