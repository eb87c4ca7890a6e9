"""When the result is promised, with the days that lead there; and another day for a reason."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.date_entry import DateSense
from app.domain.deadline import Deadline
from app.domain.deadline_words import explain
from app.domain.vietnam_time import VIETNAM, short_date, to_local, weekday_name
from app.errors import InputError
from app.ui.dossier.form_part import FormPart, Spot, without_blanks
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field, side_by_side
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import column, row
from app.ui.widgets.more_button import MoreButton
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import N_, tr

# Promises are made for office hours; any half hour of a long office day may be chosen.
_FIRST_HOUR, _LAST_HOUR = 7, 18


class PromisePanel(FormPart):
    """Shows a computed deadline; ``change``, to be placed below it, lets the clerk give another.

    ``promised_at`` is None unless the clerk did. ``told`` comes with each promise shown.
    """

    told = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deadline: Deadline | None = None
        self._low = self._explained = False
        self._headline = Text("", "title", wrap=True)
        self._explanation = Text("", "small", wrap=True)
        self._warning = NoteLine()
        self.opener = MoreButton(tr("Đổi &ngày"))
        self.day = DateEdit(today, sense=DateSense.FUTURE)
        self.hour = ChoiceBox(_half_hours())
        self.reason = QLineEdit()
        self._day_field = Field(tr("Ngày hẹn mới"), self.day, required=True)
        self._reason_field = Field(tr("Lý do đổi ngày hẹn"), self.reason, required=True)
        self.change = QWidget()
        hour = Field(tr("Giờ hẹn"), self.hour)
        parts = ((self._day_field, 2), (hour, 1), (self._reason_field, 5))
        self.change.setLayout(side_by_side(*parts))
        words = column(self._headline, self._explanation, self._warning, gap=0)
        picture = IconLabel("calendar-check", "primary", scale=1.2)
        line = row(picture, words, self.opener, gap=GAP_M)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.opener.toggled.connect(self._open)
        self.opener.clicked.connect(lambda opened: opened and self.day.setFocus())
        self.day.textEdited.connect(self._day_field.clear_error)
        self.day.editingFinished.connect(self._check_day)
        self.reason.textEdited.connect(self._reason_field.clear_error)
        for line_edit in (self.day, self.reason):
            line_edit.textChanged.connect(self._note_change)
        self.hour.key_changed.connect(self._note_change)
        show_if(self.change, False)
        self.show_deadline(None)

    def show_deadline(self, deadline: Deadline | None) -> None:
        """Show what was computed; None while there is no procedure to compute for."""
        self._deadline = deadline
        self.opener.setEnabled(deadline is not None)
        if deadline is not None and not (self.opener.isChecked() and self.day.text()):
            self._propose(deadline)
        self._tell()

    def set_low(self, low: bool) -> None:
        """Leave out how the promise came about, for screens that are low, until it is asked."""
        self._low = low
        self._show_explanation()

    def explain(self) -> None:
        """Show how the promise came about, or leave it out again, where it is left out."""
        self._explained = not self._explained
        self._show_explanation()

    def deadline(self) -> Deadline | None:
        """Return the deadline shown."""
        return self._deadline

    def promised_at(self) -> datetime | None:
        """Return the moment the clerk chose, None for the computed one.

        InputError("promised_at") when the clerk wants another one but no day can be read.
        """
        if not self.opener.isChecked() or self._deadline is None:
            return None
        day = self.day.value()
        if day is None:
            raise InputError(
                "promised_at",
                N_("Chưa đọc được ngày hẹn mới."),
                N_("Gõ ngày/tháng/năm, ví dụ 04/11/2025, hoặc đóng mục Đổi ngày."),
            )
        return datetime.combine(day, time.fromisoformat(str(self.hour.key())), VIETNAM)

    def due(self) -> datetime | None:
        """Return the moment promised as it stands; of a day half typed the computed one."""
        if self._deadline is None:
            return None
        try:
            return self.promised_at() or self._deadline.due
        except InputError:
            return self._deadline.due

    def override_reason(self) -> str:
        """Return why another moment is promised."""
        return self.reason.text().strip() if self.opener.isChecked() else ""

    def headline(self) -> str:
        """Return the promise as the clerk tells it."""
        return self._headline.text()

    def explanation(self) -> str:
        """Return how the promise came about."""
        return self._explanation.text()

    def spots(self) -> Mapping[str, Spot]:
        return {
            "promised_at": _OpeningSpot(self.opener, self._day_field),
            "override_reason": _OpeningSpot(self.opener, self._reason_field),
        }

    def state(self) -> dict[str, Any]:
        if not self.opener.isChecked():
            return {}
        return without_blanks(
            {
                "open": True,
                "day": self.day.text(),
                "hour": self.hour.key(),
                "reason": self.reason.text(),
            }
        )

    def restore(self, state: Mapping[str, Any]) -> None:
        self.opener.setChecked(bool(state.get("open")))
        self.day.setText(str(state.get("day", "")))
        if state.get("hour"):
            self._choose_hour(time.fromisoformat(state["hour"]))
        self.reason.setText(str(state.get("reason", "")))
        self.clear_errors()
        self._note_change()

    def _open(self, opened: bool) -> None:
        show_if(self.change, opened)
        if opened and self._deadline is not None and not self.day.text():
            self._propose(self._deadline)
        self._note_change()

    def _propose(self, deadline: Deadline) -> None:
        due = to_local(deadline.due)
        self.day.set_value(due.date())
        self._choose_hour(due.time())

    def _choose_hour(self, wanted: time) -> None:
        """Choose ``wanted``; a time of working hours is seldom a half hour and is then added."""
        key = f"{wanted:%H:%M}"
        times = dict(_half_hours())
        times[key] = key
        self.hour.set_choices([(one, times[one]) for one in sorted(times)])
        self.hour.set_key(key)

    def _note_change(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        deadline = self._deadline
        if deadline is None:
            self._headline.setText(tr("Hẹn trả"))
            self._explanation.setText(tr("Chọn thủ tục để tính ngày hẹn."))
            self._warning.clear_note()
            self._show_explanation()
            return
        given = self.due() or deadline.due
        words = tr("Hẹn {moment}", moment=moment_words(given))
        if given != deadline.due:
            words = tr("{promise} (đã đổi)", promise=words)
        self._headline.setText(words)
        self._explanation.setText(explain(deadline, tr))
        self._show_explanation()
        years = ", ".join(str(year) for year in sorted(deadline.unconfirmed_years))
        warning = tr(
            "Lịch nghỉ năm {years} chưa được xác nhận: ngày hẹn có thể thay đổi.", years=years
        )
        self._warning.show_note("warn", warning if years else "")
        self.told.emit()

    def _show_explanation(self) -> None:
        hidden = self._low and self._deadline is not None and not self._explained
        show_if(self._explanation, not hidden)
        tip = f"{self.explanation()} (Ctrl+H)" if hidden else ""
        self._headline.setToolTip(tip)
        self._headline.setAccessibleDescription(tip)

    def _check_day(self) -> None:
        self._day_field.show_error(self.day.problem())


class _OpeningSpot:
    """A field in the part that is closed at first: an error in it opens the part."""

    def __init__(self, opener: MoreButton, field: Field) -> None:
        self._opener, self._field = opener, field
        self.clear_error, self.error = field.clear_error, field.error

    def show_error(self, text: str, /) -> None:
        self._opener.setChecked(True)
        self._field.show_error(text)

    def setFocus(self) -> None:
        self._field.setFocus()


def moment_words(moment: datetime) -> str:
    """Return a promised moment as clerks say it: 17:30 thứ Năm, 26/11/2026."""
    local = to_local(moment)
    day = local.date()
    return f"{local:%H:%M} {tr(weekday_name(day))}, {short_date(day)}"


def _half_hours() -> list[tuple[str, str]]:
    hours = range(_FIRST_HOUR, _LAST_HOUR)
    times = [f"{hour:02d}:{minute:02d}" for hour in hours for minute in (0, 30)]
    return [(one, one) for one in times]
