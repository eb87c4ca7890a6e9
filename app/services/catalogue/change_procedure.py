"""Change, add, end and confirm a procedure: each change is a version that applies from a day on."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from app.domain.catalogue import CatalogueEntry, as_draft, catalogue_entries, same_rule
from app.domain.catalogue_file import write_procedure
from app.domain.procedure import Confirmation, Origin, Procedure, procedure_in_force
from app.domain.roles import Permission
from app.errors import InputError, NotFoundError, RuleError
from app.models.procedure import ProcedureVersion
from app.services import audit
from app.services.audit import Audited
from app.services.catalogue.versions import (
    add_version,
    begin_change,
    change_detail,
    checked_basis,
    checked_day,
    versions_of,
)
from app.services.catalogue_commands import (
    ChangeProcedure,
    ConfirmProcedure,
    EndProcedure,
    ProcedureChanged,
)
from app.services.context import Context
from app.words import N_


def catalogue_today(context: Context) -> tuple[CatalogueEntry, ...]:
    """Return every procedure with its versions, as it stands today."""
    versions = (row.procedure for row in context.catalogue())
    return catalogue_entries(versions, context.today())


def change_procedure(context: Context, command: ChangeProcedure) -> ProcedureChanged:
    """Store a version that applies from a day on; a dossier received before keeps its own.

    InputError names the field; RuleError when nothing would change, or somebody else has changed
    the procedure meanwhile.
    """
    command.actor.require(Permission.CHANGE_CATALOGUE)
    basis = checked_basis(command.basis)
    day = checked_day(context, command.procedure.valid_from)
    code = command.procedure.code
    with context.database.write() as session:
        begin_change(session, context)
        known = [row.procedure for row in context.catalogue() if row.procedure.code == code]
        _require_seen(known, command.seen)
        before = procedure_in_force(known, day)
        if before is not None and same_rule(before, command.procedure) and not command.confirmed:
            raise RuleError(
                N_("Thủ tục không khác bản đang dùng."), N_("Sửa rồi hãy lưu thành bản mới.")
            )
        on = context.today()
        confirmed = None
        if command.confirmed:
            confirmed = Confirmation(by=command.actor.name, on=on, basis=basis)
        made = replace(
            command.procedure,
            offered=True,
            valid_to=None,
            verified=command.confirmed,
            confirmed=confirmed,
            origin=Origin(by=command.actor.name, on=on, reason=basis),
        )
        added = add_version(session, context, command.actor, made, Audited.CHANGE_PROCEDURE)
    context.forget_references()
    return ProcedureChanged(code, added.version)


def end_procedure(context: Context, command: EndProcedure) -> ProcedureChanged:
    """Offer a procedure no more from a day on; what was received before goes its way."""
    command.actor.require(Permission.CHANGE_CATALOGUE)
    basis = checked_basis(command.basis)
    day = checked_day(context, command.from_day)
    with context.database.write() as session:
        begin_change(session, context)
        known = versions_of(context, command.code)
        _require_seen(known, command.seen)
        ended = _ended(known, day)
        origin = Origin(by=command.actor.name, on=context.today(), reason=basis)
        made = replace(ended, origin=origin)
        added = add_version(session, context, command.actor, made, Audited.END_PROCEDURE)
    context.forget_references()
    return ProcedureChanged(command.code, added.version)


def confirm_procedure(context: Context, command: ConfirmProcedure) -> ProcedureChanged:
    """Note who compared a version with the published decision, and when; the rule stays."""
    command.actor.require(Permission.CHANGE_CATALOGUE)
    basis = checked_basis(command.basis)
    with context.database.write() as session:
        begin_change(session, context)
        row = session.scalars(
            select(ProcedureVersion).where(
                ProcedureVersion.code == command.code, ProcedureVersion.version == command.version
            )
        ).one_or_none()
        known = {one.version: one for one in versions_of(context, command.code)}
        if row is None or command.version not in known:
            raise NotFoundError(
                N_("Không có bản này của thủ tục {code}."),
                N_("Mở lại danh mục rồi xác nhận lại."),
                code=command.code,
            )
        confirmed = Confirmation(by=command.actor.name, on=context.today(), basis=basis)
        made = replace(known[command.version], verified=True, confirmed=confirmed)
        row.content = write_procedure(made)
        detail = change_detail(made, made, basis)
        actor_id = command.actor.clerk_id
        audit.note(session, context, actor_id, Audited.CONFIRM_PROCEDURE, detail)
    context.forget_references()
    return ProcedureChanged(command.code, command.version)


def _ended(known: tuple[Procedure, ...], day: date) -> Procedure:
    last = procedure_in_force(known, day)
    if last is None:
        raise RuleError(
            N_("Thủ tục này không áp dụng từ ngày đó nên không cần kết thúc."),
            N_("Xem lịch sử phiên bản của thủ tục."),
        )
    return replace(as_draft(last, day), offered=False)


def _require_seen(known: "list[Procedure] | tuple[Procedure, ...]", seen: int) -> None:
    newest = max((one.version for one in known), default=0)
    if newest == seen:
        return
    if seen == 0:
        raise InputError(
            "code", N_("Mã này đã có trong danh mục."), N_("Tìm thủ tục đó trong danh sách và sửa.")
        )
    raise RuleError(
        N_("Người khác vừa sửa thủ tục này."), N_("Mở lại thủ tục để xem bản mới rồi sửa tiếp.")
    )
