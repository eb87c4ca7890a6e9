"""The table behind every list of dossiers: pages fetched by key while the clerk scrolls.

A million dossiers cost no more than two hundred. What is asked for is the pages' business.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from app.domain.listings import DossierPage, DossierRow
from app.domain.vietnam_time import office_day, short_date
from app.errors import MotCuaError
from app.ui.dossier.status import due_pill, state_pill
from app.ui.operations import LatestOnly, Operations
from app.ui.widgets.status_pill import PILL_ROLE, Pill, PillDelegate
from app.ui.widgets.table import Column
from app.words import N_, tr

if TYPE_CHECKING:
    from app.services.counter import Counter

_Index = QModelIndex | QPersistentModelIndex
Question = Callable[["Counter", int | None], DossierPage]

# Compared as plain numbers: an enum's comparison is what makes ``data`` slow.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)

# What a refresh fetches again at most; whoever has scrolled further goes on from there.
_REFRESHED_ROWS = 4000


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column a list of dossiers may have: its header, its cells, its width, its pill."""

    header: str
    cell: Callable[[DossierRow], str]
    width: Column
    pill: Callable[[DossierRow], Pill | None] | None = None


def _promise(row: DossierRow) -> str:
    pill = due_pill(row)
    return pill.text if pill else short_date(office_day(row.promised_at))


