"""What the form of an intake asks the counter while it is filled: the promise, and people known."""

from app.domain.roles import Actor
from app.domain.text import is_digits
from app.ui.dossier.intake_form import IntakeForm
from app.ui.operations import LatestOnly, Operations

_FEWEST_DIGITS, _FEWEST_LETTERS = 5, 3


class IntakeQuestions:
    """Answers go straight into ``form``; only the newest question of a kind is answered."""

    def __init__(self, operations: Operations, actor: Actor, form: IntakeForm) -> None:
        self._actor, self._form = actor, form
        self._people, self._promises = LatestOnly(operations), LatestOnly(operations)

    def ask_promise(self) -> None:
        """Ask when a dossier received now would be due."""
        procedure = self._form.picker.procedure()
        if procedure is None:
            self._promises.drop()
            self._form.promise.show_deadline(None)
            return
        code = procedure.code
        self._promises.ask(
            lambda counter: counter.dossiers.promise(code), self._form.promise.show_deadline
        )

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
