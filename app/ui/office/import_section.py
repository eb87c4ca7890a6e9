"""Settings: taking an older register in, first as a try that changes nothing, then for good."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.listings import ImportProblem, ImportResult
from app.domain.roles import Actor, Permission
from app.services.answers import Imported
from app.services.commands import ImportRegister
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.path_edit import Choose, PathEdit, choose_file
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.table import Column, Table
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick


class ImportSection(Section):
    """The file must have been tried as it is before it can be imported for good."""

    def __init__(self, operations: Operations, actor: Actor, choose: Choose = choose_file) -> None:
        super().__init__(
            tr("Nhập sổ cũ"),
            tr("Đưa sổ theo dõi của phần mềm cũ vào (CSV hoặc Excel). Nhập hai lần không trùng."),
            operations,
            actor,
            Permission.IMPORT_REGISTER,
        )
        self._tried = ""
        self._running = False
        self.file = PathEdit(tr("Tệp sổ"), choose)
        self.progress = ProgressPanel()
        self.table = Table(tr("Các dòng cần xem lại"))
        self.model = RowsModel[ImportProblem](
            (
                Show(tr("Dòng"), lambda one: str(one.line) if one.line else "", right=True),
                Show(tr("Mức"), lambda one: _severity(one).text, _severity),
                Show(tr("Cột"), lambda one: one.column),
                Show(tr("Vì sao"), lambda one: tr(one.message)),
            ),
            self.table,
        )
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(1, PillDelegate(self.table))
        self.table.set_columns(
            (
                Column("00000"),
                Column("Không nhập", pill=True),
                Column("NgayKetThucXuLy", drop=1),
                Column("Ngày giờ không đúng dạng", stretch=True),
            )
        )
        self.frame_focus_of(self.table)
        self.try_out = Button(tr("&Nhập thử, chưa ghi gì"), "primary", icon="eye", key="F9")
        self.take_in = Button(tr("Nhập &thật"), icon="download")
        self.put(Field(tr("Tệp &sổ"), self.file))
        self.put(self.progress)
        self.put(self.table, 1)
        self.put_buttons(self.take_in, self.try_out)
        self.file.path_changed.connect(lambda _path: self._allow())
        self.try_out.clicked.connect(lambda: self.start(dry_run=True))
        self.take_in.clicked.connect(lambda: self.start(dry_run=False))
        self._allow()
        self.only_if_allowed(self.file, self.try_out, self.take_in)

    def start(self, *, dry_run: bool) -> None:
        """Read the file; ``dry_run`` tells what an import would do and changes nothing."""
        path = self.file.path()
        command = ImportRegister(self.actor, path, dry_run)

        def work(counter: "Counter", tick: "Tick") -> Imported:
            return counter.office.import_register(command, tick)

        self.note.close_note()
        self.model.put(())
        held: tuple[QWidget, ...] = (self.file, self.try_out, self.take_in)
        job = self.operations.output(
            work, lambda answer: self._done(path, answer.result), self.explain, while_busy=held
        )
        self._running = True
        job.cancelled.connect(self._stopped)
        job.finished.connect(self._over)
        name = Path(path).name
        words = tr("Đang đọc {name}", name=name) if dry_run else tr("Đang nhập {name}", name=name)
        self.progress.follow(job, words)

    def _done(self, path: str, result: ImportResult) -> None:
        self.model.put(result.problems)
        left_out = len({one.line for one in result.problems if one.is_error})
        parts = [
            tr("{count} dòng trong tệp.", count=result.lines),
            tr("{count} hồ sơ đã có từ trước.", count=result.already_known),
            tr("{count} dòng không nhập được.", count=left_out),
        ]
        if result.dry_run:
            self._tried = path
            title = tr("Nhập thử: sẽ nhập {count} hồ sơ", count=result.imported)
        else:
            self._tried = ""
            title = tr("Đã nhập {count} hồ sơ", count=result.imported)
        kind = "warn" if left_out else "success"
        self.note.show_note(kind, title, " ".join(parts))

    def _stopped(self) -> None:
        self.note.show_note("warn", tr("Đã dừng"), tr("Chưa có hồ sơ nào được nhập."))

    def _over(self) -> None:
        self._running = False
        self._allow()

    def _allow(self) -> None:
        if not self.allowed or self._running:
            return
        path = self.file.path()
        self.try_out.setEnabled(bool(path))
        self.take_in.setEnabled(bool(path) and path == self._tried)
        tried = self.take_in.isEnabled()
        self.take_in.setToolTip("" if tried else tr("Nhập thử tệp này trước."))
        self.take_in.set_kind("primary" if tried else "secondary")
        self.try_out.set_kind("secondary" if tried else "primary")


def _severity(problem: ImportProblem) -> Pill:
    if problem.is_error:
        return Pill(tr("Không nhập"), "alert-octagon", PillTone.LATE)
    return Pill(tr("Lưu ý"), "info-circle", PillTone.WAITING)
