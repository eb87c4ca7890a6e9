"""What a step changes of the rows beside a dossier's own: its applicant, and the papers handed in.

The facts of the step hold all of it, so that a restore and another counter do the same again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.domain.dossier_rebuild import CHANGED
from app.domain.official_entry import read_other_codes
from app.domain.papers import PaperKind, SubmittedPaper
from app.domain.text import person_sort_key
from app.models.dossier import Applicant, Dossier, DossierPaper
from app.models.procedure import ProcedureVersion
from app.models.search import change_words
from app.services.dossier.dossier_rows import paper_rows, words_row

APPLICANT = "applicant_changed"
"""Fact of a step: columns of the applicant, each with what stood there before and after."""

PAPERS = "papers_now"
"""Fact of a step: every paper handed in as of now, in the order of the checklist."""

CODES = frozenset({"official_code", "other_codes"})
"""Columns a dossier is found by that a step may set."""

_COLUMNS = frozenset(column.key for column in Applicant.__table__.c) - {"id"}


def papers_of(session: Session, dossier_id: int) -> tuple[SubmittedPaper, ...]:
    """Return the papers of a dossier in the order of the checklist."""
    rows = session.scalars(
        select(DossierPaper)
        .where(DossierPaper.dossier_id == dossier_id)
        .order_by(DossierPaper.position)
    )
    return tuple(
        SubmittedPaper(
            name=row.name,
            kind=PaperKind(row.kind),
            originals=row.originals,
            copies=row.copies,
            returned_to_citizen=row.returned_to_citizen,
            note=row.note,
            extra_reason=row.extra_reason,
        )
        for row in rows
    )


def papers_fact(papers: Sequence[SubmittedPaper]) -> list[dict[str, Any]]:
    """Return ``papers`` as the facts of a step hold them."""
    return [asdict(paper) for paper in papers]


def correct_rows(session: Session, dossier_id: int, facts: Mapping[str, Any]) -> None:
    """Let applicant and papers be what ``facts`` say of them; doing it again changes nothing."""
    changed: Mapping[str, Any] = facts.get(APPLICANT, {})
    if changed:
        dossier = session.get_one(Dossier, dossier_id)
        applicant = session.get_one(Applicant, dossier.applicant_id)
        for name, (_before, after) in changed.items():
            if name in _COLUMNS:
                setattr(applicant, name, after)
        applicant.sort_key = person_sort_key(applicant.name)
    if PAPERS in facts:
        papers = [_paper(given) for given in facts[PAPERS]]
        session.execute(delete(DossierPaper).where(DossierPaper.dossier_id == dossier_id))
        if papers:
            session.execute(insert(DossierPaper), paper_rows(dossier_id, papers))
    if changed or facts.get(CHANGED, {}).keys() & CODES:
        find_anew(session, dossier_id)


def find_anew(session: Session, dossier_id: int) -> None:
    """Let a dossier be found by what is known of it now."""
    session.flush()
    dossier = session.get_one(Dossier, dossier_id)
    applicant = session.get_one(Applicant, dossier.applicant_id)
    procedure = session.get_one(ProcedureVersion, dossier.procedure_id)
    others = [one.code for one in read_other_codes(dossier.other_codes)]
    codes = [dossier.official_code or "", *others]
    subject = procedure.short_name
    words = words_row(dossier.id, dossier.code, applicant, dossier, subject, codes)
    change_words(session.connection(), words)


def _paper(given: Mapping[str, Any]) -> SubmittedPaper:
    values: dict[str, Any] = {**given, "kind": PaperKind(given["kind"])}
    return SubmittedPaper(**values)
