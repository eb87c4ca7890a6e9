"""The common part of every later step: look the dossier up, let the table decide, write it down.

Each verb has its own file and adds what is particular to it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.domain.dossier_state import Action, Clock, DossierState, Transition, transition
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day
from app.errors import InputError, NotFoundError
from app.models.dossier import Dossier
from app.services import history
from app.services.context import Context
from app.services.store.journal_steps import note_step
from app.words import N_


def dossier_of(session: Session, dossier_id: int) -> Dossier:
    """Return the dossier with this key; NotFoundError when there is none."""
    dossier = session.get(Dossier, dossier_id)
    if dossier is None:
        raise NotFoundError(
            N_("Không tìm thấy hồ sơ này trong kho dữ liệu."),
            N_("Tìm lại bằng mã hồ sơ hoặc họ tên."),
        )
    return dossier


def take_step(
    session: Session,
    context: Context,
    actor: Actor,
    dossier: Dossier,
    action: Action,
    *,
    at: datetime,
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
) -> Transition:
    """Move ``dossier`` on in the caller's transaction and add the step to its history.

    RuleError when the table knows no such step or the role may not take it; InputError with the
    field ``reason`` where the step needs one.
    """
    row = transition(DossierState(dossier.state), action, actor)
    if row.needs_reason and not reason.strip():
        raise InputError(
            "reason", N_("Bước này cần ghi lý do."), N_("Ghi ngắn gọn lý do rồi thực hiện lại.")
        )
    written: dict[str, Any] = {"from": row.source.value, "to": row.target.value, **(facts or {})}
    if reason:
        written["reason"] = reason.strip()
    dossier.state = row.target.value
    if row.clock is Clock.STOPS and dossier.finished_at is None:
        dossier.finished_at = at
        dossier.finished_on = office_day(at)
    session.flush()
    step = history.Step(dossier.id, dossier.code, action, at, written)
    newest = history.write_down(session.connection(), context.station, actor, [step])
    note_step(session, context, step, actor.name, newest)
    return row