CODE = ListColumn(N_("Mã hồ sơ"), lambda row: row.code, Column("TN10-000000-0000-00"))
NAME = ListColumn(
    N_("Người nộp"),
    lambda row: row.applicant_name,
    Column("Nguyễn Thị Ánh Tuyết", stretch=True, least="Nguyễn Thị"),
)
PROCEDURE = ListColumn(
    N_("Thủ tục"),
    lambda row: row.procedure_name,
    Column("Đăng ký khai sinh", stretch=True, drop=3, least="Đăng ký khai"),
)
PROMISED = ListColumn(N_("Hẹn trả"), _promise, Column("Sắp hạn 00/00", drop=4, pill=True), due_pill)
STATUS = ListColumn(
    N_("Trạng thái"),
    lambda row: state_pill(row.state).text,
    Column("Đang giải quyết", pill=True),
    lambda row: state_pill(row.state),
)
CLERK = ListColumn(
    N_("Cán bộ nhận"), lambda row: row.clerk_name, Column("Nguyễn Thị Ánh Tuyết", drop=6)
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with everything the table paints of it, prepared on the worker thread."""

    row: DossierRow
    cells: tuple[str, ...]
    pills: tuple[Pill | None, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A prepared page, or several for a refresh; ``total`` only with the first one."""

    lines: list[_Line]
    next_key: int | None
    total: int | None
    total_capped: bool


class DossierTableModel(QAbstractTableModel):
    """Shows the newest question's rows; ``answered`` comes with its first page and refreshes.

    Answers to older questions are dropped, as are those that come after the table is gone.
    """

    answered = Signal()

    def __init__(
        self, operations: Operations, columns: Sequence[ListColumn], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._headers = tuple(tr(column.header) for column in columns)
        self._latest = LatestOnly(operations)
        self._question: Question | None = None
        self._lines: list[_Line] = []
        self._next_key: int | None = None
        self._busy = False
        self.total: int | None = None
        self.total_capped = False

    def ask(self, question: Question) -> None:
        """Show what ``question`` answers; the rows so far stay until then."""
        self._question = question
        self._busy = True
        columns = self._columns
        self._latest.ask(
            lambda counter: _page(counter, columns, question, None), self._begin, self._end
        )

    def refresh(self) -> None:
        """Ask again because something has changed; the selection and the place are kept."""
        question, wanted = self._question, min(len(self._lines), _REFRESHED_ROWS)
        if question is None:
            return
        self._busy = True
        columns = self._columns
        self._latest.ask(
            lambda counter: _pages(counter, columns, question, wanted), self._merge, self._end
        )

    def row_at(self, place: int) -> DossierRow:
        """Return the dossier in row ``place``."""
        return self._lines[place].row

    def place_of(self, dossier_id: int) -> int | None:
        """Return the row of a dossier among those fetched so far."""
        places = (at for at, line in enumerate(self._lines) if line.row.id == dossier_id)
        return next(places, None)

    def is_busy(self) -> bool:
        """True while an answer is awaited."""
        return self._busy

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = 0) -> object:
        place = index.row()
        if place < 0:
            return None
        if role == _DISPLAY:
            return self._lines[place].cells[index.column()]
        if role == PILL_ROLE:
            return self._lines[place].pills[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._next_key is not None and not self._busy

    def fetchMore(self, parent: _Index) -> None:
        # Views call this without asking ``canFetchMore``.
        question, after = self._question, self._next_key
        if question is None or not self.canFetchMore(parent):
            return
        self._busy = True
        columns = self._columns
        self._latest.ask(
            lambda counter: _page(counter, columns, question, after), self._append, self._end
        )

    def _begin(self, answer: _Answer) -> None:
        self.beginResetModel()
        self._lines = answer.lines
        self._note_end(answer)
        self.endResetModel()
        self._busy = False
        self.answered.emit()

    def _append(self, answer: _Answer) -> None:
        if answer.lines:
            start = len(self._lines)
            self.beginInsertRows(QModelIndex(), start, start + len(answer.lines) - 1)
            self._lines += answer.lines
            self.endInsertRows()
        self._next_key = answer.next_key
        # Only now: a view asks for more while it is told of new rows.
        self._busy = False

    def _merge(self, answer: _Answer) -> None:
        """Put a refreshed list in place of the old one row by row; most rows stay in order."""
        kept = {line.row.id for line in answer.lines}
        for place in reversed(range(len(self._lines))):
            if self._lines[place].row.id not in kept:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._lines[place]
                self.endRemoveRows()
        for place, line in enumerate(answer.lines):
            if place < len(self._lines) and self._lines[place].row.id == line.row.id:
                self._lines[place] = line
            else:
                self.beginInsertRows(QModelIndex(), place, place)
                self._lines.insert(place, line)
                self.endInsertRows()
        if len(self._lines) > len(answer.lines):
            self.beginRemoveRows(QModelIndex(), len(answer.lines), len(self._lines) - 1)
            del self._lines[len(answer.lines) :]
            self.endRemoveRows()
        self._note_end(answer)
        if self._lines:
            last = self.index(len(self._lines) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self._busy = False
        self.answered.emit()

    def _note_end(self, answer: _Answer) -> None:
        self._next_key = answer.next_key
        self.total, self.total_capped = answer.total, answer.total_capped

    def _end(self, _failure: MotCuaError) -> bool:
        """Stop fetching after a failure, or scrolling would tell it again and again."""
        self._busy, self._next_key = False, None
        return False


class StatusDelegate(PillDelegate):
    """Paints the state; where the column of the promise is hidden, its louder pill instead."""

    def __init__(self, promise_column: int, parent: QObject) -> None:
        super().__init__(parent)
        self._promise_column = promise_column

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = option.widget
        if isinstance(view, QTableView) and view.isColumnHidden(self._promise_column):
            promise = index.sibling(index.row(), self._promise_column)
            if isinstance(promise.data(PILL_ROLE), Pill):
                index = promise
        super().paint(painter, option, index)


def _page(
    counter: "Counter", columns: Sequence[ListColumn], question: Question, after: int | None
) -> _Answer:
    """Ask for a page and prepare it: on a worker thread, which must hold no Qt object."""
    page = question(counter, after)
    lines = [_line(columns, row) for row in page.rows]
    return _Answer(lines, page.next_key, page.total, page.total_capped)


def _pages(
    counter: "Counter", columns: Sequence[ListColumn], question: Question, wanted: int
) -> _Answer:
    """Ask for so many pages that ``wanted`` rows are there again; on a worker thread."""
    first = last = _page(counter, columns, question, None)
    lines = list(first.lines)
    while len(lines) < wanted and last.next_key is not None:
        last = _page(counter, columns, question, last.next_key)
        lines += last.lines
    return _Answer(lines, last.next_key, first.total, first.total_capped)


def _line(columns: Sequence[ListColumn], row: DossierRow) -> _Line:
    return _Line(
        row,
        tuple(column.cell(row) for column in columns),
        tuple(column.pill(row) if column.pill else None for column in columns),
    )
