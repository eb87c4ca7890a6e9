"""Export the day: register, events and day sheet in one bundle that was read back, or none.

The bundle holds what was received, finished or returned that day and everything still open, and
all events since the last export, so that a lost stick is made good by the next one.
"""

from datetime import date
from pathlib import Path

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.domain.documents import DaySheetDocument, PaperSize, PrintJob
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
from app.services.office.set_up import store_fact
from app.services.ports import BundleContent, BundleWriter, Tick
from app.services.reports.register_table import register_table


def export_day(
    context: Context, command: ExportDay, write_bundle: BundleWriter, tick: Tick
) -> Exported:
    """Write the bundle of ``command.day`` and note it; nothing is noted unless it was read back."""
    command.actor.require(Permission.EXPORT_DAY)
    sheet = day_sheet(context, command.actor, command.day)
    with context.database.read() as session:
        content = _content(session, context, command, sheet_job(context, sheet))
        dossiers, events = len(content.register.rows), content.last_sequence
        written = write_bundle(content, Path(command.folder), tick)
    with context.database.write() as session:
        session.add(
            ExportRecord(
                day=command.day,
                written_at=context.now(),
                clerk_id=command.actor.clerk_id,
                folder=str(written.folder),
                first_sequence=content.first_sequence,
                last_sequence=content.last_sequence,
                manifest_sha256=written.manifest_sha256,
                encrypted=command.encrypted,
            )
        )
        detail = f"{command.day.isoformat()} {written.manifest_sha256}"
        audit.note(session, context, command.actor.clerk_id, Audited.EXPORT_DAY, detail)
    count = events - content.first_sequence + 1 if events else 0
    return Exported(written.folder, written.files, dossiers, count, command.encrypted)


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
    profile, station, day = context.office().profile, context.station.digit, command.day
    previous = session.scalars(
        select(ExportRecord).order_by(ExportRecord.id.desc()).limit(1)
    ).first()
    after = session.scalar(select(func.max(ExportRecord.last_sequence))) or 0
    head = history.head(session.connection(), context.station)
    return BundleContent(
        agency_code=profile.agency_code,
        office_name=profile.name,
        store_id=store_fact(session, "store_id"),
        station=station,
        day=day,
        register=register_table(session, profile.name, day, day, _of_day(day)),
        events=history.exported_events(session, context.station, after),
        day_sheet=sheet,
        first_sequence=after + 1 if head.sequence > after else 0,
        last_sequence=head.sequence if head.sequence > after else 0,
        history_head=head.hash,
        previous_manifest=previous.manifest_sha256 if previous else "",
        passphrase=store_fact(session, "export_passphrase"),
        encrypted=command.encrypted,
    )


def _of_day(day: date) -> ColumnElement[bool]:
    return NOT_CANCELLED & or_(
        Dossier.received_on == day,
        Dossier.finished_on == day,
        Dossier.returned_on == day,
        open_at_end_of(day),
    )
