"""The step that exports the day: where to, encrypted unless told otherwise, what came of it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app.domain.roles import Actor
from app.domain.vietnam_time import short_date
from app.errors import MotCuaError
from app.services.answers import Exported
from app.services.commands import ExportDay
from app.ui.day.export_target import ExportTarget
from app.ui.operations import Operations
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.progress_panel import ProgressPanel
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick


class ExportPanel(ActionPanel):
    """Emits ``exported``, or ``failed`` with the title of what went wrong.

    Plain files need the box unticked and then a second, explicit yes.
    """

    exported = Signal()
    failed = Signal(str)

    def __init__(
        self, operations: Operations, actor: Actor, target: ExportTarget, day: date
    ) -> None:
        self.export = Button(tr("&Xuất dữ liệu"), "primary", icon="database-export", key="F9")
        super().__init__(
            tr("Xuất dữ liệu ra USB"),
            tr("Ghi sổ theo dõi, sự kiện và phiếu cuối ngày, rồi đọc lại từ USB để kiểm tra."),
        )
        self._operations, self._actor, self._day = operations, actor, day
        self._plain_agreed = self._running = False
        self.target = target
        self.encrypted = QCheckBox(tr("&Mã hóa bằng mật khẩu xuất dữ liệu của cơ quan"))
        self.encrypted.setChecked(True)
        self.whole = QCheckBox(tr("Cả &lịch sử đã xuất trước đây (khi mất USB, hoặc cho máy mới)"))
        self.warning = InlineBanner(closable=False)
        self.agree = Button(tr("Tôi hiểu, &không mã hóa"), "danger")
        self.warning.add_action(self.agree)
        self.progress = ProgressPanel()
        for part in (target, self.encrypted, self.whole, self.warning, self.progress):
            self.put(part)
        self.put_buttons(self.export)
        target.changed.connect(self._allow)
        self.encrypted.toggled.connect(self._choose_encryption)
        self.agree.clicked.connect(self._agree_to_plain)
        self.export.clicked.connect(self.start)
        self._allow()

    def show_day(self, day: date) -> None:
        """Export ``day`` from now on."""
        if day != self._day:
            self._day = day
            self.note.close_note()

    def start(self) -> None:
        """Export to the target chosen."""
        command = ExportDay(
            self._actor,
            self._day,
            self.target.path(),
            self.encrypted.isChecked(),
            self.whole.isChecked(),
        )
        self.note.close_note()

        def work(counter: "Counter", tick: "Tick") -> Exported:
            return counter.days.export(command, tick)

        held = (self.export, self.target, self.encrypted, self.whole)
        job = self._operations.output(work, self._done, self._failed, while_busy=held)
        self._running = True
        job.cancelled.connect(self._stopped)
        job.finished.connect(self._over)
        words = tr("Đang xuất ngày {day} và đọc lại", day=short_date(self._day))
        self.progress.follow(job, words)

    def _done(self, answer: Exported) -> None:
        self.whole.setChecked(False)
        kept = tr("đã mã hóa") if answer.encrypted else tr("không mã hóa")
        parts = [
            tr(
                "{folder}: {files} ({kept}).",
                folder=str(answer.folder),
                files=", ".join(answer.files),
                kept=kept,
            ),
            tr(
                "{dossiers} hồ sơ, {events} sự kiện.",
                dossiers=answer.dossiers,
                events=answer.events,
            ),
        ]
        if self.target.is_stick():
            parts.append(tr("Mọi tệp đã nằm trên USB: có thể rút USB."))
        title = tr("Đã ghi và đọc lại đúng {count} tệp", count=len(answer.files))
        self.note.show_note("success", title, " ".join(parts))
        self.exported.emit()

    def _failed(self, failure: MotCuaError) -> bool:
        title = tr(failure.title, **failure.values)
        advice = tr(failure.advice, **failure.values)
        unharmed = tr("Dữ liệu trên máy không bị ảnh hưởng; vẫn chốt ngày được.")
        self.note.show_note("error", title, f"{advice} {unharmed}".strip())
        self.failed.emit(title)
        return True

    def _over(self) -> None:
        self._running = False
        self._allow()

    def _stopped(self) -> None:
        self.note.show_note(
            "warn",
            tr("Đã dừng xuất dữ liệu"),
            tr("Phần ghi dở đã xóa, chưa có gì được tính là đã xuất."),
        )

    def _choose_encryption(self, encrypted: bool) -> None:
        self._plain_agreed = False
        if encrypted:
            self.warning.close_note()
        else:
            self.warning.show_note(
                "warn",
                tr("Không mã hóa thì ai nhặt được USB cũng đọc được"),
                tr("Tệp có họ tên, số căn cước, địa chỉ, điện thoại của công dân."),
            )
        self._allow()

    def _agree_to_plain(self) -> None:
        self._plain_agreed = True
        self.warning.close_note()
        self._allow()

    def _allow(self) -> None:
        if self._running:
            return
        agreed = self.encrypted.isChecked() or self._plain_agreed
        self.export.setEnabled(bool(self.target.path()) and agreed)
