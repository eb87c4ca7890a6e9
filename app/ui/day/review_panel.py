"""The step that looks at the day: its figures, and what hangs over with the key that mends it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.listings import DayFigures
from app.domain.roles import Actor
from app.errors import MotCuaError
from app.services.answers import PapersPrinted
from app.services.commands import PrinterChoice, PrintPapers
from app.ui.day.figure_tiles import FIGURES, figure_text
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M, GAP_XS
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import column, row
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.stat_tile import StatTile
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.ui.widgets.tile_rows import TileRows
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.ui.job import Tick

_SHOWN = tuple(
    FIGURES[figure]
    for figure in (
        *("received", "handed_over", "results", "returned"),
        *("in_hand", "overdue", "fees"),
    )
)
_ACROSS = (4, 3, 2, 1)
_ROOM = {"fees": "10.000.000"}
_USUAL_ROOM = "000"
_CODES_SHOWN = 3


class ReviewPanel(ActionPanel):
    """Emits ``list_asked`` with a figure, "open" or "cancelled"; ``page_asked`` with a page."""

    list_asked = Signal(str)
    page_asked = Signal(str)
    failed = Signal(str)

    def __init__(
        self, operations: Operations, actor: Actor, printer: Callable[[], PrinterChoice]
    ) -> None:
        self.next = Button(tr("Xem xong, bước &tiếp"), "primary", icon="arrow-right", key="F9")
        super().__init__(
            tr("Số liệu và việc còn treo"),
            tr("Bấm vào con số để mở danh sách. Việc treo xử lý được ngay tại đây, hoặc để mai."),
        )
        self._operations, self._actor, self._printer = operations, actor, printer
        self._figures: DayFigures | None = None
        self.tiles: dict[str, StatTile] = {}
        for name in _SHOWN:
            tile = StatTile(tr(name.label), "")
            tile.clicked.connect(self._asker(name.figure))
            self.tiles[name.figure] = tile
        rooms = [_ROOM.get(name.figure, _USUAL_ROOM) for name in _SHOWN]
        self._rows = TileRows(list(self.tiles.values()), rooms, _ACROSS)
        self.put(self._rows)
        self.print_all = Button(tr("In &ngay"), icon="printer")
        self.to_drafts = Button(tr("Mở trang Tiếp nhận"), icon="edit")
        self.to_open = Button(tr("Mở &danh sách"), icon="list-search")
        self.to_cancelled = Button(tr("Xem mã đã &hủy"), icon="ban")
        self.to_settings = Button(tr("Mở trang Cài đặt"), icon="download")
        self.to_unknown = Button(tr("Trả lời ở trang Tiếp nhận"), icon="file-plus")
        self.unknown = _Hanging(self.to_unknown)
        self.unprinted = _Hanging(self.print_all)
        self.drafts = _Hanging(self.to_drafts)
        self.unmatched = _Hanging(self.to_settings, known="package-export")
        self.open = _Hanging(self.to_open, known="clipboard-list")
        self.codes = _Hanging(self.to_cancelled, known="barcode")
        self.progress = ProgressPanel()
        hanging = (
            self.unknown,
            self.unprinted,
            self.progress,
            self.drafts,
            self.unmatched,
            self.open,
            self.codes,
        )
        self.put(column(*hanging, gap=GAP_XS))
        self.put_buttons(self.next)
        self.print_all.clicked.connect(self.print_waiting)
        self.to_unknown.clicked.connect(lambda: self.page_asked.emit("receive"))
        self.to_drafts.clicked.connect(lambda: self.page_asked.emit("receive"))
        self.to_settings.clicked.connect(lambda: self.page_asked.emit("settings"))
        self.to_open.clicked.connect(lambda: self.list_asked.emit("in_hand"))
        self.to_cancelled.clicked.connect(lambda: self.list_asked.emit("cancelled"))

    def show_figures(self, figures: DayFigures) -> None:
        """Show the figures of a day and what hangs over."""
        self._figures = figures
        for figure, tile in self.tiles.items():
            tile.set_value(figure_text(figures.total, figure))
        self._rows.fit()
        # Rare as well: the program was cut off while it printed.
        show_if(self.unknown, figures.print_unknown > 0)
        self.unknown.tell(
            tr("{count} phiếu chưa rõ đã ra giấy", count=figures.print_unknown),
            tr("Chương trình bị ngắt giữa lúc in."),
            needed=figures.print_unknown > 0,
        )
        codes = ", ".join(one.subject for one in figures.unprinted[:_CODES_SHOWN])
        more = "…" if figures.unprinted_count > _CODES_SHOWN else ""
        self.unprinted.tell(
            tr("{count} phiếu chưa ra giấy", count=figures.unprinted_count),
            codes + more,
            needed=bool(figures.unprinted),
        )
        self.drafts.tell(
            tr("{count} phiếu nhập dở", count=figures.drafts),
            tr("Người đang nhập cần lưu hoặc bỏ; để lại cũng không mất."),
            needed=figures.drafts > 0,
        )
        # Rare, and nothing to reassure about where there is none.
        show_if(self.unmatched, figures.unmatched > 0)
        self.unmatched.tell(
            tr("{count} kết quả đã trả, chờ ghép", count=figures.unmatched),
            tr("Hồ sơ của quầy khác; ghép khi nhập gói dữ liệu của quầy đó."),
            needed=figures.unmatched > 0,
        )
        self.open.tell(
            tr("{count} hồ sơ chuyển sang ngày sau", count=figures.open_total),
            tr("Chưa có kết quả; in trên phiếu cuối ngày."),
            needed=figures.open_total > 0,
        )
        self.codes.tell(
            tr("{count} mã đã cấp trong ngày", count=figures.codes_issued),
            tr("{count} mã đã hủy do nhập nhầm", count=figures.codes_cancelled),
            needed=figures.codes_cancelled > 0,
        )

    def print_waiting(self) -> None:
        """Print every paper that is waiting; the first that fails stops the rest."""
        if self._figures is None:
            return
        actor, choice = self._actor, self._printer()
        waiting = tuple(one.print_id for one in self._figures.unprinted)
        command = PrintPapers(actor, waiting)

        def work(counter: "Counter", tick: "Tick") -> PapersPrinted:
            return counter.papers.print_all(command, choice, tick)

        self.note.close_note()
        job = self._operations.output(
            work, self._printed, self._failed, while_busy=(self.print_all,)
        )
        self.progress.follow(job, tr("Đang in {count} phiếu", count=len(waiting)))

    def _printed(self, answer: PapersPrinted) -> None:
        self.note.show_note("success", tr("Đã gửi in {count} phiếu", count=answer.count))

    def _failed(self, failure: MotCuaError) -> bool:
        self.failed.emit(tr(failure.title, **failure.values))
        return self.explain(failure)

    def _asker(self, figure: str) -> Callable[[], None]:
        return lambda: self.list_asked.emit(figure)


class _Hanging(QWidget):
    """One thing that hangs over: what it is, and the button that mends it.

    ``known`` is the icon of what is in order as it is and only worth knowing.
    """

    def __init__(self, button: Button, known: str = "") -> None:
        super().__init__()
        self._button, self._known = button, known
        self._picture = IconLabel(known or "check")
        self._what = Text("", "strong", wrap=True)
        self._detail = Text("", "small", wrap=True)
        words = QGridLayout()
        words.setSpacing(0)
        words.addWidget(self._what, 0, 0)
        words.addWidget(self._detail, 1, 0)
        layout = row(self._picture, words, button, gap=GAP_M)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def tell(self, what: str, detail: str, *, needed: bool) -> None:
        """Say what it is; the button is there only while there is something to mend."""
        self._what.setText(what)
        self._detail.setText(detail)
        show_if(self._detail, needed and bool(detail))
        show_if(self._button, needed)
        open_icon = (self._known, "primary") if self._known else ("alert-triangle", "warning")
        self._picture.set_icon(*(open_icon if needed else ("check", "success")))
        self.setAccessibleName(what)
