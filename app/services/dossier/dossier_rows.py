"""Rows every dossier has, come it from the desk, by merging or out of the journal."""

from collections.abc import Iterable
from typing import Any, Protocol

from app.domain.papers import PaperKind
from app.models.dossier import Applicant, Dossier
from app.models.search import SearchRow, search_row


class Person(Protocol):
    """An applicant, as typed, stored or brought by a bundle."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def phone(self) -> str: ...  # noqa: D102
    @property
    def identity_number(self) -> str: ...  # noqa: D102


class Submission(Protocol):
    """Who handed the papers in, where that was not the applicant."""

    @property
    def submitter_name(self) -> str: ...  # noqa: D102
    @property
    def submitter_identity(self) -> str: ...  # noqa: D102


class Paper(Protocol):
    """A paper that was handed in."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> PaperKind: ...  # noqa: D102
    @property
    def originals(self) -> int: ...  # noqa: D102
    @property
    def copies(self) -> int: ...  # noqa: D102
    @property
    def returned_to_citizen(self) -> bool: ...  # noqa: D102
    @property
    def note(self) -> str: ...  # noqa: D102
    @property
    def extra_reason(self) -> str: ...  # noqa: D102


def paper_rows(dossier_id: int, papers: Iterable[Paper]) -> list[dict[str, Any]]:
    """Return the rows of ``papers`` in the order of the checklist, counted from 1."""
    return [
        {
            "dossier_id": dossier_id,
            "position": position,
            "name": paper.name,
            "kind": paper.kind.value,
            "originals": paper.originals,
            "copies": paper.copies,
            "returned_to_citizen": paper.returned_to_citizen,
            "note": paper.note,
            "extra_reason": paper.extra_reason,
        }
        for position, paper in enumerate(papers, start=1)
    ]


def words_row(
    dossier_id: int,
    code: str,
    applicant: Person | Applicant,
    submission: Submission | Dossier,
    subject: str,
    other_codes: Iterable[str] = (),
) -> SearchRow:
    """Return what a dossier is found by; ``subject`` is the short name of its procedure.

    ``other_codes`` are those of official systems.
    """
    return search_row(
        dossier_id,
        people=(applicant.name, submission.submitter_name),
        numbers=(
            code,
            applicant.phone,
            applicant.identity_number,
            submission.submitter_identity,
            *other_codes,
        ),
        subject=subject,
    )
