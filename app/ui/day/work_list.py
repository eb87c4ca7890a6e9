"""What to do next: the open dossiers by working time left, with the line of the early programme."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.listings import DueMark, Workload
from app.domain.timeliness import EARLY_PROGRAMME_MINUTES, time_left_in_words
from app.domain.vietnam_time import to_local
from app.domain.working_calendar import WorkingCalendar
from app.ui.theme import tokens
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.table import Column, Table
from app.words import tr


@dataclass(frozen=True, slots=True)
class WorkLine:
    """An open dossier with its time left already in words."""

    dossier_id: int
    code: str
    applicant: str
    procedure: str
    promised: str
    clerk: str
    left: str
    minutes: int
    due: DueMark


_TONES = {
    DueMark.OVERDUE: ("alert-octagon", PillTone.LATE),
    DueMark.DUE_TODAY: ("hourglass", PillTone.SOON),
    DueMark.DUE_SOON: ("clock", PillTone.WAITING),
    DueMark.NONE: ("circle-dashed", PillTone.ACTIVE),
}
_COLUMNS = (
    Column("quá hạn 10 giờ 55 phút", pill=True),
    Column("H26.000.00-000000-0000"),
    Column("Nguyễn Thị Ánh", stretch=True),
    Column("Xác nhận tình trạng hôn", drop=2),
    Column("00:00 00/00", drop=1),
    Column("Nguyễn Thị Ánh", drop=3),
)


def work_lines(work: Workload, calendar: WorkingCalendar) -> tuple[WorkLine, ...]:
    """Return the work list with its time left in words."""
    return tuple(
        WorkLine(
            dossier_id=item.row.id,
            code=item.row.code,
            applicant=item.row.applicant_name,
            procedure=item.row.procedure_name,
            promised=f"{to_local(item.row.promised_at):%H:%M %d/%m}",
            clerk=item.row.clerk_name,
            left=time_left_in_words(
                item.minutes_left,
                calendar.hours.minutes,
                tr,
                overdue=item.row.due is DueMark.OVERDUE,
            ),
            minutes=item.minutes_left,
            due=item.row.due,
        )
        for item in work.work_list
    )


class WorkList(Card):
    """Emits ``opened`` with the key of a dossier."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Việc cần làm"), parent=parent)
        self.model = RowsModel[WorkLine](
            (
                Show(tr("Giờ làm việc còn lại"), lambda line: line.left, _pill),
                Show(tr("Mã hồ sơ"), lambda line: line.code),
                Show(tr("Người nộp"), lambda line: line.applicant),
                Show(tr("Thủ tục"), lambda line: line.procedure),
                Show(tr("Hẹn trả"), lambda line: line.promised),
                Show(tr("Người nhận"), lambda line: line.clerk),
            ),
            self,
        )
        self.table = _WorkTable(tr("Hồ sơ cần làm"))
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(0, PillDelegate(self.table))
        self.table.set_columns(_COLUMNS)
        self.table.activated.connect(self._open)
        self.table.stand_in(self)
        self._empty = EmptyState("clipboard-check", tr("Không còn hồ sơ nào đang mở"))
        self._empty.hide()
        self.add(self._empty, 1)

    def show_lines(self, lines: Sequence[WorkLine]) -> None:
        """Show ``lines``, keeping the dossier that was marked."""
        marked = self.table.currentIndex().row()
        kept = self.model.row(marked).dossier_id if marked >= 0 else None
        self.model.put(lines)
        self.table.urgent = sum(line.minutes < EARLY_PROGRAMME_MINUTES for line in lines)
        for number, line in enumerate(lines):
            if line.dossier_id == kept:
                self.table.selectRow(number)
        self._empty.setVisible(not lines)
        self.table.setVisible(bool(lines))
        late = sum(line.due is DueMark.OVERDUE for line in lines)
        self.set_aside(
            tr(
                "{late} quá hạn · {urgent} còn dưới 4 giờ",
                late=late,
                urgent=self.table.urgent - late,
            )
            if lines
            else ""
        )

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.row(index.row()).dossier_id)


class _WorkTable(Table):
    """Draws a line under the rows that can no longer be finished four working hours early."""

    urgent = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not 0 < self.urgent < self.model().rowCount():
            return
        height = self.rowViewportPosition(self.urgent)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(tokens().colors.warning_line), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(0, height, self.viewport().width(), height))


def _pill(line: WorkLine) -> Pill:
    return Pill(line.left, *_TONES[line.due])
