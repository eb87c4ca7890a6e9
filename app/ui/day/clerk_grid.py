"""The supervisor's grid: every clerk's figures of a day, and behind every cell its list."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.domain.listings import ClerkFigures, Workload
from app.ui.day.figure_tiles import DONE, OPEN, figure_text
from app.ui.widgets.card import Card
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.table import Column, Table
from app.words import N_, tr

_FIGURES = tuple(name.figure for name in (*DONE[:-1], *OPEN, DONE[-1]))
_HEADS = {
    "received": N_("Nhận"),
    "handed_over": N_("Chuyển"),
    "results": N_("Kết quả"),
    "returned": N_("Trả"),
    "fees": N_("Lệ phí"),
    "in_hand": N_("Giữ"),
    "due_today": N_("Hạn {day}"),
    "due_tomorrow": N_("Hạn {day}"),
    "overdue": N_("Quá hạn"),
}
_FIRST_FIGURE = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell that was pressed: whose figure, None for the whole desk."""

    figure: str
    clerk_id: int | None
    clerk_name: str


class ClerkGrid(Card):
    """Emits ``asked`` for a figure, ``clerk_chosen`` with the key (or None) for a name."""

    asked = Signal(object)
    clerk_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Từng công chức"), parent=parent)
        self.set_aside(tr("Bấm vào con số để mở danh sách"))
        self.model = RowsModel[ClerkFigures](
            (
                Show(tr("Công chức"), lambda one: one.clerk_name),
                Show(tr("Quầy"), lambda one: one.desk),
                *(_column(figure) for figure in _FIGURES),
            ),
            self,
        )
        self.table = Table(tr("Số liệu từng công chức"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setItemDelegateForColumn(
            _FIRST_FIGURE + _FIGURES.index("overdue"), PillDelegate(self.table)
        )
        self.table.set_columns(
            (
                Column("Nguyễn Thị Ánh", stretch=True),
                Column("Quầy 00", drop=3),
                *(_width(figure) for figure in _FIGURES),
            )
        )
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open)
        self.table.stand_in(self)

    def show_work(self, work: Workload, next_day: date) -> None:
        """Show every clerk of ``work`` and, below them, the whole desk."""
        for place, figure in enumerate(_FIGURES, _FIRST_FIGURE):
            due = {"due_today": work.day, "due_tomorrow": next_day}.get(figure)
            if due is not None:
                self.model.set_header(place, tr(_HEADS[figure], day=f"{due:%d/%m}"))
        self.model.put((*work.clerks, _total(work)))

    def _open(self, index: QModelIndex) -> None:
        whom = self.model.row(index.row())
        if index.column() < _FIRST_FIGURE:
            self.clerk_chosen.emit(whom.clerk_id)
            return
        figure = _FIGURES[index.column() - _FIRST_FIGURE]
        self.asked.emit(Asked(figure, whom.clerk_id, whom.clerk_name))


def _total(work: Workload) -> ClerkFigures:
    """Return the sum of all clerks, also while the page shows one clerk's day."""
    total = ClerkFigures(clerk_id=None, clerk_name=tr("Cả bộ phận"))
    for figure in _FIGURES:
        summed = sum(getattr(one, figure) for one in work.clerks)
        total = replace(total, **{figure: summed})
    return total


def _column(figure: str) -> Show[ClerkFigures]:
    pill = _late if figure == "overdue" else None
    # Pills stand at the left, so the numbers of their column do too.
    words = tr(_HEADS[figure], day="")
    return Show(words, lambda one: figure_text(one, figure), pill, right=pill is None)


def _width(figure: str) -> Column:
    if figure == "overdue":
        return Column("Quá h", pill=True)
    if figure == "fees":
        return Column("10.000.000", drop=2)
    return Column(_HEADS[figure].format(day="00/00"), drop=1 if figure == "results" else 0)


def _late(one: ClerkFigures) -> Pill | None:
    return Pill(str(one.overdue), "alert-octagon", PillTone.LATE) if one.overdue else None
