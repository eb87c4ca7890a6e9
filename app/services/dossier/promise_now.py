"""The promise of one dossier, counted from its own history."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_rebuild import Happening, in_order
from app.domain.dossier_state import Action
from app.domain.promise_history import PastStep, Promise, promise_of
from app.domain.working_calendar import WorkingCalendar
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent


def past_steps(session: Session, dossier_id: int) -> list[Happening]:
    """Return what has been done with a dossier, in its order."""
    events = session.scalars(select(DossierEvent).where(DossierEvent.dossier_id == dossier_id))
    return list(
        in_order(
            Happening(
                event.station,
                event.epoch,
                event.sequence,
                Action(event.kind),
                event.occurred_at,
                json.loads(event.payload),
            )
            for event in events
        )
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
    first = next((one.facts["promised"] for one in steps if "promised" in one.facts), None)
    promised = datetime.fromisoformat(first) if first else dossier.original_promised_at
    return promise_of(steps, promised, calendar)
