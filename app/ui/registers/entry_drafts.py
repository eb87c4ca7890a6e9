"""Half-written entries are kept: while typed, over a break, and while another register is in front.

Each register has one of a clerk's own; how one is kept on disk is in ``draft_keeper``.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.domain.roles import Actor
from app.ui.dossier.draft_keeper import DraftKeeper
from app.ui.operations import Operations
from app.ui.registers.entry_form import EntryForm

if TYPE_CHECKING:
    from app.services.counter import Counter

DRAFT_FORM = "register/"
"""Begins the name of the draft of a register; its id follows."""


class EntryDrafts(QObject):
    """``front`` gives the form in front and the key of the entry it is about, 0 for a new one."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        front: Callable[[], tuple[EntryForm | None, int]],
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor, self._front, self._now = operations, actor, front, now
        self._keepers: dict[str, DraftKeeper] = {}
        self._left: dict[str, Mapping[str, Any]] = {}

    def load(self, registers: Iterable[str], done: Callable[[], None]) -> None:
        """Read what the clerk left half written in each register, then call ``done``."""
        ids = tuple(registers)

        def take(drafts: Mapping[str, Mapping[str, Any]]) -> None:
            for register_id, draft in drafts.items():
                form = f"{DRAFT_FORM}{register_id}"
                content = partial(self._content, register_id)
                keeper = DraftKeeper(self._operations, form, content, self._now, self)
                self._keepers[register_id] = keeper
                kept = {name: part for name, part in draft.items() if name != "saved_at"}
                if kept:
                    self._left[register_id] = draft
                keeper.begin(self._actor, draft)
            done()

        self._operations.read(partial(_drafts, self._actor, ids), take)

    def newest(self) -> str:
        """Return the register with the entry that was left last, "" for none."""
        left = self._left
        return max(left, key=lambda one: str(left[one].get("saved_at", "")), default="")

    def take(self, register_id: str) -> Mapping[str, Any]:
        """Return what was left in a register, to be written on; empty for nothing."""
        return self._left.pop(register_id, {})

    def note_change(self, register_id: str) -> None:
        """Keep what stands in the form soon."""
        if register_id in self._keepers:
            self._keepers[register_id].note_change()

    def park(self, form: EntryForm) -> None:
        """Put a form aside that leaves the screen: it is offered again with its register."""
        register_id = form.register.id
        if content := self._content(register_id):
            self._left[register_id] = {**content, "saved_at": self._now().isoformat()}
        self.flush()

    def drop(self, register_id: str) -> None:
        """Forget what was half written: the clerk wants it no more."""
        self._left.pop(register_id, None)
        self.note_change(register_id)

    def forget_stored(self, register_id: str, typed: Mapping[str, str]) -> None:
        """Forget an entry that is stored now; another one that was begun since is kept."""
        if self._left.get(register_id, {}).get("typed") == typed:
            del self._left[register_id]
        self.note_change(register_id)

    def flush(self) -> None:
        """Keep everything now."""
        for keeper in self._keepers.values():
            keeper.flush()

    def _content(self, register_id: str) -> dict[str, Any]:
        form, entry_id = self._front()
        if form is not None and form.register.id == register_id and form.is_changed():
            return {"entry_id": entry_id, "wish": form.wish.name, "typed": form.typed()}
        left = self._left.get(register_id, {})
        return {name: part for name, part in left.items() if name != "saved_at"}


def _drafts(
    actor: Actor, registers: Iterable[str], counter: "Counter"
) -> dict[str, Mapping[str, Any]]:
    """On a worker thread, which must hold no Qt object."""
    return {one: counter.days.load_draft(actor, f"{DRAFT_FORM}{one}") for one in registers}
