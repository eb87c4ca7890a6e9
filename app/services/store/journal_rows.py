"""Journal entries as rows of a store again: words become the keys this store knows them by.

Whether an entry is wanted at all is decided in ``app.services.store.replay``.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_code import LocalCode, parse_code
from app.domain.print_state import PrintState
from app.domain.roles import Role
from app.errors import InputError, StoreError
from app.models.dossier import (
    Applicant,
    CodeCounter,
    Dossier,
    DossierPaper,
    Fee,
    UnmatchedReturn,
)
from app.models.office import Clerk, Office
from app.models.paper import PrintRecord
from app.models.procedure import ProcedureVersion
from app.models.search import add_words
from app.services.dossier.corrected_rows import correct_rows
from app.services.dossier.dossier_rows import words_row
from app.services.store.journal_entry import column_values
from app.words import N_

# The program may have been stopped between the paper and the note of it.
_PERHAPS_ON_PAPER = {PrintState.WAITING.value, PrintState.PRINTING.value}


def add_dossier(session: Session, entry: Mapping[str, Any]) -> Dossier:
    """Add the dossier of a reception with all that belongs to it, but for its history.

    LookupError, TypeError or ValueError when the entry lacks what a dossier needs, StoreError
    when the store does.
    """
    clerk_id = clerk_named(session, entry["clerk"])
    procedure = procedure_named(session, *entry["procedure"])
    applicant = Applicant(**column_values(Applicant, entry["applicant"]))
    session.add(applicant)
    session.flush()
    dossier = Dossier(
        **column_values(Dossier, entry["dossier"]),
        procedure_id=procedure.id,
        applicant_id=applicant.id,
        office_id=_office_id(session, date.fromisoformat(entry["office"])),
        received_by_id=clerk_id,
    )
    session.add(dossier)
    session.flush()
    for paper in entry["papers"]:
        session.add(DossierPaper(**column_values(DossierPaper, paper), dossier_id=dossier.id))
    session.add(
        Fee(
            **column_values(Fee, entry["fee"]),
            dossier_id=dossier.id,
            paid_to_id=_clerk_or_none(session, entry["paid_to"]),
        )
    )
    if entry["sheet"]:
        session.add(_sheet(entry["sheet"], dossier.id, clerk_id))
    session.flush()
    words = words_row(dossier.id, dossier.code, applicant, dossier, procedure.short_name)
    add_words(session.connection(), words)
    raise_counter(session, dossier.code)
    return dossier


def change_dossier(session: Session, dossier: Dossier, entry: Mapping[str, Any]) -> None:
    """Let ``dossier`` and what belongs to it stand as it stood after the step of ``entry``."""
    values = column_values(Dossier, entry["dossier"])
    values["returned_by_id"] = _clerk_or_none(session, entry["returned_by"])
    for name, value in values.items():
        setattr(dossier, name, value)
    fee = session.get(Fee, dossier.id)
    if fee is not None and entry["fee"]:
        paid = column_values(Fee, entry["fee"])
        paid["paid_to_id"] = _clerk_or_none(session, entry["paid_to"])
        for name, value in paid.items():
            setattr(fee, name, value)
    correct_rows(session, dossier.id, entry["facts"])


def add_unmatched(session: Session, entry: Mapping[str, Any]) -> None:
    """Add the result handed out for a dossier unknown here; it waits for the dossier again."""
    row = UnmatchedReturn(
        **column_values(UnmatchedReturn, entry["returned"]),
        code=entry["code"],
        clerk_id=clerk_named(session, entry["clerk"]),
    )
    session.add(row)


def clerk_named(session: Session, name: str) -> int:
    """Return the key of the clerk called ``name``; one the store lacks cannot sign in."""
    clerk_id = session.scalar(select(Clerk.id).where(Clerk.name == name))
    if clerk_id is not None:
        return clerk_id
    clerk = Clerk(name=name, role=Role.CLERK.value, active=False)
    session.add(clerk)
    session.flush()
    return clerk.id


def raise_counter(session: Session, code: str) -> None:
    """Let the next serial of the series of ``code`` come after it; no other code has a series."""
    try:
        local = parse_code(code)
    except InputError:
        return
    if not isinstance(local, LocalCode):
        return
    counter = session.get(CodeCounter, (local.series, local.received_on))
    if counter is None:
        counter = CodeCounter(series=local.series, day=local.received_on, last=0)
        session.add(counter)
    counter.last = max(counter.last, local.serial)


def _clerk_or_none(session: Session, name: str) -> int | None:
    return clerk_named(session, name) if name else None


def procedure_named(session: Session, code: str, version: int) -> ProcedureVersion:
    """Return the version of a procedure, or the nearest the store has of the same procedure."""
    versions = session.scalars(select(ProcedureVersion).where(ProcedureVersion.code == code)).all()
    if not versions:
        raise StoreError(
            N_("Kho dữ liệu thiếu thủ tục {code} nên chưa phục hồi được hồ sơ của thủ tục này."),
            N_("Bổ sung danh mục thủ tục rồi chạy phục hồi từ nhật ký lần nữa."),
            code=code,
        )
    return min(versions, key=lambda one: abs(one.version - version))


def _office_id(session: Session, valid_from: date) -> int:
    """Return the profile of that day, or the one that was in force then as far as is known."""
    offices = session.scalars(select(Office).order_by(Office.valid_from)).all()
    in_force = [office for office in offices if office.valid_from <= valid_from]
    return (in_force or offices)[-1 if in_force else 0].id


def _sheet(given: Mapping[str, Any], dossier_id: int, clerk_id: int) -> PrintRecord:
    sheet = PrintRecord(
        **column_values(PrintRecord, given), dossier_id=dossier_id, clerk_id=clerk_id
    )
    if sheet.state in _PERHAPS_ON_PAPER:
        sheet.state = PrintState.UNKNOWN.value
    return sheet
