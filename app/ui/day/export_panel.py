"""The step that exports the day: where to, encrypted unless told otherwise, what came of it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app.devices.eject import Ejection, eject
from app.devices.removable_drives import Drive
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_date
from app.errors import MotCuaError
from app.services.answers import Exported
from app.services.commands import ExportDay
from app.ui.day.export_target import ExportTarget
from app.ui.day.export_words import days_in_words, written_words
from app.ui.day.stick_check import StickCheck
from app.ui.day.stick_words import ejected_words
from app.ui.operations import Operations
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.styling import show_if
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick

LetGo = Callable[[Drive], Ejection]


class ExportPanel(ActionPanel):
    """Emits ``exported``, or ``failed`` with the title of what went wrong.

    Plain files need the box unticked by who leads, and then a second, explicit yes. ``let_go``
    (*worker*) takes a stick out once everything is on it.
    """

    exported = Signal()
    failed = Signal(str)

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        target: ExportTarget,
        day: date,
        let_go: LetGo = eject,
    ) -> None:
        self.export = Button(tr("&Xuất dữ liệu"), "primary", icon="database-export", key="F9")
        self.catch_up = Button(tr("Xuất &bù"), icon="history")
        self.pull = Button(tr("&Ngắt USB"), icon="usb")
        super().__init__(
            tr("Xuất dữ liệu ra USB"),
            tr("Ghi sổ, sự kiện, phiếu cuối ngày và bản sao lưu, rồi đọc lại từ USB để kiểm tra."),
        )
        self._operations, self._actor, self._day = operations, actor, day
        self._let_go = let_go
        self._plain_agreed = self._running = self._asking_where = False
        self._written: Drive | None = None
        self._told = ""
        self.target = target
        self.check = StickCheck(operations, target)
        self.missed = NoteLine()
        self.encrypted = QCheckBox(tr("&Mã hóa bằng mật khẩu xuất dữ liệu của cơ quan"))
        self.encrypted.setChecked(True)
        self.backup = QCheckBox(tr("Kèm bản sao lưu cả &kho, luôn mã hóa"))
        self.backup.setChecked(True)
        self.whole = QCheckBox(tr("Cả &lịch sử đã xuất trước đây (khi mất USB, hoặc cho máy mới)"))
        self.warning = InlineBanner(closable=False)
        self.agree = Button(tr("Tôi hiểu, k&hông mã hóa"), "danger")
        self.warning.add_action(self.agree)
        self.progress = ProgressPanel()
        self._lay_out()
        self._connect()
        self._allow()

    def show_day(self, day: date) -> None:
        """Export ``day`` from now on."""
        if day != self._day:
            self._day = day
            self.note.close_note()
        self.check.look()

    def start(self) -> None:
        """Export to the target chosen; days that were missed come along."""
        self._start(self._day)

    def start_missed(self) -> None:
        """Export the days that were missed and leave the present one for its evening."""
        self._start(self.check.outlook.missed[-1])

    def take_out(self) -> None:
        """Ask the system to let go of the stick that was written to."""
        drive = self._written
        if drive is None:
            return
        let_go = self._let_go
        self._operations.output(
            lambda _counter, _tick: let_go(drive), self._ejected, while_busy=(self.pull,)
        )

    def _start(self, day: date) -> None:
        if not self.target.path():
            self._ask_where()
            return
        drive = self.target.drive()
        command = ExportDay(
            self._actor,
            day,
            self.target.path(),
            encrypted=self.encrypted.isChecked(),
            whole=self.whole.isChecked(),
            backup=self.backup.isChecked(),
            stick=drive is not None,
        )
        self.note.close_note()
        show_if(self.pull, False)

        def work(counter: "Counter", tick: "Tick") -> Exported:
            return counter.days.export(command, tick)

        boxes = (self.encrypted, self.backup, self.whole)
        held = (self.export, self.catch_up, self.target, *boxes)
        job = self._operations.output(
            work, lambda answer: self._done(answer, drive), self._failed, while_busy=held
        )
        self._running = True
        job.cancelled.connect(self._stopped)
        job.finished.connect(self._over)
        if drive is None:
            words = tr("Đang xuất ngày {day} và đọc lại", day=short_date(day))
        else:
            words = tr("Đang xuất ngày {day}, chưa rút USB", day=short_date(day))
        self.progress.follow(job, words)

    def _ask_where(self) -> None:
        self._asking_where = True
        advice = tr("Cắm USB vào máy, hoặc chọn một thư mục.")
        self.note.show_note("warn", tr("Chưa chọn nơi ghi"), advice)
        self.target.folder.setFocus()
        self.reveal(self.target)

    def _note_target(self) -> None:
        if self._asking_where and self.target.path():
            self._asking_where = False
            self.note.close_note()
        self._allow()

    def _lay_out(self) -> None:
        for part in (
            self.target,
            self.check.banner,
            self.missed,
            self.encrypted,
            self.warning,
            self.backup,
            self.whole,
        ):
            self.put(part)
        # Where it never scrolls out of sight.
        self.add(self.progress)
        self.note.add_action(self.pull)
        show_if(self.pull, False)
        self.put_buttons(self.catch_up, self.export)

    def _connect(self) -> None:
        self.check.changed.connect(self._look_again)
        self.target.changed.connect(self._note_target)
        self.encrypted.toggled.connect(self._choose_encryption)
        self.agree.clicked.connect(self._agree_to_plain)
        self.export.clicked.connect(self.start)
        self.catch_up.clicked.connect(self.start_missed)
        self.pull.clicked.connect(self.take_out)
        if not self._actor.may(Permission.EXPORT_PLAIN):
            self.encrypted.setEnabled(False)
            self.encrypted.setToolTip(tr("Chỉ lãnh đạo phụ trách được chọn không mã hóa."))

    def _done(self, answer: Exported, drive: Drive | None) -> None:
        self.whole.setChecked(False)
        self._written = drive
        title = tr("Đã ghi và đọc lại đúng {count} tệp", count=len(answer.files))
        self._told = written_words(answer)
        kind = "warn" if answer.missing_backup is not None else "success"
        if drive is None:
            self.note.show_note(kind, title, self._told)
        else:
            waiting = tr("Đang ngắt USB, chưa rút.")
            self.note.show_note("info", title, f"{self._told} {waiting}", icon="usb")
            self.take_out()
        self.check.look()
        self.exported.emit()

    def _ejected(self, how: Ejection) -> None:
        title, advice = ejected_words(how)
        show_if(self.pull, how is Ejection.IN_USE)
        kind = "success" if how is Ejection.DONE else "warn"
        self.note.show_note(kind, title, f"{advice} {self._told}".strip())

    def _failed(self, failure: MotCuaError) -> bool:
        title = tr(failure.title, **failure.values)
        advice = tr(failure.advice, **failure.values)
        unharmed = tr(
            "Dữ liệu trên máy còn nguyên, vẫn chốt ngày được; lần xuất sau mang cả ngày này."
        )
        self.note.show_note("error", title, f"{advice} {unharmed}".strip())
        self.check.look()
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

    def _look_again(self) -> None:
        """Say what waits to come along, and what closes the bundle."""
        outlook = self.check.outlook
        if outlook.key:
            self.encrypted.setText(tr("&Mã hóa bằng khóa {key} của cơ quan", key=outlook.key))
        else:
            self.encrypted.setText(tr("&Mã hóa bằng mật khẩu xuất dữ liệu của cơ quan"))
        missed = [day for day in outlook.missed if day < self._day]
        words = tr("Gói này mang cả {days}.", days=days_in_words(missed)) if missed else ""
        self.missed.show_note("info", words)
        if missed:
            self.catch_up.set_label(tr("Xuất &bù {count} ngày", count=len(missed)))
        show_if(self.catch_up, bool(missed))
        self._allow()

    def _allow(self) -> None:
        if self._running:
            return
        agreed = self.encrypted.isChecked() or self._plain_agreed
        # Without a target the button stays, to say what is missing.
        allowed = agreed and (not self.target.path() or self.check.allows())
        self.export.setEnabled(allowed)
        self.catch_up.setEnabled(allowed)
