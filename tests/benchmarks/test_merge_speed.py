"""Another counter's bundle of five thousand dossiers: how long a look and a merge take.

The dossiers are received one by one, in a minute or two. Run with ``poe bench``.
"""

import time
from pathlib import Path

import pytest

from app.domain.dossier_filter import DossierFilter
from app.services.commands import HandOver
from tests import builders
from tests.counters import counter_at, exported, merged

DOSSIERS = 5_000


@pytest.mark.benchmark
def test_five_thousand_dossiers_are_merged_in_seconds(tmp_path: Path) -> None:
    here, there = counter_at(tmp_path / "here", 1), counter_at(tmp_path / "there", 2)
    clerk = builders.actor(there)
    ids = tuple(builders.receive(there, clerk).dossier_id for _ in range(DOSSIERS))
    there.dossiers.hand_over(HandOver(clerk, ids, "Bộ phận Tư pháp - hộ tịch"))
    begin = time.perf_counter()
    bundle = exported(there, tmp_path / "usb")
    told = [f"export {time.perf_counter() - begin:.1f} s"]
    for what, dry_run in (("preview", True), ("merge", False), ("again", False)):
        begin = time.perf_counter()
        report = merged(here, bundle, dry_run=dry_run)
        told.append(f"{what} {time.perf_counter() - begin:.1f} s")
    print(f"\n{DOSSIERS:,} dossiers, {2 * DOSSIERS:,} events: {', '.join(told)}")
    assert (report.events, report.known_events) == (0, 2 * DOSSIERS)
    assert here.dossiers.count(DossierFilter()) >= DOSSIERS
    assert here.days.check().ok
    here.close()
    there.close()
