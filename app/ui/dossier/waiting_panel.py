"""What the return page shows between two citizens: a line to type into and the day's two lists."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.listings import DossierPage
from app.ui.dossier.dossier_list import DossierList
from app.ui.dossier.dossier_table import CODE, NAME, PROCEDURE
from app.ui.dossier.search_line import SearchLine
from app.ui.dossier.typed_entry import means_code, search_words
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

_COLUMNS = (CODE, NAME, PROCEDURE)
_READY = DossierFilter(states=frozenset({DossierState.RESULT_READY}))


class WaitingPanel(QWidget):
    """Emits ``code_typed`` for a code and ``opened`` with the dossier picked from a list."""

    code_typed = Signal(str)
    opened = Signal(object)

    def __init__(
        self, operations: Operations, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._to_list_when_answered = False
        self.line = SearchLine("F5")
        self.field = Field(
            tr("&Mã hồ sơ"), self.line, hint=tr("số trên phiếu hôm nay, ví dụ 0042-50, hoặc họ tên")
        )
        title = tr("Đang chờ trả")
        self.ready = DossierList(operations, _COLUMNS, name=title, title=title)
        title = tr("Đã trả hôm nay")
        self.returned = DossierList(operations, _COLUMNS, name=title, title=title)
        self.returned.set_empty(tr("Hôm nay chưa trả kết quả nào"))
        lists = row(self.ready, self.returned, gap=GAP_M)
        layout = column(self.field, lists, gap=GAP_M)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._submit)
        self.ready.opened.connect(self.opened)
        self.returned.opened.connect(self.opened)
        self.ready.answered.connect(self._go_to_list)

    def look_again(self) -> None:
        """Ask for both lists as they are today."""
        self._ask_ready()
        today = self._today()
        returned = DossierFilter(returned_from=today, returned_to=today)
        self.returned.ask(lambda counter, after: counter.dossiers.list(returned, after))

    def with_keyboard(self) -> int | None:
        """Return the key of the dossier marked in the list that has the keyboard, or None."""
        return self.ready.with_keyboard() or self.returned.with_keyboard()

    def refresh(self) -> None:
        """Look again at both lists, keeping marks and places."""
        self.ready.refresh()
        self.returned.refresh()

    def look_for(self, text: str) -> None:
        """Show who among the waiting fits ``text`` and go there."""
        self._to_list_when_answered = True
        self.line.setText(text)

    def show_error(self, words: str) -> None:
        """Say beside what was typed why it opens nothing."""
        self.field.show_error(words)
        self.line.setFocus()
        self.line.selectAll()

    def clear(self) -> None:
        """Be ready for the next citizen."""
        self.line.clear()
        self.field.clear_error()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.ready.focus_first()
        elif event.key() == Qt.Key.Key_Escape and self.line.text():
            self.clear()
            self.line.setFocus()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self.field.clear_error()
        self._ask_ready()

    def _ask_ready(self) -> None:
        words = search_words(self.line.text())
        wanted = replace(_READY, text=words)

        def question(counter: "Counter", after: int | None) -> DossierPage:
            return counter.dossiers.list(wanted, after)

        self.ready.ask(question)
        if words:
            advice = tr("Quét phiếu, hoặc tìm ở trang Hồ sơ (F4).")
            self.ready.set_empty(tr("Không có ai như vậy đang chờ"), advice)
        else:
            self.ready.set_empty(tr("Không có kết quả nào chờ trả"))

    def _submit(self) -> None:
        text = self.line.text().strip()
        if means_code(text):
            self.code_typed.emit(text)
        elif self.ready.model.is_busy():
            self._to_list_when_answered = True
        else:
            self.ready.focus_first()

    def _go_to_list(self) -> None:
        if self._to_list_when_answered:
            self._to_list_when_answered = False
            self.ready.focus_first()
