"""An editor for each kind of column of a register; what is typed is judged by the counter."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.domain.date_entry import DateSense
from app.domain.register_entries import file_parts, file_value
from app.domain.registers import FieldKind, RegisterColumn
from app.domain.text import is_digits
from app.domain.vietnam_time import VIETNAM, to_local
from app.errors import InputError
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.layouts import row
from app.ui.widgets.path_edit import Choose
from app.words import N_, tr

_NO_CHOICE = ""
_LONGEST = 4000

KeepEvidence = Callable[[str, Callable[[str], None]], None]
"""Copies the file at a path on another thread and gives its name and SHA-256 to what is called."""
OpenEvidence = Callable[[str], object]
"""Shows such a copy, by its name and SHA-256."""


class EntryField(Protocol):
    """An editor of one column: its value as the store keeps it."""

    def text(self) -> str:
        """Return the value, "" when nothing was entered; InputError when it is half typed."""
        ...

    def set_text(self, text: str) -> None:
        """Show a stored value."""
        ...

    def widget(self) -> QWidget:
        """Return what stands in the form."""
        ...


class LineField(QLineEdit):
    """A line of text, a phone or an identity number."""

    def __init__(self, kind: FieldKind) -> None:
        super().__init__()
        if kind in (FieldKind.PHONE, FieldKind.IDENTITY):
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def set_text(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)

    def widget(self) -> QWidget:
        return self


class LongField(QPlainTextEdit):
    """Several lines; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 24)

    def text(self) -> str:
        return self.toPlainText()[:_LONGEST]

    def set_text(self, text: str) -> None:
        self.setPlainText(text)

    def widget(self) -> QWidget:
        return self


class ChoiceField(ChoiceBox):
    """One of the choices of the column, or none."""

    def __init__(self, choices: tuple[str, ...]) -> None:
        super().__init__([(_NO_CHOICE, "–"), *((one, tr(one)) for one in choices)])

    def text(self) -> str:
        return str(self.key() or "")

    def set_text(self, text: str) -> None:
        known = text in [self.itemText(at) for at in range(self.count())]
        self.set_key(text if known else _NO_CHOICE)

    def widget(self) -> QWidget:
        return self


class DayField(DateEdit):
    """A day; half typed it is an error of its column."""

    def __init__(self, today: Callable[[], date], column_id: str) -> None:
        super().__init__(today)
        self._column = column_id

    def stored(self) -> str:
        """Return the day in ISO 8601."""
        if problem := self.problem():
            raise InputError(self._column, problem)
        day = self.value()
        return day.isoformat() if day else ""


class _DayAsField:
    """Lets a day be asked for its stored value as every other field is."""

    def __init__(self, edit: DayField) -> None:
        self._edit = edit

    def text(self) -> str:
        return self._edit.stored()

    def set_text(self, text: str) -> None:
        self._edit.set_value(date.fromisoformat(text) if text else None)

    def widget(self) -> QWidget:
        return self._edit


class MomentField(QWidget):
    """A day and an hour side by side; the hour is typed as 8:05, 8h05 or 0805."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], column_id: str) -> None:
        super().__init__()
        self._column = column_id
        self.day = DateEdit(today, sense=DateSense.PAST)
        self.hour = QLineEdit()
        self.hour.setPlaceholderText(tr("giờ:phút"))
        self.hour.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.hour.setMaxLength(5)
        self.hour.setAccessibleName(tr("Giờ, phút"))
        layout = row(self.day, self.hour, gap=GAP_S)
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        self.setLayout(layout)
        self.setFocusProxy(self.day)
        self.day.value_changed.connect(lambda _day: self.changed.emit())
        self.hour.textChanged.connect(lambda _text: self.changed.emit())

    def text(self) -> str:
        if problem := self.day.problem():
            raise InputError(self._column, problem)
        day, typed = self.day.value(), self.hour.text().strip()
        if day is None and not typed:
            return ""
        moment = read_hour(typed)
        if day is None or moment is None:
            raise InputError(self._column, N_("Ghi cả ngày và giờ, ví dụ 8:30."))
        return datetime(day.year, day.month, day.day, *moment, tzinfo=VIETNAM).isoformat()

    def set_text(self, text: str) -> None:
        local = to_local(datetime.fromisoformat(text)) if text else None
        self.day.set_value(local.date() if local else None)
        self.hour.setText(f"{local:%H:%M}" if local else "")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.day.setAccessibleName(name)
        self.hour.setAccessibleName(tr("{field}: giờ, phút", field=name))

    def widget(self) -> QWidget:
        return self


class FileField(QWidget):
    """A file that proves something: chosen, read elsewhere, and shown by its name and SHA-256."""

    changed = Signal()

    def __init__(
        self, choose: Choose, keep_evidence: KeepEvidence, open_evidence: OpenEvidence
    ) -> None:
        super().__init__()
        self._choose, self._keep = choose, keep_evidence
        self._value = ""
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setPlaceholderText(tr("chưa chọn tệp"))
        self.browse = Button(tr("Chọn tệp…"), icon="folder-open")
        self.browse.clicked.connect(self._ask)
        self.open = Button(tr("Mở tệp"), icon="file-text")
        self.open.clicked.connect(lambda: open_evidence(self._value))
        self.open.setEnabled(False)
        layout = row(self.line, self.browse, self.open, gap=GAP_S)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.browse)

    def text(self) -> str:
        return self._value

    def set_text(self, text: str) -> None:
        self._value = text
        name, sha256 = file_parts(text) if text else ("", "")
        self.line.setText(f"{name} · SHA-256 {sha256[:16]}…" if text else "")
        self.line.setToolTip(file_value(name, sha256) if text else "")
        self.line.setCursorPosition(0)
        self.open.setEnabled(bool(text))
        self.changed.emit()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.browse.setAccessibleName(tr("Chọn: {name}", name=name))

    def widget(self) -> QWidget:
        return self

    def _ask(self) -> None:
        if chosen := self._choose(self, ""):
            self._keep(chosen, self.set_text)


def field_of(
    column: RegisterColumn,
    today: Callable[[], date],
    choose: Choose,
    keep_evidence: KeepEvidence,
    open_evidence: OpenEvidence,
) -> EntryField:
    """Return the editor of a column; dossiers have a list of their own beside the form."""
    match column.kind:
        case FieldKind.LONG_TEXT:
            return LongField()
        case FieldKind.CHOICE:
            return ChoiceField(column.choices)
        case FieldKind.DATE:
            return _DayAsField(DayField(today, column.id))
        case FieldKind.MOMENT:
            return MomentField(today, column.id)
        case FieldKind.FILE:
            return FileField(choose, keep_evidence, open_evidence)
        case _:
            return LineField(column.kind)


def read_hour(text: str) -> tuple[int, int] | None:
    """Return hour and minute of 8, 8:05, 8h05, 805 or 0805; None for anything else."""
    typed = text.strip().casefold().replace("h", ":").replace("g", ":").replace(".", ":")
    hour, colon, minute = typed.partition(":")
    if not colon and len(typed) in (3, 4):
        hour, minute = typed[:-2], typed[-2:]
    if not is_digits(hour) or (minute and not is_digits(minute)) or len(hour) > 2:
        return None
    read = int(hour), int(minute or "0")
    return read if read[0] < 24 and read[1] < 60 else None
