"""Shows an invented paper in the words being typed; an earlier picture stays until a new one comes.

Pictures are painted on a worker; nothing here prints.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.domain.documents import PrintJob
from app.errors import MotCuaError
from app.ui.operations import LatestOnly, Operations
from app.ui.papers.screen_size import dots_per_inch
from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.layouts import column
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

Draw = Callable[[PrintJob, int], Sequence[QImage]]
FindJob = Callable[["Counter"], PrintJob]

# A pause in typing: with the painting, which takes some 20 ms, well within 300 ms.
PAUSE_MS = 150
_MEASURING_DPI = 24


class FormPreview(QScrollArea):
    """``show_job`` asks for the picture of a job after a pause; ``refused`` says why none came."""

    refused = Signal(object)
    shown = Signal()

    def __init__(self, operations: Operations, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking, self._draw = LatestOnly(operations), draw
        self._find: FindJob | None = None
        self.true_size = False
        self.setWidgetResizable(True)
        self._set_bars()
        self.setAccessibleName(tr("Xem trước giấy"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        operations.closing.connect(self._pause.stop)
        self.pages: tuple[QImage, ...] = ()

    def show_job(self, find: FindJob, *, at_once: bool = False) -> None:
        """Show what ``find`` (*worker*) returns, after a pause in which it is not replaced."""
        self._find = find
        if at_once:
            self._ask()
        else:
            self._pause.start()

    def set_true_size(self, true_size: bool) -> None:
        """Show papers as large as they are, or as wide as there is room."""
        self.true_size = true_size
        self._set_bars()
        self._ask()

    def sizeHint(self) -> QSize:
        points = tokens().sizes.body
        return QSize(points * 30, points * 12)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() / 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.true_size and event.oldSize().width() != event.size().width():
            self._pause.start()

    def _set_bars(self) -> None:
        """Keep the room for the pages the same whether they are longer than it or not."""
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn)
        across = policy.ScrollBarAsNeeded if self.true_size else policy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(across)

    def _ask(self) -> None:
        self._pause.stop()
        find, draw, ratio = self._find, self._draw, self.devicePixelRatioF()
        if find is None or not self.isVisible():
            return
        dpi = dots_per_inch(self.screen()) if self.true_size else None
        room = (self.viewport().width() - 2 * GAP_S) * ratio

        def work(counter: "Counter") -> tuple[QImage, ...]:
            job = find(counter)
            return tuple(draw(job, round(dpi or _fitting(draw(job, _MEASURING_DPI), room))))

        self._asking.ask(work, self._show, self._refuse)

    def _show(self, pages: tuple[QImage, ...]) -> None:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.pages = pages
        sheets: list[QLabel] = []
        for number, page in enumerate(pages, start=1):
            page.setDevicePixelRatio(self.devicePixelRatioF())
            sheet = QLabel()
            sheet.setPixmap(_framed(page))
            sheet.setAccessibleName(tr("Trang {number}", number=number))
            sheets.append(sheet)
        content = QWidget()
        margins = (GAP_S, GAP_S, GAP_S, GAP_S)
        layout = column(*sheets, None, gap=GAP_M, margins=margins)
        for sheet in sheets:
            layout.setAlignment(sheet, Qt.AlignmentFlag.AlignHCenter)
        content.setLayout(layout)
        self.setWidget(content)
        content.adjustSize()
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        self.shown.emit()

    def _refuse(self, failure: MotCuaError) -> bool:
        self.refused.emit(failure)
        return True


def _framed(page: QImage) -> QPixmap:
    """Return ``page`` with an edge: white paper may lie on a white card."""
    picture = QPixmap.fromImage(page)
    painter = QPainter(picture)
    painter.setPen(QPen(QColor(tokens().colors.line), 1))
    painter.drawRect(QRectF(QPointF(0.5, 0.5), picture.deviceIndependentSize() - QSizeF(1, 1)))
    painter.end()
    return picture


def _fitting(pages: Sequence[QImage], room: float) -> float:
    """Return the dots per inch at which the widest of ``pages`` fills ``room`` pixels."""
    widest = max((page.width() for page in pages), default=1)
    return max(_MEASURING_DPI * room / widest, 30.0)
