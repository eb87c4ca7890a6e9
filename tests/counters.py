"""Several counters of one office, each with a store of its own and no network between them."""

import secrets
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from app.bootstrap import Workplace, open_counter
from app.day_bundle import list_files
from app.domain.dossier_state import DossierState
from app.domain.merge_report import MergeReport
from app.domain.passphrase import new_passphrase
from app.domain.vietnam_time import office_day
from app.export.bundle import write_bundle
from app.export.bundle_reader import open_bundle
from app.models.dossier import Applicant, Dossier, Fee
from app.models.dossier_event import next_genesis
from app.services import history
from app.services.commands import ExportDay, MergeBundle, ReturnResult, ReturnUnmatched
from app.services.counter import Counter
from app.services.exchange.export_day import export_day
from app.services.exchange.merge import merge
from app.services.ports import BundleContent, Tick, WrittenBundle
from tests import builders, busy_day, stores
from tests.builders import SetClock

Open = Callable[[int], Counter]
"""Opens the counter of a station, the same one each time it is asked."""


def counter_at(
    folder: Path, station: int, clock: SetClock | None = None, store_id: str = ""
) -> Counter:
    """Return the open counter of the PC with the digit ``station``, a store of its own.

    ``store_id`` makes it a copy of another one, as it was when it was empty.
    """
    builders.lay_sample(folder, station)
    store_id = store_id or str(uuid.uuid4())
    facts = {
        "station": str(station),
        "store_id": store_id,
        "export_passphrase": new_passphrase(secrets.choice),
    }
    stores.change_closed(
        folder,
        *(("UPDATE meta SET value = ? WHERE key = ?", value, key) for key, value in facts.items()),
        ("UPDATE history_chains SET station = ?, store_id = ?", station, store_id),
    )
    return open_counter(Workplace(folder, clock or SetClock()))


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


def clock_of(counter: Counter) -> SetClock:
    """Return the clock of the counter, which tests set."""
    clock = counter.context.clock
    assert isinstance(clock, SetClock)
    return clock


def busy(counter: Counter) -> Counter:
    """Let a busy day pass at the counter."""
    busy_day.play(counter, clock_of(counter))
    return counter


def contents(counter: Counter) -> dict[str, dict[str, Any]]:
    """Return everything about each dossier that does not depend on whose store it is in."""
    clerks = {row.id: row.name for row in counter.office.clerks(active_only=False)}
    found: dict[str, dict[str, Any]] = {}
    with counter.context.database.read() as session:
        for dossier, applicant, fee in session.execute(
            select(Dossier, Applicant, Fee)
            .join(Applicant, Applicant.id == Dossier.applicant_id)
            .outerjoin(Fee, Fee.dossier_id == Dossier.id)
        ):
            columns = {
                **{
                    column.name: getattr(applicant, column.name) for column in Applicant.__table__.c
                },
                **{column.name: getattr(fee, column.name) for column in Fee.__table__.c},
                **{column.name: getattr(dossier, column.name) for column in Dossier.__table__.c},
            }
            for key in ("received_by_id", "returned_by_id", "paid_to_id"):
                columns[key] = clerks.get(columns[key])
            for key in ("id", "dossier_id", "applicant_id", "procedure_id", "office_id"):
                del columns[key]
            found[dossier.code] = columns
    return found


def state(counter: Counter, code: str) -> DossierState:
    """Return where the dossier with ``code`` stands in this store."""
    actor = builders.actor(counter)
    return counter.dossiers.card(actor, counter.dossiers.id_of(code)).row.state


def events(counter: Counter) -> set[str]:
    """Return the hashes of all events in this store."""
    with counter.context.database.read() as session:
        return set(session.scalars(text("SELECT hash FROM dossier_events")))


def give_out(counter: Counter, code: str, **changes: Any) -> None:
    """Hand the result of the dossier with ``code`` to its applicant."""
    actor = builders.actor(counter)
    dossier_id = counter.dossiers.id_of(code)
    name = counter.dossiers.card(actor, dossier_id).row.applicant_name
    command = ReturnResult(
        actor=actor, dossier_id=dossier_id, collector_name=name, fee_paid_now=True, **changes
    )
    counter.dossiers.return_result(command)


def returned(counter: Counter, code: str, name: str = "Nguyễn Thị Hoa") -> None:
    """Hand a result out that belongs to a dossier unknown at this counter."""
    counter.dossiers.return_unmatched(
        ReturnUnmatched(
            actor=builders.actor(counter),
            code=code,
            collector_name=name,
            collector_identity="001185000001",
        )
    )


def restored(counter: Counter) -> None:
    """Let the store begin the epoch that follows a restore to what it holds."""
    chain = counter.context.station
    with counter.context.database.write() as session:
        head = history.head(session.connection(), chain)
        begun = history.Chain(
            station=chain.digit,
            epoch=chain.epoch + 1,
            store_id=counter.context.store_id,
            genesis=next_genesis(chain.digit, chain.epoch + 1, head.hash),
            begun_at=counter.context.now(),
            reason="restore",
        )
        history.begin_chain(session.connection(), begun)
    builders.change_store(counter, "UPDATE meta SET value = ? WHERE key = 'epoch'", "1")
    counter.context.forget_references()


def _write_lists(content: BundleContent, folder: Path, tick: Tick) -> WrittenBundle:
    finished = write_bundle(
        folder,
        content.facts,
        list_files(content),
        passphrase=content.passphrase if content.encrypted else None,
        tick=tick,
    )
    return WrittenBundle(finished.folder, finished.files, finished.manifest_sha256)
