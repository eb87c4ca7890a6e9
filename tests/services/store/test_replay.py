"""Replay into a restored store: nothing acknowledged is lost, nothing comes twice."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day
from app.models.dossier import Dossier
from app.models.receipt_journal import ReceiptJournal
from app.services import commands, history
from app.services.counter import Counter
from app.services.official_commands import LinkOfficial
from app.services.store.journal_entry import CAUSE
from app.services.store.replay import replay
from tests import builders
from tests.services.store.second_places import copy_store, entries, restored, rows_of, with_journal

pytestmark = pytest.mark.sqlite_only(reason="a copy of the store's file takes its place")


@pytest.fixture
def journal(counter: Counter, tmp_path: Path) -> ReceiptJournal:
    return with_journal(counter, tmp_path / "o-khac")


def a_day(counter: Counter, clerk: Actor) -> None:
    """Take in two dossiers; hand one over and give the other's result out."""
    first = builders.receive(counter, clerk, fee_paid=True, fee_receipt_number="BL-1")
    counter.dossiers.hand_over(commands.HandOver(clerk, (first.dossier_id,), "Tư pháp"))
    second = builders.receive(
        counter, builders.actor(counter, 1), builders.CERTIFIED_COPY, submitter_name="Lê Thị Mai"
    )
    counter.dossiers.return_result(
        commands.ReturnResult(
            actor=clerk,
            dossier_id=second.dossier_id,
            collector_name="Lê Thị Mai",
            fee_paid_now=True,
            fee_receipt_number="BL-2",
        )
    )


@pytest.fixture
def lost(
    counter: Counter, clerk: Actor, journal: ReceiptJournal, tmp_path: Path
) -> Iterator[Counter]:
    """Give a store restored to a backup after which a day's work was done."""
    builders.receive(counter, clerk)
    backup = copy_store(counter, tmp_path / "phuc-hoi")
    a_day(counter, clerk)
    opened = restored(backup)
    yield opened
    opened.close()


def test_everything_after_the_backup_is_there_again_row_by_row(
    counter: Counter, lost: Counter, journal: ReceiptJournal
) -> None:
    report = replay(lost.context, entries(journal))
    assert (len(report.receipts), report.steps, report.already) == (2, 2, 1)
    assert report.problems == ()
    for table, order in (
        ("dossiers", "code"),
        ("applicants", "identity_number"),
        ("dossier_papers", "dossier_id, position"),
        ("fees", "dossier_id"),
        ("code_counters", "series"),
        ("event_counts", "day, kind, clerk_id"),
    ):
        assert rows_of(lost, table, order) == rows_of(counter, table, order), table


def test_a_receipt_that_may_have_come_out_is_not_printed_as_new(
    lost: Counter, journal: ReceiptJournal
) -> None:
    replay(lost.context, entries(journal))
    assert [row["state"] for row in rows_of(lost, "print_records", "id")] == [
        "waiting",
        "unknown",
        "unknown",
    ]


def test_the_index_finds_what_was_done_again(lost: Counter, journal: ReceiptJournal) -> None:
    report = replay(lost.context, entries(journal))
    for code in report.receipts:
        assert lost.dossiers.id_of(code)
    page = lost.dossiers.list(DossierFilter(text="le thi mai"))
    assert [row.code for row in page.rows] == [report.receipts[1]]


def test_the_new_events_name_their_old_places_and_keep_hour_and_clerk(
    counter: Counter, lost: Counter, journal: ReceiptJournal, clock: builders.SetClock
) -> None:
    clock.forward(hours=3)
    replay(lost.context, entries(journal))
    before = rows_of(counter, "dossier_events", "sequence")[1:]
    after = rows_of(lost, "dossier_events", "epoch, sequence")[1:]
    assert [event["epoch"] for event in after] == [1] * 4
    for old, new in zip(before, after, strict=True):
        kept = ("kind", "occurred_at", "occurred_on", "clerk_name")
        assert [new[name] for name in kept] == [old[name] for name in kept]
        assert json.loads(new["payload"])[CAUSE] == [1, 0, old["sequence"], old["hash"]]
    assert lost.days.check().findings == ()


def test_doing_it_twice_adds_nothing(lost: Counter, journal: ReceiptJournal) -> None:
    everything = entries(journal)
    replay(lost.context, everything)
    rows = rows_of(lost, "dossier_events", "epoch, sequence")
    report = replay(lost.context, [*everything, *everything])
    assert (report.receipts, report.steps, report.already, report.problems) == ((), 0, 5, ())
    assert rows_of(lost, "dossier_events", "epoch, sequence") == rows


def test_the_next_code_comes_after_all_that_were_given(
    lost: Counter, journal: ReceiptJournal
) -> None:
    given = {row["code"] for row in rows_of(lost, "dossiers", "code")}
    given |= set(replay(lost.context, entries(journal)).receipts)
    assert builders.receive(lost).code not in given


def test_lines_out_of_turn_and_written_twice_are_put_in_order(
    lost: Counter, journal: ReceiptJournal
) -> None:
    shuffled = [*reversed(entries(journal)), *entries(journal)]
    report = replay(lost.context, shuffled)
    assert (len(report.receipts), report.steps, report.problems) == (2, 2, ())


