"""Turned away: the visits that ended without a dossier, and what was typed in them."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

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
    return _visits(context, TurnedAway.happened_on.between(first, last))


def refusals(
    context: Context, actor: Actor, day: date, clerk_id: int | None
) -> tuple[TurnedAwayRow, ...]:
    """Return the visits a clerk, or for None anybody, refused on ``day``, newest first.

    RuleError when a clerk asks for those of others.
    """
    if clerk_id != actor.clerk_id:
        actor.require(Permission.SEE_ALL_WORKLOADS)
    own = () if clerk_id is None else (TurnedAway.clerk_id == clerk_id,)
    return _visits(context, refused_on(day), *own)


def refused_on(day: date) -> ColumnElement[bool]:
    """Return the condition for the visits that were refused on ``day``."""
    return (TurnedAway.happened_on == day) & (TurnedAway.kind == Action.REFUSE.value)


def _visits(context: Context, *where: ColumnElement[bool]) -> tuple[TurnedAwayRow, ...]:
    wanted = (
        select(TurnedAway, Clerk.name, ProcedureVersion.short_name)
        .join(Clerk, Clerk.id == TurnedAway.clerk_id)
        .join(ProcedureVersion, ProcedureVersion.id == TurnedAway.procedure_id)
        .where(*where)
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
