"""A dossier put right in everything is the same in another store, and after a restore."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_state import Action
from app.domain.fees import FeeInput
from app.domain.papers import PaperKind, SubmittedPaper
from app.domain.vietnam_time import local
from app.models.dossier import Dossier
from app.models.procedure import ProcedureVersion
from app.services.commands import ReturnResult
from app.services.counter import Counter
from app.services.day.takings import open_differences, takings_of
from app.services.exchange.rebuild_dossiers import rebuild_dossiers
from app.services.step_commands import CorrectDossier
from app.services.store.replay import replay
from tests import builders
from tests.builders import CERTIFIED_COPY
from tests.counters import Open, clock_of, contents, exported, merged
from tests.services.store.second_places import copy_store, entries, restored, rows_of, with_journal
from tests.steps import act

SIGNATURE = "2.000884"
EVERYTHING: dict[str, Any] = {
    "name": "Bùi Thu Ửng",
    "identity_number": "001185012345",
    "birth": "12/05/1985",
    "sex": "female",
    "address": "Số 1",
    "phone": "0987654321",
    "email": "a@b.vn",
    "submitter_name": "Lê Thị Bé",
    "submitter_identity": "001185012346",
    "procedure_code": SIGNATURE,
    "promised_at": local(2026, 11, 25, 10),
    "fee": FeeInput(copies=3),
    "papers": (SubmittedPaper(name="Giấy tờ", kind=PaperKind.COPY, originals=0, copies=2),),
    "channel": Channel.POST,
    "sets": 2,
    "delivery": DeliveryWay.POST,
    "delivery_address": "Số 2",
    "note": "đã gọi",
}


def correct(counter: Counter, key: int, **changes: Any) -> None:
    actor = builders.actor(counter)
    command = CorrectDossier(actor=actor, dossier_id=key, reason="nhầm", **changes)
    counter.dossiers.correct(command)


def procedures(counter: Counter) -> dict[str, str]:
    with counter.context.database.read() as session:
        rows = session.execute(
            select(Dossier.code, ProcedureVersion.code.label("procedure")).join(
                ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id
            )
        )
        return {row.code: row.procedure for row in rows}


def taken_later(counter: Counter) -> int:
    """Return a dossier whose corrected fee was paid in two parts, the second at the return."""
    received = builders.receive(
        counter, None, CERTIFIED_COPY, fee=FeeInput(), fee_paid=True, fee_receipt_number="77"
    )
    key, actor = received.dossier_id, builders.actor(counter)
    correct(counter, key, fee=FeeInput(copies=5))
    for action in (Action.HAND_OVER, Action.RECORD_RESULT):
        clock_of(counter).forward(minutes=1)
        act(counter, actor, action, key)
    name = counter.dossiers.card(actor, key).row.applicant_name
    counter.dossiers.return_result(
        ReturnResult(
            actor=actor,
            dossier_id=key,
            collector_name=name,
            fee_paid_now=True,
            fee_receipt_number="78",
        )
    )
    return key


def sums(counter: Counter) -> list[tuple[int, str]]:
    with counter.context.database.read() as session:
        lines = takings_of(session, counter.context.today())
        assert open_differences(session, counter.context.today()) == ()
    return [(one.amount, one.receipt_number) for one in lines]


def lived(counter: Counter) -> int:
    """Put one dossier right in everything, and then in one thing more."""
    key = builders.receive(counter, None, CERTIFIED_COPY, fee=FeeInput(), fee_paid=True).dossier_id
    clock_of(counter).forward(hours=1)
    correct(counter, key, **EVERYTHING)
    clock_of(counter).forward(hours=1)
    correct(counter, key, sets=3)
    return key


def test_another_counter_learns_all_of_it(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    known = builders.receive(there, None, CERTIFIED_COPY, fee=FeeInput())
    merged(here, exported(there, stick / "one"))
    lived(there)
    correct(there, known.dossier_id, **EVERYTHING)
    clock_of(here).pass_to(clock_of(there).now())
    report = merged(here, exported(there, stick / "two"))
    assert report.lines == ()
    assert contents(here) == contents(there)
    assert procedures(here) == procedures(there) != {}
    assert here.days.check().ok
    found = here.dossiers.known_people(builders.actor(here), "bui thu ung")
    assert [one.name for one in found] == ["Bùi Thu Ửng"] * len(found) != []


def test_what_was_paid_in_two_parts_is_the_same_everywhere(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    key = taken_later(there)
    clock_of(here).pass_to(clock_of(there).now())
    assert merged(here, exported(there, stick / "one")).lines == ()
    assert contents(here) == contents(there)
    assert sums(here) == sums(there) != []
    assert [number for _amount, number in sums(here)] == ["77", "78"]
    with there.context.database.write() as session:
        list(rebuild_dossiers(session, there.context.calendar, [key]))
    assert contents(here) == contents(there)


def test_the_events_alone_tell_it_again(at: Open) -> None:
    here = at(1)
    key = lived(here)
    before, told = contents(here), procedures(here)
    with here.context.database.write() as session:
        list(rebuild_dossiers(session, here.context.calendar, [key]))
    assert (contents(here), procedures(here)) == (before, told)


@pytest.mark.sqlite_only(reason="a copy of the store's file takes its place")
def test_a_restored_store_is_put_right_again(counter: Counter, tmp_path: Path) -> None:
    journal = with_journal(counter, tmp_path / "o-khac")
    builders.receive(counter)
    backup = copy_store(counter, tmp_path / "phuc-hoi")
    lived(counter)
    taken_later(counter)
    lost = restored(backup)
    assert replay(lost.context, entries(journal)).problems == ()
    for table in ("dossiers", "applicants", "dossier_papers", "fees"):
        order = "1, 2"
        assert rows_of(lost, table, order) == rows_of(counter, table, order), table
    lost.close()
