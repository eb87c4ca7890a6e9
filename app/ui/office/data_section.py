"""Settings: where the data lie, copying and checking them, and what opens the exports."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_moment
from app.services.answers import BackedUp
from app.services.changes import Changes
from app.services.commands import BackUp
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.text import Text
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.day.check import CheckReport
    from app.services.ports import Tick

# Long enough to copy it by hand onto paper; then the screen must not show it any longer.
_SHOWN_MS = 120_000


class DataSection(Section):
    """Anybody at the desk may back up and check; the passphrase is for who leads the office."""

    def __init__(self, operations: Operations, actor: Actor, data_folder: Path) -> None:
        super().__init__(
            tr("Dữ liệu"),
            tr("Kho dữ liệu nằm trên máy này, không gửi đi đâu."),
            operations,
            actor,
        )
        self.folder = QLineEdit(str(data_folder))
        self.folder.setReadOnly(True)
        self._age = Text("", "secondary", wrap=True)
        self.back_up = Button(tr("&Sao lưu ngay"), icon="archive")
        self.check = Button(tr("&Kiểm tra kho dữ liệu"), icon="clipboard-check")
        self.progress = ProgressPanel()
        self.passphrase = QLineEdit()
        self.passphrase.setReadOnly(True)
        self.passphrase.setPlaceholderText(tr("chỉ hiện khi bấm nút, và được ghi lại ai đã xem"))
        self.reveal = Button(tr("&Hiện mật khẩu"), icon="eye")
        self._hide_again = QTimer(self)
        self._hide_again.setSingleShot(True)
        self._hide_again.setInterval(_SHOWN_MS)
        self._lay_out()
        self._connect()
        self._allow()

    def on_shown(self) -> None:
        self.operations.read(lambda counter: counter.backups.status().last, self._show_age)

    def on_hidden(self) -> None:
        self.hide_passphrase()

    def start_backup(self) -> None:
        """Copy the store into the usual folder."""

        def work(counter: "Counter", tick: "Tick") -> BackedUp:
            return counter.backups.make(BackUp(), tick)

        self.note.close_note()
        job = self.operations.output(
            work, self._backed_up, self.explain, while_busy=(self.back_up,)
        )
        self.progress.follow(job, tr("Đang sao lưu và kiểm tra bản sao"))

    def start_check(self) -> None:
        """Verify the whole store; clerks go on working meanwhile."""
        self.note.close_note()
        self.operations.output(
            lambda counter, _tick: counter.days.check(),
            self._checked,
            self.explain,
            while_busy=(self.check,),
        )
        self.note.show_note("info", tr("Đang kiểm tra kho dữ liệu…"))

    def show_passphrase(self) -> None:
        """Show what opens the exports, for two minutes; who looked is noted in the store."""
        actor = self.actor
        self.operations.write(
            lambda counter: counter.office.export_passphrase(actor),
            self._revealed,
            self.explain,
            while_busy=(self.reveal,),
        )

    def hide_passphrase(self) -> None:
        """Take the passphrase off the screen."""
        self._hide_again.stop()
        self.passphrase.clear()

    def _lay_out(self) -> None:
        self.put(Field(tr("&Thư mục dữ liệu"), self.folder))
        self.put(self._age)
        self.put(row(self.back_up, self.check, None))
        self.put(self.progress)
        self.put(Field(tr("&Mật khẩu xuất dữ liệu"), self.passphrase))
        self.put(row(self.reveal, None))
        self.put(
            Text(
                tr(
                    "Mật khẩu này mở gói dữ liệu xuất ra USB. Chép ra giấy, cất nơi khác USB; mất "
                    "mật khẩu thì không ai mở được các gói đã xuất."
                ),
                "secondary",
                wrap=True,
            )
        )

    def _connect(self) -> None:
        self.back_up.clicked.connect(self.start_backup)
        self.check.clicked.connect(self.start_check)
        self.reveal.clicked.connect(self.show_passphrase)
        self._hide_again.timeout.connect(self.hide_passphrase)
        self.operations.changed.connect(self._look_again)

    def _allow(self) -> None:
        for button, permission in (
            (self.back_up, Permission.BACK_UP),
            (self.reveal, Permission.CHANGE_OFFICE),
        ):
            if not self.actor.may(permission):
                button.setEnabled(False)
                button.setToolTip(tr("Mời lãnh đạo phụ trách đăng nhập để thực hiện."))

    def _look_again(self, changes: Changes) -> None:
        if changes & Changes.BACKUPS and self.isVisible():
            self.on_shown()

    def _show_age(self, made_at: datetime | None) -> None:
        words = tr("Chưa có bản sao lưu nào.")
        if made_at is not None:
            words = tr("Bản sao lưu gần nhất: {moment}.", moment=short_moment(made_at))
        self._age.setText(words)

    def _backed_up(self, answer: BackedUp) -> None:
        title = tr("Đã sao lưu và kiểm tra {count} hồ sơ", count=answer.dossiers)
        self.note.show_note("success", title, str(answer.path))

    def _checked(self, report: "CheckReport") -> None:
        if report.ok:
            self.note.show_note(
                "success",
                tr("Kho dữ liệu nguyên vẹn"),
                tr(
                    "Đã kiểm tra {dossiers} hồ sơ, {events} sự kiện.",
                    dossiers=report.dossiers,
                    events=report.events,
                ),
            )
            return
        lines = (f"{tr(f.title, **f.values)} {tr(f.advice, **f.values)}" for f in report.findings)
        self.note.show_note("error", tr("Kho dữ liệu có vấn đề"), "\n".join(lines))

    def _revealed(self, passphrase: str) -> None:
        self.passphrase.setText(passphrase)
        self.passphrase.setFocus()
        self._hide_again.start()
