"""What can be noted of the official system beside us, as plain data.

Kept apart from the use cases, as ``commands``, so that a screen can build one without the store.
"""

from dataclasses import dataclass
from datetime import datetime

from app.domain.dossier_state import DossierState
from app.domain.official_entry import OtherCode
from app.domain.roles import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteOfficial:
    """Everything that is known of a dossier there, in place of what was noted before.

    ``needed`` False: it is not to be entered there. ``entered``: it is there although its code is
    not known yet. ``says`` is the state the other system shows. ``reason`` is needed to take a
    linked code away or change it, and for what need not be entered.
    """

    actor: Actor
    dossier_id: int
    official_code: str = ""
    needed: bool = True
    entered: bool = False
    received_at: datetime | None = None
    promised_at: datetime | None = None
    says: DossierState | None = None
    other_codes: tuple[OtherCode, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOfficial:
    """Link the code that was typed or scanned to a dossier, and leave all else as it is."""

    actor: Actor
    dossier_id: int
    official_code: str
