"""People met before, and dossiers of theirs that are still open: asked before typing or saving."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Exists, Select, exists, select
from sqlalchemy.orm import aliased

from app.domain.dossier_state import OPEN_STATES
from app.domain.listings import DossierRow, KnownPerson
from app.domain.roles import Actor, Permission
from app.domain.same_person import PersonFacts, likeness
from app.domain.text import fold
from app.models.dossier import NOT_CANCELLED, Applicant, Dossier
from app.models.procedure import ProcedureVersion
from app.models.search import seek_people, words_of
from app.services.context import Context
from app.services.dossier.filter_conditions import found_by
from app.services.dossier.list_dossiers import row_of, select_rows

_MOST = 8
_MOST_COMPARED = 10 * _MOST
_PEOPLE = select(
    Applicant.id,
    Applicant.name,
    Applicant.identity_number,
    Applicant.birth,
    Applicant.sex,
    Applicant.address,
    Applicant.phone,
    Dossier.received_on,
    Applicant.is_organization,
).join(Dossier, Dossier.applicant_id == Applicant.id)


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
        _PEOPLE.where(found_by(context, seek_people(words)), NOT_CANCELLED)
        .order_by(Dossier.id.desc())
        .limit(_MOST_COMPARED)
    )
    with context.database.read() as session:
        rows = session.execute(statement).all()
    people: dict[tuple[str, str], KnownPerson] = {}
    for row in rows:
        person = KnownPerson(*row)
        if _is_meant(person, words):
            people.setdefault((person.identity_number, fold(person.name)), person)
    return tuple(people.values())[:_MOST]


def people_like(context: Context, applicant: PersonFacts) -> tuple[KnownPerson, ...]:
    """Return people met before of whom one may be ``applicant`` mistyped, newest first.

    Nobody when this name came with this number before: who said then that it is somebody else, or
    mended the slip, is not asked again.
    """
    number = applicant.identity_number
    if not number:
        return ()
    rows = _newest(context, _PEOPLE.where(NOT_CANCELLED), _met_as(context, applicant))
    found: dict[tuple[str, str], KnownPerson] = {}
    for person in (KnownPerson(*row) for row in rows):
        facts = PersonFacts(person.name, person.identity_number, person.birth)
        if facts.identity_number == number and fold(facts.name) == fold(applicant.name):
            return ()
        if likeness(applicant, facts) is not None:
            found.setdefault((person.identity_number, fold(person.name)), person)
    return tuple(found.values())[:_MOST]


def open_dossiers_of(
    context: Context, applicant: PersonFacts, procedure_code: str, request_id: str = ""
) -> tuple[DossierRow, ...]:
    """Return this person's open dossiers of the same procedure, newest first.

    By identity number; where either entry has none, by the name without accents. None for a
    request that was taken in already: who asks again wants the first answer and no other dossier.
    """
    number, name = applicant.identity_number, fold(applicant.name)
    statement = select_rows().where(
        ProcedureVersion.code == procedure_code,
        Dossier.state.in_(sorted(OPEN_STATES)),
        ~_taken_in(request_id),
    )
    own = [
        row
        for row in _newest(context, statement, _met_as(context, applicant))
        if (number and row.identity_number == number)
        or (fold(row.applicant_name) == name and not (number and row.identity_number))
    ]
    return tuple(row_of(context, row) for row in own[:_MOST])


def _met_as(context: Context, applicant: PersonFacts) -> Iterator[ColumnElement[bool]]:
    """Give the conditions that somebody was met under this number, or under this name."""
    if applicant.identity_number:
        yield Applicant.identity_number == applicant.identity_number
    if words := words_of(applicant.name):
        yield found_by(context, seek_people(words))


def _newest(
    context: Context, statement: Select[*tuple[Any, ...]], either: Iterable[ColumnElement[bool]]
) -> list[Any]:
    """Return the rows that fit one of ``either``, newest first.

    One statement each, because each has an index of its own and both in one would use neither.
    """
    rows: dict[int, Any] = {}
    with context.database.read() as session:
        for condition in either:
            newest = statement.where(condition).order_by(Dossier.id.desc()).limit(_MOST_COMPARED)
            rows.update({row[0]: row for row in session.execute(newest)})
    return [rows[key] for key in sorted(rows, reverse=True)]


def _taken_in(request_id: str) -> Exists:
    first = aliased(Dossier)
    return exists().where(first.request_id == request_id)


def _is_meant(person: KnownPerson, words: list[str]) -> bool:
    """Say whether each word begins one of the person's own: dossiers are found by others too."""
    own = (*words_of(person.name), person.identity_number, person.phone)
    return all(any(part.startswith(word) for part in own) for word in words)
