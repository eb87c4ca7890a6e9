"""What taking a workbook into the catalogue would do, procedure by procedure; nothing is stored.

The workbook is read in ``catalogue_sheets``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.catalogue import FieldChange, as_draft, changes_between, same_rule
from app.domain.catalogue_finding import CatalogueFinding
from app.domain.catalogue_sheets import ReadCatalogue
from app.domain.procedure import Confirmation, Procedure


@dataclass(frozen=True, slots=True)
class PlannedVersion:
    """A version an import makes (its number is given later) and what it changes; ``line`` is its.

    ``is_new``: the catalogue offered no such procedure.
    """

    line: int
    procedure: Procedure
    changes: tuple[FieldChange, ...]
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueImport:
    """What an import did, or would do in a dry run; ``batch`` undoes the whole of it."""

    lines: int
    planned: tuple[PlannedVersion, ...]
    unchanged: int
    findings: tuple[CatalogueFinding, ...]
    from_day: date
    dry_run: bool
    batch: str = ""

    @property
    def added(self) -> int:
        """How many procedures the catalogue did not offer."""
        return sum(one.is_new for one in self.planned)

    @property
    def changed(self) -> int:
        """How many get another version."""
        return len(self.planned) - self.added

    @property
    def blocked(self) -> int:
        """How many lines cannot be used."""
        return self.lines - len(self.planned) - self.unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueBatch:
    """An import that was made: its file, who made it when, and from which day it applies."""

    batch: str
    reason: str
    by: str
    on: date
    from_day: date
    procedures: int


def planned_versions(
    read: ReadCatalogue, known: Mapping[str, Procedure], from_day: date
) -> tuple[PlannedVersion, ...]:
    """Return the versions ``read`` makes beside ``known``, the procedures in force on that day.

    A line that says what is in force already makes none, unless somebody has confirmed it since.
    """
    planned: list[PlannedVersion] = []
    for line, procedure in read.procedures.items():
        before = known.get(procedure.code)
        confirmed = None if edited_since(before, procedure) else procedure.confirmed
        if before is not None and same_rule(before, procedure) and not _newer(confirmed, before):
            continue
        draft = as_draft(procedure, from_day)
        made = replace(draft, version=1, verified=confirmed is not None, confirmed=confirmed)
        planned.append(
            PlannedVersion(line, made, changes_between(before, made), is_new=before is None)
        )
    return tuple(planned)


def edited_since(before: Procedure | None, procedure: Procedure) -> bool:
    """Tell whether a line was changed after the confirmation it carries.

    A workbook takes it along into Excel, where the rule is corrected beside it: nobody has compared
    that with the decision.
    """
    if before is None or procedure.confirmed is None:
        return False
    return procedure.confirmed == before.confirmed and not same_rule(before, procedure)


def _newer(confirmed: Confirmation | None, before: Procedure) -> bool:
    if confirmed is None:
        return False
    return before.confirmed is None or confirmed.on > before.confirmed.on
