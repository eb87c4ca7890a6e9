"""Export the day: register, events and day sheet in one bundle that was read back, or none.

The bundle holds what was received, finished or returned that day and everything still open; and all
events since the last export with the dossiers they touch, so that another counter can take them in.
A lost stick is made good by exporting the whole history again.
"""

from datetime import date
from pathlib import Path

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app import __version__
from app.domain.bundle_facts import BundleFacts
from app.domain.documents import PaperSize, PrintJob
from app.domain.forms.day_sheet import DaySheetDocument
from app.domain.roles import Permission
from app.models.dossier import NOT_CANCELLED, Dossier
from app.models.office import ExportRecord
from app.services import audit, history
from app.services.answers import Exported
from app.services.audit import Audited
from app.services.commands import ExportDay
from app.services.context import Context
from app.services.day.close_day import day_sheet
from app.services.day.figures import open_at_end_of
from app.services.exchange import bundle_lists as lists
from app.services.exchange.line_lists import line_lists, note_lines_exported, since_last_export
from app.services.office.set_up import store_fact
from app.services.ports import BundleContent, BundleWriter, Tick
from app.services.reports.register_table import register_table
from app.services.store.confirm_restored import require_confirmed


def export_day(
    context: Context, command: ExportDay, write_bundle: BundleWriter, tick: Tick
) -> Exported:
    """Write the bundle of ``command.day`` and note it; nothing is noted unless it was read back.

    RuleError while a restored store has not been compared with the papers.
    """
    command.actor.require(Permission.EXPORT_DAY)
    with context.database.read() as session:
        require_confirmed(session)
    sheet = day_sheet(context, command.actor, command.day)
    began = context.now()
    with context.database.read() as session:
        content = _content(session, context, command, sheet_job(context, sheet))
        facts, rows = content.facts, len(content.register.rows)
        written = write_bundle(content, Path(command.folder), tick)
    with context.database.write() as session:
        session.add(
            ExportRecord(
                day=command.day,
                written_at=context.now(),
                clerk_id=command.actor.clerk_id,
                folder=str(written.folder),
                first_sequence=facts.first_sequence,
                last_sequence=facts.last_sequence,
                manifest_sha256=written.manifest_sha256,
                encrypted=command.encrypted,
                station=facts.station,
                epoch=facts.epoch,
            )
        )
        lists.note_exported(session, facts.parts)
        note_lines_exported(session, began)
        detail = f"{command.day.isoformat()} {written.manifest_sha256}"
        audit.note(session, context, command.actor.clerk_id, Audited.EXPORT_DAY, detail)
    events = sum(part.last_sequence - part.first_sequence + 1 for part in facts.parts)
    return Exported(written.folder, written.files, rows, events, command.encrypted)


def sheet_job(context: Context, sheet: DaySheetDocument) -> PrintJob:
    """Return the day sheet as a job for the printer or for the bundle."""
    return PrintJob(
        document=sheet,
        form_set=context.form_set(sheet.day),
        title=f"phieu-cuoi-ngay-{sheet.day:%Y%m%d}",
        copies=(),
        size=PaperSize.A4,
    )


def _content(
    session: Session, context: Context, command: ExportDay, sheet: PrintJob
) -> BundleContent:
    profile, day = context.office().profile, command.day
    facts = _facts(session, context, command)
    since = None if command.whole else since_last_export(session, context.now())
    lines = line_lists(session, since, context.station)
    return BundleContent(
        facts=facts,
        register=register_table(session, profile.name, day, day, _of_day(day)),
        events=lists.events_of(session, facts.parts),
        dossiers=lists.dossiers_of(session, facts.parts),
        procedures=lists.procedures_of(session, facts.parts, lines.procedures),
        clerks=lists.clerks_named(session),
        unmatched=lists.unmatched_returns(session),
        desk_lines=lines.files,
        day_sheet=sheet,
        passphrase=store_fact(session, "export_passphrase"),
        encrypted=command.encrypted,
    )


def _facts(session: Session, context: Context, command: ExportDay) -> BundleFacts:
    profile, station = context.office().profile, context.station
    store_id = store_fact(session, "store_id")
    parts = lists.parts_to_export(session, store_id, whole=command.whole)
    own = [part for part in parts if (part.station, part.epoch) == (station.digit, station.epoch)]
    return BundleFacts(
        program=__version__,
        store_id=store_id,
        station=station.digit,
        agency_code=profile.agency_code,
        office=profile.name,
        day=command.day,
        first_sequence=own[0].first_sequence if own else 0,
        last_sequence=own[0].last_sequence if own else 0,
        history_head=history.head(session.connection(), station).hash,
        previous_manifest=_previous_manifest(session),
        epoch=station.epoch,
        genesis=history.hash_at(session.connection(), station, 0),
        dossiers=lists.count_dossiers(session, parts),
        parts=parts,
    )


def _previous_manifest(session: Session) -> str:
    newest = select(ExportRecord.manifest_sha256).order_by(ExportRecord.id.desc()).limit(1)
    return session.scalar(newest) or ""


def _of_day(day: date) -> ColumnElement[bool]:
    return NOT_CANCELLED & or_(
        Dossier.received_on == day,
        Dossier.finished_on == day,
        Dossier.returned_on == day,
        open_at_end_of(day),
    )
