"""The promise of one dossier, counted from its own history."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_rebuild import Happening, in_order
from app.domain.dossier_state import Action
from app.domain.promise_history import PROMISED, PastStep, Promise, counted_facts, promise_of
from app.domain.working_calendar import WorkingCalendar
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent


def past_steps(session: Session, dossier_id: int) -> list[Happening]:
    """Return what has been done with a dossier, in its order."""
    return past_steps_of(session, [dossier_id])[dossier_id]


def past_steps_of(session: Session, dossier_ids: Sequence[int]) -> dict[int, list[Happening]]:
    """Return the same of many dossiers, by their keys."""
    told: dict[int, list[Happening]] = {key: [] for key in dossier_ids}
    for event in session.scalars(
        select(DossierEvent).where(DossierEvent.dossier_id.in_(dossier_ids))
    ):
        told[event.dossier_id].append(happening_of(event))
    return {key: list(in_order(steps)) for key, steps in told.items()}


def happening_of(event: Any) -> Happening:
    """Return an event, or a row with these columns of one, as the rules see it."""
    return Happening(
        event.station,
        event.epoch,
        event.sequence,
        Action(event.kind),
        event.occurred_at,
        json.loads(event.payload),
    )


def promise_with(
    session: Session, calendar: WorkingCalendar, dossier: Dossier, *steps: PastStep
) -> Promise:
    """Return the promise of ``dossier`` as it is once ``steps`` have been taken as well."""
    return promise_after([*past_steps(session, dossier.id), *steps], calendar, dossier)


def promise_after(
    steps: Sequence[PastStep], calendar: WorkingCalendar, dossier: Dossier
) -> Promise:
    """Return what ``steps``, which are all there are, make of the promise of ``dossier``."""
    counted = counted_facts(steps)
    promised = datetime.fromisoformat(counted[PROMISED]) if counted else None
    return promise_of(steps, promised or dossier.original_promised_at, calendar)
