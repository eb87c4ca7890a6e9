"""The catalogue carried out as a workbook and taken in again: tried first, undone as a whole."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.catalogue_finding import CatalogueFinding
from app.domain.catalogue_import import CatalogueBatch, CatalogueImport
from app.domain.date_entry import DateSense
from app.domain.roles import Actor
from app.domain.vietnam_time import short_date
from app.services.catalogue_commands import (
    CatalogueImported,
    CatalogueUndone,
    ImportCatalogue,
    UndoCatalogueImport,
)
from app.ui.operations import Operations
from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import BannerKind
from app.ui.widgets.layouts import column, row
from app.ui.widgets.path_edit import Choose, PathEdit, choose_file, choose_file_to_write
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.styling import show_if
from app.ui.widgets.table import Column, Table
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick

Tell = Callable[[BannerKind, str, str], object]
FILE_NAME = "danh-muc-thu-tuc.xlsx"


class CatalogueTransfer(QWidget):
    """``tell`` shows a note (kind, title, text), ``refused`` what went wrong.

    The file must have been tried as it is, for the same day, before it can be taken in.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        today: Callable[[], date],
        tell: Tell,
        refused: Callable[..., bool],
        choose: Choose = choose_file,
        choose_to_write: Choose = choose_file_to_write,
    ) -> None:
        super().__init__()
        self._operations, self._actor = operations, actor
        self._tell, self._refused = tell, refused
        self._choose_to_write = choose_to_write
        self._tried: tuple[str, date] | None = None
        self._running = False
        self.file = PathEdit(tr("Tệp danh mục"), choose)
        self.from_day = DateEdit(today, sense=DateSense.FUTURE)
        self.from_day.set_value(today())
        self.progress = ProgressPanel()
        self.findings = self._findings_table()
        self.batches = self._batches_table()
        self.export = Button(tr("&Xuất ra tệp…"), icon="download")
        self.undo = Button(tr("&Hoàn tác lần nhập"), "danger", icon="arrow-back-up")
        self.take_in = Button(tr("Nhập &thật"), icon="upload")
        self.try_out = Button(tr("&Nhập thử, chưa ghi gì"), "primary", icon="eye", key="F9")
        self._lay_out()
        self._connect()
        self._allow()

    def on_shown(self) -> None:
        """Look which imports there have been."""
        self._operations.read(lambda counter: counter.catalogue.batches(), self._show_batches)

    def start(self, *, dry_run: bool) -> None:
        """Read the file; ``dry_run`` tells what would become of it and changes nothing."""
        path, day = self.file.path(), self.from_day.value()
        command = ImportCatalogue(actor=self._actor, path=path, from_day=day, dry_run=dry_run)

        def work(counter: "Counter", tick: "Tick") -> CatalogueImported:
            return counter.catalogue.take_in(command, tick)

        self.findings_model.put(())
        held: tuple[QWidget, ...] = (self.file, self.try_out, self.take_in, self.undo)
        job = self._operations.output(
            work, lambda answer: self._done(answer.result), self._refused, while_busy=held
        )
        self._running = True
        job.finished.connect(self._over)
        self.progress.follow(job, tr("Đang đọc {name}", name=Path(path).name))

    def save(self) -> None:
        """Write the catalogue where somebody chooses."""
        chosen = self._choose_to_write(self, FILE_NAME)
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".xlsx") else f"{chosen}.xlsx")
        self._operations.output(
            lambda counter, _tick: counter.catalogue.export(path),
            lambda count: self._tell(
                "success",
                tr("Đã xuất {count} thủ tục", count=count),
                tr("Sửa trong Excel rồi nhập lại: {path}", path=str(path)),
            ),
            self._refused,
            while_busy=(self.export,),
        )

    def take_back(self) -> None:
        """Undo the marked import."""
        at = self.batches.currentIndex().row()
        if at < 0:
            return
        command = UndoCatalogueImport(actor=self._actor, batch=self.batches_model.row(at).batch)
        self._operations.write(
            lambda counter: counter.catalogue.undo(command),
            self._undone,
            self._refused,
            while_busy=(self.undo,),
        )

    def _findings_table(self) -> Table:
        table = Table(tr("Các ô cần xem lại"))
        self.findings_model = RowsModel[CatalogueFinding](
            (
                Show(tr("Mức"), lambda one: _severity(one).text, _severity),
                Show(tr("Trang"), lambda one: one.sheet),
                Show(tr("Ô"), lambda one: one.cell),
                Show(tr("Cột"), lambda one: one.column),
                Show(tr("Vì sao"), lambda one: tr(one.message, **one.values)),
            ),
            table,
        )
        table.setModel(self.findings_model)
        table.setItemDelegateForColumn(0, PillDelegate(table))
        table.set_columns(
            (
                Column("Không nhập", pill=True),
                Column("Thành phần hồ sơ", drop=1),
                Column("AA000"),
                Column("Thời hạn khi xác minh", drop=2),
                Column("Không hiểu thời hạn nào cả ở đây", stretch=True),
            )
        )
        return table

    def _batches_table(self) -> Table:
        table = Table(tr("Các lần nhập"))
        self.batches_model = RowsModel[CatalogueBatch](
            (
                Show(tr("Ngày nhập"), lambda one: short_date(one.on)),
                Show(tr("Người nhập"), lambda one: one.by),
                Show(tr("Tệp"), lambda one: one.reason),
                Show(tr("Áp dụng từ"), lambda one: short_date(one.from_day)),
                Show(tr("Thủ tục"), lambda one: str(one.procedures), right=True),
            ),
            table,
        )
        table.setModel(self.batches_model)
        table.set_columns(
            (
                Column("00/00/0000"),
                Column("Nguyễn Thị Ánh Tuyết", drop=1),
                Column("danh-muc-thu-tuc", stretch=True),
                Column("Áp dụng từ"),
                Column("Thủ tục"),
            )
        )
        table.setMaximumHeight(tokens().sizes.row * 4)
        return table

    def _lay_out(self) -> None:
        top = row(
            Field(tr("Tệp &danh mục (XLSX)"), self.file),
            Field(tr("Áp dụng từ n&gày"), self.from_day),
            gap=GAP_M,
        )
        top.setStretch(0, 5)
        top.setStretch(1, 2)
        self._past = QWidget()
        past = row(self.batches, self.undo, gap=GAP_M)
        past.setStretch(0, 1)
        self._past.setLayout(past)
        self._past.hide()
        self.findings.setMinimumHeight(tokens().sizes.row * 3)
        layout = column(top, self.progress, self.findings, self._past, gap=GAP_M)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.file.path_changed.connect(lambda _path: self._allow())
        self.from_day.value_changed.connect(lambda _day: self._allow())
        self.try_out.clicked.connect(lambda: self.start(dry_run=True))
        self.take_in.clicked.connect(lambda: self.start(dry_run=False))
        self.export.clicked.connect(self.save)
        self.undo.clicked.connect(self.take_back)

    def _done(self, result: CatalogueImport) -> None:
        self.findings_model.put(result.findings)
        counts = tr(
            "Thêm {added}, sửa {changed}, giữ nguyên {unchanged}, bỏ vì lỗi {blocked} thủ tục.",
            added=result.added,
            changed=result.changed,
            unchanged=result.unchanged,
            blocked=result.blocked,
        )
        day = short_date(result.from_day)
        if result.dry_run:
            self._tried = (self.file.path(), result.from_day)
            title = tr("Nhập thử: chưa ghi gì, sẽ áp dụng từ {day}", day=day)
        else:
            self._tried = None
            title = tr("Đã nhập danh mục, áp dụng từ {day}", day=day)
            self.on_shown()
        self._tell("warn" if result.blocked else "success", title, counts)

    def _undone(self, answer: CatalogueUndone) -> None:
        day = short_date(answer.from_day)
        title = tr("Đã hoàn tác {count} thủ tục từ {day}", count=answer.procedures, day=day)
        left = ", ".join(answer.left)
        kept = tr("Giữ nguyên vì đã sửa sau đó: {codes}", codes=left) if left else ""
        self._tell("success", title, kept)
        self.on_shown()

    def _show_batches(self, batches: tuple[CatalogueBatch, ...]) -> None:
        self.batches_model.put(batches)
        show_if(self._past, bool(batches))
        if batches:
            self.batches.selectRow(0)
        self._allow()

    def _over(self) -> None:
        self._running = False
        self._allow()

    def _allow(self) -> None:
        if self._running:
            return
        path, day = self.file.path(), self.from_day.value()
        self.try_out.setEnabled(bool(path) and day is not None)
        ready = self._tried is not None and self._tried == (path, day)
        self.take_in.setEnabled(ready)
        self.take_in.setToolTip("" if ready else tr("Nhập thử tệp này trước."))
        self.take_in.set_kind("primary" if ready else "secondary")
        self.try_out.set_kind("secondary" if ready else "primary")
        self.undo.setEnabled(bool(self.batches_model.rows()))


def _severity(finding: CatalogueFinding) -> Pill:
    if finding.is_error:
        return Pill(tr("Không nhập"), "alert-octagon", PillTone.LATE)
    return Pill(tr("Lưu ý"), "info-circle", PillTone.WAITING)
