"""What a merge tells of itself, before and after."""

from pathlib import Path

from app.domain.dossier_state import DossierState
from app.domain.merge_report import MergeNotice
from app.services.commands import (
    TakeStep,
)
from tests import builders
from tests.builders import CERTIFIED_COPY
from tests.counters import Open, busy, clock_of, contents, events, exported, give_out, merged, state


def test_a_preview_says_what_the_merge_does_and_does_nothing(at: Open, stick: Path) -> None:
    here, there = busy(at(1)), busy(at(2))
    bundle = exported(there, stick)
    before, known = contents(here), events(here)
    preview = merged(here, bundle, dry_run=True)
    assert preview.dry_run
    assert contents(here) == before
    assert events(here) == known
    assert here.exchange.merged() == ()
    done = merged(here, bundle)
    assert (done.dossiers, done.events, done.lines) == (
        preview.dossiers,
        preview.events,
        preview.lines,
    )


def test_a_step_with_a_dossier_cancelled_elsewhere_is_pointed_out(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there).code
    merged(here, exported(there, stick))
    here.dossiers.cancel(TakeStep(builders.supervisor(here), here.dossiers.id_of(code), "trùng"))
    clock_of(there).forward(minutes=5)
    give_out(there, code)
    (line,) = merged(here, exported(there, stick)).lines
    assert line.notice is MergeNotice.CROSSED_STEP
    assert state(here, code) is DossierState.CANCELLED


def test_money_taken_elsewhere_is_taken_over_and_twice_is_told(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    codes = [builders.receive(there, None, CERTIFIED_COPY).code for _ in range(2)]
    merged(here, exported(there, stick))
    clock_of(there).forward(minutes=10)
    for code in codes:
        give_out(there, code, fee_receipt_number="0000123")
    clock_of(here).forward(minutes=20)
    give_out(here, codes[1])
    report = merged(here, exported(there, stick))
    told = {(one.notice, one.code) for one in report.lines}
    assert told == {
        (MergeNotice.BOTH_RETURNED, codes[1]),
        (MergeNotice.PAID_TWICE, codes[1]),
    }
    assert contents(here)[codes[0]]["receipt_number"] == "0000123"
    assert contents(here)[codes[0]]["paid_at"] == clock_of(there).now()
