"""The top of the page of reports: which one where there is no rail, whose, when, and the keys."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.listings import ClerkRow
from app.ui.reports.period_bar import PeriodBar
from app.ui.reports.report_output import FORMATS, TEXT_FORMATS
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.words import tr

_NAME_LETTERS = 16


class ReportHead(QWidget):
    """Emits ``chosen`` with the key of a report, ``changed`` for another period or clerk.

    ``print_wanted`` and ``export_wanted`` (the ending of the file) ask for what is shown.
    """

    chosen = Signal(object)
    changed = Signal()
    print_wanted = Signal()
    export_wanted = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ChoiceBox(parent=self)
        self.kind.setMinimumContentsLength(_NAME_LETTERS)
        self.kind.setAccessibleName(tr("Báo cáo nào"))
        self.who = ChoiceBox(parent=self)
        self.who.setMinimumContentsLength(_NAME_LETTERS)
        self.who.setAccessibleName(tr("Của công chức nào"))
        self.period = PeriodBar(today)
        self.print = Button(tr("&In"), icon="printer")
        self.export = Button(tr("&Xuất"), icon="download")
        self._upper, self._lower = row(gap=GAP_S), row(gap=GAP_S)
        self._narrow: bool | None = None
        self._person_wanted = False
        self._text_formats: list[QAction] = []
        self._offer_formats()
        self.setLayout(column(self._upper, self._lower, gap=GAP_S))
        self.set_narrow(False)
        self.kind.key_changed.connect(self.chosen)
        self.who.key_changed.connect(lambda _key: self.changed.emit())
        self.period.changed.connect(self.changed)
        self.print.clicked.connect(self.print_wanted)

    def offer_clerks(self, clerks: Sequence[ClerkRow]) -> None:
        """Offer whose sheets can be seen: everybody's, or one clerk's."""
        everybody = [(None, tr("Mọi công chức"))]
        names = [(one.id, one.name) for one in clerks]
        self.who.offer([*everybody, *names], self.who.key())

    def clerk(self) -> int | None:
        """Return whose sheet is wanted, None for everybody's."""
        key = self.who.key()
        return key if isinstance(key, int) else None

    def show_person(self, wanted: bool) -> None:
        """Ask whose sheet is wanted, or not."""
        self._person_wanted = wanted
        show_if(self.who, wanted)

    def offer_texts(self, wanted: bool) -> None:
        """Offer the files that only a text can be written to, or not."""
        for entry in self._text_formats:
            entry.setVisible(wanted)
            entry.setEnabled(wanted)

    def set_ready(self, ready: bool, why: str = "") -> None:
        """Let what is shown be taken out, or not; ``why`` not."""
        for button in (self.print, self.export):
            button.setEnabled(ready)
            button.setToolTip(why)
            button.setAccessibleDescription(why)

    def set_narrow(self, narrow: bool) -> None:
        """Stand in two lines with a choice of reports, where there is no room for a rail."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for line in (self._upper, self._lower):
            while line.takeAt(0) is not None:
                pass
        outputs = (self.print, self.export)
        if narrow:
            for part in (self.kind, self.who, *outputs):
                self._upper.addWidget(part)
            self._upper.setStretch(0, 1)
            self._lower.addWidget(self.period)
        else:
            self._upper.addWidget(self.who)
            self._upper.addStretch(1)
            for part in (self.period, *outputs):
                self._lower.addWidget(part)
            self._lower.setStretch(0, 1)
        show_if(self.kind, narrow)
        show_if(self.who, self._person_wanted)
        if self.isVisible():
            self._order_tabs()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tabs()

    def _order_tabs(self) -> None:
        period = self.period
        parts = [self.kind, self.who]
        days = [period.preset, period.first, period.last, period.back, period.on]
        keys = [self.print, self.export]
        ordered = [*parts, *keys, *days] if self._narrow else [*parts, *days, *keys]
        for before, after in pairwise(ordered):
            QWidget.setTabOrder(before, after)

    def _offer_formats(self) -> None:
        menu = QMenu(self.export)
        for ending, words in (FORMATS | TEXT_FORMATS).items():
            entry = QAction(tr(words), menu)
            entry.triggered.connect(lambda *_, ending=ending: self.export_wanted.emit(ending))
            menu.addAction(entry)
            if ending in TEXT_FORMATS:
                self._text_formats.append(entry)
        self.export.setMenu(menu)
        self.offer_texts(False)
