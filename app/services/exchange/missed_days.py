"""The days whose export was missed: a stick was bad, or nobody thought of it."""

from datetime import date

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from app.domain.dossier_state import Action
from app.models.dossier import CodeCounter
from app.models.dossier_event import DossierEvent
from app.models.office import ExportRecord
from app.services.context import Context
from app.services.exchange.bundle_lists import exported_to
from app.services.office.clock import own_series


def missed_days(session: Session, context: Context) -> tuple[date, ...]:
    """Return the days before today on which this counter received what no export carries yet."""
    numbered = (
        select(CodeCounter.day)
        .where(
            CodeCounter.series.in_(own_series(context)),
            CodeCounter.day < context.today(),
            ~CodeCounter.mistaken,
        )
        .distinct()
        .order_by(CodeCounter.day)
    )
    digit = context.station.digit
    exported = exported_to(session, digit)
    carried = (
        and_(DossierEvent.epoch == epoch, DossierEvent.sequence <= last)
        for epoch, last in exported.items()
    )
    if exported:
        left = exists().where(
            DossierEvent.occurred_on == CodeCounter.day,
            DossierEvent.kind == Action.RECEIVE.value,
            DossierEvent.station == digit,
            ~or_(*carried),
        )
        return tuple(session.scalars(numbered.where(left)))
    # Exports from before they carried events tell no more than their day.
    own = or_(ExportRecord.station == digit, ExportRecord.station.is_(None))
    last_day = session.scalar(select(func.max(ExportRecord.day)).where(own))
    return tuple(session.scalars(numbered.where(CodeCounter.day > (last_day or date.min))))
