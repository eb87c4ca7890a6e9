"""Several counters of one office, each with a store of its own and no network between them."""

import secrets
import uuid
from pathlib import Path
from typing import Any

from app.day_bundle import list_files
from app.domain.merge_report import MergeReport
from app.domain.passphrase import new_passphrase
from app.domain.vietnam_time import office_day
from app.export.bundle import write_bundle
from app.export.bundle_reader import open_bundle
from app.services.commands import ExportDay, MergeBundle
from app.services.counter import Counter
from app.services.day.export_day import export_day
from app.services.office.merge import merge
from app.services.ports import BundleContent, Tick, WrittenBundle
from tests import builders
from tests.builders import SetClock


def counter_at(folder: Path, station: int, clock: SetClock | None = None) -> Counter:
    """Return the open counter of the PC with the digit ``station``, a store of its own."""
    opened = builders.sample_counter(folder, clock, station=station)
    store_id = str(uuid.uuid4())
    facts = {
        "station": str(station),
        "store_id": store_id,
        "export_passphrase": new_passphrase(secrets.choice),
    }
    for key, value in facts.items():
        builders.change_store(opened, "UPDATE meta SET value = ? WHERE key = ?", value, key)
    builders.change_store(
        opened, "UPDATE history_chains SET station = ?, store_id = ?", station, store_id
    )
    opened.context.forget_references()
    return opened


def exported(
    counter: Counter, folder: Path, *, encrypted: bool = False, whole: bool = False
) -> Path:
    """Return a bundle of the counter's present day below ``folder``: its lists, without the papers.

    Drawing sheet and workbook takes longer than all the rest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    day = office_day(counter.context.now())
    command = ExportDay(builders.supervisor(counter), day, str(folder), encrypted, whole)
    return export_day(counter.context, command, _write_lists, builders.quiet).folder


def merged(
    counter: Counter, bundle: Path, tick: Tick = builders.quiet, **changes: Any
) -> MergeReport:
    """Take ``bundle`` into the counter's store and return what that did."""
    command = MergeBundle(actor=builders.supervisor(counter), path=str(bundle), **changes)
    return merge(counter.context, command, open_bundle, tick).report


def passphrase(counter: Counter) -> str:
    """Return what opens the counter's encrypted bundles."""
    return counter.office.export_passphrase(builders.supervisor(counter))


def _write_lists(content: BundleContent, folder: Path, tick: Tick) -> WrittenBundle:
    finished = write_bundle(
        folder,
        content.facts,
        list_files(content),
        passphrase=content.passphrase if content.encrypted else None,
        tick=tick,
    )
    return WrittenBundle(finished.folder, finished.files, finished.manifest_sha256)
