"""What the page for receiving asks of the counter, as functions that run on a worker thread.

No widget is here: what these answer is plain data.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.listings import DossierRow
from app.domain.roles import Actor
from app.domain.text import tidy_name
from app.errors import InputError
from app.services.answers import Received
from app.services.changes import Changes
from app.services.commands import ReceiveDossier
from app.ui.dossier.procedure_picker import Catalogue, make_catalogue

if TYPE_CHECKING:
    from app.services.counter import Counter

DRAFT_FORM = "receive"


@dataclass(frozen=True, slots=True)
class Opened:
    """What the page needs before its first entry: the catalogue and what was left last time."""

    catalogue: Catalogue
    draft: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was stored; ``journal_trouble`` if all is not well with its second place."""

    received: Received
    journal_trouble: bool

    @property
    def changes(self) -> Changes:
        """Return what other pages must look at again."""
        return self.received.changes


@dataclass(frozen=True, slots=True)
class NotReceived:
    """Why nothing was stored: what is wrong, or the person's dossiers that are still open."""

    errors: tuple[InputError, ...] = ()
    open_dossiers: tuple[DossierRow, ...] = ()


def open_form(counter: "Counter", actor: Actor) -> Opened:
    """Return the catalogue and the clerk's draft."""
    return Opened(load_catalogue(counter, actor), counter.days.load_draft(actor, DRAFT_FORM))


def load_catalogue(counter: "Counter", actor: Actor) -> Catalogue:
    """Return the procedures in force, with how often this clerk has used each."""
    usage = counter.dossiers.usage(actor.clerk_id)
    return make_catalogue(counter.dossiers.procedures(), usage)


def receive_once(
    counter: "Counter", command: ReceiveDossier, *, although_open: bool
) -> TakenIn | NotReceived:
    """Receive, unless something is wrong or the person has an open dossier of the same kind.

    ``although_open``: the clerk has seen those and wants another one. The draft goes with the
    intake, so that a crash right after it leaves no form that would be saved again.
    """
    errors = counter.dossiers.problems(command)
    if errors:
        return NotReceived(errors=errors)
    if not although_open:
        applicant = command.applicant
        rows = counter.dossiers.open_dossiers_of(
            command.actor,
            applicant.identity_number,
            tidy_name(applicant.name),
            command.procedure_code,
            command.request_id,
        )
        if rows:
            return NotReceived(open_dossiers=rows)
    received = counter.dossiers.receive(command)
    counter.days.save_draft(command.actor, DRAFT_FORM, {})
    return TakenIn(received, counter.journal_trouble is not None)
