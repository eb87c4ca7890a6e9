"""The common part of both ways a visit ends without a dossier: number it, keep it, print it.

The verbs are ``guide`` and ``refuse``; looking such visits up again is ``turned_away``.
"""

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.documents import PrintedDocument
from app.domain.dossier_state import Action, DossierState, transition
from app.domain.printable import check_printable
from app.domain.text import tidy_name
from app.errors import InputError
from app.models.register import TurnedAway
from app.services.answers import VisitEnded
from app.services.context import Context
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.services.step_commands import EndVisit
from app.services.store.journal_lines import note_line
from app.words import N_


class TurnedAwayVisit:
    """A visit that may be ended so; RuleError for who may not, InputError without a name."""

    def __init__(
        self, context: Context, command: EndVisit, action: Action, reason_class: str, reason: str
    ) -> None:
        row = transition(DossierState.DRAFT, action, command.actor)
        if row.needs_reason and not reason:
            raise InputError(
                "reason", N_("Bước này cần ghi lý do."), N_("Ghi ngắn gọn lý do rồi thực hiện lại.")
            )
        self.name = tidy_name(command.applicant.name)
        if not self.name:
            raise InputError(
                "name", N_("Chưa có họ tên người nộp."), N_("Nhập họ tên; phiếu ghi rõ của ai.")
            )
        for field, text in (
            ("name", self.name),
            ("address", command.applicant.address),
            ("email", command.applicant.email),
            ("reason", reason),
        ):
            check_printable(field, text, context.missing_letters)
        self.context, self.command, self.action = context, command, action
        self.reason_class, self.reason = reason_class, reason
        self.entry = context.procedure(command.procedure_code, context.today())

    def head(self) -> dict[str, Any]:
        """Return what both slips say of whom they are for."""
        context, applicant, actor = self.context, self.command.applicant, self.command.actor
        form_set = context.form_set(context.today())
        profile = context.office().profile
        return {
            "header": profile.header(),
            "form_set": form_set.id,
            "form_version": form_set.version,
            "code": "",
            "barcode": "",
            "issued_at": context.now(),
            "applicant_name": self.name,
            "address": tidy_name(applicant.address),
            "phone": applicant.phone.strip(),
            "email": applicant.email.strip(),
            "procedure_code": self.entry.procedure.code,
            "procedure_name": self.entry.procedure.name,
            "contact_phone": profile.hotline,
            "clerk_name": actor.name,
            "desk": actor.desk,
        }


def turn_away(visit: TurnedAwayVisit, slip: Callable[[str], PrintedDocument]) -> VisitEnded:
    """Keep the visit under the next number of its kind; ``slip`` makes the paper with it."""
    context, command = visit.context, visit.command
    with context.database.write() as session:
        number = _next_number(session, context, visit.action)
        row = TurnedAway(
            kind=visit.action.value,
            number=number,
            happened_at=context.now(),
            happened_on=context.today(),
            clerk_id=command.actor.clerk_id,
            desk=command.actor.desk,
            procedure_id=visit.entry.id,
            applicant_name=visit.name,
            identity_number=command.applicant.identity_number.strip(),
            reason_class=visit.reason_class,
            reason=visit.reason,
            content=json.dumps(command.content, ensure_ascii=False),
            station=context.station.digit,
            epoch=context.station.epoch,
        )
        session.add(row)
        note_line(session, context, row)
        paper = Paper(document=slip(number), subject=number)
        asked = put_down(session, context, command.actor, [paper])
        session.flush()
        return VisitEnded(row.id, number, asked.print_ids)


def _next_number(session: Session, context: Context, action: Action) -> str:
    """Return the next number of this counter's year: no two counters ever give the same.

    A restore may have lost the newest numbers, so each epoch after the first counts anew under a
    name of its own: Q1-003/2026, then Q1.1-001/2026.
    """
    station, year = context.station, context.today().year
    counter = f"Q{station.digit}.{station.epoch}" if station.epoch else f"Q{station.digit}"
    given = session.scalar(
        select(func.count())
        .select_from(TurnedAway)
        .where(
            TurnedAway.kind == action.value,
            TurnedAway.number.startswith(f"{counter}-", autoescape=True),
            TurnedAway.number.endswith(f"/{year}", autoescape=True),
        )
    )
    return f"{counter}-{(given or 0) + 1:03}/{year}"
