"""Who did what beside the dossiers is written down, and cannot be taken back."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.domain.roles import Actor
from app.models.office import AuditRecord
from app.services import audit
from app.services.audit import Audited
from app.services.counter import Counter


def acts(counter: Counter) -> list[tuple[int | None, str]]:
    with counter.context.database.read() as session:
        rows = session.execute(
            select(AuditRecord.clerk_id, AuditRecord.action).order_by(AuditRecord.id)
        )
        return [(row.clerk_id, row.action) for row in rows]


def test_a_line_says_who_did_what_and_when(counter: Counter, clerk: Actor) -> None:
    with counter.context.database.write() as session:
        audit.note(session, counter.context, clerk.clerk_id, Audited.CLOSE_DAY, "2026-11-16")
    with counter.context.database.read() as session:
        *_, line = session.scalars(select(AuditRecord).order_by(AuditRecord.id))
    assert (line.clerk_id, line.action, line.detail) == (
        clerk.clerk_id,
        "close_day",
        "2026-11-16",
    )
    assert line.occurred_at == counter.context.now()


def test_what_is_taken_back_leaves_no_line(counter: Counter, clerk: Actor) -> None:
    before = acts(counter)
    with pytest.raises(ZeroDivisionError), counter.context.database.write() as session:
        audit.note(session, counter.context, clerk.clerk_id, Audited.EXPORT_DAY)
        raise ZeroDivisionError
    assert acts(counter) == before


def test_looking_at_the_passphrase_is_noted_with_who_did(
    counter: Counter, supervisor: Actor
) -> None:
    counter.office.export_passphrase(supervisor)
    assert acts(counter)[-1] == (supervisor.clerk_id, Audited.SHOW_PASSPHRASE)


def test_finding_a_dossier_by_an_identity_number_is_noted(counter: Counter, clerk: Actor) -> None:
    counter.dossiers.note_look_up(clerk, 7)
    assert acts(counter)[-1] == (clerk.clerk_id, Audited.LOOK_UP_BY_IDENTITY)


def test_the_audit_cannot_be_changed(counter: Counter, clerk: Actor) -> None:
    counter.dossiers.note_look_up(clerk, 7)
    with (
        pytest.raises(DBAPIError, match="append-only"),
        counter.context.database.write() as session,
    ):
        session.execute(text("DELETE FROM audit_records"))
