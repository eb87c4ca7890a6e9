"""Correct: put right what was taken down wrongly; same code, a new issue of the slip.

What may be corrected: the applicant's facts, who submitted, the papers, and the delivery. Never the
procedure or the moment of reception: with those wrong, the dossier is cancelled and taken anew.
"""

from typing import Any

from sqlalchemy.orm import Session

from app.domain.birth_date import parse_birth_date
from app.domain.dossier_state import Action
from app.domain.identity_number import parse_identity
from app.domain.printable import check_printable
from app.domain.text import check_phone, tidy_name
from app.errors import InputError
from app.models.dossier import Applicant, Dossier
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.corrected_rows import (
    APPLICANT,
    PAPERS,
    find_anew,
    papers_fact,
    papers_of,
)
from app.services.dossier.new_slip import new_slip
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import CorrectDossier
from app.words import N_

_PERSON = ("name", "identity_number", "birth", "address", "phone", "email")


def correct(context: Context, command: CorrectDossier) -> StepTaken:
    """Change what the command names; InputError for what cannot be, or when nothing would change.

    The history keeps what stood there before and after.
    """
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        applicant = session.get_one(Applicant, dossier.applicant_id)
        person = _person(context, command, applicant)
        columns = _columns(context, command, dossier)
        facts: dict[str, Any] = {APPLICANT: person} if person else {}
        papers = _papers(session, command)
        if papers is not None:
            facts["papers_before"], facts[PAPERS] = papers
        if not facts and not columns:
            raise InputError(
                "reason",
                N_("Chưa sửa thông tin nào."),
                N_("Sửa ít nhất một thông tin, hoặc bấm «Thôi»."),
            )
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.CORRECT,
            at=context.now(),
            reason=command.reason,
            facts=facts,
            changes={**columns, "slip_version": dossier.slip_version + 1},
        )
        find_anew(session, dossier.id)
        return new_slip(session, context, command.actor, dossier)


def _person(
    context: Context, command: CorrectDossier, applicant: Applicant
) -> dict[str, list[str]]:
    """Return what changes of the applicant: before and after, by column."""
    changed: dict[str, list[str]] = {}
    for name in _PERSON:
        typed: str | None = getattr(command, name)
        if typed is None:
            continue
        before: str = getattr(applicant, name)
        after = before if typed.strip() == before else _checked(name, typed, applicant)
        if after != before:
            check_printable(name, after, context.missing_letters)
            changed[name] = [before, after]
    return changed


def _checked(name: str, typed: str, applicant: Applicant) -> str:
    typed = typed.strip()
    match name:
        case "name":
            typed = tidy_name(typed)
            if not typed:
                raise InputError("name", N_("Họ tên người nộp để trống."))
            return typed
        case "identity_number" if typed and not applicant.is_organization:
            return parse_identity(typed).digits
        case "birth" if typed:
            return str(parse_birth_date(typed))
        case "phone" if typed:
            return check_phone(typed)
        case _:
            return tidy_name(typed)


def _columns(context: Context, command: CorrectDossier, dossier: Dossier) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    if command.submitter_name is not None:
        columns["submitter_name"] = tidy_name(command.submitter_name)
    if command.delivery is not None:
        columns["delivery"] = command.delivery.value
    if command.delivery_address is not None:
        columns["delivery_address"] = tidy_name(command.delivery_address)
    for name, after in columns.items():
        check_printable(name, after, context.missing_letters)
    return {name: after for name, after in columns.items() if getattr(dossier, name) != after}


def _papers(
    session: Session, command: CorrectDossier
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]] | None:
    if command.papers is None:
        return None
    before = papers_of(session, command.dossier_id)
    if before == command.papers:
        return None
    return papers_fact(before), papers_fact(command.papers)
