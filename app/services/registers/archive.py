"""Where the papers of a dossier lie follows from the registers of boxes and of lending.

Each change of place is a step in the dossier's history, so that other counters, restored stores and
whoever scans the slip are told; the registers themselves are lines like all others.
"""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.archive import ARCHIVE, BOXES, LENDING, gone_with_box, in_box, lent
from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.errors import RuleError
from app.models.dossier import Dossier
from app.models.register import RegisterEntry, RegisterLink
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step
from app.services.registers.entry import content_of, number_of
from app.words import N_


def require_free(session: Session, entry: RegisterEntry, dossier_id: int) -> None:
    """Raise RuleError for a dossier that lies in another box, or that somebody has borrowed."""
    if entry.register not in ARCHIVE:
        return
    for other in _entries_of(session, dossier_id):
        if other.id == entry.id or other.register != entry.register or other.closed_on:
            continue
        raise RuleError(
            N_("Hồ sơ này đang ở chỗ khác: {place}."),
            N_("Gỡ khỏi dòng số {number} hoặc ghi xong dòng ấy trước."),
            place=_told(other),
            number=str(number_of(other)),
        )


def move_dossiers(
    session: Session,
    context: Context,
    actor: Actor,
    entry: RegisterEntry,
    more: Iterable[int] = (),
) -> None:
    """Set the place of the dossiers of ``entry``, and of ``more`` that have just left it.

    RuleError when a step is not to be taken now, as on a day that is closed.
    """
    if entry.register not in ARCHIVE:
        return
    linked = select(RegisterLink.dossier_id).where(RegisterLink.entry_id == entry.id)
    for dossier_id in sorted({*session.scalars(linked), *more}):
        dossier = dossier_of(session, dossier_id)
        place = _place_of(session, dossier_id)
        if place != dossier.place:
            _move(session, context, actor, dossier, place, entry)


def _move(
    session: Session,
    context: Context,
    actor: Actor,
    dossier: Dossier,
    place: str,
    entry: RegisterEntry,
) -> None:
    take_step(
        session,
        context,
        actor,
        dossier,
        Action.MOVE,
        at=context.now(),
        facts={"entry": f"{entry.register} {number_of(entry)}"},
        changes={"place": place},
    )


def _place_of(session: Session, dossier_id: int) -> str:
    """Return who has borrowed a dossier, else its box, else what became of the box."""
    entries = _entries_of(session, dossier_id)
    for register, closed in ((LENDING, False), (BOXES, False), (BOXES, True)):
        for entry in entries:
            if entry.register == register and bool(entry.closed_on) is closed:
                return _told(entry)
    return ""


def _told(entry: RegisterEntry) -> str:
    values = content_of(entry).values
    if entry.register == LENDING:
        return lent(values)
    return gone_with_box(values) if entry.closed_on else in_box(values)


def _entries_of(session: Session, dossier_id: int) -> list[RegisterEntry]:
    """Return the lines of the archive about a dossier that stand, the newest first."""
    return list(
        session.scalars(
            select(RegisterEntry)
            .join(RegisterLink, RegisterLink.entry_id == RegisterEntry.id)
            .where(
                RegisterLink.dossier_id == dossier_id,
                RegisterEntry.register.in_(ARCHIVE),
                RegisterEntry.cancelled_reason == "",
            )
            .order_by(RegisterEntry.happened_at.desc(), RegisterEntry.id.desc())
        )
    )
