"""A date typed freely and read when the field is left; a calendar is there for those who point.

QDateEdit is not used: pasting or typing 4/11/25 over a selection silently keeps its old date.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from app.domain.date_entry import DateSense, parse_date
from app.domain.vietnam_time import short_date
from app.errors import InputError
from app.ui.theme import tokens, watch
from app.ui.widgets.button import IconButton
from app.words import tr


class DateEdit(QLineEdit):
    """Takes 4/11, 041125, +3, nay, mai …; Up and Down move by a day, Alt+Down opens the calendar.

    Emits ``value_changed`` (date or None) when the understood day changes. While the text is no
    date, ``value()`` is None and ``problem()`` says why.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        today: Callable[[], date],
        *,
        sense: DateSense = DateSense.NEAR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._sense = today, sense
        self._day: date | None = None
        self._popup: _CalendarPopup | None = None
        self.setPlaceholderText(tr("ngày/tháng/năm"))
        # A date's words are typed without accents as well, so no input method is needed.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._button = IconButton("calendar", tr("Mở lịch"), parent=self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self.open_calendar)
        self.editingFinished.connect(self.settle)
        watch.changed.connect(self._make_room)
        self._make_room()

    def value(self) -> date | None:
        """Return the day the text means now, or None when it is empty or means none."""
        try:
            return parse_date(self.text(), self._today(), sense=self._sense)
        except InputError:
            return None

    def problem(self) -> str:
        """Return in words why the text is no date, or an empty text."""
        try:
            parse_date(self.text(), self._today(), sense=self._sense)
        except InputError as error:
            return " ".join(tr(part) for part in (error.title, error.advice) if part)
        return ""

    def set_value(self, day: date | None) -> None:
        """Show ``day`` as dd/MM/yyyy; None empties the field."""
        self.setText("" if day is None else short_date(day))
        self._announce()

    def settle(self) -> None:
        """Write out the day that is meant, once the clerk leaves the field."""
        if (day := self.value()) is not None:
            self.setText(short_date(day))
        self._announce()

    def open_calendar(self) -> None:
        """Show the calendar under the field; Escape or a click elsewhere closes it."""
        if self._popup is None:
            self._popup = _CalendarPopup(self)
            self._popup.chosen.connect(self._take)
        self._popup.show_under(self, self.value() or self._today())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason):
            self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._button.sizeHint().width()
        self._button.setGeometry(self.width() - side - 2, (self.height() - side) // 2, side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ReadOnlyChange, QEvent.Type.EnabledChange):
            self._button.setVisible(self.isEnabled() and not self.isReadOnly())
            # Qt switches the input method back on when a field becomes writable again.
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def _make_room(self) -> None:
        self.setTextMargins(0, 0, tokens().sizes.icon_small + 12, 0)

    def _take(self, day: date) -> None:
        self.set_value(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _move(self, days: int) -> None:
        if self.isReadOnly():
            return
        day = self.value()
        base = self._today() if day is None else date.fromordinal(day.toordinal() + days)
        self.set_value(base)
        self.selectAll()

    def _announce(self) -> None:
        day = self.value()
        if day != self._day:
            self._day = day
            self.value_changed.emit(day)


class _CalendarPopup(QFrame):
    """A month to point into; made at the first use, for it is the slowest widget of the form."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self.setProperty("role", "popup")
        self._calendar = QCalendarWidget()
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        # In Vietnamese these are T2 … CN; the longer names do not fit over their columns.
        self._calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setAccessibleName(tr("Lịch"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._calendar)
        self._calendar.clicked.connect(self._choose)
        self._calendar.activated.connect(self._choose)

    def show_under(self, field: QWidget, day: date) -> None:
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._dress()
        self.adjustSize()
        corner = field.mapToGlobal(QPoint(field.width() - self.width(), field.height() + 4))
        screen = field.screen().availableGeometry()
        if corner.y() + self.height() > screen.bottom():
            corner.setY(field.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        corner.setX(max(corner.x(), screen.left()))
        self.move(corner)
        self.show()
        self._calendar.setFocus()

    def _dress(self) -> None:
        """Give days a size to hit and the theme's colors, which style rules do not reach."""
        side = tokens().sizes.control
        self._calendar.setMinimumSize(side * 8, side * 8)
        plain, rest = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(tokens().colors.text_secondary))
        plain.setBackground(QColor(tokens().colors.surface))
        rest.setForeground(QColor(tokens().colors.error))
        self._calendar.setHeaderTextFormat(plain)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekday, rest)

    def _choose(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
