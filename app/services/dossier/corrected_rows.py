"""What a step changes of the rows beside a dossier's own: applicant, procedure, fee and papers.

The facts of the step hold all of it, so that a restore and another counter do the same again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.domain.corrections import APPLICANT, FEE, PAPERS, PROCEDURE
from app.domain.dossier_rebuild import CHANGED
from app.domain.official_entry import read_other_codes
from app.domain.papers import PaperKind, SubmittedPaper
from app.models.dossier import Applicant, Dossier, DossierPaper, Fee
from app.models.procedure import ProcedureVersion
from app.models.search import change_words
from app.services.dossier.dossier_rows import paper_rows, words_row

CODES = frozenset({"official_code", "other_codes"})
"""Columns with the codes of other systems that a step may set."""

FOUND_BY = CODES | {"submitter_name", "submitter_identity"}
"""Columns a dossier is found by that a step may set."""

_COLUMNS = frozenset(column.key for column in Applicant.__table__.c) - {"id"}
_OTHER_ROWS = frozenset({APPLICANT, PROCEDURE, FEE, PAPERS})
_FEE_COLUMNS = frozenset({"amount", "explanation", "exemption", "receipt_number"})


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
    """Let these rows be what ``facts`` say of them; doing it again changes nothing."""
    found_by = facts.get(CHANGED, {}).keys() & FOUND_BY
    if not found_by and not facts.keys() & _OTHER_ROWS:
        return
    changed: Mapping[str, Any] = facts.get(APPLICANT, {})
    dossier = session.get_one(Dossier, dossier_id)
    if changed:
        applicant = session.get_one(Applicant, dossier.applicant_id)
        _set(applicant, changed, _COLUMNS)
    if PROCEDURE in facts:
        dossier.procedure_id = _version_named(session, facts[PROCEDURE]["after"], dossier)
    fee = session.get(Fee, dossier_id) if FEE in facts else None
    if fee is not None:
        _set(fee, facts[FEE], _FEE_COLUMNS)
    if PAPERS in facts:
        papers = [_paper(given) for given in facts[PAPERS]]
        session.execute(delete(DossierPaper).where(DossierPaper.dossier_id == dossier_id))
        if papers:
            session.execute(insert(DossierPaper), paper_rows(dossier_id, papers))
    if changed or found_by or PROCEDURE in facts:
        find_anew(session, dossier_id)


def _set(row: Applicant | Fee, changed: Mapping[str, Any], columns: frozenset[str]) -> None:
    for name, (_before, after) in changed.items():
        if name in columns:
            setattr(row, name, after)


def _version_named(session: Session, named: Mapping[str, Any], dossier: Dossier) -> int:
    """Return the key of a version of a procedure, or of the nearest one this store knows."""
    rows = session.execute(
        select(ProcedureVersion.id, ProcedureVersion.version).where(
            ProcedureVersion.code == named["code"]
        )
    ).all()
    nearest = min(rows, key=lambda row: abs(row.version - named["version"]), default=None)
    return nearest.id if nearest is not None else dossier.procedure_id


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
