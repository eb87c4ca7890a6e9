"""What a register is searched by, and the keys that act on it and on the marked entry."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.date_entry import DateSense
from app.domain.register_entries import (
    WHICH_LABELS,
    EntryFilter,
    EntryPage,
    EntryRow,
    EntryState,
    Which,
)
from app.domain.registers import Register
from app.domain.roles import Actor, Permission
from app.ui.dossier.search_line import SearchLine
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText, Text
from app.words import tr

_OPEN = (EntryState.OPEN, EntryState.OVERDUE)


class RegisterFilters(QWidget):
    """Emits ``changed`` when something else is asked for."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.line = SearchLine("Ctrl+F")
        self.line.setPlaceholderText(tr("chữ trong sổ, số, mã hồ sơ"))
        self.first = DateEdit(today, sense=DateSense.PAST)
        self.last = DateEdit(today, sense=DateSense.PAST)
        self.which = ChoiceBox([(one, tr(words)) for one, words in WHICH_LABELS.items()])
        self.fields = (
            Field(tr("&Tìm"), self.line),
            Field(tr("Từ n&gày"), self.first),
            Field(tr("Đế&n ngày"), self.last),
            Field(tr("&Dòng"), self.which),
        )
        line = row(*self.fields, gap=GAP_M)
        for at, part in enumerate((3, 2, 2, 2)):
            line.setStretch(at, part)
        self.setLayout(line)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        for edit in (self.first, self.last):
            edit.value_changed.connect(lambda _day: self.changed.emit())
        self.which.key_changed.connect(lambda _key: self.changed.emit())

    def wanted(self, register: Register) -> EntryFilter:
        """Return what is asked for."""
        which = self.which.key()
        return EntryFilter(
            register=register.id,
            first=self.first.value(),
            last=self.last.value(),
            which=which if isinstance(which, Which) else Which.ALL,
            text=self.line.text().strip(),
        )


class RegisterTools(QWidget):
    """Which register is in front, how many entries are shown, and the keys that take them out."""

    def __init__(self, actor: Actor) -> None:
        super().__init__()
        self._works = actor.may(Permission.WORK_AT_DESK)
        self._leads = actor.may(Permission.CLOSE_DAY)
        self.name = ElidedText("", "title")
        self.count = Text("", "secondary")
        self.whole = QCheckBox(tr("đủ &số căn cước"))
        self.print = Button(tr("In"), icon="printer", key="Ctrl+P")
        self.export = Button(tr("Xuất…"), icon="download", key="Ctrl+E")
        line = row(self.name, self.count, self.whole, self.print, self.export, gap=GAP_M)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_register(self, register: Register) -> None:
        """Name ``register``; whole identity numbers are a supervisor's to ask for."""
        self.name.setText(tr(register.name))
        show_if(self.whole, self._leads and bool(register.identities))
        self.whole.setChecked(False)

    def show_page(self, page: EntryPage) -> None:
        """Say how many entries are shown, and of how many."""
        shown, total = len(page.rows), page.total
        words = tr("{total} dòng", total=total)
        if total > shown:
            words = tr("{shown} dòng mới nhất trong {total}", shown=shown, total=total)
        self.count.setText(words)
        for key in (self.print, self.export):
            key.setEnabled(self._works and shown > 0)


class RegisterBar(QWidget):
    """The keys; which of them can be pressed depends on the marked entry and on who is there."""

    def __init__(self, actor: Actor) -> None:
        super().__init__()
        self._works = actor.may(Permission.WORK_AT_DESK)
        self._leads = actor.may(Permission.CLOSE_DAY)
        self.add = Button(tr("Ghi dòng mới"), "primary", icon="plus", key="F9")
        self.change = Button(tr("Sửa"), icon="edit", key="F2")
        self.end = Button(tr("Ghi kết quả"), icon="check", key="F10")
        self.dossiers = Button(tr("&Hồ sơ"), icon="file-text")
        self.cancel = Button(tr("Hủ&y"), icon="ban")
        keys = (self.add, self.change, self.end, self.dossiers, self.cancel)
        line = row(*keys, gap=GAP_S)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_register(self, register: Register) -> None:
        """Offer what can be done in ``register``."""
        self.add.set_label(tr("Ghi {entry}", entry=tr(register.entry)))
        closing = register.closing
        show_if(self.end, closing is not None)
        if closing is not None:
            self.end.set_label(tr(closing.action))
        show_if(self.dossiers, register.dossiers is not None)

    def show_entry(self, entry: EntryRow | None) -> None:
        """Let only be pressed what the marked entry allows."""
        stands = entry is not None and entry.state is not EntryState.CANCELLED
        open_ = entry is not None and entry.state in _OPEN
        self.add.setEnabled(self._works)
        self.change.setEnabled(self._works and stands and (open_ or self._leads))
        self.end.setEnabled(self._works and open_)
        self.dossiers.setEnabled(entry is not None)
        self.cancel.setEnabled(self._works and stands)
