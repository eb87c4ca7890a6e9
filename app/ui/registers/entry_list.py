"""The entries of one register in a table, newest first, and what the marked one says in full."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.register_entries import EntryPage, EntryRow, EntryState, state_words
from app.domain.registers import FieldKind, Register
from app.domain.vietnam_time import short_date, short_moment
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.styling import show_if
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr

_LOOKS: dict[EntryState, tuple[str, PillTone]] = {
    EntryState.OPEN: ("hourglass", PillTone.WAITING),
    EntryState.OVERDUE: ("alert-triangle", PillTone.LATE),
    EntryState.CLOSED: ("check", PillTone.FINE),
    EntryState.KEPT: ("check", PillTone.DONE),
    EntryState.CANCELLED: ("ban", PillTone.DONE),
}
_LISTED = 3


class EntryList(Card):
    """Emits ``opened`` with an entry for Enter or double click, ``moved`` when the mark moves."""

    opened = Signal(object)
    moved = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(tr(register.name))
        self.register = register
        self.model = RowsModel[EntryRow](_shows(register), self)
        self.table = Table(tr("Các dòng của sổ"))
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(0, PillDelegate(self.table))
        self.table.set_columns(_columns(register, ()))
        self._empty = EmptyState("book", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.details = Text("", "secondary", wrap=True)
        self.add(self._stack, 1)
        self.add(self.details)
        self.frame_focus_of(self.table)
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def show_page(self, page: EntryPage, *, filtered: bool) -> None:
        """Show entries, keeping the mark where it was; ``filtered`` if not all are asked for."""
        marked = self.marked()
        had_focus = self.table.hasFocus() or self._empty.hasFocus()
        self.model.put(page.rows)
        self.table.set_columns(_columns(self.register, page.rows))
        self._stack.setCurrentWidget(self.table if page.rows else self._empty)
        if filtered:
            self._empty.set_text(
                tr("Không có dòng nào như vậy"), tr("Đổi từ ngày, đến ngày hoặc bỏ chữ tìm.")
            )
        else:
            self._empty.set_text(
                tr("Sổ chưa có dòng nào"),
                tr("Bấm F9 để ghi {entry} đầu tiên.", entry=tr(self.register.entry)),
            )
        kept = [at for at, one in enumerate(page.rows) if marked and one.id == marked.id]
        if page.rows:
            self.table.selectRow(kept[0] if kept else 0)
        if had_focus and page.rows:
            self.table.setFocus()
        self._tell()

    def marked(self) -> EntryRow | None:
        """Return the marked entry."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.row(rows[0].row()) if rows and self.model.rowCount() else None

    def mark(self, entry_id: int) -> None:
        """Mark an entry that is shown."""
        for at, one in enumerate(self.model.rows()):
            if one.id == entry_id:
                self.table.selectRow(at)
                self.table.scrollTo(self.model.index(at, 0))

    def first_field(self) -> QWidget | None:
        """Return the table, None while it is empty."""
        return self.table if self.model.rowCount() else None

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.row(index.row()))

    def _tell(self) -> None:
        entry = self.marked()
        self.details.setText(details_of(self.register, entry) if entry else "")
        show_if(self.details, entry is not None)
        self.moved.emit()


def details_of(register: Register, entry: EntryRow) -> str:
    """Return everything an entry says, column by column; identity numbers are masked in it."""
    said: list[str] = []
    for column in register.columns:
        value = entry.values.get(column.id, "")
        if column.kind is FieldKind.DOSSIERS:
            value = _codes(entry.codes)
        if value:
            said.append(f"{tr(column.label)}: {' '.join(value.split())}")
    if entry.closed_on and register.closing:
        said.append(f"{tr(register.closing.date_label)}: {short_date(entry.closed_on)}")
    if entry.cancelled_reason:
        said.append(tr("Lý do hủy: {reason}", reason=entry.cancelled_reason))
    said.append(tr("Người ghi: {name}", name=entry.clerk_name))
    return " · ".join(said)


def state_pill(register: Register, entry: EntryRow) -> Pill:
    """Return how an entry stands, in the words of its register."""
    icon, tone = _LOOKS[entry.state]
    return Pill(tr(state_words(register, entry.state)), icon, tone)


def _codes(codes: Sequence[str]) -> str:
    if len(codes) <= _LISTED:
        return ", ".join(codes)
    first = ", ".join(codes[:_LISTED])
    return tr("{first} và {more} hồ sơ nữa", first=first, more=len(codes) - _LISTED)


def _shows(register: Register) -> tuple[Show[EntryRow], ...]:
    listed = [one for one in register.columns if one.listed]
    columns: list[Show[EntryRow]] = [
        Show(
            tr("Tình trạng"),
            lambda entry: tr(state_words(register, entry.state)),
            lambda entry: state_pill(register, entry),
        ),
        Show(tr("Số"), lambda entry: entry.label, right=True),
        Show(tr(register.happened), lambda entry: short_moment(entry.happened_at)),
        *(
            Show(tr(one.label), lambda entry, name=one.id: " ".join(_value(entry, name).split()))
            for one in listed
        ),
    ]
    if register.due is not None:
        columns.append(
            Show(
                tr(register.due.label),
                lambda entry: short_date(entry.due_on) if entry.due_on else "",
            )
        )
    return tuple(columns)


def _value(entry: EntryRow, name: str) -> str:
    return entry.values.get(name, "")


def _columns(register: Register, rows: Sequence[EntryRow]) -> tuple[Column, ...]:
    listed = [one for one in register.columns if one.listed]
    longest = max((tr(state_words(register, one)) for one in EntryState), key=len)
    # What an entry is about takes what is left; who it is from goes first where room is short.
    about = next((one for one in listed if one.kind is FieldKind.LONG_TEXT), listed[-1])
    middle = [
        Column("Hỏi hạn trả hồ sơ", stretch=True)
        if one is about
        else Column("Nguyễn Thị Ánh Tuyết", drop=1 + at)
        for at, one in enumerate(listed)
    ]
    due = (Column("00/00/0000"),) if register.due is not None else ()
    return (
        Column(longest, pill=True),
        # Only where other counters' numbers are listed is there need of room for them.
        Column(max(("000/2026", *(row.label for row in rows)), key=len)),
        Column("00:00 00/00/0000", drop=4),
        *middle,
        *due,
    )
