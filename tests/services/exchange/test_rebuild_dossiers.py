"""Dossiers both counters worked on: the events decide, and all stores come to the same."""

import contextlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.domain.dossier_state import DossierState
from app.domain.merge_report import MergeNotice
from app.models.base import milliseconds
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent
from app.services.commands import HandOver, ImportRegister, RecordResult, TakeStep
from app.services.counter import Counter
from app.services.exchange.rebuild_dossiers import rebuild_dossiers
from app.services.store.journal_entry import entry_of_event
from app.services.store.replay import replay
from tests import builders
from tests.builders import CERTIFIED_COPY
from tests.counters import (
    Open,
    busy,
    clock_of,
    contents,
    counter_at,
    exported,
    give_out,
    merged,
    restored,
    returned,
    state,
)
from tests.small_register import write_register


def test_both_returned_keeps_the_later_one_and_both_in_the_history(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there, None, CERTIFIED_COPY).code
    merged(here, exported(there, stick))
    clock_of(here).forward(minutes=30)
    clock_of(there).forward(minutes=10)
    give_out(here, code)
    give_out(there, code)
    report = merged(here, exported(there, stick))
    (line,) = [one for one in report.lines if one.notice is MergeNotice.BOTH_RETURNED]
    assert line.code == code
    assert (line.values["first"], line.values["last"]) == ("2", "1")
    assert merged(there, exported(here, stick)).lines
    assert contents(here) == contents(there)
    assert contents(here)[code]["returned_at"] == clock_of(here).now()
    card = here.dossiers.card(builders.actor(here), here.dossiers.id_of(code))
    assert [one.action for one in card.history] == ["Trả kết quả", "Trả kết quả", "Tiếp nhận hồ sơ"]
    assert here.days.check().ok


def test_undoing_ones_own_return_leaves_the_other_counters(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there, None, CERTIFIED_COPY).code
    merged(here, exported(there, stick))
    give_out(there, code)
    clock_of(here).forward(minutes=30)
    give_out(here, code)
    clock_of(here).forward(minutes=1)
    mistaken = TakeStep(builders.actor(here), here.dossiers.id_of(code), "nhầm người")
    here.dossiers.undo_return(mistaken)
    merged(here, exported(there, stick))
    merged(there, exported(here, stick))
    assert contents(here) == contents(there)
    assert state(here, code) is DossierState.RETURNED
    assert contents(here)[code]["returned_at"] == clock_of(there).now()


def test_news_of_an_earlier_step_never_takes_a_dossier_back(at: Open, stick: Path) -> None:
    """The other PC's clock runs ahead: it records a result after the citizen has left with it."""
    here, there = at(1), at(2)
    code = builders.receive(there).code
    actor = builders.actor(there)
    there.dossiers.hand_over(HandOver(actor, (there.dossiers.id_of(code),)))
    clock_of(there).forward(hours=2)
    there.dossiers.record_result(RecordResult(actor, there.dossiers.id_of(code)))
    returned(here, code)
    merged(here, exported(there, stick))
    assert state(here, code) is DossierState.RETURNED
    assert here.days.check().ok


def test_a_dossier_rebuilt_from_its_history_is_the_dossier(at: Open, tmp_path: Path) -> None:
    here = busy(at(1))
    command = ImportRegister(builders.supervisor(here), str(write_register(tmp_path)))
    here.office.import_register(command, builders.quiet)
    mistaken = next(
        code for code, row in contents(here).items() if row["state"] == DossierState.RETURNED
    )
    undo = TakeStep(builders.actor(here), here.dossiers.id_of(mistaken), "nhầm người")
    here.dossiers.undo_return(undo)
    before = contents(here)
    with here.context.database.write() as session:
        ids = list(session.scalars(select(Dossier.id)))
        settled = list(rebuild_dossiers(session, here.context.calendar, ids))
    assert len(settled) == 23
    assert contents(here) == before


def test_a_step_done_again_after_a_restore_counts_once(
    at: Open, stick: Path, tmp_path: Path
) -> None:
    """The other PC lost the return it had exported, and did it again from its journal."""
    here, there = at(1), at(2)
    code = builders.receive(there, None, CERTIFIED_COPY).code
    early = exported(there, stick)
    clock_of(there).forward(minutes=5)
    give_out(there, code)
    merged(here, early)
    merged(here, exported(there, stick))
    again = counter_at(tmp_path / "again", 2, clock_of(there), there.context.store_id)
    with contextlib.closing(again):
        restored(again)
        replay(again.context, _journal_of(there))
        assert contents(again)[code]["returned_at"] == contents(there)[code]["returned_at"]
        report = merged(here, exported(again, stick))
    assert (report.events, report.changed, report.lines) == (2, 1, ())
    assert contents(here)[code]["returned_at"] == contents(there)[code]["returned_at"]
    assert here.days.check().ok


def _journal_of(counter: Counter) -> list[dict[str, Any]]:
    with counter.context.database.read() as session:
        events = session.scalars(select(DossierEvent).order_by(DossierEvent.sequence))
        entries = [entry_of_event(session, counter.context.store_id, one) for one in events]
    return json.loads(json.dumps(entries, default=_plain))


def _plain(value: object) -> object:
    return milliseconds(value) if isinstance(value, datetime) else str(value)
