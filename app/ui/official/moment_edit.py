"""A day and an hour as another system shows them; a day alone takes the hour it is offered."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.catalogue_cells import read_clock
from app.domain.date_entry import DateSense
from app.domain.vietnam_time import VIETNAM, to_local
from app.errors import InputError
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.layouts import row
from app.words import tr


class MomentEdit(QWidget):
    """``name`` is what its two parts are called for who cannot see them."""

    def __init__(self, today: Callable[[], date], name: str) -> None:
        super().__init__()
        self._fallback = time()
        self.day = DateEdit(today, sense=DateSense.NEAR)
        self.hour = QLineEdit()
        self.hour.setPlaceholderText(tr("giờ:phút"))
        self.day.setAccessibleName(tr("{name}, ngày", name=name))
        self.hour.setAccessibleName(tr("{name}, giờ", name=name))
        self.hour.setMinimumWidth(self.hour.fontMetrics().horizontalAdvance("00:00 00"))
        layout = row(self.day, self.hour, gap=GAP_S)
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        self.setLayout(layout)
        self.setFocusProxy(self.day)

    def put(self, moment: datetime | None, ours: datetime) -> None:
        """Show ``moment``; a day typed without an hour is meant at the hour of ``ours``."""
        self._fallback = to_local(ours).time()
        local = to_local(moment) if moment is not None else None
        self.day.set_value(local.date() if local else None)
        self.hour.setText(f"{local:%H:%M}" if local else "")

    def value(self) -> datetime | None:
        """Return the moment meant, None without a day; InputError("moment") for no day or hour."""
        if not self.day.text().strip():
            return None
        day = self.day.value()
        if day is None:
            raise InputError("moment", self.day.problem())
        hour = read_clock(self.hour.text().strip(), self._fallback)
        return datetime.combine(day, hour, VIETNAM)
