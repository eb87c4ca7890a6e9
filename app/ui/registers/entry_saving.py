"""An entry on its way into the store, which the clerk may leave behind before it has arrived."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.roles import Actor
from app.errors import InputError
from app.services.register_commands import CloseEntry, EntrySaved, SaveEntry
from app.ui.operations import Operations
from app.ui.registers.entry_form import EntryForm, Wish

if TYPE_CHECKING:
    from app.services.counter import Counter


class EntrySaving(QObject):
    """Takes what stands in ``form`` when it is made; ``entry_id`` is 0 for a new entry.

    Emits ``stored`` with itself and the answer, whichever form is in front by then.
    """

    stored = Signal(object, object)

    def __init__(self, actor: Actor, form: EntryForm, entry_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._actor, self._form, self._entry_id = actor, form, entry_id
        self.register_id = form.register.id
        self.typed = form.typed()

    def start(self, operations: Operations) -> None:
        """Ask the store; the form says what is wrong as long as it is there."""
        form = self._form
        try:
            work = self._work()
        except InputError as error:
            form.show_problem(error)
            self.deleteLater()
            return
        job = operations.write(work, self._stored, form.show_problem, while_busy=(form.save,))
        job.finished.connect(self.deleteLater)

    def is_in(self, front: EntryForm | None, entry_id: int) -> bool:
        """Say whether a form has this very entry, be it one that took it up from its draft."""
        if front is None or front is self._form:
            return front is not None
        here = front.register.id, front.wish, entry_id, front.typed()
        return here == (self.register_id, self._form.wish, self._entry_id, self.typed)

    def _work(self) -> "Callable[[Counter], EntrySaved]":
        form, values = self._form, self._form.values()
        if form.wish is Wish.CLOSE:
            closed_on = form.closed_on.value()
            ending = CloseEntry(
                actor=self._actor, entry_id=self._entry_id, values=values, closed_on=closed_on
            )
            return partial(_end, ending)
        command = SaveEntry(
            actor=self._actor,
            register=self.register_id,
            values=values,
            happened_at=form.happened_at(),
            entry_id=self._entry_id or None,
        )
        return partial(_keep, command)

    def _stored(self, answer: EntrySaved) -> None:
        self.stored.emit(self, answer)


def _keep(command: SaveEntry, counter: "Counter") -> EntrySaved:
    """On a worker thread, which must hold no Qt object."""
    return counter.registers.save(command)


def _end(command: CloseEntry, counter: "Counter") -> EntrySaved:
    return counter.registers.end(command)
