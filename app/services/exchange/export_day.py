"""Export the day: register, events and day sheets in one bundle that was read back, or none.

The bundle holds what was received, finished or returned that day and everything still open; and all
events since the last export with the dossiers they touch, so that another counter can take them in.
A lost stick is made good by exporting the whole history again.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app import __version__
from app.domain.bundle_facts import BundleFacts
from app.domain.documents import PaperSize, PrintJob
from app.domain.forms.day_sheet import DaySheetDocument
from app.domain.roles import Permission
from app.domain.stick import StickOwner
from app.domain.vietnam_time import short_date
from app.errors import MotCuaError, RuleError
from app.models.dossier import NOT_CANCELLED, Dossier
from app.models.office import ExportRecord
from app.models.sqlite_file import SqliteDatabase
from app.services import audit, history
from app.services.answers import Exported
from app.services.audit import Audited
from app.services.commands import ExportDay
from app.services.context import Context
from app.services.day.close_day import day_sheets
from app.services.day.figures import open_at_end_of
from app.services.exchange import bundle_lists as lists
from app.services.exchange.export_key import export_key
from app.services.exchange.line_lists import line_lists, note_lines_exported, since_last_export
from app.services.exchange.missed_days import missed_days
from app.services.office.set_up import store_fact
from app.services.ports import (
    BundleContent,
    BundledBackup,
    BundleWriter,
    StickMarker,
    Tick,
    WrittenBundle,
)
from app.services.reports.register_table import register_table
from app.services.store.confirm_restored import require_confirmed
from app.words import N_

# An office that has never exported would wait for the sheets of years.
_MOST_DAYS_OF_SHEETS = 31

Copy = Callable[[Tick], Path]
"""Makes sure of a fresh copy of the store and returns it; MotCuaError says why there is none."""


def export_day(
    context: Context,
    command: ExportDay,
    write_bundle: BundleWriter,
    tick: Tick,
    *,
    copy: Copy | None = None,
    mark_stick: StickMarker | None = None,
) -> Exported:
    """Write the bundle of ``command.day`` and note it; nothing is noted unless it was read back.

    Earlier days that no export carries come along. ``copy`` makes the copy of the store that goes
    with it; without one, the rest goes alone and the answer says why. RuleError while a restored
    store has not been compared with the papers, when only a supervisor may leave it plain, or for
    a day still to come.
    """
    command.actor.require(Permission.EXPORT_DAY)
    if not command.encrypted:
        command.actor.require(Permission.EXPORT_PLAIN)
    if command.day > context.today():
        raise RuleError(
            N_("Chưa đến ngày {day}, không thể xuất."),
            N_("Chọn hôm nay hoặc một ngày đã qua."),
            day=short_date(command.day),
        )
    with context.database.read() as session:
        require_confirmed(session)
        missed = [day for day in missed_days(session, context) if day < command.day]
    days = (*missed, command.day)
    sheets = tuple(
        sheet_job(context, sheet, number)
        for day in days[-_MOST_DAYS_OF_SHEETS:]
        for number, sheet in enumerate(day_sheets(context, command.actor, day), start=1)
    )
    backup, missing = _backup(context, command, copy, tick)
    began = context.now()
    with context.database.read() as session:
        content = _content(session, context, command, days)
        content = replace(content, day_sheets=sheets, backup=backup)
        facts, rows = content.facts, len(content.register.rows)
        written = write_bundle(content, Path(command.folder), tick)
    with context.database.write() as session:
        for day in days:
            session.add(_record(context, command, day, facts, written))
        lists.note_exported(session, facts.parts)
        note_lines_exported(session, began)
        detail = f"{command.day.isoformat()} {written.manifest_sha256}"
        audit.note(session, context, command.actor.clerk_id, Audited.EXPORT_DAY, detail)
    if command.stick and mark_stick is not None:
        # The bundle is whole; a stick without its mark is only asked about once more.
        with suppress(MotCuaError):
            owner = StickOwner(facts.store_id, facts.agency_code, facts.office)
            mark_stick(Path(command.folder), owner)
    events = sum(part.last_sequence - part.first_sequence + 1 for part in facts.parts)
    return Exported(
        written.folder,
        written.files,
        rows,
        events,
        command.encrypted,
        days,
        backup.path.name if backup is not None else "",
        missing,
    )


def _backup(
    context: Context, command: ExportDay, copy: Copy | None, tick: Tick
) -> tuple[BundledBackup | None, MotCuaError | None]:
    """Return the copy that goes along, or why there is none: the day goes out without it."""
    if copy is None or not command.backup:
        return None, None
    database = context.database
    try:
        path = copy(lambda _done, _total: tick(0, 1))
    except MotCuaError as failure:
        return None, failure
    encrypted = isinstance(database, SqliteDatabase) and database.key is not None
    return BundledBackup(path, encrypted), None


def _record(
    context: Context, command: ExportDay, day: date, facts: BundleFacts, written: WrittenBundle
) -> ExportRecord:
    return ExportRecord(
        day=day,
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


def sheet_job(context: Context, sheet: DaySheetDocument, number: int = 1) -> PrintJob:
    """Return the day sheet as a job; those of one day that follow the desk's have a number."""
    own = f"-{number}" if number > 1 else ""
    return PrintJob(
        document=sheet,
        form_set=context.form_set(sheet.day),
        title=f"phieu-cuoi-ngay-{sheet.day:%Y%m%d}{own}",
        copies=(),
        size=PaperSize.A4,
    )


def _content(
    session: Session, context: Context, command: ExportDay, days: Sequence[date]
) -> BundleContent:
    profile, first, last = context.office().profile, days[0], days[-1]
    facts = _facts(session, context, command)
    since = None if command.whole else since_last_export(session, context.now())
    lines = line_lists(session, since, context.station)
    return BundleContent(
        facts=facts,
        register=register_table(session, profile.name, first, last, _of_days(first, last)),
        events=lists.events_of(session, facts.parts),
        dossiers=lists.dossiers_of(session, facts.parts),
        procedures=lists.procedures_of(session, facts.parts, lines.procedures),
        clerks=lists.clerks_named(session),
        unmatched=lists.unmatched_returns(session),
        desk_lines=lines.files,
        day_sheets=(),
        passphrase=store_fact(session, "export_passphrase"),
        encrypted=command.encrypted,
        office_key=export_key(session),
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


def _of_days(first: date, last: date) -> ColumnElement[bool]:
    return NOT_CANCELLED & or_(
        Dossier.received_on.between(first, last),
        Dossier.finished_on.between(first, last),
        Dossier.returned_on.between(first, last),
        open_at_end_of(last),
    )
