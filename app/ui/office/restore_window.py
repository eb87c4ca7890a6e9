"""Stands where sign-in or desk would be while the store is restored, which needs it closed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.domain.restored import RestoreOrder, RestoreReport
from app.errors import JournalAwayError, MotCuaError
from app.ui.office.restore_choice import RestoreChoice
from app.ui.operations import Operations
from app.ui.plugs import ProgramPlugs
from app.ui.theme.tokens import GAP_M, GAP_S, GAP_XL
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr

if TYPE_CHECKING:
    from app.services.ports import Tick


class RestoreWindow(QWidget):
    """Emits ``finished`` when somebody has read how it ended, or goes back without a restore.

    ``trouble`` is why the store does not open. With an ``order``, given and confirmed at the desk,
    nothing is asked: ``begin`` starts at once.
    """

    finished = Signal()

    def __init__(
        self,
        plugs: ProgramPlugs,
        folder: Path,
        trouble: MotCuaError | None = None,
        order: RestoreOrder | None = None,
    ) -> None:
        super().__init__()
        self._operations = Operations(lambda: plugs)
        self._folder, self._order = folder, order
        self._working = self._ended = False
        self.setWindowTitle(tr("Một Cửa – phục hồi kho dữ liệu"))
        self.trouble = InlineBanner(closable=False)
        self.choice = RestoreChoice()
        self.progress = ProgressPanel()
        self.note = InlineBanner(closable=False)
        self.report = _Lines()
        self.back = Button(tr("&Quay lại"))
        self.restore = Button(tr("&Phục hồi"), "primary", icon="history")
        self.go_on = Button(tr("Đến &trang đăng nhập"), "primary", icon="arrow-right")
        self._lay_out()
        self._connect()
        if trouble is not None:
            title = tr(trouble.title, **trouble.values)
            self.trouble.show_note("error", title, tr(trouble.advice, **trouble.values))

    def sizeHint(self) -> QSize:
        return QSize(1366, 689)

    def begin(self) -> None:
        """Look for backups, or do at once what was ordered."""
        if self._order is not None:
            show_if(self.choice, False)
            self._start(self._order)
            return
        folder = self._folder
        self._operations.read(
            lambda plugs: plugs.recovery.backups(folder), self.choice.show_rows, self._failed
        )
        self.restore.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._working:
            event.ignore()
            return
        event.accept()
        self._end()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self._operations.close()
            self.finished.emit()

    def _lay_out(self) -> None:
        card = Card(tr("Phục hồi kho dữ liệu"))
        what = tr(
            "Kho dữ liệu được lấy lại từ bản sao lưu, rồi ghi lại từ nhật ký những hồ sơ nhận sau "
            "đó, mã hồ sơ không đổi. Kho đang có được giữ nguyên trong thư mục cach-ly."
        )
        card.add(Text(what, "secondary", wrap=True))
        card.add(self.trouble)
        card.add(self.choice, 1)
        card.add(self.progress)
        card.add(self.note)
        card.add(self.report, 1)
        card.body.addSpacing(GAP_S)
        card.add(row(None, self.back, self.restore, self.go_on))
        middle = row(None, card, None)
        middle.setStretch(1, 4)
        self.setLayout(column(middle, margins=(GAP_XL, GAP_M, GAP_XL, GAP_M)))
        for part in (self.report, self.go_on):
            show_if(part, False)

    def _connect(self) -> None:
        self.choice.changed.connect(self._allow)
        self.back.clicked.connect(self._end)
        self.go_on.clicked.connect(self._end)
        self.restore.clicked.connect(self._start_chosen)

    def _allow(self) -> None:
        self.restore.setEnabled(not self._working and self.choice.order() is not None)

    def _start_chosen(self) -> None:
        order = self.choice.order()
        if order is not None:
            self._start(order)

    def _start(self, order: RestoreOrder) -> None:
        folder = self._folder
        self._set_working(True)
        self.note.close_note()
        show_if(self.report, False)
        finished: list[RestoreReport] = []

        def work(plugs: ProgramPlugs, tick: "Tick") -> RestoreReport:
            finished.append(plugs.recovery.restore(folder, order, tick))
            return finished[0]

        job = self._operations.output(work, self._done, self._failed)
        self.progress.follow(job, tr("Đang kiểm tra bản sao lưu và phục hồi"))
        # Who stops it when the new store is in its place already has come too late.
        job.cancelled.connect(lambda: self._done(finished[0]) if finished else self._stopped())
        job.finished.connect(lambda: self._set_working(False))

    def _set_working(self, working: bool) -> None:
        self._working = working
        self.choice.setEnabled(not working)
        self.back.setEnabled(not working)
        self._allow()

    def _stopped(self) -> None:
        self.note.show_note("info", tr("Đã dừng, chưa có gì bị thay đổi."))

    def _done(self, report: RestoreReport) -> None:
        for part in (self.trouble, self.choice, self.back, self.restore):
            show_if(part, False)
        title = tr("Đã phục hồi kho dữ liệu: {count} hồ sơ", count=report.dossiers)
        if report.problems:
            self.note.show_note("warn", title, tr("Có việc phải làm tiếp, xem bên dưới."))
        else:
            self.note.show_note("success", title)
        self.report.show_lines([one.said(tr) for one in report.sentences()])
        show_if(self.report, True)
        show_if(self.go_on, True)
        self.go_on.setFocus()

    def _failed(self, failure: MotCuaError) -> bool:
        title, advice = tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        self.note.show_note("error", title, advice)
        if self._order is not None:
            show_if(self.restore, False)
        if isinstance(failure, JournalAwayError):
            self.choice.offer_without_journal()
        skipped = getattr(failure, "skipped", ())
        if skipped:
            self.report.show_lines(
                [f"{one.name}: {tr(one.why.title, **one.why.values)}" for one in skipped]
            )
            show_if(self.report, True)
        return True


class _Lines(QScrollArea):
    """A list of sentences that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_lines(self, lines: list[str]) -> None:
        """Show ``lines`` in place of earlier ones."""
        inner = QWidget()
        texts = [Text(f"•  {line}", wrap=True) for line in lines]
        inner.setLayout(column(*texts, None, gap=GAP_S))
        self.setWidget(inner)
