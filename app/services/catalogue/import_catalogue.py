"""Take a workbook into the catalogue as versions valid from a day, and undo a whole import.

The file is read by ``ReadSheets``, its meaning is ``app.domain.catalogue_sheets``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import select

from app.domain.catalogue import as_draft
from app.domain.catalogue_finding import CatalogueFinding
from app.domain.catalogue_import import (
    CatalogueBatch,
    CatalogueImport,
    edited_since,
    planned_versions,
)
from app.domain.catalogue_sheets import CatalogueSheet, read_sheets
from app.domain.catalogue_tables import CODE, CONFIRMED_BY, PROCEDURES, catalogue_tables
from app.domain.procedure import Origin, Procedure, procedure_in_force
from app.domain.roles import Permission
from app.domain.table import Table
from app.domain.vietnam_time import short_date, to_local
from app.errors import NotFoundError, RuleError
from app.models.procedure import ProcedureVersion
from app.services import audit
from app.services.audit import Audited
from app.services.catalogue.change_procedure import catalogue_today
from app.services.catalogue.versions import add_version, begin_change, checked_day
from app.services.catalogue_commands import (
    CatalogueImported,
    CatalogueUndone,
    ImportCatalogue,
    UndoCatalogueImport,
)
from app.services.changes import Changes
from app.services.context import Context
from app.words import N_

ReadSheets = Callable[[Path], Sequence[CatalogueSheet]]
WriteTables = Callable[[Sequence[Table], Path], object]


def export_catalogue(context: Context, path: Path, write: WriteTables) -> int:
    """Write what is offered or will be as a workbook to ``path``; return how many procedures.

    FileError or DeviceError when it cannot be written.
    """
    offered = tuple(entry.shown for entry in catalogue_today(context) if entry.shown.offered)
    write(catalogue_tables(offered), path)
    return len(offered)


def import_catalogue(
    context: Context, command: ImportCatalogue, read: ReadSheets
) -> CatalogueImported:
    """Make a version of every usable line that says something new; the others are told.

    FileError when the workbook cannot be read, InputError("valid_from") for a day gone by.
    """
    command.actor.require(Permission.CHANGE_CATALOGUE)
    day = checked_day(context, command.from_day)
    sheets = read(Path(command.path))
    if command.dry_run:
        return CatalogueImported(_plan(context, sheets, day), Changes.NOTHING)
    with context.database.write() as session:
        begin_change(session, context)
        result = _plan(context, sheets, day)
        batch = _batch_name(context)
        name = Path(command.path).name
        origin = Origin(by=command.actor.name, on=context.today(), reason=name, batch=batch)
        for planned in result.planned:
            made = replace(planned.procedure, origin=origin)
            add_version(session, context, command.actor, made, Audited.CHANGE_PROCEDURE)
        detail = f"{name}: {len(result.planned)} {short_date(day)}"
        actor_id = command.actor.clerk_id
        audit.note(session, context, actor_id, Audited.IMPORT_CATALOGUE, detail)
    context.forget_references()
    return CatalogueImported(replace(result, dry_run=False, batch=batch))


def catalogue_batches(context: Context) -> tuple[CatalogueBatch, ...]:
    """Return the imports whose versions the catalogue holds, newest first."""
    versions = [row.procedure for row in context.catalogue()]
    made: dict[str, list[Procedure]] = {}
    for one in versions:
        if one.origin is not None and one.origin.batch:
            made.setdefault(one.origin.batch, []).append(one)
    return tuple(_batch(name, ours) for name, ours in sorted(made.items(), reverse=True))


def undo_import(context: Context, command: UndoCatalogueImport) -> CatalogueUndone:
    """Put back what an import changed, as new versions; what was changed again since then stays.

    Nothing applies before the import itself would have: an import for next month is undone then.
    """
    command.actor.require(Permission.CHANGE_CATALOGUE)
    with context.database.write() as session:
        begin_change(session, context)
        versions = [row.procedure for row in context.catalogue()]
        ours = [one for one in versions if one.origin and one.origin.batch == command.batch]
        if not ours:
            raise NotFoundError(
                N_("Không tìm thấy lần nhập này."), N_("Mở lại danh sách các lần nhập.")
            )
        begun = ours[0].valid_from or context.today()
        day = max(context.today(), begun)
        left = [one.code for one in ours if not _is_last(one, versions)]
        back = [one for one in ours if one.code not in left]
        if not back:
            raise RuleError(
                N_("Mọi thủ tục của lần nhập này đã được sửa lại sau đó."),
                N_("Sửa từng thủ tục nếu cần."),
            )
        reason = f"Hoàn tác lần nhập {ours[0].origin.reason if ours[0].origin else ''}".strip()
        batch = _batch_name(context)
        origin = Origin(by=command.actor.name, on=context.today(), reason=reason, batch=batch)
        for one in back:
            made = replace(_as_before(one, versions, day), origin=origin)
            add_version(session, context, command.actor, made, Audited.CHANGE_PROCEDURE)
        actor_id, detail = command.actor.clerk_id, f"{reason}: {len(back)} {short_date(day)}"
        audit.note(session, context, actor_id, Audited.UNDO_CATALOGUE_IMPORT, detail)
    context.forget_references()
    return CatalogueUndone(len(back), tuple(left), day)


def _plan(context: Context, sheets: Sequence[CatalogueSheet], day: date) -> CatalogueImport:
    known = {one.code: one for one in context.procedures(day)}
    read = read_sheets(sheets, known, _codes_ever(context))
    planned = planned_versions(read, known, day)
    later = {one.code: one for one in _later(context, day)}
    findings = list(read.findings)
    findings.extend(
        _has_later(one.line, later[one.procedure.code])
        for one in planned
        if one.procedure.code in later
    )
    findings.extend(
        _edited_since(line)
        for line, one in read.procedures.items()
        if edited_since(known.get(one.code), one)
    )
    return CatalogueImport(
        lines=read.lines,
        planned=planned,
        unchanged=len(read.procedures) - len(planned),
        findings=tuple(findings),
        from_day=day,
        dry_run=True,
    )


def _codes_ever(context: Context) -> frozenset[str]:
    """Return every national code any version names, registers of before included."""
    with context.database.read() as session:
        codes = set(session.scalars(select(ProcedureVersion.code).distinct()))
    for row in context.catalogue():
        codes.update(row.procedure.other_codes)
    return frozenset(codes)


def _later(context: Context, day: date) -> Iterable[Procedure]:
    return (row.procedure for row in context.catalogue() if not row.procedure.has_begun(day))


def _has_later(line: int, later: Procedure) -> CatalogueFinding:
    day = short_date(later.valid_from) if later.valid_from else ""
    return CatalogueFinding(
        PROCEDURES,
        line,
        CODE,
        N_("Thủ tục {code} đã có một bản áp dụng từ {day}; bản đó vẫn áp dụng từ ngày ấy."),
        {"code": later.code, "day": day},
        is_error=False,
    )


def _edited_since(line: int) -> CatalogueFinding:
    return CatalogueFinding(
        PROCEDURES,
        line,
        CONFIRMED_BY,
        N_("Dòng này được sửa sau khi kiểm chứng: coi như chưa kiểm chứng."),
        is_error=False,
    )


def _batch(name: str, ours: Sequence[Procedure]) -> CatalogueBatch:
    first = ours[0]
    assert first.origin is not None and first.valid_from is not None
    return CatalogueBatch(
        batch=name,
        reason=first.origin.reason,
        by=first.origin.by,
        on=first.origin.on,
        from_day=first.valid_from,
        procedures=len(ours),
    )


def _is_last(one: Procedure, versions: Iterable[Procedure]) -> bool:
    return not any(other.code == one.code and other.version > one.version for other in versions)


def _as_before(one: Procedure, versions: Iterable[Procedure], day: date) -> Procedure:
    """Return what applied on ``day`` without ``one``; what was new is offered no more."""
    others = [other for other in versions if other.code == one.code and other is not one]
    before = procedure_in_force(others, day)
    if before is None:
        return replace(as_draft(one, day), offered=False)
    # The same rule was confirmed then; that it stands again needs no other decision.
    return replace(before, valid_from=day, valid_to=None)


def _batch_name(context: Context) -> str:
    station = context.station
    moment = to_local(context.now())
    return f"{moment:%Y%m%d-%H%M%S}-{station.digit}{station.epoch_digit}"
