"""Results handed out before the dossier was known, matched when it arrives."""

from pathlib import Path

from app.domain.dossier_state import DossierState
from app.domain.merge_report import MergeNotice
from app.services.commands import (
    CancelUnmatched,
)
from tests import builders
from tests.counters import Open, clock_of, contents, exported, merged, returned, state


def test_a_result_given_out_for_an_unknown_dossier_is_matched_later(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there).code
    clock_of(here).forward(minutes=20)
    returned_at = clock_of(here).now()
    returned(here, code)
    clock_of(here).forward(hours=5)
    told = merged(there, exported(here, stick))
    assert [one.notice for one in told.lines] == [MergeNotice.RETURNED_THERE]
    assert state(there, code) is DossierState.RECEIVED
    (line,) = merged(here, exported(there, stick)).lines
    assert (line.notice, line.code) == (MergeNotice.MATCHED, code)
    row = contents(here)[code]
    assert (row["state"], row["returned_at"]) == (DossierState.RETURNED, returned_at)
    assert row["collector_name"] == "Nguyễn Thị Hoa"
    assert here.dossiers.unmatched()[0].matched_at == clock_of(here).now()
    assert merged(there, exported(here, stick)).changed == 1
    assert contents(here) == contents(there)
    assert here.days.check().ok
    assert there.days.check().ok


def test_a_cancelled_unmatched_return_is_never_matched(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there).code
    returned(here, code)
    (row,) = here.dossiers.unmatched()
    here.dossiers.cancel_unmatched(CancelUnmatched(builders.supervisor(here), row.id, "nhầm"))
    merged(here, exported(there, stick))
    assert state(here, code) is DossierState.RECEIVED
