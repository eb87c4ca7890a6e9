"""Drafts: a half-filled form on disk, so that neither a crash nor a colleague costs typing."""

import json
from collections.abc import Mapping
from typing import Any

from app.domain.roles import Actor
from app.models.office import Draft
from app.services.answers import Saved
from app.services.context import Context


def save_draft(context: Context, actor: Actor, form: str, content: Mapping[str, Any]) -> Saved:
    """Keep what the clerk has typed into ``form`` so far; an empty content forgets it."""
    with context.database.write() as session:
        draft = session.get(Draft, (actor.clerk_id, form))
        if not content:
            if draft is not None:
                session.delete(draft)
        else:
            if draft is None:
                draft = Draft(clerk_id=actor.clerk_id, form=form)
                session.add(draft)
            draft.content = json.dumps(content, ensure_ascii=False)
            draft.saved_at = context.now()
    return Saved()


def load_draft(context: Context, actor: Actor, form: str) -> dict[str, Any]:
    """Return what the clerk had typed into ``form``, empty when nothing was left."""
    with context.database.read() as session:
        draft = session.get(Draft, (actor.clerk_id, form))
    return json.loads(draft.content) if draft is not None else {}
