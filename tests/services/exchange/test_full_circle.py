"""A day leaves one PC in an encrypted bundle and arrives whole in an empty store of another."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from app.export.backup_copy import unpack_backup
from app.export.bundle_check import verify_bundle
from app.export.bundle_reader import open_bundle
from app.models.backup_file import read_backup
from app.services.commands import ExportDay
from app.services.counter import Counter
from app.services.exchange.bundle_contents import check_contents
from tests import builders, busy_day
from tests.counters import Open, busy, contents, merged, passphrase


def figures(counter: Counter) -> dict[str, Any]:
    """Return the day's figures by the clerks' names; keys are each store's own."""
    found = counter.days.figures(builders.supervisor(counter), busy_day.DAY)
    clerks = {one.clerk_name: replace(one, clerk_id=None, desk="") for one in found.clerks}
    return {
        **clerks,
        "": replace(found.total, desk=""),
        "codes": (found.codes_issued, found.codes_cancelled, found.open_total),
    }


def test_a_day_arrives_as_it_left(at: Open, stick: Path, tmp_path: Path) -> None:
    there, here = busy(at(2)), at(1)
    stick.mkdir(exist_ok=True)
    command = ExportDay(builders.actor(there), busy_day.DAY, str(stick), stick=True)
    done = there.days.export(command, builders.quiet)
    secret = passphrase(there)
    assert verify_bundle(done.folder, secret).unlisted == ()
    with open_bundle(done.folder, secret) as bundle:
        counted = check_contents(bundle, there.context.now())
    report = merged(here, done.folder, passphrase=secret)
    assert (report.dossiers, report.events) == (counted.dossiers, counted.events)
    assert contents(here) == contents(there)
    assert figures(here) == figures(there)

    copied = read_backup(
        unpack_backup(done.folder / Path(done.backup).with_suffix(".zip"), secret, tmp_path)
    )
    assert copied.verified
    assert copied.manifest is not None
    assert copied.manifest.facts.store_id == there.context.store_id
