"""What the page for receiving asks of the counter, as functions that run on a worker thread.

No widget is here: what these answer is plain data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.domain.intake_doubts import IntakeDoubts
from app.domain.roles import Actor
from app.errors import InputError
from app.services.answers import Received
from app.services.changes import Changes
from app.services.commands import ReceiveDossier
from app.ui.dossier.procedure_picker import Catalogue, make_catalogue

if TYPE_CHECKING:
    from app.services.counter import Counter

DRAFT_FORM = "receive"
PARKED_FORM = "receive_parked"


@dataclass(frozen=True, slots=True)
class Opened:
    """What the page needs before its first entry: the catalogue and what was left last time.

    ``parked`` are forms that were put aside, the oldest first.
    """

    catalogue: Catalogue
    draft: Mapping[str, Any]
    parked: tuple[Mapping[str, Any], ...] = ()


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
    """Why nothing was stored: what is wrong, or what must be asked first."""

    errors: tuple[InputError, ...] = ()
    doubts: IntakeDoubts = field(default_factory=IntakeDoubts)


def open_form(counter: "Counter", actor: Actor) -> Opened:
    """Return the catalogue, the clerk's draft, and what the clerk has put aside."""
    draft = counter.days.load_draft(actor, DRAFT_FORM)
    return Opened(load_catalogue(counter, actor), draft, parked_forms(counter, actor))


def parked_forms(counter: "Counter", actor: Actor) -> tuple[Mapping[str, Any], ...]:
    """Return the forms the clerk has put aside, the oldest first."""
    return tuple(counter.days.load_draft(actor, PARKED_FORM).get("parked", ()))


def park(
    counter: "Counter", actor: Actor, content: Mapping[str, Any], at: datetime
) -> tuple[Mapping[str, Any], ...]:
    """Put a form aside that was parked ``at`` a moment, and return all that are.

    What is there is read anew: the clerk may have parked one at another PC.
    """
    parked = (*parked_forms(counter, actor), {**content, "parked_at": at.isoformat()})
    _keep(counter, actor, parked)
    return parked


def unpark(counter: "Counter", actor: Actor, request_id: str) -> tuple[Mapping[str, Any], ...]:
    """Let the form of a request be parked no more, and return those that still are."""
    forms = parked_forms(counter, actor)
    parked = tuple(one for one in forms if one.get("request_id") != request_id)
    _keep(counter, actor, parked)
    return parked


def _keep(counter: "Counter", actor: Actor, parked: tuple[Mapping[str, Any], ...]) -> None:
    content = {"parked": list(parked)} if parked else {}
    counter.days.save_draft(actor, PARKED_FORM, content)


def load_catalogue(counter: "Counter", actor: Actor) -> Catalogue:
    """Return the procedures in force, with how often this clerk has used each."""
    usage = counter.dossiers.usage(actor.clerk_id)
    return make_catalogue(counter.dossiers.procedures(), usage)


def receive_once(
    counter: "Counter", command: ReceiveDossier, *, although_doubted: bool
) -> TakenIn | NotReceived:
    """Receive, unless something is wrong, or doubtful and not yet asked about.

    ``although_doubted``: the clerk has seen the doubts and wants it nevertheless. The draft goes
    with the intake, so that a crash right after it leaves no form that would be saved again.
    """
    errors = counter.dossiers.problems(command)
    if errors:
        return NotReceived(errors=errors)
    if not although_doubted:
        doubts = counter.dossiers.doubts(command)
        if doubts.doubts:
            return NotReceived(doubts=doubts)
    received = counter.dossiers.receive(command)
    counter.days.save_draft(command.actor, DRAFT_FORM, {})
    return TakenIn(received, counter.journal_trouble is not None)
