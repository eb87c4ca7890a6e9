"""A closed day is closed: what is still written down for it needs somebody who leads, and says so.

The mark is a fact of the step itself, so lists, merges and rebuilds know it. Other days, and with
them the next morning, are not affected.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_state import ACTION_LABELS, Action
from app.domain.event_words import AFTER_CLOSING
from app.domain.reconciliation import LateEntry
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_date
from app.errors import RuleError
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent
from app.models.office import WorkingDay
from app.services import audit
from app.services.answers import Saved
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.context import Context
from app.services.day_commands import AllowLate
from app.services.office.sign_in import prove
from app.words import N_

ALLOWED_FOR_SECONDS = 30 * 60.0


def allow_late(context: Context, command: AllowLate) -> Saved:
    """Let a clerk write down steps of a closed day for half an hour, at this counter.

    Raises as signing in does; RuleError when whoever proves it does not lead.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    by = prove(context, command.by_id, command.secret, command.kind)
    by.require(Permission.CLOSE_DAY)
    until = context.steady() + ALLOWED_FOR_SECONDS
    context.late[command.actor.clerk_id, command.day] = (by.name, until)
    with context.database.write() as session:
        detail = f"{command.day.isoformat()} {command.actor.name}"
        audit.note(session, context, by.clerk_id, Audited.ALLOW_LATE, detail)
    return Saved(Changes.DAYS)


def closed_at(session: Session, day: date) -> datetime | None:
    """Return when ``day`` was closed first, None while it is open."""
    return session.scalar(select(WorkingDay.closed_at).where(WorkingDay.day == day))


def late_facts(context: Context, actor: Actor, day: date) -> Mapping[str, str]:
    """Return what marks a step of ``day``, which is closed; RuleError when nobody lets it in."""
    if actor.may(Permission.CLOSE_DAY):
        return {AFTER_CLOSING: actor.name}
    name, until = context.late.get((actor.clerk_id, day), ("", 0.0))
    if name and context.steady() < until:
        return {AFTER_CLOSING: name}
    raise RuleError(
        N_("Ngày {day} đã chốt, nhập thêm cần lãnh đạo phụ trách."),
        N_(
            "Mở «Chốt ngày» (F7), chọn ngày {day}, bước cuối: lãnh đạo phụ trách nhập mã PIN để "
            "cho nhập, rồi quay lại lưu; nội dung đang nhập vẫn còn."
        ),
        day=short_date(day),
    )


def late_entries(session: Session, day: date) -> tuple[LateEntry, ...]:
    """Return the steps of ``day`` that were let in after it was closed, oldest first."""
    rows = session.execute(
        select(
            DossierEvent.dossier_id,
            Dossier.code,
            DossierEvent.kind,
            DossierEvent.occurred_at,
            DossierEvent.clerk_name,
            DossierEvent.payload,
        )
        .join(Dossier, Dossier.id == DossierEvent.dossier_id)
        .where(
            DossierEvent.occurred_on == day,
            DossierEvent.payload.contains(f'"{AFTER_CLOSING}":', autoescape=True),
        )
        .order_by(DossierEvent.station, DossierEvent.epoch, DossierEvent.sequence)
    )
    return tuple(
        LateEntry(
            dossier_id=row.dossier_id,
            code=row.code,
            action=ACTION_LABELS[Action(row.kind)],
            at=row.occurred_at,
            clerk_name=row.clerk_name,
            allowed_by=json.loads(row.payload)[AFTER_CLOSING],
        )
        for row in rows
    )
