"""Noting who did what beside the dossiers: signing in, looking people up, exporting, settings.

What happens to a dossier is its history (``app.services.history``) and not noted here.
"""

from enum import StrEnum

from sqlalchemy.orm import Session

from app.models.office import AuditRecord
from app.services.context import Context


class Audited(StrEnum):
    """The acts an office must be able to account for."""

    SET_UP = "set_up"
    SAVE_PROFILE = "save_profile"
    SAVE_CLERK = "save_clerk"
    SHOW_PASSPHRASE = "show_passphrase"
    CONFIRM_CALENDAR = "confirm_calendar"
    IMPORT_REGISTER = "import_register"
    SIGN_IN = "sign_in"
    SIGN_IN_FAILED = "sign_in_failed"
    LOOK_UP_BY_IDENTITY = "look_up_by_identity"
    CLOSE_DAY = "close_day"
    EXPORT_DAY = "export_day"


def note(
    session: Session, context: Context, clerk_id: int | None, act: Audited, detail: str = ""
) -> None:
    """Add a line in the caller's transaction; ``detail`` holds keys and names of files only."""
    session.add(
        AuditRecord(occurred_at=context.now(), clerk_id=clerk_id, action=act.value, detail=detail)
    )
