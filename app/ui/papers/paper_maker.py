"""Has papers made and printed behind the clerk's back: a list after a hand-over, a label."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.channel import DeliveryWay
from app.domain.roles import Actor
from app.services.answers import PapersAsked, PapersPrinted
from app.services.commands import PrinterChoice, PrintPapers
from app.ui import messages
from app.ui.operations import Operations
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

MakePapers = Callable[["Counter"], PapersAsked]


class PaperMaker(QObject):
    """What does not come out stays in the list of papers; why is told where announcements are."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        printer: Callable[[], PrinterChoice],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor, self._printer = operations, actor, printer

    def make(self, wish: MakePapers) -> None:
        """Have papers made as ``wish`` asks for them, and printed once they are stored."""
        self._operations.write(wish, self._print)

    def _print(self, asked: PapersAsked) -> None:
        self.put_out(asked.print_ids)

    def control_sheets(self, *dossier_ids: int) -> None:
        """Make the sheets that travel with dossiers."""
        actor = self._actor
        self.make(lambda counter: counter.papers.control_sheets(actor, dossier_ids))

    def labels(self, *dossier_ids: int) -> None:
        """Make labels for the folders of dossiers."""
        actor = self._actor
        self.make(lambda counter: counter.papers.labels(actor, dossier_ids))

    def hand_over_lists(self, *dossier_ids: int) -> None:
        """Make the lists of what was handed over just now."""
        actor = self._actor
        self.make(lambda counter: counter.papers.hand_over_lists(actor, dossier_ids=dossier_ids))

    def delivery_list(self, way: DeliveryWay, *dossier_ids: int) -> None:
        """Make the list of results that were sent out just now."""
        actor = self._actor
        self.make(lambda counter: counter.papers.delivery_list(actor, way, dossier_ids))

    def put_out(self, print_ids: tuple[int, ...]) -> None:
        """Print papers that a step has asked for already."""
        choice, command = self._printer(), PrintPapers(self._actor, print_ids)
        self._operations.output(
            lambda counter, tick: counter.papers.print_all(command, choice, tick), self._tell
        )

    def _tell(self, printed: PapersPrinted) -> None:
        messages.success(tr("Đã in {count} giấy", count=printed.count), tr("Lấy giấy ở máy in."))
