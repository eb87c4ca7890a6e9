"""The strip over every page: the line to scan or type into, and the office's clock."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.domain.vietnam_time import short_date, to_local, weekday_name
from app.ui.theme import tokens, watch, weighted
from app.ui.theme.tokens import GAP_L, GAP_S
from app.ui.widgets.layouts import column, row
from app.ui.widgets.scan_field import ScanField
from app.ui.widgets.text import Text
from app.words import tr

_CLOCK_MS = 1000


class TopBar(QFrame):
    """Emits ``submitted`` with what was typed into the scan line; ``now`` gives aware instants."""

    submitted = Signal(str)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.setProperty("role", "bar")
        self.scan_field = ScanField()
        self.scan_field.submitted.connect(self.submitted)
        self._time = Text("", "heading")
        self._day = Text("", "secondary")
        for label in (self._time, self._day):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        clock = column(None, self._time, self._day, None, gap=0)
        layout = row(self.scan_field, clock, gap=GAP_L)
        layout.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.show_time)
        self._timer.start(_CLOCK_MS)
        watch.changed.connect(self._hold_width)
        self.show_time()
        self._hold_width()

    def show_time(self) -> None:
        """Show the office's time and day as they are now."""
        moment = to_local(self._now())
        day = f"{tr(weekday_name(moment.date()))}, {short_date(moment.date())}"
        self._time.setText(f"{moment:%H:%M}")
        self._day.setText(day[:1].upper() + day[1:])

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), tokens().sizes.scan + 2 * GAP_S))

    def _hold_width(self) -> None:
        # The longest weekday, so that the scan line is equally long on every day.
        metrics = QFontMetrics(weighted(self.font(), tokens().sizes.label, QFont.Weight.Normal))
        names = (tr(weekday_name(date(2026, 11, day))) for day in range(1, 8))
        widest = max(metrics.horizontalAdvance(f"{name}, 00/00/0000") for name in names)
        self._day.setMinimumWidth(widest + 2)
