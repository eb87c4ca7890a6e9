"""Which dossiers a step counts for, in SQL: each once, and for one person only.

A result counts where it stands, which is the last one that was not taken back. Any other step of a
period counts for whoever took it last, so that the figures of all clerks add up to those of the
desk.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select, tuple_
from sqlalchemy.orm import aliased

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action
from app.models.dossier import NOT_CANCELLED, Dossier
from app.models.dossier_event import DossierEvent


def dossiers_with_step(wanted: DossierFilter) -> Select[int]:
    """Return the keys of the dossiers with the step that ``wanted`` asks for; it must name one."""
    statement = select(DossierEvent.dossier_id).where(*_of_kind_and_days(wanted))
    if wanted.step_by is not None:
        statement = statement.where(DossierEvent.clerk_id == wanted.step_by)
    if wanted.step is Action.RECORD_RESULT or wanted.step_by is not None:
        statement = statement.where(_counts(wanted))
    return statement


def steps_by_clerk(wanted: DossierFilter) -> Select[int, int]:
    """Return how many dossiers the wanted step counts for, by the key of who took it."""
    return (
        select(DossierEvent.clerk_id, func.count(DossierEvent.dossier_id.distinct()))
        .join(Dossier, Dossier.id == DossierEvent.dossier_id)
        .where(NOT_CANCELLED, *_of_kind_and_days(wanted), _counts(wanted))
        .group_by(DossierEvent.clerk_id)
    )


def _of_kind_and_days(wanted: DossierFilter) -> list[ColumnElement[bool]]:
    assert wanted.step is not None
    parts = [DossierEvent.kind == wanted.step.value]
    if wanted.step_from is not None:
        parts.append(DossierEvent.occurred_on >= wanted.step_from)
    if wanted.step_to is not None:
        parts.append(DossierEvent.occurred_on <= wanted.step_to)
    return parts


def _counts(wanted: DossierFilter) -> ColumnElement[bool]:
    """Return that a ``DossierEvent`` of the wanted kind and days is the one of them that counts."""
    later = aliased(DossierEvent)
    conditions = [later.dossier_id == DossierEvent.dossier_id, _follows(later)]
    if wanted.step is Action.RECORD_RESULT:
        again = (Action.RECORD_RESULT.value, Action.UNDO_RESULT.value)
        conditions.append(later.kind.in_(again))
    else:
        conditions.append(later.kind == DossierEvent.kind)
        if wanted.step_to is not None:
            conditions.append(later.occurred_on <= wanted.step_to)
    return ~exists().where(*conditions)


def _follows(later: Any) -> ColumnElement[bool]:
    """Return that ``later`` comes after a ``DossierEvent`` (``dossier_rebuild.in_order``).

    Within a chain its sequence says so: a result may be recorded with the instant of yesterday.
    """
    event = DossierEvent
    same_chain = and_(later.station == event.station, later.epoch == event.epoch)
    at, later_at = (tuple_(one.occurred_at, one.station, one.epoch) for one in (event, later))
    return (same_chain & (later.sequence > event.sequence)) | (~same_chain & (later_at > at))
