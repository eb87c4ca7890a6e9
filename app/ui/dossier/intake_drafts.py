"""What stands in the form of an intake is kept: while typed, over a break, and when put aside.

A clerk who is called away parks a form and takes in somebody else; any number of forms may wait so,
each with its own request, so that none becomes two dossiers.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from app.domain.roles import Actor
from app.domain.vietnam_time import short_moment, to_local
from app.ui.dossier.draft_keeper import DraftKeeper
from app.ui.dossier.intake_job import DRAFT_FORM, Opened, park, unpark
from app.ui.dossier.receive_view import ReceiveView
from app.ui.operations import Operations
from app.words import tr


class IntakeDrafts(QObject):
    """Fills and empties the form of ``view``; ``request_id`` is that of what stands in it.

    ``rested`` asks for the keyboard to go where it was when the form was kept.
    """

    rested = Signal()

    def __init__(
        self,
        operations: Operations,
        view: ReceiveView,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._operations, self._view, self._now = operations, view, now
        self._form = view.form
        self._actor: Actor | None = None
        self._other: Mapping[str, Any] = {}
        self._parked: tuple[Mapping[str, Any], ...] = ()
        self.request_id = ""
        self.keeper = DraftKeeper(operations, DRAFT_FORM, self.content, now, self)
        self.menu = QMenu(view)
        self._form.changed.connect(self._note_change)
        self._form.moved.connect(self.keeper.note_change)
        view.slip.toggled.connect(self.keeper.note_change)
        view.clear_button.clicked.connect(self.clear)
        view.form.papers.park.clicked.connect(self.park_or_take_up)
        view.draft_note.take_back.clicked.connect(lambda: self.fill(self._other))
        self.keeper.kept.connect(view.draft_note.tell_kept)
        self.fill({})

    def open(self, actor: Actor, opened: Opened) -> None:
        """Go on with what ``actor`` left, beside what may have been typed meanwhile."""
        self._actor, self._parked = actor, opened.parked
        self._name_button()
        self.keeper.begin(actor, opened.draft)
        if not opened.draft:
            return
        saved = short_moment(datetime.fromisoformat(opened.draft["saved_at"]))
        if self.content():
            self._other = opened.draft
            self._view.draft_note.show_waiting(saved)
            return
        self.fill(opened.draft)
        self._view.draft_note.show_restored(saved)
        self._rest(opened.draft)

    def content(self) -> dict[str, Any]:
        """Return the form as a draft, without anything while nothing has been entered."""
        state = self._form.state()
        if not state:
            return {}
        return {
            **state,
            "request_id": self.request_id,
            "slip": self._view.slip.isChecked(),
            "place": self._form.place(),
        }

    def fill(self, content: Mapping[str, Any]) -> None:
        """Show a draft, or an empty form with a request of its own."""
        self.request_id = str(content.get("request_id") or uuid4())
        self._form.restore(content)
        self._view.slip.setChecked(bool(content.get("slip", self._form.wants_slip())))
        self._view.hide_banners()

    def begin_with(self, content: Mapping[str, Any]) -> None:
        """Be done with what was typed and begin with ``content``, empty for the next citizen."""
        self.keeper.forget()
        self.fill(content)
        self._form.picker.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Empty the form; the banner that says so gives it back."""
        self._other = self.content()
        if self._other:
            self.fill({})
            self._view.draft_note.show_emptied()
            self._form.picker.line.setFocus()

    def park_or_take_up(self) -> None:
        """Put what is typed aside for the next citizen; of an empty form, offer what waits."""
        actor, content, now = self._actor, self.content(), self._now()
        if actor is None:
            return
        if content:
            self._operations.write(
                lambda counter: park(counter, actor, content, now),
                self._note_parked,
                while_busy=(self._form.papers.park,),
            )
        elif len(self._parked) == 1:
            self._take_up(self._parked[0])
        elif self._parked:
            self._offer()

    def parked(self) -> Sequence[str]:
        """Return the forms that wait, the oldest first, each in words."""
        return [self._told(one) for one in self._parked]

    def _note_parked(self, parked: tuple[Mapping[str, Any], ...]) -> None:
        """Empty the form: only now is what stood in it safe."""
        self._parked = parked
        self.fill({})
        self.keeper.flush()
        self._name_button()
        self._form.picker.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take_up(self, parked: Mapping[str, Any]) -> None:
        actor, content = self._actor, dict(parked)
        content.pop("parked_at")
        self.fill(content)
        # In the order of the writes: at no moment is the form neither parked nor a draft.
        self.keeper.flush()
        if actor is not None:
            request_id = self.request_id
            self._operations.write(
                lambda counter: unpark(counter, actor, request_id), self._note_left
            )
        self._rest(content)

    def _note_left(self, parked: tuple[Mapping[str, Any], ...]) -> None:
        self._parked = parked
        self._name_button()

    def _rest(self, content: Mapping[str, Any]) -> None:
        def rest() -> None:
            self._form.rest_at(content.get("place") or ())
            self.rested.emit()

        # Lines made just now can have the keyboard once they are shown.
        QTimer.singleShot(0, self, rest)

    def _offer(self) -> None:
        self.menu.clear()
        for one in self._parked:
            entry = self.menu.addAction(self._told(one).replace("&", "&&"))
            entry.triggered.connect(lambda *_, parked=one: self._take_up(parked))
        self.menu.setActiveAction(self.menu.actions()[0])
        button = self._form.papers.park
        self.menu.popup(button.mapToGlobal(button.rect().topLeft()) - self.menu.rect().bottomLeft())

    def _told(self, parked: Mapping[str, Any]) -> str:
        applicant: Mapping[str, Any] = parked.get("applicant") or {}
        chosen: Mapping[str, Any] = parked.get("procedure") or {}
        procedure = self._form.picker.name_of(str(chosen.get("code", "")))
        moment = f"{to_local(datetime.fromisoformat(parked['parked_at'])):%H:%M}"
        parts = (moment, str(applicant.get("name", "")), procedure)
        return " · ".join(part for part in parts if part)

    def _note_change(self) -> None:
        self.keeper.note_change()
        self._name_button()

    def _name_button(self) -> None:
        """Let the button say what it would do now."""
        button, typed = self._form.papers.park, bool(self._form.state())
        waiting = bool(self._parked) and not typed
        count = len(self._parked)
        button.set_label(tr("Phiếu gác ({count})", count=count) if waiting else tr("Gác lại"))
        button.setEnabled(typed or waiting)
