"""The two lists of a batch: what has been scanned, line by line, and what is still missing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.batch import NOTHING_SAID, BatchKind, BatchLine, ExpectedRow, LineSaid
from app.domain.scan_answers import SCAN_ANSWERS, Severity
from app.ui.dossier.batch_list import BatchList
from app.ui.scan_looks import ICONS, TONES
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr


class BatchLines(Card):
    """The scanned dossiers, newest first; emits ``remove_wanted`` for the Delete key."""

    remove_wanted = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Đã quét"), parent=parent)
        self._batch: BatchList | None = None
        self.table = Table(tr("Hồ sơ đã quét"))
        self.model = RowsModel[BatchLine](
            (
                Show(tr("Sẽ làm gì"), self._word, self.pill),
                Show(tr("Mã hồ sơ"), lambda line: line.code),
                Show(tr("Người nộp"), self._who),
                Show(tr("Điều cần biết"), self.words),
            ),
            self.table,
        )
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(0, PillDelegate(self.table))
        self._empty = EmptyState(
            "scan", tr("Chưa quét hồ sơ nào"), tr("Quét lần lượt từng phiếu; chưa có gì thay đổi.")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.add(self._stack, 1)
        self.frame_focus_of(self.table)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.moved.emit())

    def show_batch(self, batch: BatchList) -> None:
        """Show the lines of ``batch``, the last scanned one on top."""
        self._batch = batch
        # Beside the missing ones there is less room, and the large words tell the rest.
        long, short = Column("Nguyễn Thị Thu Hà", stretch=True), Column("Nguyễn Thị", stretch=True)
        self.table.set_columns(
            (
                Column("Đang giải quyết", pill=True),
                Column("TN10-000000-0000-00"),
                long if batch.kind is BatchKind.RETURN else short,
                Column("Phải trao đủ 2 món", stretch=True, drop=1),
            )
        )
        self.model.put(tuple(reversed(batch.lines)))
        self._stack.setCurrentWidget(self.table if batch.lines else self._empty)
        self.set_aside(_totals(batch) if batch.lines else "")

    def marked(self) -> BatchLine | None:
        """Return the marked line, or None."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.row(rows[0].row()) if rows else None

    def words(self, line: BatchLine) -> str:
        """Return what there is to know of ``line``: why it failed, what is noted, its judgement."""
        failure = self._batch.failure_of(line) if self._batch else None
        if failure is not None:
            return tr(failure.title, **failure.values)
        return self._noted(line) or tr(line.judgement.says, **line.values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.marked() is not None:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def pill(self, line: BatchLine) -> Pill:
        """Return the word of ``line`` with the icon and tone of its severity."""
        severity = self.severity(line)
        if self._batch is not None and self._batch.failure_of(line) is not None:
            return Pill(tr("Chưa làm được"), "alert-octagon", TONES[severity])
        if self._batch is not None and self._batch.comes_back(line):
            return Pill(tr("Mang về quầy"), "arrow-back-up", TONES[severity])
        match severity:
            case Severity.GOOD:
                icon = "check"
            case Severity.LOOK:
                icon = "alert-triangle"
            case Severity.STOP:
                # What is good for another batch must not look good here.
                loud = SCAN_ANSWERS[line.meaning].severity is Severity.STOP
                icon = ICONS[line.meaning] if loud else "ban"
        return Pill(tr(line.judgement.word), icon, TONES[severity])

    def severity(self, line: BatchLine) -> Severity:
        """Return how loud ``line`` is: a stop where it could not be done."""
        return self._batch.severity_of(line) if self._batch else line.judgement.severity

    def _who(self, line: BatchLine) -> str:
        """Tell what the clerk noted of the dossier, and then its applicant."""
        said = self._said(line)
        noted = said.undelivered or said.receiver or said.item
        return " · ".join(part for part in (noted.strip(), line.applicant_name) if part)

    def _said(self, line: BatchLine) -> LineSaid:
        return self._batch.said_of(line) if self._batch and line.judgement.takes else NOTHING_SAID

    def _noted(self, line: BatchLine) -> str:
        said = self._said(line)
        if said.undelivered:
            return tr("Không giao được: {reason}", reason=said.undelivered)
        if said.receiver:
            return tr("Người nhận: {name}", name=said.receiver)
        return tr("Số bưu gửi {number}", number=said.item) if said.item else ""

    def _word(self, line: BatchLine) -> str:
        return self.pill(line).text


class MissingRows(Card):
    """What is expected and has not been scanned, and how many came that nobody expected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Chưa quét"), parent=parent)
        self.table = Table(tr("Hồ sơ chưa quét"))
        self.model = RowsModel[ExpectedRow](
            (
                Show(tr("Mã hồ sơ"), lambda row: row.code),
                Show(tr("Người nộp"), lambda row: row.applicant_name),
            ),
            self.table,
        )
        self.table.setModel(self.model)
        self.table.set_columns(
            (Column("TN10-000000-0000-00"), Column("Nguyễn", stretch=True, drop=1))
        )
        self._empty = Text(tr("Không còn hồ sơ nào phải quét."), "secondary", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.add(self._stack, 1)
        self.frame_focus_of(self.table)

    def show_rows(self, missing: Sequence[ExpectedRow], unexpected: int) -> None:
        """Show the difference between what is expected and what has been scanned."""
        self.model.put(tuple(missing))
        self._stack.setCurrentWidget(self.table if missing else self._empty)
        self.set_title(tr("Chưa quét: {count}", count=len(missing)))
        self.set_aside(tr("ngoài danh sách: {count}", count=unexpected) if unexpected else "")


def _totals(batch: BatchList) -> str:
    """Return how many lines are green, amber and red."""
    counts = batch.counts()
    parts = (
        tr("{count} làm được", count=counts.get(Severity.GOOD, 0)),
        tr("{count} cần xem", count=counts.get(Severity.LOOK, 0)),
        tr("{count} không làm được", count=counts.get(Severity.STOP, 0)),
    )
    return " · ".join(parts)
