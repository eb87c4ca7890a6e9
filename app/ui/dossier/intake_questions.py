"""What the form of an intake asks the counter while it is filled: the promise, and people known."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.emergency_number import EmergencyNumber
from app.domain.listings import KnownPerson
from app.domain.roles import Actor
from app.domain.text import is_digits
from app.errors import InputError, MotCuaError
from app.ui.dossier.intake_form import IntakeForm
from app.ui.operations import LatestOnly, Operations

if TYPE_CHECKING:
    from app.services.counter import Counter

_FEWEST_DIGITS, _FEWEST_LETTERS = 5, 3


class IntakeQuestions:
    """Answers go straight into ``form``; only the newest question of a kind is answered."""

    def __init__(self, operations: Operations, actor: Actor, form: IntakeForm) -> None:
        self._actor, self._form = actor, form
        self._operations = operations
        self._people, self._promises = LatestOnly(operations), LatestOnly(operations)
        self._visits = LatestOnly(operations)

    def ask_promise(self) -> None:
        """Ask when a dossier received now, or when its emergency slip says, would be due."""
        procedure = self._form.picker.procedure()
        if procedure is None:
            self._promises.drop()
            self._form.promise.show_deadline(None)
            return
        code, at = procedure.code, self._received_at()
        self._promises.ask(
            lambda counter: counter.dossiers.promise(code, at), self._form.promise.show_deadline
        )

    def ask_slip(self, number: EmergencyNumber, show: Callable[[int], object]) -> None:
        """Take in the dossier of an emergency slip, or ``show`` the one it has become already."""

        def take(_not_found: MotCuaError) -> bool:
            self._form.paper.take(number)
            return True

        self._operations.read(lambda counter: counter.dossiers.id_of(str(number)), show, take)

    def recognize(self, number: str, old_number: str) -> None:
        """Tell when the owner of ``number``, or of the old one, was here before."""
        actor = self._actor

        def find(counter: "Counter") -> tuple[KnownPerson, ...]:
            for wanted in filter(None, (number, old_number)):
                people = counter.dossiers.known_people(actor, wanted)
                if own := tuple(one for one in people if one.identity_number == wanted):
                    return own
            return ()

        self._visits.ask(find, self._form.applicant.recognize, lambda _failure: True)

    def _received_at(self) -> datetime | None:
        try:
            return self._form.paper.received_at()
        except InputError:
            return None

    def search_people(self, text: str) -> None:
        """Propose people met before whose number or name begins like ``text``."""
        fewest = _FEWEST_DIGITS if is_digits(text) else _FEWEST_LETTERS
        if len(text.strip()) < fewest:
            self._people.drop()
            self._form.applicant.propose(())
        else:
            actor = self._actor
            # Without proposals the clerk types on; a failure is not worth an announcement a key.
            self._people.ask(
                lambda counter: counter.dossiers.known_people(actor, text),
                self._form.applicant.propose,
                lambda _failure: True,
            )
