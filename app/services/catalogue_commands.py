"""What the catalogue can be asked to do, and what it answers, as plain data.

Kept apart from the use cases, as ``commands``, so that a screen can build one without the store.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.catalogue_import import CatalogueImport
from app.domain.procedure import Procedure
from app.domain.roles import Actor
from app.services.changes import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeProcedure:
    """Let ``procedure`` apply from its ``valid_from`` on; its version number is given later.

    ``seen`` is the newest version the clerk knew of, 0 for a new procedure. ``basis`` names the
    decision or the reason; ``confirmed``: the whole row was compared with it.
    """

    actor: Actor
    procedure: Procedure
    seen: int
    basis: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EndProcedure:
    """Offer a procedure no more from a day on."""

    actor: Actor
    code: str
    seen: int
    from_day: date | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmProcedure:
    """Say that one version was compared with the published decision named in ``basis``."""

    actor: Actor
    code: str
    version: int
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCatalogue:
    """Take the workbook at ``path`` in as versions valid from a day; a dry run only tells."""

    actor: Actor
    path: str
    from_day: date | None
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoCatalogueImport:
    """Put back what a whole import changed, as new versions from today on."""

    actor: Actor
    batch: str


@dataclass(frozen=True, slots=True)
class ProcedureChanged:
    """The version that was made or confirmed."""

    code: str
    version: int
    changes: Changes = Changes.CATALOGUE


@dataclass(frozen=True, slots=True)
class CatalogueImported:
    """What the import did."""

    result: CatalogueImport
    changes: Changes = Changes.CATALOGUE


@dataclass(frozen=True, slots=True)
class CatalogueUndone:
    """How many procedures are as before; ``left`` were changed again since and stay."""

    procedures: int
    left: tuple[str, ...]
    from_day: date
    changes: Changes = Changes.CATALOGUE
