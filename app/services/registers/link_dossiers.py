"""Add dossiers to an entry by their codes, scanned or typed, and take them out again."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.registers import Register, Registers
from app.domain.roles import Permission
from app.errors import NotFoundError, RuleError
from app.models.dossier import Dossier
from app.models.register import RegisterEntry, RegisterLink
from app.services.context import Context
from app.services.register_commands import EntrySaved, LinkDossier, UnlinkDossier
from app.services.registers.archive import move_dossiers, require_free
from app.services.registers.entry import entry_of, require_standing, saved, set_words, touch
from app.services.store.journal_lines import note_line
from app.words import N_


def link_dossier(context: Context, registers: Registers, command: LinkDossier) -> EntrySaved:
    """Add a dossier; twice the same is once. NotFoundError for a code nobody knows here.

    What goes into a box of the archive, or is lent, has its place there from now on; RuleError for
    one that lies in another box or is lent already.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        entry, register = _entry(session, registers, command.entry_id)
        dossier_id = session.scalar(
            select(Dossier.id).where(
                or_(Dossier.code == command.code, Dossier.official_code == command.code)
            )
        )
        if dossier_id is None:
            raise NotFoundError(
                N_("Không có hồ sơ mang mã {code}."),
                N_("Kiểm tra lại mã trên phiếu."),
                code=command.code,
            )
        if session.get(RegisterLink, (entry.id, dossier_id)) is None:
            require_free(session, entry, dossier_id)
            link = RegisterLink(entry_id=entry.id, dossier_id=dossier_id, note=command.note)
            session.add(link)
            session.flush()
        move_dossiers(session, context, command.actor, entry)
        return _changed(session, context, register, entry)


def unlink_dossier(context: Context, registers: Registers, command: UnlinkDossier) -> EntrySaved:
    """Take a dossier out; RuleError while it is excused by the entry."""
    command.actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        entry, register = _entry(session, registers, command.entry_id)
        link = session.get(RegisterLink, (entry.id, command.dossier_id))
        if link is not None and link.approved_at is not None:
            raise RuleError(
                N_("Hồ sơ này đã được loại trừ theo dòng này."), N_("Bỏ loại trừ trước rồi gỡ ra.")
            )
        if link is not None:
            session.delete(link)
            session.flush()
            move_dossiers(session, context, command.actor, entry, [command.dossier_id])
        return _changed(session, context, register, entry)


def _changed(
    session: Session, context: Context, register: Register, entry: RegisterEntry
) -> EntrySaved:
    set_words(session, register, entry)
    touch(entry, context.now())
    note_line(session, context, entry)
    return saved(entry)


def _entry(session: Session, registers: Registers, entry_id: int) -> tuple[RegisterEntry, Register]:
    entry = entry_of(session, entry_id)
    register = registers.get(entry.register)
    require_standing(entry)
    if register.dossiers is None:
        raise RuleError(N_("Sổ này không ghi kèm hồ sơ."), N_("Chọn sổ khác."))
    return entry, register
