"""What to do next: the open dossiers by working time left, with the line of the early programme."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.domain.listings import DueMark, WorkItem, Workload
from app.domain.timeliness import EARLY_PROGRAMME_MINUTES, time_left_in_words
from app.domain.vietnam_time import to_local
from app.domain.working_calendar import WorkingCalendar
from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.table import Column, Table
from app.words import tr


@dataclass(frozen=True, slots=True)
class WorkLine:
    """An open dossier with its time left already in words; the line itself is no dossier."""

    dossier_id: int | None
    code: str
    applicant: str
    procedure: str
    promised: str
    clerk: str
    left: str
    minutes: int
    due: DueMark
    standing: bool = False


_TONES = {
    DueMark.OVERDUE: ("alert-octagon", PillTone.LATE),
    DueMark.DUE_TODAY: ("hourglass", PillTone.SOON),
    DueMark.DUE_SOON: ("clock", PillTone.WAITING),
    DueMark.NONE: ("circle-dashed", PillTone.ACTIVE),
}
# So much of the line is left on either side of its words.
_DASHES = 24
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
    return tuple(_line_of(item, calendar.hours.minutes) for item in work.work_list)


def _line_of(item: WorkItem, a_day: int) -> WorkLine:
    late = item.row.due is DueMark.OVERDUE
    left = time_left_in_words(item.minutes_left, a_day, tr, overdue=late)
    return WorkLine(
        dossier_id=item.row.id,
        code=item.row.code,
        applicant=item.row.applicant_name,
        procedure=item.row.procedure_name,
        promised=f"{to_local(item.row.promised_at):%H:%M %d/%m}",
        clerk=item.row.clerk_name,
        left=tr("dừng, {left}", left=left) if item.standing else left,
        minutes=item.minutes_left,
        due=item.row.due,
        standing=item.standing,
    )


def with_line(lines: Sequence[WorkLine]) -> tuple[WorkLine, ...]:
    """Return ``lines`` with the one of the early programme where it divides them."""
    urgent = sum(line.minutes < EARLY_PROGRAMME_MINUTES for line in lines)
    if not 0 < urgent < len(lines):
        return tuple(lines)
    words = tr("Vạch sớm 4 giờ: phía trên không còn kịp, phía dưới còn kịp")
    line = WorkLine(
        dossier_id=None,
        code="",
        applicant="",
        procedure="",
        promised="",
        clerk="",
        left=words,
        minutes=EARLY_PROGRAMME_MINUTES,
        due=DueMark.NONE,
    )
    return (*lines[:urgent], line, *lines[urgent:])


class WorkList(Card):
    """Emits ``opened`` with the key of a dossier."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Việc cần làm"), parent=parent)
        self.model = _WorkModel(
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
        self.table = Table(tr("Hồ sơ cần làm"))
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(0, _LineDelegate(self.table))
        self.table.set_columns(_COLUMNS)
        self.table.activated.connect(self._open)
        self.table.stand_in(self)
        self._empty = EmptyState("clipboard-check", tr("Không còn hồ sơ nào đang mở"))
        self._empty.hide()
        self.add(self._empty, 1)

    def show_lines(self, lines: Sequence[WorkLine]) -> None:
        """Show ``lines``, keeping the dossier that was marked and the place that was looked at."""
        marked, bar = self.table.currentIndex().row(), self.table.verticalScrollBar()
        kept = self.model.row(marked).dossier_id if marked >= 0 else None
        looked_at = bar.value()
        shown = with_line(lines)
        self.table.clearSpans()
        self.model.put(shown)
        for number, line in enumerate(shown):
            if line.dossier_id is None:
                self.table.setSpan(number, 0, 1, len(_COLUMNS))
            elif line.dossier_id == kept and number != self.table.currentIndex().row():
                self.table.selectRow(number)
        bar.setValue(looked_at)
        self._empty.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.set_aside(_summary(lines))

    def _open(self, index: QModelIndex) -> None:
        dossier_id = self.model.row(index.row()).dossier_id
        if dossier_id is not None:
            self.opened.emit(dossier_id)


class _WorkModel(RowsModel[WorkLine]):
    """Lets the keyboard pass over the line, which is no dossier."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self.row(index.row()).dossier_id is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _LineDelegate(PillDelegate):
    """Draws the line dashed on either side of its words, across the whole table."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if index.flags() != Qt.ItemFlag.NoItemFlags:
            super().paint(painter, option, index)
            return
        colors, box = tokens().colors, QRectF(option.rect)
        metrics, middle = option.fontMetrics, box.center().y()
        room = int(box.width()) - 2 * (_DASHES + GAP_S)
        words = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(words)
        painter.save()
        painter.fillRect(box, QColor(colors.surface))
        painter.setPen(QPen(QColor(colors.text), 1))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.setPen(QPen(QColor(colors.warning_line), 2, Qt.PenStyle.DashLine))
        half = width / 2 + GAP_S
        painter.drawLine(QLineF(box.left(), middle, box.center().x() - half, middle))
        painter.drawLine(QLineF(box.center().x() + half, middle, box.right(), middle))
        painter.restore()


def _summary(lines: Sequence[WorkLine]) -> str:
    if not lines:
        return ""
    late = sum(line.due is DueMark.OVERDUE for line in lines)
    urgent = sum(line.minutes < EARLY_PROGRAMME_MINUTES for line in lines)
    return tr("{late} quá hạn · {urgent} còn dưới 4 giờ", late=late, urgent=urgent - late)


def _pill(line: WorkLine) -> Pill | None:
    if line.dossier_id is None:
        return None
    if line.standing and line.due is not DueMark.OVERDUE:
        return Pill(line.left, "player-pause", PillTone.WAITING)
    return Pill(line.left, *_TONES[line.due])
