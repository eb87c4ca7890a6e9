"""The papers a confirmed batch asks for, one key each: lists to be signed, sheets that travel."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.batch import ROUND_WAYS, BatchKind
from app.domain.roles import Actor
from app.services.commands import PrinterChoice
from app.ui.operations import Operations
from app.ui.papers.paper_maker import PaperMaker
from app.ui.widgets.button import Button
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.styling import show_if
from app.words import tr


class BatchPapers(QObject):
    """Puts its keys into ``message``; nothing is made before one is pressed."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        printer: Callable[[], PrinterChoice],
        message: InlineBanner,
    ) -> None:
        super().__init__(message)
        self._maker = PaperMaker(operations, actor, printer, self)
        self._kind, self._dossiers = BatchKind.RETURN, tuple[int, ...]()
        self.list = Button(tr("Danh sách"), icon="printer", key="F11")
        self.sheets = Button(tr("Phiếu kiểm soát"), icon="printer", key="F12")
        self.list.clicked.connect(self._make_list)
        self.sheets.clicked.connect(self._make_sheets)
        for button in (self.list, self.sheets):
            message.add_action(button)
        self.withdraw()

    def offer(self, kind: BatchKind, dossier_ids: tuple[int, ...]) -> None:
        """Offer what ``kind`` asks for of the dossiers that have just moved on."""
        self._kind, self._dossiers = kind, dossier_ids
        handed_over = kind is BatchKind.HAND_OVER
        show_if(self.list, bool(dossier_ids) and (handed_over or kind in ROUND_WAYS))
        show_if(self.sheets, bool(dossier_ids) and handed_over)

    def withdraw(self) -> None:
        """Offer nothing: something else is told now."""
        self.offer(BatchKind.RETURN, ())

    def _make_list(self) -> None:
        way = ROUND_WAYS.get(self._kind)
        if way is None:
            self._maker.hand_over_lists(*self._dossiers)
        else:
            self._maker.delivery_list(way, *self._dossiers)

    def _make_sheets(self) -> None:
        self._maker.control_sheets(*self._dossiers)
