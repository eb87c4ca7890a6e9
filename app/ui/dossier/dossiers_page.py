"""The page of all dossiers: found while typing, shown as a list, opened as a card.

What a list holds is asked of the counter page by page; every figure elsewhere opens here.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.barcode_digits import Slip
from app.domain.dossier_filter import DossierFilter
from app.domain.listings import DossierCard, DossierPage, DossierRow
from app.domain.roles import Actor
from app.domain.scan import ScannedCard, ScannedDossier
from app.domain.vietnam_time import office_day
from app.services.changes import Changes
from app.services.commands import PrinterChoice
from app.ui import messages
from app.ui.dossier.card_finder import CardFinder, note_card_search, note_look_up
from app.ui.dossier.card_panel import CardPanel
from app.ui.dossier.dossier_list import DossierList
from app.ui.dossier.dossier_table import CLERK, CODE, NAME, PROCEDURE, PROMISED, STATUS
from app.ui.dossier.list_bar import ListBar
from app.ui.dossier.list_tabs import TAB_LABELS, ListTab, tab_filter
from app.ui.dossier.marked_bar import MarkedBar
from app.ui.dossier.search_line import SearchLine
from app.ui.dossier.typed_entry import means_code, search_words
from app.ui.operations import Operations
from app.ui.page import Command, Page
from app.ui.papers.receipt_keys import NO_RECEIPTS, ReceiptKeys
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

_COLUMNS = (CODE, NAME, PROCEDURE, PROMISED, STATUS, CLERK)

# From this width on, counted in letters, list and card stand side by side.
_LETTERS_FOR_BOTH = 150
_LIST_PART, _CARD_PART = 4, 3


class DossiersPage(Page):
    """Emits ``return_wanted`` with the key of a dossier whose result is to be given out.

    ``now`` gives aware instants and ``printer`` where slips come out at this desk; ``receipts``
    shows and saves the receipt of a dossier.
    """

    return_wanted = Signal(int)
    official_wanted = Signal()

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        printer: Callable[[], PrinterChoice],
        receipts: ReceiptKeys = NO_RECEIPTS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor, self._now = operations, actor, now
        self._receipts = receipts
        receipts.bind(self, self.marked_dossier)
        self._filter: DossierFilter | None = None
        self._to_list_when_answered = False
        self._asked = False
        self.search = SearchLine("F4")
        self.field = Field(
            tr("&Tìm hồ sơ"), self.search, hint=tr("mã, họ tên, điện thoại, số định danh")
        )
        self.bar = ListBar()
        self.list = DossierList(operations, _COLUMNS, name=tr("Hồ sơ"), many=True)
        self.marked = MarkedBar(operations, actor, now=now, printer=printer)
        self.card = CardPanel(operations, actor, now=now, printer=printer)
        self._finder = CardFinder(operations, actor, lambda: office_day(now()), self)
        self._lay_out()
        self._connect()

    def open_filter(self, wanted: DossierFilter, title: str) -> None:
        """Show the dossiers behind a figure until the clerk takes the filter away."""
        self._filter = wanted
        self.bar.show_filter(title)
        self._set_text(wanted.text)
        self._close_card()
        self._ask()

    def open_tab(self, tab: ListTab) -> None:
        """Show one of the ready-made lists."""
        self._drop_filter()
        self.bar.choose(tab)
        self._ask()

    def open_card(self, dossier_id: int) -> None:
        """Show the card of a dossier chosen elsewhere."""
        self._finder.by_id(dossier_id)

    def look_for(self, text: str) -> None:
        """Search for what was typed elsewhere and put the keyboard on what is found."""
        self._drop_filter()
        self.bar.choose(ListTab.ALL)
        self._close_card()
        self._set_text(text)
        self._to_list_when_answered = True
        self._ask()

    def on_shown(self) -> None:
        if self._asked:
            self.list.refresh()
        else:
            self._ask()

    def on_scan(self, scan: object) -> bool:
        if self.card.half_typed() or self.marked.steps.half_typed():
            return False
        match scan:
            case ScannedDossier(code, _layout_wrong, version):
                self._finder.by_slip(Slip(code, version))
            case ScannedCard(card):
                self.look_for(card.number.digits)
                note_card_search(self._operations, self._actor)
            case _:
                return False
        return True

    def first_field(self) -> QWidget:
        return self.search if self._left.isVisible() else self.card.first_field()

    def commands(self) -> Sequence[Command]:
        return [
            *self._receipts.commands(self.marked_dossier),
            *(
                Command(
                    tr("Danh sách: {list}", list=tr(TAB_LABELS[tab])),
                    lambda tab=tab: self.open_tab(tab),
                    icon="list-search",
                )
                for tab in ListTab
            ),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.focus_first()
        elif event.key() != Qt.Key.Key_Escape or not self._go_back():
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Parts that come and go lay out everything around them, which may be at it just now.
        QTimer.singleShot(0, self, self._arrange)

    def marked_dossier(self) -> int | None:
        """Return the dossier on the open card, else the marked one of the list."""
        card = self.card.card()
        if card is not None and not self.card.isHidden():
            return card.row.id
        marked = self.list.marked()
        return marked[0].id if marked else None

    def _lay_out(self) -> None:
        self._left = QWidget()
        self.list.add(self.marked)
        left = column(self.field, self.bar, self.list, gap=GAP_S)
        left.setStretch(2, 1)
        self._left.setLayout(left)
        layout = row(self._left, self.card, gap=GAP_M)
        layout.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        layout.setStretch(0, _LIST_PART)
        layout.setStretch(1, _CARD_PART)
        self.setLayout(layout)
        self.card.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._submit)
        self.bar.tab_chosen.connect(self._ask)
        self.bar.cleared.connect(self._clear_filter)
        self.list.opened.connect(self._open)
        self.list.moved.connect(self._follow)
        self.list.answered.connect(self._answered)
        self.marked.closed.connect(self.list.focus_first)
        self.card.closed.connect(self._close_card)
        self.card.room_wanted.connect(self._arrange)
        self.card.return_wanted.connect(self.return_wanted)
        self.card.paper_wanted.connect(self._receipts.show_paper)
        self.card.official_wanted.connect(self.official_wanted)
        self._finder.found.connect(self._show_card)
        self._finder.refused.connect(self._refuse)
        self._finder.answered.connect(self.scan_answered)
        self._operations.changed.connect(self._note_changes)

    def _ask(self) -> None:
        """Ask for what tabs, filter and text mean now; the worker holds only plain values."""
        self._asked = True
        tab, wanted, now = self.bar.tab(), self._filter, self._now()
        words = search_words(self.search.text())

        def question(counter: "Counter", after: int | None) -> DossierPage:
            base = wanted or tab_filter(tab, now, counter)
            return counter.dossiers.list(replace(base, text=words), after)

        self.list.ask(question)
        self._say_what_is_empty(bool(words))

    def _search(self) -> None:
        self.field.clear_error()
        self._finder.drop()
        self._ask()

    def _submit(self) -> None:
        """Enter opens a code at once, and otherwise goes on to what has been found."""
        text = self.search.text().strip()
        if means_code(text):
            self._finder.by_typing(text)
        elif self.list.model.is_busy():
            self._to_list_when_answered = True
        else:
            self.list.focus_first()

    def _refuse(self, words: str) -> None:
        self.field.show_error(words)
        if self.isVisible():
            self.search.setFocus()
            self.search.selectAll()

    def _answered(self) -> None:
        self.bar.set_total(self.list.total_in_words())
        show_if(self.marked, self.list.model.rowCount() > 0)
        if self._to_list_when_answered:
            self._to_list_when_answered = False
            self.list.focus_first()

    def _say_what_is_empty(self, searching: bool) -> None:
        if not searching and self._filter is None and self.bar.tab() is ListTab.ALL:
            self.list.set_empty(tr("Chưa có hồ sơ nào"), tr("Tiếp nhận hồ sơ đầu tiên: phím F3."))
        elif not searching:
            self.list.set_empty(tr("Không có hồ sơ nào ở đây"), tr("Esc: xem lại mọi hồ sơ."))
        else:
            self.list.set_empty(
                tr("Không tìm thấy hồ sơ nào khớp"),
                tr("Gõ ít chữ hơn, hoặc chọn «Tất cả». Mã trên phiếu: gõ cả mã rồi nhấn Enter."),
            )

    def _open(self, dossier: DossierRow) -> None:
        shown = self.card.card()
        if self.card.isVisible() and shown is not None and shown.row.id == dossier.id:
            self.card.first_field().setFocus()
        elif not self.card.half_typed():
            self._finder.by_id(dossier.id)

    def _follow(self) -> None:
        """Let an open card show the dossier the clerk moves to, unless something is half typed."""
        marked = self.list.marked()
        self.marked.show_marked(marked)
        shown = self.card.card()
        if self.card.isHidden() or shown is None or self.card.half_typed():
            return
        if len(marked) > 1:
            self._close_card()
        elif marked and marked[0].id != shown.row.id and self.list.table.hasFocus():
            self._finder.by_id(marked[0].id)

    def _show_card(self, card: DossierCard) -> None:
        shown = self.card.card()
        again = not self.card.isHidden() and shown is not None and shown.row.id == card.row.id
        if not again and self.card.half_typed():
            self._ask_to_finish()
            return
        opening = self.card.isHidden()
        self.card.show_card(card)
        if not again:
            note_look_up(self._operations, self._actor, self.search.text(), card)
        if opening:
            self.card.show()
            self._arrange()
            self.card.first_field().setFocus()

    def _ask_to_finish(self) -> None:
        messages.warn(
            tr("Đang nhập dở ở hồ sơ này"), tr("Lưu (F9) hoặc thôi (Esc), rồi mở hồ sơ kia.")
        )

    def _close_card(self) -> None:
        if self.card.isHidden() or self.card.half_typed():
            return
        self.card.hide()
        self._arrange()
        self.list.focus_first()

    def _clear_filter(self) -> None:
        self._drop_filter()
        self._ask()
        self.search.setFocus()

    def _drop_filter(self) -> None:
        self._filter = None
        self.bar.show_tabs()

    def _go_back(self) -> bool:
        """Undo the innermost thing: a form, the card, the text, the filter; False without one."""
        if self.marked.steps.step() is not None:
            self.marked.steps.close_step()
        elif not self.card.isHidden():
            self.card.leave()
        elif self.search.text():
            self.search.clear()
            self.search.setFocus()
        elif self._filter is not None:
            self._clear_filter()
        elif self.bar.tab() is not ListTab.ALL:
            self.bar.choose(ListTab.ALL)
        else:
            return False
        return True

    def _set_text(self, text: str) -> None:
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)
        self.field.clear_error()

    def _note_changes(self, changes: Changes) -> None:
        if not self.isVisible() or not changes & (Changes.DOSSIERS | Changes.PRINTS):
            return
        self.list.refresh()
        shown = self.card.card()
        if shown is not None and not self.card.isHidden():
            self._finder.by_id(shown.row.id)

    def _arrange(self) -> None:
        """Put list and card side by side where there is room, else one over the other."""
        both = self.width() >= self.fontMetrics().averageCharWidth() * _LETTERS_FOR_BOTH
        show_if(self._left, self.card.isHidden() or (both and not self.card.needs_room()))
