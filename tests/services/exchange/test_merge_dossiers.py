"""Dossiers that are known here, that only seem to be, and that are new."""

from pathlib import Path
from uuid import uuid4

import pytest

from app.domain.dossier_state import DossierState
from app.domain.merge_report import MergeNotice
from app.errors import RuleError
from app.services.commands import ImportRegister
from tests import builders
from tests.builders import CERTIFIED_COPY
from tests.counters import (
    Open,
    clock_of,
    contents,
    counter_at,
    exported,
    give_out,
    merged,
    restored,
    state,
)
from tests.small_register import write_register


def test_the_same_register_imported_twice_is_one_set_of_dossiers(
    at: Open, stick: Path, tmp_path: Path
) -> None:
    here, there = at(1), at(2)
    register = str(write_register(tmp_path))
    for counter in (here, there):
        command = ImportRegister(builders.supervisor(counter), register)
        counter.office.import_register(command, builders.quiet)
    before = contents(here)
    report = merged(here, exported(there, stick))
    assert (report.dossiers, report.blocked) == (0, False)
    assert contents(here) == before
    assert here.days.check().ok


def test_one_code_for_two_dossiers_waits_for_a_person(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there).code
    merged(here, exported(there, stick))
    builders.change_store(here, "UPDATE dossiers SET uid = ?", uuid4().hex)
    builders.change_store(here, "UPDATE dossiers SET request_id = 'another'")
    clock_of(there).forward(minutes=5)
    give_out(there, code)
    bundle = exported(there, stick)
    preview = merged(here, bundle, dry_run=True)
    assert preview.blocked
    assert preview.lines[0].notice is MergeNotice.SAME_CODE
    with pytest.raises(RuleError, match="1 mã trùng"):
        merged(here, bundle)
    assert state(here, code) is DossierState.RECEIVED
    assert not merged(here, bundle, same_dossiers=frozenset({code})).blocked
    assert state(here, code) is DossierState.RETURNED
    assert here.days.check().ok


def test_an_official_code_that_is_taken_stays_out_and_is_told(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    ours, theirs = builders.receive(here).code, builders.receive(there).code
    for counter in (here, there):
        builders.change_store(counter, "UPDATE dossiers SET official_code = 'H26.107-261116-0001'")
    (line,) = merged(here, exported(there, stick)).lines
    assert line.notice is MergeNotice.SAME_OFFICIAL_CODE
    assert line.values == {"official": "H26.107-261116-0001", "other": ours}
    assert contents(here)[theirs]["official_code"] is None


def test_a_dossier_lost_here_comes_back_from_another_counter(
    at: Open, stick: Path, tmp_path: Path
) -> None:
    """This PC was restored to an empty copy; the other one had worked on its dossier."""
    here, there = at(1), at(2)
    code = builders.receive(here, None, CERTIFIED_COPY).code
    merged(there, exported(here, stick))
    clock_of(there).forward(minutes=5)
    give_out(there, code)
    again = counter_at(tmp_path / "again", 1, store_id=here.context.store_id)
    restored(again)
    assert merged(again, exported(there, stick)).dossiers == 1
    assert state(again, code) is DossierState.RETURNED
    assert builders.receive(again).code.startswith("TN11-261116-0001-")
    assert again.days.check().findings == ()
    again.close()
