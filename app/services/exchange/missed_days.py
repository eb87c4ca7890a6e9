"""The days whose export was missed: a stick was bad, or nobody thought of it."""

from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from app.models.dossier import CodeCounter
from app.models.dossier_event import DossierEvent, HistoryChain
from app.models.office import ExportRecord
from app.services.context import Context
from app.services.exchange.bundle_lists import exported_to
from app.services.office.clock import own_series


def missed_days(session: Session, context: Context) -> tuple[date, ...]:
    """Return the days before today of which this counter wrote what no export carries yet.

    Days on which the clock ran ahead are none, nor are those an imported register tells of.
    """
    digit = context.station.digit
    exported = exported_to(session, digit)
    mistaken = select(CodeCounter.day).where(
        CodeCounter.series.in_(own_series(context)), CodeCounter.mistaken
    )
    # Another store's chain came with its bundle; its own counter exports it.
    others = select(HistoryChain.epoch).where(
        HistoryChain.station == digit, HistoryChain.store_id != context.store_id
    )
    days = (
        select(DossierEvent.occurred_on)
        .where(
            DossierEvent.station == digit,
            DossierEvent.epoch.not_in(others),
            DossierEvent.occurred_on < context.today(),
            DossierEvent.occurred_on.not_in(mistaken),
            ~DossierEvent.payload.contains('"register":', autoescape=True),
        )
        .distinct()
        .order_by(DossierEvent.occurred_on)
    )
    if exported:
        newer = (
            and_(DossierEvent.epoch == epoch, DossierEvent.sequence > last)
            for epoch, last in exported.items()
        )
        return tuple(session.scalars(days.where(or_(DossierEvent.epoch.not_in(exported), *newer))))
    # Exports from before they carried events tell no more than their day.
    own = or_(ExportRecord.station == digit, ExportRecord.station.is_(None))
    last_day = session.scalar(select(func.max(ExportRecord.day)).where(own))
    return tuple(session.scalars(days.where(DossierEvent.occurred_on > (last_day or date.min))))
