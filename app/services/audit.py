"""Noting who did what beside the dossiers: signing in, looking people up, exporting, settings.

What happens to a dossier is its history (``app.services.history``) and not noted here.
"""

from sqlalchemy.orm import Session

from app.domain.audited import Audited
from app.models.office import AuditRecord
from app.services.context import Context

__all__ = ["Audited", "note"]


def note(
    session: Session, context: Context, clerk_id: int | None, act: Audited, detail: str = ""
) -> None:
    """Add a line in the caller's transaction; ``detail`` holds keys and names of files only."""
    session.add(
        AuditRecord(occurred_at=context.now(), clerk_id=clerk_id, action=act.value, detail=detail)
    )
