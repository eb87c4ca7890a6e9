"""The papers of the dossier whose card is open: two that are made, and all that were asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from app.domain.forms.registry import FORM_KINDS
from app.domain.listings import PrintLine
from app.domain.vietnam_time import short_moment
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.styling import show_if
from app.words import tr

_A_ROW = 2


class CardPapers(QWidget):
    """Emits ``seen_wanted`` with the key of a paper that somebody wants to see or print again.

    ``beside`` are other keys that stand in the same rows.
    """

    seen_wanted = Signal(int)

    def __init__(self, *beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control_sheet = Button(tr("Phiếu kiểm s&oát"), icon="clipboard-list")
        self.label = Button(tr("Nhãn túi hồ sơ"), icon="barcode")
        self.printed = Button(tr("Giấy đã in"), icon="file-text")
        self.menu = QMenu(self.printed)
        self.printed.setMenu(self.menu)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP_S)
        buttons = (*beside, self.control_sheet, self.label, self.printed)
        for at, button in enumerate(buttons):
            grid.addWidget(button, *divmod(at, _A_ROW))
        grid.setColumnStretch(_A_ROW, 1)

    def show_prints(self, prints: Sequence[PrintLine]) -> None:
        """List the newest sheet of every form; ``prints`` are the newest first."""
        newest: dict[str, PrintLine] = {}
        for one in prints:
            newest.setdefault(one.form, one)
        self.menu.clear()
        for number, one in enumerate(newest.values(), start=1):
            kind = FORM_KINDS.get(one.form)
            words = tr(
                "&{number}  {form}, {moment}",
                number=number,
                form=tr(kind.label) if kind is not None else one.form,
                moment=short_moment(one.printed_at),
            )
            entry = self.menu.addAction(words)
            entry.triggered.connect(lambda *_, key=one.id: self.seen_wanted.emit(key))
        show_if(self.printed, bool(newest))
