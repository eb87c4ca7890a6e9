"""What is settled before the first citizen: the question of the day, and what was left hanging.

What each of the two shows is its own; here they are tied to the page for receiving, which lays
them out.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.domain.hanging import HangingSlip
from app.domain.roles import Actor
from app.ui.day.hanging_panel import HangingPanel
from app.ui.dossier.receipt_desk import ReceiptDesk
from app.ui.office.clock_panel import ClockPanel
from app.ui.operations import Operations


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

    def work_for(self, actor: Actor, receipts: ReceiptDesk) -> None:
        """Serve ``actor``; slips are printed at ``receipts``."""
        self._actor = actor

        def print_all(slips: Iterable[HangingSlip], reason: str) -> None:
            for slip in slips:
                receipts.print(actor, slip.dossier_id, slip.code, reason)

        self.hanging.print_wanted.connect(print_all)
        receipts.printed.connect(self.hanging.print_ended)
        receipts.failed.connect(lambda dossier_id, _failure: self.hanging.print_ended(dossier_id))

    def look(self) -> None:
        """Look at the clock and at what hangs over: the page has come to the front."""
        self.look_at_clock()
        if self._actor is not None:
            self.hanging.open_for(self._actor)

    def look_at_clock(self) -> None:
        """Look at the clock alone."""
        if self._actor is not None:
            self.clock.look(self._actor)
