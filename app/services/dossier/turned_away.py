"""Turned away: the visits that ended without a dossier, and what was typed in them."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from app.domain.dossier_state import Action
from app.domain.listings import TurnedAwayRow
from app.domain.roles import Actor, Permission
from app.errors import NotFoundError
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion
from app.models.register import TurnedAway
from app.services.context import Context
from app.words import N_


def turned_away(
    context: Context, actor: Actor, first: date, last: date
) -> tuple[TurnedAwayRow, ...]:
    """Return the visits that ended so from ``first`` to ``last``, newest first."""
    actor.require(Permission.WORK_AT_DESK)
    wanted = (
        select(TurnedAway, Clerk.name, ProcedureVersion.short_name)
        .join(Clerk, Clerk.id == TurnedAway.clerk_id)
        .join(ProcedureVersion, ProcedureVersion.id == TurnedAway.procedure_id)
        .where(TurnedAway.happened_on >= first, TurnedAway.happened_on <= last)
        .order_by(TurnedAway.happened_at.desc(), TurnedAway.id.desc())
    )
    with context.database.read() as session:
        return tuple(
            TurnedAwayRow(
                id=row.id,
                action=Action(row.kind),
                number=row.number,
                happened_at=row.happened_at,
                clerk_name=clerk,
                applicant_name=row.applicant_name,
                procedure_name=procedure,
                reason=row.reason,
            )
            for row, clerk, procedure in session.execute(wanted)
        )


def typed_then(context: Context, actor: Actor, turned_away_id: int) -> Mapping[str, Any]:
    """Return what was typed in a visit, to begin a new intake with."""
    actor.require(Permission.WORK_AT_DESK)
    with context.database.read() as session:
        row = session.get(TurnedAway, turned_away_id)
        if row is None:
            raise NotFoundError(N_("Không tìm thấy lần hướng dẫn hoặc từ chối này."))
        content: Mapping[str, Any] = json.loads(row.content)
        return content
