"""Shows papers at their true size, and prints or saves them from there; for every page alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.domain.documents import PrintJob
from app.domain.paper_listing import NOT_ON_PAPER, PaperView
from app.domain.roles import Actor
from app.errors import MotCuaError
from app.services.answers import PaperSaved, Printed
from app.services.commands import PrinterChoice, SavePaper
from app.ui import messages
from app.ui.operations import Operations
from app.ui.papers.paper_desk import PaperDesk
from app.ui.papers.screen_size import dots_per_inch
from app.ui.preview_dialog import TRUE_SIZE, PreviewDialog
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

Draw = Callable[[PrintJob, int], Sequence[QImage]]
FindPaper = Callable[["Counter"], int]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A paper and its pages as pictures."""

    view: PaperView
    pages: Sequence[QImage]


class PaperViewer(QObject):
    """``draw`` (*worker*) paints a job at so many dots an inch; ``window`` is what is in front.

    Nothing here ever blocks: looking reads, printing and saving go to the output lane.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        printer: Callable[[], PrinterChoice],
        draw: Draw,
        window: Callable[[], QWidget],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor = operations, actor
        self._printer, self._draw, self._window = printer, draw, window
        self.dialog: PreviewDialog | None = None
        self.desk = PaperDesk(operations, printer, self)
        self.desk.printed.connect(self._tell_printed)
        self.desk.failed.connect(self._tell_failed)

    def show(self, print_id: int) -> None:
        """Show one sheet as it was issued."""
        self._look(lambda _counter: print_id)

    def show_receipt(self, dossier_id: int) -> None:
        """Show the newest receipt of a dossier."""
        actor = self._actor
        self._look(lambda counter: counter.papers.receipt_of(actor, dossier_id))

    def save(self, print_id: int) -> None:
        """Save a paper as a PDF file and tell where it lies."""
        self._save(lambda _counter: print_id)

    def save_receipt(self, dossier_id: int) -> None:
        """Save the newest receipt of a dossier."""
        actor = self._actor
        self._save(lambda counter: counter.papers.receipt_of(actor, dossier_id))

    def _look(self, find: FindPaper) -> None:
        actor, choice, draw = self._actor, self._printer(), self._draw
        dpi = round(dots_per_inch(self._window().screen()))

        def work(counter: "Counter") -> _Seen:
            view = counter.papers.look(actor, find(counter), choice)
            return _Seen(view, draw(view.job, dpi))

        self._operations.read(work, self._show)

    def _show(self, seen: _Seen) -> None:
        row, window = seen.view.row, self._window()
        for page in seen.pages:
            page.setDevicePixelRatio(window.devicePixelRatioF())
        title = tr("{form} {subject}", form=tr(row.label), subject=row.subject)
        dialog = PreviewDialog(title, seen.pages, window)
        dialog.offer(reprints=row.state not in NOT_ON_PAPER)
        dialog.zoom_wanted.connect(lambda percent: self._zoom(seen.view, percent))
        dialog.print_wanted.connect(lambda reason: self._print(seen.view, title, reason))
        dialog.save_wanted.connect(lambda: self.save(row.id))
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()

    def _zoom(self, view: PaperView, percent: int) -> None:
        draw = self._draw
        dpi = round(dots_per_inch(self._window().screen()) * percent / TRUE_SIZE)

        def shown(pages: Sequence[QImage]) -> None:
            if self.dialog is not None:
                for page in pages:
                    page.setDevicePixelRatio(self._window().devicePixelRatioF())
                self.dialog.show_pages(pages, percent)

        self._operations.read(lambda _counter: draw(view.job, dpi), shown)

    def _print(self, view: PaperView, name: str, reason: str) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        if reason:
            self.desk.reprint(self._actor, view.row.id, name, reason)
        else:
            self.desk.print(self._actor, view.row.id, name)

    def _save(self, find: FindPaper) -> None:
        actor, choice = self._actor, self._printer()

        def work(counter: "Counter", _tick: object) -> PaperSaved:
            return counter.papers.save(SavePaper(actor, find(counter)), choice)

        self._operations.output(work, self._tell_saved)

    def _tell_saved(self, saved: PaperSaved) -> None:
        """Tell where the file lies: in the preview, which hides the window, or in the window."""
        title, where = tr("Đã lưu tệp PDF"), str(saved.path)
        if self.dialog is not None:
            self.dialog.note.show_note("success", title, where)
        else:
            messages.success(title, where)

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _tell_printed(self, _print_id: int, printed: Printed) -> None:
        if printed.file is not None:
            self._tell_saved(PaperSaved(printed.file))
        elif printed.confirmed:
            messages.success(tr("Đã in"), tr("Lấy giấy ở máy in."))
        else:
            messages.info(tr("Đã gửi in"), tr("Máy in chưa báo xong: xem ở máy in."))

    def _tell_failed(self, _print_id: int, failure: MotCuaError) -> None:
        messages.explain(failure)
