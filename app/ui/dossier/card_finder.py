"""Fetches the card of one dossier, however it was asked for; only the newest wish is answered."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.barcode_digits import Slip
from app.domain.listings import DossierCard, ReturnView
from app.domain.roles import Actor
from app.domain.scan_answers import ScanMeaning
from app.domain.scan_log import ScanHeard
from app.errors import InputError, MotCuaError
from app.ui import messages
from app.ui.dossier.form_part import error_words
from app.ui.dossier.return_screens import words_of
from app.ui.dossier.typed_entry import found_by_identity, look_up_typed
from app.ui.operations import LatestOnly, Operations


class CardFinder(QObject):
    """Emits ``found`` with a card, or ``refused`` with the words to put beside the code.

    ``answered`` tells of scanned and typed codes what a page tells as ``scan_answered``.
    """

    found = Signal(object)
    answered = Signal(object)
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

    def by_slip(self, slip: Slip) -> None:
        """Fetch the dossier whose slip was scanned."""
        actor = self._actor
        self._latest.ask(
            lambda counter: counter.dossiers.look_up(actor, slip.code, slip.version),
            partial(self._take, False),
        )

    def by_typing(self, text: str) -> None:
        """Fetch the dossier whose code was typed, whole or in its short form."""
        actor, today = self._actor, self._today()
        self._latest.ask(
            lambda counter: look_up_typed(counter, actor, text, today),
            partial(self._take, True),
            self._refuse,
        )

    def drop(self) -> None:
        """Forget what was asked for."""
        self._latest.drop()

    def _take(self, typed: bool, view: ReturnView) -> None:
        code = view.code if view.card is None else view.card.row.code
        self.answered.emit(ScanHeard(view.noted_as, code, typed))
        if view.card is not None:
            self.found.emit(view.card)
            if view.older is not None:
                messages.warn(*words_of(view))
        else:
            self.refused.emit(". ".join(words_of(view)))

    def _refuse(self, failure: MotCuaError) -> bool:
        if not isinstance(failure, InputError):
            return False
        self.refused.emit(error_words(failure))
        self.answered.emit(ScanHeard(ScanMeaning.FAILED_CHECK, typed=True))
        return True


def note_look_up(operations: Operations, actor: Actor, text: str, card: DossierCard) -> None:
    """Let the audit know when the search for ``text`` found ``card`` by an identity number."""
    dossier_id = card.row.id
    if found_by_identity(text, card):
        operations.write(
            lambda counter: counter.dossiers.note_look_up(actor, dossier_id), lambda _answer: None
        )


def note_card_search(operations: Operations, actor: Actor) -> None:
    """Let the audit know that somebody's dossiers were looked for by a scanned citizen card."""
    operations.write(
        lambda counter: counter.dossiers.note_look_up(actor, None), lambda _answer: None
    )
