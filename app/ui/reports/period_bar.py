"""Which period a report is of: the usual ones, free days, and one step back or forward."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.date_entry import DateSense
from app.domain.report_periods import period_after, period_before, report_periods
from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_S, GAP_XS
from app.ui.widgets.button import IconButton
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.layouts import row
from app.ui.widgets.text import Text
from app.words import tr

# The frame of a field and what stands around its button.
_AROUND = 44
_BACK, _ON = "Alt+Left", "Alt+Right"


class PeriodBar(QWidget):
    """Emits ``changed`` when another period is meant; ``today`` gives the office's day."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.preset = ChoiceBox()
        self.preset.setMinimumContentsLength(6)
        self.preset.setAccessibleName(tr("Kỳ báo cáo"))
        self.first = DateEdit(today, sense=DateSense.PAST)
        self.last = DateEdit(today, sense=DateSense.NEAR)
        self.first.setAccessibleName(tr("Từ ngày"))
        self.last.setAccessibleName(tr("Đến ngày"))
        self.back = IconButton("chevron-left", tr("Kỳ trước (Alt+←)"))
        self.on = IconButton("chevron-right", tr("Kỳ sau (Alt+→)"))
        to = Text("–", "secondary")
        line = row(
            self.preset, self.first, to, self.last, row(self.back, self.on, gap=GAP_XS), gap=GAP_S
        )
        for at, part in ((0, 5), (1, 3), (3, 3)):
            line.setStretch(at, part)
        self.setLayout(line)
        for edit in (self.first, self.last):
            day = edit.fontMetrics().horizontalAdvance("00/00/0000")
            edit.setMinimumWidth(day + tokens().sizes.icon_small + _AROUND)
        self.offer()
        self.preset.key_changed.connect(self._take_preset)
        for edit in (self.first, self.last):
            edit.value_changed.connect(self._take_days)
        for button, key, step in (
            (self.back, _BACK, period_before),
            (self.on, _ON, period_after),
        ):
            button.clicked.connect(lambda _on=False, step=step: self._move(step))
            QShortcut(QKeySequence(key), self).activated.connect(button.click)

    def offer(self) -> None:
        """Offer the usual periods around today; the first one until somebody has chosen."""
        self._periods = report_periods(self._today())
        choices = [*((one, tr(one.name)) for one in self._periods), (None, tr("Tự chọn ngày"))]
        days = self.days()
        self.preset.offer(choices, None)
        # The names are longer than the field has room for on small screens.
        longest = max(
            map(self.preset.fontMetrics().horizontalAdvance, (one for _p, one in choices))
        )
        self.preset.view().setMinimumWidth(longest + tokens().sizes.control)
        if days is None:
            days = self._periods[0].first, self._periods[0].last
        self.set_days(*days)

    def days(self) -> tuple[date, date] | None:
        """Return the first and last day, both included; None while one is missing."""
        first, last = self.first.value(), self.last.value()
        return (first, last) if first is not None and last is not None else None

    def set_days(self, first: date, last: date) -> None:
        """Show a period; nobody is told."""
        for edit, day in ((self.first, first), (self.last, last)):
            with QSignalBlocker(edit):
                edit.set_value(day)
        self._mark_preset()

    def _take_preset(self, chosen: object) -> None:
        for one in self._periods:
            if one is chosen:
                self.set_days(one.first, one.last)
                self.changed.emit()

    def _take_days(self) -> None:
        self._mark_preset()
        if self.days() is not None:
            self.changed.emit()

    def _move(self, step: Callable[[date, date], tuple[date, date]]) -> None:
        days = self.days()
        if days is not None and days[0] <= days[1]:
            self.set_days(*step(*days))
            self.changed.emit()

    def _mark_preset(self) -> None:
        days = self.days()
        chosen = next((one for one in self._periods if (one.first, one.last) == days), None)
        with QSignalBlocker(self.preset):
            self.preset.set_key(chosen)
