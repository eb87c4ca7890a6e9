"""A day of what a desk writes down beside its dossiers, and everything a store knows of it."""

from dataclasses import replace

from sqlalchemy import select

from app.domain.desk_lines import DeskSnapshot
from app.domain.ratings import Score
from app.domain.reasons import RefusalReason
from app.domain.vietnam_time import local
from app.models.register import RegisterEntry
from app.services.counter import Counter
from app.services.exchange.desk_line_rows import entries_since, ratings_since, visits_since
from app.services.register_commands import (
    CancelEntry,
    CloseEntry,
    Exclude,
    LinkDossier,
    Rate,
    SaveEntry,
    UnlinkDossier,
)
from app.services.step_commands import RefuseVisit
from tests import builders
from tests.services.registers.conftest import Books
from tests.steps import PERSON


def turn_away(counter: Counter, name: str = "Lò Thị Pành") -> str:
    command = RefuseVisit(
        actor=builders.actor(counter),
        procedure_code=builders.BIRTH_REGISTRATION,
        applicant=replace(PERSON, name=name),
        reason_class=RefusalReason.OTHER,
        reason="Nộp ở xã bên",
    )
    return counter.dossiers.refuse(command).number


def rate(counter: Counter) -> None:
    """Keep a citizen's answer about a visit."""
    wish = Rate(actor=builders.actor(counter), score=Score.VERY_CONTENT, note="nhanh")
    counter.registers.rate(wish)


def a_day(books: Books) -> None:
    """Write lines, change, close, cancel, link, unlink, excuse, rate and turn away."""
    counter, clerk = books.counter, books.clerk
    call = books.call()
    changed = SaveEntry(
        actor=clerk,
        register="hotline",
        entry_id=call.entry_id,
        values={"content": "Hỏi lại lần hai", "heard_by": "Hà"},
    )
    counter.registers.save(changed)
    counter.registers.end(
        CloseEntry(actor=clerk, entry_id=call.entry_id, values={"outcome": "Đã trả lời"})
    )
    counter.registers.cancel(
        CancelEntry(actor=clerk, entry_id=books.call("nhầm").entry_id, reason="Ghi nhầm")
    )
    books.visit()
    (late, other) = books.late_dossiers(2, local(2026, 11, 17, 14))
    outage = books.outage(local(2026, 11, 16, 14), local(2026, 11, 17, 12))
    for dossier_id in (late, other):
        code = counter.dossiers.card(clerk, dossier_id).row.code
        counter.registers.link(LinkDossier(actor=clerk, entry_id=outage, code=code))
    counter.registers.unlink(UnlinkDossier(actor=clerk, entry_id=outage, dossier_id=other))
    counter.registers.exclude(Exclude(actor=books.supervisor, entry_id=outage, dossier_ids=(late,)))
    rate(counter)
    turn_away(counter)


def lines_in(counter: Counter) -> set[DeskSnapshot]:
    """Return everything the store knows of these lines, in words."""
    with counter.context.database.read() as session:
        own = counter.context.station
        return {
            *entries_since(session, None, own),
            *ratings_since(session, None, own),
            *visits_since(session, None, own),
        }


def words(counter: Counter) -> list[tuple[str, str]]:
    found = select(RegisterEntry.uid, RegisterEntry.words)
    with counter.context.database.read() as session:
        return sorted((str(uid), text) for uid, text in session.execute(found))
