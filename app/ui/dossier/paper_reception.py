"""When and on which slip a dossier was taken in by hand, while the PC did not work.

Hidden until an emergency slip is scanned; the slip's number then is the number of the request, so
that no slip becomes two dossiers.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.emergency_number import EmergencyNumber
from app.domain.vietnam_time import local
from app.errors import InputError
from app.ui.dossier.form_part import FormPart, Spot
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import N_, tr

_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:hg. ]?([0-5][0-9])")


class PaperReception(FormPart):
    """``number`` is empty for a dossier that is being taken in now."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self._title = Text("", "strong")
        self.day = DateEdit(today)
        self.time = QLineEdit()
        self.time.setPlaceholderText(tr("ví dụ 9:30"))
        self._day_field = Field(tr("N&gày nhận trên phiếu"), self.day, required=True)
        self._time_field = Field(tr("Giờ nh&ận trên phiếu"), self.time, required=True)
        self.drop_button = Button(tr("Không theo phiếu này"), icon="x")
        self.drop_button.clicked.connect(lambda: self.restore({}))
        self.day.value_changed.connect(self.changed)
        self.time.textChanged.connect(self.changed)
        fields = row(self._day_field, self._time_field, gap=GAP_S)
        self.setLayout(column(row(self._title, None, self.drop_button), fields, gap=GAP_S))
        self.hide()

    def take(self, number: EmergencyNumber) -> None:
        """Let the dossier be the one of the slip ``number``; the day is asked for."""
        self.restore({"number": str(number)})
        self.changed.emit()
        self.time.setFocus()

    def number(self) -> str:
        """Return the slip's number as printed, empty without a slip."""
        return self._number

    def received_at(self) -> datetime | None:
        """Return when the papers were taken, None for now; InputError("received_at") if unclear."""
        if not self._number:
            return None
        day, clock = self.day.value(), _TIME.fullmatch(self.time.text().strip())
        if day is None or clock is None:
            raise InputError(
                "received_at",
                N_("Chưa rõ hồ sơ được nhận lúc nào."),
                N_("Ghi ngày và giờ như trên phiếu, ví dụ 9:30."),
            )
        at = time(int(clock[1]), int(clock[2]))
        return local(day.year, day.month, day.day, at.hour, at.minute)

    def spots(self) -> Mapping[str, Spot]:
        return {"received_at": self._time_field}

    def state(self) -> dict[str, Any]:
        if not self._number:
            return {}
        day = self.day.value()
        return {
            "number": self._number,
            "day": day.isoformat() if day else "",
            "time": self.time.text(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        self._number = str(state.get("number") or "")
        self._title.setText(tr("Phiếu khẩn cấp số {number}", number=self._number))
        day = str(state.get("day") or "")
        self.day.set_value(date.fromisoformat(day) if day else None)
        self.time.setText(str(state.get("time") or ""))
        self.clear_errors()
        show_if(self, bool(self._number))
        if not self._number:
            self.changed.emit()
