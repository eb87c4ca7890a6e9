"""Changing the catalogue of a real counter in a line."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.audited import Audited, AuditFilter, AuditLine
from app.domain.catalogue import CatalogueEntry, as_draft
from app.services.catalogue_commands import ChangeProcedure, ProcedureChanged
from app.services.counter import Counter
from tests import builders

BIRTH = builders.BIRTH_REGISTRATION


def entry(counter: Counter, code: str = BIRTH) -> CatalogueEntry:
    return next(one for one in counter.catalogue.entries() if one.code == code)


def newest(counter: Counter, code: str = BIRTH) -> int:
    return max(one.version for one in entry(counter, code).versions)


def change(
    counter: Counter, day: date | None = None, code: str = BIRTH, **changes: Any
) -> ProcedureChanged:
    """Let the procedure apply with ``changes`` from ``day`` on."""
    draft = as_draft(entry(counter, code).shown, day or counter.context.today())
    command = ChangeProcedure(
        actor=builders.supervisor(counter),
        procedure=replace(draft, **changes),
        seen=newest(counter, code),
        basis="QĐ 123/QĐ-UBND",
    )
    return counter.catalogue.change(command)


def audited(counter: Counter, act: Audited) -> tuple[AuditLine, ...]:
    wanted = AuditFilter(acts=frozenset({act}))
    return counter.office.audit_log(builders.supervisor(counter), wanted).lines
