"""Changes of this PC's own choices are accounted for like those of the office."""

import json

from sqlalchemy import select

from app.domain.roles import Actor
from app.models.office import AuditRecord
from app.services.counter import Counter


def test_what_was_changed_is_noted_with_who_did_it(counter: Counter, clerk: Actor) -> None:
    changed = {"printer": "Máy in tầng 2", "backup_folder": "E:\\sao-luu"}
    counter.office.note_pc_settings(clerk, changed)
    with counter.context.database.read() as session:
        *_, line = session.scalars(select(AuditRecord).order_by(AuditRecord.id))
    assert (line.clerk_id, line.action) == (clerk.clerk_id, "save_pc_settings")
    assert json.loads(line.detail) == changed
