"""Noting that somebody changed this PC's printer, folders or lock; they are kept elsewhere."""

import json
from collections.abc import Mapping

from app.domain.roles import Actor
from app.services import audit
from app.services.answers import Saved
from app.services.audit import Audited
from app.services.context import Context


def note_pc_settings(context: Context, actor: Actor, changed: Mapping[str, str]) -> Saved:
    """Write into the audit what ``changed`` says: names of choices with what they are now."""
    detail = json.dumps(dict(changed), ensure_ascii=False)
    with context.database.write() as session:
        audit.note(session, context, actor.clerk_id, Audited.SAVE_PC_SETTINGS, detail)
    return Saved()
