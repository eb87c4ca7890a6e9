"""Restoring: how long it takes, and that it survives being killed at each file it opens.

Run with ``poe bench``.
"""

import time
from pathlib import Path

import pytest

from tests.journeys.test_killed_restore import FILES, kill_at_every_step
from tests.models.faults import posix_only
from tests.services.store.restoring import Ward

pytestmark = pytest.mark.benchmark


def test_four_hundred_intakes_survive_noise_over_the_store(tmp_path: Path) -> None:
    ward = Ward(tmp_path / "motcua")
    codes = ward.receive(151)
    ward.back_up()
    codes += ward.receive(249)
    ward.overwrite_with_noise()
    began = time.perf_counter()
    report = ward.restore()
    seconds = time.perf_counter() - began
    assert report.quarantine is not None
    assert report.receipts == tuple(codes[151:])
    lost = set(codes) - ward.codes()
    assert not lost
    fresh = ward.receive(1)[0]
    assert fresh not in codes
    print(
        f"\nintakes {len(codes)}, in the backup 151, replayed {len(report.receipts)} with the same "
        f"codes, lost {len(lost)}, restored in {seconds:.2f} s, next code {fresh}"
    )


@posix_only
def test_a_restore_killed_at_any_file_it_opens_is_simply_done_again(tmp_path: Path) -> None:
    kills = kill_at_every_step(tmp_path, FILES)
    print(f"\nkills {kills}, lost 0, doubled 0")
