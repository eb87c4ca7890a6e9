"""One register in front: what is searched, its entries, and the keys that act on them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.register_entries import EntryFilter, EntryPage, EntryRow
from app.domain.registers import Register
from app.domain.roles import Actor
from app.ui.registers.cancel_line import CancelLine
from app.ui.registers.entry_form import Wish
from app.ui.registers.entry_list import EntryList
from app.ui.registers.register_bar import RegisterBar, RegisterFilters, RegisterTools
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.layouts import column
from app.ui.widgets.styling import show_if


class EntriesPanel(QWidget):
    """Emits ``asked`` when the list is to be read anew, ``opened`` to work on the marked entry."""

    asked = Signal()
    opened = Signal(object)

    def __init__(self, actor: Actor, today: Callable[[], date]) -> None:
        super().__init__()
        self.filters = RegisterFilters(today)
        self.tools = RegisterTools(actor)
        self.bar = RegisterBar(actor)
        self.cancel = CancelLine()
        self._lists: dict[str, EntryList] = {}
        self._register: Register | None = None
        self._stack = QStackedWidget()
        layout = column(self.filters, self.tools, self._stack, self.bar, self.cancel, gap=GAP_S)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.filters.changed.connect(self.asked)
        self.bar.cancel.clicked.connect(self._begin_cancel)
        self.cancel.left.connect(self.end_cancel)
        to_line = QShortcut(QKeySequence("Ctrl+F"), self)
        to_line.activated.connect(self.filters.line.setFocus)

    def show_register(self, register: Register) -> EntryList:
        """Bring the list of ``register`` to the front and return it."""
        self._register = register
        if register.id not in self._lists:
            made = EntryList(register)
            made.moved.connect(self._offer)
            made.opened.connect(lambda _entry: self.opened.emit(Wish.CHANGE))
            self._lists[register.id] = made
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self.list())
        self.tools.show_register(register)
        self.bar.show_register(register)
        self.end_cancel()
        return self.list()

    def list(self) -> EntryList:
        """Return the list in front."""
        assert self._register is not None
        return self._lists[self._register.id]

    def wanted(self) -> EntryFilter:
        """Return which entries are asked for."""
        assert self._register is not None
        return self.filters.wanted(self._register)

    def show_page(self, page: EntryPage) -> None:
        """Show entries of the register in front."""
        wanted = self.wanted()
        filtered = wanted != EntryFilter(register=wanted.register)
        self.list().show_page(page, filtered=filtered)
        self.tools.show_page(page)
        self._offer()

    def marked(self) -> EntryRow | None:
        """Return the marked entry of the register in front."""
        return self.list().marked() if self._register is not None else None

    def first_field(self) -> QWidget:
        """Return the list, or the line to search in while it is empty."""
        return self.list().first_field() or self.filters.line

    def end_cancel(self) -> None:
        """Show the keys again instead of the question why."""
        self.cancel.hide()
        show_if(self.bar, True)
        self._offer()

    def _begin_cancel(self) -> None:
        entry = self.marked()
        if entry is not None:
            self.bar.hide()
            self.cancel.begin(entry.label)

    def _offer(self) -> None:
        if self._register is not None:
            self.bar.show_entry(self.marked())
