"""What to ask before an intake is saved: numbers that do not fit, a person mistyped, a second one.

Nothing here forbids the intake; what does is in ``prepare_intake``.
"""

from collections.abc import Iterator, Sequence

from app.domain.identity_number import Sex, identity_warnings, parse_identity
from app.domain.intake_doubts import (
    Doubt,
    DoubtKind,
    IntakeDoubts,
    authority_doubt,
    tax_code_doubt,
)
from app.domain.listings import DossierRow, KnownPerson
from app.domain.roles import Permission
from app.domain.same_person import PersonFacts
from app.domain.text import mask_identity, tidy_name
from app.domain.vietnam_time import short_date
from app.errors import InputError
from app.services.commands import ReceiveDossier
from app.services.context import Context
from app.services.dossier.known_people import open_dossiers_of, people_like
from app.words import N_


def intake_doubts(context: Context, command: ReceiveDossier) -> IntakeDoubts:
    """Return every doubt about ``command``; none about a request that was taken in already."""
    command.actor.require(Permission.WORK_AT_DESK)
    applicant = command.applicant
    facts = PersonFacts(
        tidy_name(applicant.name), applicant.identity_number.strip(), str(applicant.birth or "")
    )
    request_id = command.request_id
    opened = open_dossiers_of(context, facts, command.procedure_code, request_id)
    like = people_like(context, facts)
    return IntakeDoubts(
        doubts=(*_of_typing(command), *_of_person(like), *_of_second(opened)),
        open_dossiers=opened,
        like=like,
    )


def _of_typing(command: ReceiveDossier) -> Iterator[Doubt]:
    applicant = command.applicant
    number = applicant.identity_number.strip()
    if applicant.is_organization:
        doubt = tax_code_doubt(number)
        if doubt is not None:
            yield doubt
    elif number:
        sex = Sex(applicant.sex) if applicant.sex else None
        try:
            warnings = identity_warnings(parse_identity(number), birth=applicant.birth, sex=sex)
        except InputError:
            # What no number is, is told as an error and not doubted.
            warnings = ()
        for warning in warnings:
            yield Doubt(DoubtKind.NUMBER, "identity_number", warning)
    doubt = authority_doubt(
        tidy_name(command.submitter_name), command.submitter_relation, command.submitter_authority
    )
    if doubt is not None:
        yield doubt


def _of_person(like: Sequence[KnownPerson]) -> Iterator[Doubt]:
    for person in like[:1]:
        yield Doubt(
            DoubtKind.SAME_PERSON,
            "name",
            N_("Gần giống người đã đến ngày {day}: {name}, số {number}."),
            {
                "day": short_date(person.last_seen_on),
                "name": person.name,
                "number": mask_identity(person.identity_number),
            },
        )


def _of_second(opened: Sequence[DossierRow]) -> Iterator[Doubt]:
    if opened:
        text = N_("Nhận thêm ngoài {code}")
        yield Doubt(DoubtKind.SECOND, "procedure", text, {"code": opened[0].code})
