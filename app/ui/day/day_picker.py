"""Choosing a past day: a date field between the keys for the day before and the day after."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.date_entry import DateSense
from app.ui.theme import watch
from app.ui.theme.tokens import GAP_XS
from app.ui.widgets.button import IconButton
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.layouts import row
from app.words import tr

_ONE_DAY = timedelta(days=1)


class DayPicker(QWidget):
    """Emits ``day_changed`` with the day chosen; a day to come counts as today."""

    day_changed = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        self.before = IconButton("chevron-left", tr("Ngày trước (Alt+←)"))
        self.after = IconButton("chevron-right", tr("Ngày sau (Alt+→)"))
        self.before.setShortcut("Alt+Left")
        self.after.setShortcut("Alt+Right")
        self.field = DateEdit(today, sense=DateSense.PAST)
        self.field.setAccessibleName(tr("Ngày xem"))
        self.field.set_value(self._day)
        self.field.value_changed.connect(self._typed)
        self.before.clicked.connect(lambda: self.go_to(self._day - _ONE_DAY))
        self.after.clicked.connect(lambda: self.go_to(self._day + _ONE_DAY))
        self.setLayout(row(self.before, self.field, self.after, gap=GAP_XS))
        watch.changed.connect(self._hold_width)
        self._hold_width()
        self._mark()

    def day(self) -> date:
        """Return the day chosen."""
        return self._day

    def go_to(self, day: date) -> None:
        """Choose ``day``."""
        day = min(day, self._today())
        if self.field.value() != day:
            self.field.set_value(day)
        if day != self._day:
            self._day = day
            self._mark()
            self.day_changed.emit(day)

    def follow_today(self, was: date) -> None:
        """Move on to today after midnight if the day chosen was today until then."""
        if self._day == was:
            self.go_to(self._today())
        self._mark()

    def _typed(self, day: object) -> None:
        if isinstance(day, date):
            self.go_to(day)

    def _mark(self) -> None:
        self.after.setEnabled(self._day < self._today())

    def _hold_width(self) -> None:
        width = self.fontMetrics().horizontalAdvance("00/00/0000")
        self.field.setFixedWidth(width + 4 * self.fontMetrics().height())
