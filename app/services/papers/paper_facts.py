"""What papers say of a dossier, read for many of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.domain.barcode_digits import barcode_digits
from app.domain.catalogue_file import read_procedure
from app.domain.dossier_code import parse_code
from app.errors import InputError
from app.models.dossier import Applicant, Dossier, DossierPaper
from app.models.procedure import ProcedureVersion
from app.services.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """One dossier; ``unit`` is who decides it, ``sheets`` how many papers lie in its folder."""

    id: int
    code: str
    barcode: str
    applicant_name: str
    address: str
    phone: str
    procedure_code: str
    procedure_name: str
    short_name: str
    unit: str
    received_at: datetime
    promised_at: datetime
    delivery_address: str
    delivery_item: str
    delivery_by: str
    result_name: str
    place: str
    sheets: int


_SHEETS = (
    select(func.coalesce(func.sum(DossierPaper.originals + DossierPaper.copies), 0))
    .where(DossierPaper.dossier_id == Dossier.id)
    .correlate(Dossier)
    .scalar_subquery()
)


def facts_of(
    session: Session, context: Context, *where: ColumnElement[bool]
) -> tuple[PaperFacts, ...]:
    """Return the dossiers ``where`` chooses, in the order they were received."""
    rows = session.execute(
        select(Dossier, Applicant, ProcedureVersion, _SHEETS)
        .join(Applicant, Applicant.id == Dossier.applicant_id)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .where(*where)
        .order_by(Dossier.id)
    )
    office = context.office().profile.name
    return tuple(
        PaperFacts(
            id=dossier.id,
            code=dossier.code,
            barcode=digits_of(dossier.code, dossier.slip_version),
            applicant_name=applicant.name,
            address=applicant.address,
            phone=applicant.phone,
            procedure_code=procedure.code,
            procedure_name=procedure.name,
            short_name=procedure.short_name or procedure.name,
            unit=unit_of(procedure) or office,
            received_at=dossier.received_at,
            promised_at=dossier.promised_at,
            delivery_address=dossier.delivery_address or applicant.address,
            delivery_item=dossier.delivery_item,
            delivery_by=dossier.delivery_by,
            result_name=dossier.result_name,
            place=dossier.place,
            sheets=sheets,
        )
        for dossier, applicant, procedure, sheets in rows
    )


def in_order(facts: Sequence[PaperFacts], dossier_ids: Sequence[int]) -> tuple[PaperFacts, ...]:
    """Return ``facts`` in the order somebody chose the dossiers."""
    by_id = {one.id: one for one in facts}
    return tuple(by_id[dossier_id] for dossier_id in dossier_ids if dossier_id in by_id)


def unit_of(procedure: ProcedureVersion) -> str:
    """Return who decides a procedure; "" for one that an old register brought without more."""
    return read_procedure(procedure.content).deciding_agency if procedure.content else ""


def digits_of(code: str, version: int = 1) -> str:
    """Return the digits of the barcode, "" for a code that has none."""
    try:
        return barcode_digits(parse_code(code), version)
    except InputError:
        return ""
