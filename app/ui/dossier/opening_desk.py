"""What is settled before the first citizen: the question of the day, and what was left hanging.

What each of the two shows is its own; here they are tied to the page for receiving, which lays
them out.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.domain.hanging import HangingPaper
from app.domain.roles import Actor
from app.ui.day.hanging_panel import HangingPanel
from app.ui.office.clock_panel import ClockPanel
from app.ui.operations import Operations
from app.ui.papers.paper_desk import PaperDesk
from app.words import tr


class OpeningDesk(QObject):
    """Emits ``mend_wanted`` (see HangingPanel) and ``left`` when the form may have the keyboard."""

    mend_wanted = Signal(object, str)
    left = Signal()

    def __init__(
        self, operations: Operations, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.clock = ClockPanel(operations)
        self.hanging = HangingPanel(operations, now)
        self._actor: Actor | None = None
        # One thing after the other: the page has room for one.
        self.clock.asked.connect(lambda: self.hanging.hold_back(True))
        self.clock.believed.connect(lambda: self.hanging.hold_back(False))
        self.clock.believed.connect(self.left)
        self.hanging.left.connect(self.left)
        self.hanging.mend_wanted.connect(self.mend_wanted)

    def work_for(self, actor: Actor, papers: PaperDesk) -> None:
        """Serve ``actor``; papers are printed at ``papers``."""
        self._actor = actor

        def print_all(left: Iterable[HangingPaper], reason: str) -> None:
            for one in left:
                name = tr("{form} {subject}", form=tr(one.label), subject=one.subject)
                if reason:
                    papers.reprint(actor, one.print_id, name, reason)
                else:
                    papers.print(actor, one.print_id, name)

        self.hanging.print_wanted.connect(print_all)
        papers.printed.connect(lambda print_id, _printed: self.hanging.print_ended(print_id))
        papers.failed.connect(lambda print_id, _failure: self.hanging.print_ended(print_id))

    def look(self) -> None:
        """Look at the clock and at what hangs over: the page has come to the front."""
        self.look_at_clock()
        if self._actor is not None:
            self.hanging.open_for(self._actor)

    def look_at_clock(self) -> None:
        """Look at the clock alone."""
        if self._actor is not None:
            self.clock.look(self._actor)
