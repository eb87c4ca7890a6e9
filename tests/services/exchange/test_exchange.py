"""What is asked about other counters' bundles: which lie there, and a copy before one comes in."""

from pathlib import Path

from app.services.commands import MergeBundle
from tests import builders
from tests.counters import Open, exported, merged


def test_bundles_of_others_are_offered_and_known_ones_marked(at: Open, stick: Path) -> None:
    here, there, third = at(1), at(2), at(3)
    for counter in (here, there, third):
        builders.receive(counter)
        exported(counter, stick)
    found = here.exchange.bundles_in(stick)
    assert [(one.facts.station, one.known) for one in found] == [(2, False), (3, False)]
    merged(here, Path(found[0].path))
    assert [one.known for one in here.exchange.bundles_in(stick)] == [True, False]


def test_a_merge_is_preceded_by_a_copy_and_a_preview_is_not(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    bundle = str(exported(there, stick))
    for dry_run in (True, False):
        command = MergeBundle(actor=builders.supervisor(here), path=bundle, dry_run=dry_run)
        here.exchange.merge(command, builders.quiet)
        assert bool(here.backups.rows()) is not dry_run
    assert len(here.exchange.merged()) == 1
