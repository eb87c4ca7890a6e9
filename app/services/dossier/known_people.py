"""People met before, and dossiers of theirs that are still open: asked before typing or saving."""

from sqlalchemy import Exists, exists, select
from sqlalchemy.orm import aliased

from app.domain.dossier_state import OPEN_STATES
from app.domain.listings import DossierRow, KnownPerson
from app.domain.roles import Actor, Permission
from app.domain.text import fold
from app.models.dossier import NOT_CANCELLED, Applicant, Dossier
from app.models.procedure import ProcedureVersion
from app.models.search import seek_people, words_of
from app.services.context import Context
from app.services.dossier.filter_conditions import found_by
from app.services.dossier.list_dossiers import row_of, select_rows

_MOST = 8


def known_people(context: Context, actor: Actor, text: str) -> tuple[KnownPerson, ...]:
    """Return the latest data of people whose number or name begins like ``text``, newest first.

    Only for who takes dossiers in: the answer holds whole identity numbers.
    """
    actor.require(Permission.WORK_AT_DESK)
    words = words_of(text)
    if not words:
        return ()
    if all(word.isdigit() for word in words):
        words = ["".join(words)]
    statement = (
        select(
            Applicant.id,
            Applicant.name,
            Applicant.identity_number,
            Applicant.birth,
            Applicant.sex,
            Applicant.address,
            Applicant.phone,
            Dossier.received_on,
        )
        .join(Dossier, Dossier.applicant_id == Applicant.id)
        .where(found_by(context, seek_people(words)), NOT_CANCELLED)
        .order_by(Dossier.id.desc())
        .limit(10 * _MOST)
    )
    with context.database.read() as session:
        rows = session.execute(statement).all()
    people: dict[tuple[str, str], KnownPerson] = {}
    for row in rows:
        person = KnownPerson(*row)
        if _is_meant(person, words):
            people.setdefault((person.identity_number, fold(person.name)), person)
    return tuple(people.values())[:_MOST]


def open_dossiers_of(
    context: Context,
    actor: Actor,
    identity_number: str,
    name: str,
    procedure_code: str,
    request_id: str = "",
) -> tuple[DossierRow, ...]:
    """Return this person's open dossiers of the same procedure, newest first.

    By identity number where there is one, else by the exact name. None for a request that was
    taken in already: who asks again wants the first answer and no other dossier.
    """
    actor.require(Permission.WORK_AT_DESK)
    person = (
        Applicant.identity_number == identity_number if identity_number else Applicant.name == name
    )
    statement = (
        select_rows()
        .where(
            person,
            ProcedureVersion.code == procedure_code,
            Dossier.state.in_(sorted(OPEN_STATES)),
            ~_taken_in(request_id),
        )
        .order_by(Dossier.id.desc())
        .limit(_MOST)
    )
    with context.database.read() as session:
        return tuple(row_of(context, row) for row in session.execute(statement))


def _taken_in(request_id: str) -> Exists:
    first = aliased(Dossier)
    return exists().where(first.request_id == request_id)


def _is_meant(person: KnownPerson, words: list[str]) -> bool:
    """Say whether each word begins one of the person's own: dossiers are found by others too."""
    own = (*words_of(person.name), person.identity_number, person.phone)
    return all(any(part.startswith(word) for part in own) for word in words)
