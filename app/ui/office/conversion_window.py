"""Stands where the desk was while the store is encrypted or decrypted, which needs it closed."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from app.domain.store_protection import ConversionOrder, Converted
from app.errors import MotCuaError
from app.ui.operations import Operations
from app.ui.plugs import ProgramPlugs
from app.ui.theme.tokens import GAP_M, GAP_XL
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr


class ConversionWindow(QWidget):
    """Begins with ``begin``; emits ``finished`` when somebody has read how it ended.

    There is no way out before: whatever stops the work leaves the store as it was, but nobody
    should try.
    """

    finished = Signal()

    def __init__(self, plugs: ProgramPlugs, folder: Path, order: ConversionOrder) -> None:
        super().__init__()
        self._operations = Operations(lambda: plugs)
        self._folder, self._order = folder, order
        self._over = False
        self.setWindowTitle(tr("Một Cửa – mã hóa kho dữ liệu"))
        encrypts = order.key is not None
        card = Card(tr("Mã hóa kho dữ liệu") if encrypts else tr("Bỏ mã hóa kho dữ liệu"))
        self._what = Text(
            tr(
                "Kho dữ liệu được chép sang tệp mới, kiểm tra từng trang, rồi mới thay tệp cũ. Mất "
                "điện giữa chừng không mất hồ sơ nào."
            ),
            "secondary",
            wrap=True,
        )
        self.progress = ProgressPanel()
        self.note = InlineBanner(closable=False)
        self.go_on = Button(tr("Đến &trang đăng nhập"), "primary", icon="arrow-right")
        self.go_on.setAutoDefault(True)
        self.go_on.clicked.connect(self.finished)
        for part in (self._what, self.progress, self.note):
            card.add(part)
        card.add(row(None, self.go_on))
        middle = row(None, card, None)
        middle.setStretch(1, 3)
        self.setLayout(column(None, middle, None, margins=(GAP_XL, GAP_M, GAP_XL, GAP_M)))
        show_if(self.go_on, False)

    def sizeHint(self) -> QSize:
        return QSize(1366, 689)

    def begin(self) -> None:
        """Do what was ordered, on a worker."""
        folder, order = self._folder, self._order
        self.progress.start(tr("Đang làm, đừng tắt máy…"), cancellable=False)
        job = self._operations.output(
            lambda plugs, tick: plugs.keys.convert(folder, order, tick), self._done, self._failed
        )
        job.progress.connect(self.progress.report)
        job.finished.connect(self._end)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._over:
            event.ignore()
            return
        event.accept()
        self.finished.emit()

    def _done(self, converted: Converted) -> None:
        encrypted = self._order.key is not None
        title = tr("Kho dữ liệu không còn mã hóa.")
        if encrypted:
            title = tr("Kho dữ liệu đã mã hóa bằng khóa số {number}.", number=converted.number)
        said: list[str] = []
        if converted.copies:
            said.append(tr("Bản sao lưu đã xử lý theo: {count}.", count=converted.copies))
        if converted.left:
            said.append(tr("Chưa được: {names}.", names=", ".join(converted.left)))
        if not converted.kept:
            said.append(
                tr("Máy này không giữ được khóa: mỗi lần mở chương trình phải gõ khóa khôi phục.")
            )
        worry = bool(converted.left) or not converted.kept
        self.note.show_note("warn" if worry else "success", title, " ".join(said))

    def _failed(self, failure: MotCuaError) -> bool:
        title, advice = tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        self.note.show_note("error", title, advice)
        return True

    def _end(self) -> None:
        self._over = True
        self._operations.close()
        self.progress.finish()
        show_if(self.go_on, True)
        self.go_on.setFocus()
