"""The desks of all who have signed in since the start: one is in use, the others are parked.

What a desk is, ``desk`` says; when somebody may sit down is ``program``'s business.
"""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QObject

from app.domain.roles import Actor
from app.ui.desk import Desk
from app.ui.main_window import MainWindow

# A parked window costs memory; whoever comes back to none finds the form as its draft.
_MOST = 4


class Desks(QObject):
    """``make`` makes a desk for somebody; each stays as it was left until its clerk comes back."""

    def __init__(self, make: Callable[[Actor], Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        # In the order of leaving: whoever left first is the first to lose the desk.
        self._desks: dict[int, Desk] = {}
        self.current: Desk | None = None

    def sit_down(self, actor: Actor, geometry: QByteArray) -> MainWindow:
        """Bring the desk of ``actor`` into use, as it was left or new, where ``geometry`` says."""
        if self.current is not None and self.current.actor != actor:
            self.current.park()
        desk = self._desks.get(actor.clerk_id)
        if desk is not None and desk.actor != actor:
            # Name, role or place have changed meanwhile; what was typed is kept as a draft.
            self._take_away(desk)
            desk = None
        if desk is None:
            desk = self._make(actor)
            self._desks[actor.clerk_id] = desk
            self.current = desk
            desk.open(geometry)
        else:
            self.current = desk
            desk.come_back(geometry)
        self._make_room()
        return desk.window()

    def leave(self) -> None:
        """Put the desk in use out of sight; it stays the current one until somebody sits down."""
        if self.current is not None:
            clerk_id = self.current.actor.clerk_id
            self._desks[clerk_id] = self._desks.pop(clerk_id)
            self.current.leave()

    def is_in_use(self) -> bool:
        """Say whether somebody sits at a desk."""
        return self.current is not None and self.current.window().isVisible()

    def follow_language(self) -> None:
        """Let the desk in use speak the language in force; parked ones do when they are needed."""
        if self.current is not None:
            self.current.follow_language()

    def close(self) -> None:
        """Take all desks away."""
        for desk in list(self._desks.values()):
            self._take_away(desk)
        self.current = None

    def _make_room(self) -> None:
        for desk in list(self._desks.values())[: max(0, len(self._desks) - _MOST)]:
            if desk is not self.current:
                self._take_away(desk)

    def _take_away(self, desk: Desk) -> None:
        del self._desks[desk.actor.clerk_id]
        desk.close()