def test_what_was_replayed_is_marked_in_the_journal_and_needs_no_second_line(
    lost: Counter, journal: ReceiptJournal
) -> None:
    lost.context.journal = journal
    replay(lost.context, entries(journal))
    mark = entries(journal)[-1]
    assert (mark["kind"], mark["epoch"], mark["first"], mark["sequence"]) == ("mark", 1, 1, 4)
    assert replay(lost.context, entries(journal)).already == 5


def test_a_second_loss_brings_both_epochs_back(
    lost: Counter, journal: ReceiptJournal, tmp_path: Path
) -> None:
    backup = copy_store(lost, tmp_path / "phuc-hoi-2")
    lost.context.journal = journal
    replay(lost.context, entries(journal))
    builders.receive(lost)
    again = restored(backup)
    report = replay(again.context, entries(journal))
    assert (len(report.receipts), report.steps, report.problems) == (3, 2, ())
    again.close()


def test_a_step_whose_dossier_is_nowhere_is_told(lost: Counter, journal: ReceiptJournal) -> None:
    steps = [entry for entry in entries(journal) if entry["kind"] == "step"]
    report = replay(lost.context, steps)
    assert report.steps == 0
    assert "không có hồ sơ TN10-261116-0002" in str(report.problems[0])


def test_a_step_that_does_not_fit_any_more_is_told(lost: Counter, journal: ReceiptJournal) -> None:
    replay(lost.context, entries(journal))
    step = next(entry for entry in entries(journal) if entry["action"] == "hand_over")
    other = {**step, "sequence": 99, "hash": "f" * 64}
    report = replay(lost.context, [other])
    assert "trạng thái khác" in str(report.problems[0])


def test_a_code_that_another_dossier_has_meanwhile_is_told_and_nothing_is_overwritten(
    lost: Counter, journal: ReceiptJournal
) -> None:
    received = next(entry for entry in entries(journal) if entry["sequence"] == 2)
    other = {**received, "dossier": {**received["dossier"], "request_id": "another"}}
    replay(lost.context, [received])
    report = replay(lost.context, [other])
    assert received["code"] in str(report.problems[0])
    assert len(rows_of(lost, "dossiers", "id")) == 2


def test_a_journal_of_another_store_changes_nothing_and_is_told_once(
    lost: Counter, journal: ReceiptJournal
) -> None:
    foreign = [{**entry, "store": "another"} for entry in entries(journal)]
    report = replay(lost.context, foreign)
    assert (report.receipts, report.steps, len(report.problems)) == ((), 0, 1)


def without(entry: Mapping[str, Any], part: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != part}


def test_an_entry_that_lacks_something_stops_no_other(
    lost: Counter, journal: ReceiptJournal
) -> None:
    broken = [
        without(entry, "fee") if entry["sequence"] == 2 else entry for entry in entries(journal)
    ]
    report = replay(lost.context, broken)
    assert len(report.receipts) == 1
    assert len(report.problems) == 2
    with lost.context.database.read() as session:
        assert session.query(Dossier).count() == 2


def test_a_clerk_the_backup_does_not_know_is_added_without_a_way_in(
    lost: Counter, journal: ReceiptJournal
) -> None:
    renamed = [{**entry, "clerk": "Vũ Thị Mới"} for entry in entries(journal)]
    assert replay(lost.context, renamed).problems == ()
    (clerk,) = (row for row in lost.office.clerks(active_only=False) if row.name == "Vũ Thị Mới")
    assert not clerk.active


def test_a_procedure_the_backup_lacks_is_told_by_its_code(
    lost: Counter, journal: ReceiptJournal
) -> None:
    received = next(entry for entry in entries(journal) if entry["sequence"] == 2)
    report = replay(lost.context, [{**received, "procedure": ["9.999999", 1]}])
    assert "9.999999" in str(report.problems[0])


def test_another_version_of_the_procedure_takes_its_place(
    lost: Counter, journal: ReceiptJournal
) -> None:
    received = next(entry for entry in entries(journal) if entry["sequence"] == 2)
    changed = {**received, "procedure": [received["procedure"][0], 7], "office": "1999-01-01"}
    assert replay(lost.context, [changed]).receipts == (received["code"],)


def test_the_days_of_the_events_are_those_of_the_work(
    lost: Counter, journal: ReceiptJournal, clock: builders.SetClock
) -> None:
    day = office_day(clock.now())
    replay(lost.context, entries(journal))
    figures = lost.days.figures(builders.supervisor(lost), day)
    assert (figures.total.received, figures.total.returned) == (3, 1)
    with lost.context.database.read() as session:
        assert history.head(session.connection(), lost.context.station).sequence == 4


def test_an_official_code_linked_after_the_copy_is_linked_again(
    counter: Counter, clerk: Actor, journal: ReceiptJournal, tmp_path: Path
) -> None:
    received = builders.receive(counter, clerk)
    copy = copy_store(counter, tmp_path / "truoc-do")
    code = "H26.107-261116-0007"
    counter.official.link(
        LinkOfficial(actor=clerk, dossier_id=received.dossier_id, official_code=code)
    )
    again = restored(copy)
    try:
        assert replay(again.context, entries(journal)).problems == ()
        assert again.dossiers.list(DossierFilter(text=code)).rows[0].official_code == code
    finally:
        again.close()
