"""The supervisor's grid: every clerk's figures of a day, and behind every cell its list."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.domain.clerk_totals import total_figures
from app.domain.listings import ClerkFigures, Workload
from app.ui.day.figure_tiles import FIGURES, figure_text
from app.ui.widgets.card import Card
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import N_, tr

_FIGURES = tuple(FIGURES)
_HEADS = {
    "received": N_("Nhận"),
    "handed_over": N_("Chuyển"),
    "results": N_("Kết quả"),
    "returned": N_("Trả"),
    "supplements": N_("Bổ sung"),
    "refusals": N_("Từ chối"),
    "in_hand": N_("Giữ"),
    "due_today": N_("Hạn {day}"),
    "due_tomorrow": N_("Hạn {day}"),
    "overdue": N_("Quá hạn"),
    "fees": N_("Lệ phí"),
    "handling": N_("Giờ TB"),
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
        self.table = Table(tr("Số liệu từng công chức"), head_lines=2)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setItemDelegateForColumn(
            _FIRST_FIGURE + _FIGURES.index("overdue"), PillDelegate(self.table)
        )
        self.table.set_columns(
            (
                Column("Nguyễn Thị Ánh", stretch=True, least="Nguyen Thi"),
                Column("Quầy 00", drop=1),
                *(_width(figure) for figure in _FIGURES),
            )
        )
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open)
        self.table.stand_in(self)
        how = tr(
            "Giờ TB: bình quân giờ làm việc từ tiếp nhận đến khi xong, không tính lúc tạm dừng"
        )
        self.add(Text(how, "secondary", wrap=True))

    def show_work(self, work: Workload, next_day: date) -> None:
        """Show every clerk of ``work`` and, below them, the whole desk."""
        for place, figure in enumerate(_FIGURES, _FIRST_FIGURE):
            due = {"due_today": work.day, "due_tomorrow": next_day}.get(figure)
            if due is not None:
                self.model.set_header(place, _head(figure, f"{due:%d/%m}"))
        desk = replace(total_figures(work.clerks), clerk_name=tr("Cả bộ phận"))
        self.model.put((*work.clerks, desk))

    def _open(self, index: QModelIndex) -> None:
        whom = self.model.row(index.row())
        if index.column() < _FIRST_FIGURE:
            self.clerk_chosen.emit(whom.clerk_id)
            return
        figure = _FIGURES[index.column() - _FIRST_FIGURE]
        self.asked.emit(Asked(figure, whom.clerk_id, whom.clerk_name))


def _column(figure: str) -> Show[ClerkFigures]:
    pill = _late if figure == "overdue" else None
    # Pills stand at the left, so the numbers of their column do too.
    return Show(_head(figure), lambda one: figure_text(one, figure), pill, right=pill is None)


def _head(figure: str, day: str = "") -> str:
    """Return the head of a column in two lines: there are more figures than words have room for."""
    return tr(_HEADS[figure], day=day).replace(" ", "\n", 1)


def _width(figure: str) -> Column:
    samples = {"fees": "1.000.000", "handling": "00,00", "overdue": "00"}
    words = max(_HEADS[figure].format(day="00/00").split(), key=len)
    sample = samples.get(figure, words)
    pill = figure == "overdue"
    return Column(sample, pill=pill, least="0" if pill else "000")


def _late(one: ClerkFigures) -> Pill | None:
    return Pill(str(one.overdue), "alert-octagon", PillTone.LATE) if one.overdue else None
