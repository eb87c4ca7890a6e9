"""How often each procedure was received lately, so that lists show the most used first."""

from datetime import timedelta

from sqlalchemy import func, select

from app.models.dossier import Dossier
from app.models.procedure import ProcedureVersion
from app.services.context import Context

_LATELY = timedelta(days=90)


def procedure_usage(context: Context, clerk_id: int | None = None) -> dict[str, int]:
    """Return intakes of the last 90 days by procedure code, of one clerk or of all."""
    statement = (
        select(ProcedureVersion.code, func.count())
        .join(Dossier, Dossier.procedure_id == ProcedureVersion.id)
        .where(Dossier.received_on >= context.today() - _LATELY)
        .group_by(ProcedureVersion.code)
    )
    if clerk_id is not None:
        statement = statement.where(Dossier.received_by_id == clerk_id)
    with context.database.read() as session:
        return dict(session.execute(statement).all())
