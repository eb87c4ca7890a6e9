"""Fetches the card of one dossier, however it was asked for; only the newest wish is answered."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.domain.dossier_code import DossierCode
from app.domain.listings import DossierCard, ReturnView
from app.domain.roles import Actor
from app.errors import InputError, MotCuaError
from app.ui.dossier.form_part import error_words
from app.ui.dossier.typed_entry import found_by_identity, look_up_typed
from app.ui.operations import LatestOnly, Operations
from app.words import tr


class CardFinder(QObject):
    """Emits ``found`` with a card, or ``refused`` with the words to put beside the code."""

    found = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._actor, self._today = actor, today
        self._latest = LatestOnly(operations)

    def by_id(self, dossier_id: int) -> None:
        """Fetch the dossier with this key."""
        actor = self._actor
        self._latest.ask(lambda counter: counter.dossiers.card(actor, dossier_id), self.found.emit)

    def by_code(self, code: DossierCode) -> None:
        """Fetch the dossier whose whole code was scanned."""
        actor = self._actor
        self._latest.ask(lambda counter: counter.dossiers.look_up(actor, code), self._take)

    def by_typing(self, text: str) -> None:
        """Fetch the dossier whose code was typed, whole or in its short form."""
        actor, today = self._actor, self._today()
        self._latest.ask(
            lambda counter: look_up_typed(counter, actor, text, today), self._take, self._refuse
        )

    def drop(self) -> None:
        """Forget what was asked for."""
        self._latest.drop()

    def _take(self, view: ReturnView) -> None:
        if isinstance(view.card, DossierCard):
            self.found.emit(view.card)
        else:
            said = (tr(view.title, **view.values), tr(view.advice, **view.values))
            self.refused.emit(". ".join(said))

    def _refuse(self, failure: MotCuaError) -> bool:
        if not isinstance(failure, InputError):
            return False
        self.refused.emit(error_words(failure))
        return True


def note_look_up(operations: Operations, actor: Actor, text: str, card: DossierCard) -> None:
    """Let the audit know when the search for ``text`` found ``card`` by an identity number."""
    dossier_id = card.row.id
    if found_by_identity(text, card):
        operations.write(
            lambda counter: counter.dossiers.note_look_up(actor, dossier_id), lambda _answer: None
        )
