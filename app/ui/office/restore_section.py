"""Settings: how whole the store is, practicing a restore, and restoring it while the office works.

The restore itself needs the store closed; ``restore`` is given the order and sees to that.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.domain.backup_listing import BackupRow
from app.domain.restored import RestoreOrder, StoreHealth
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_moment
from app.services.answers import Drilled
from app.services.changes import Changes
from app.ui.office.restore_choice import RestoreChoice
from app.ui.office.restore_confirm import confirmed_by_typing
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.upkeep_words import check_words, drill_words, findings_words
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.styling import show_if
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick
    from app.services.store.check import CheckReport

Confirm = Callable[["RestoreSection"], bool]


class RestoreSection(Section):
    """Anybody at the desk may check and practice; restoring is for who leads or administers."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        restore: Callable[[RestoreOrder], object],
        confirm: Confirm = confirmed_by_typing,
    ) -> None:
        super().__init__(
            tr("Phục hồi"),
            tr(
                "Mỗi tuần chương trình tự phục hồi thử bản sao lưu mới nhất, không đụng đến kho "
                "đang dùng."
            ),
            operations,
            actor,
        )
        self._restore, self._confirm = restore, confirm
        self.checked = NoteLine()
        self.drilled = NoteLine()
        self.compared = Button(tr("Đã đối &chiếu"), icon="clipboard-check")
        self.waiting = NoteLine(action=self.compared)
        self.check = Button(tr("&Kiểm tra kho dữ liệu"), icon="clipboard-check")
        self.drill = Button(tr("Phục hồi &thử ngay"), icon="refresh")
        self.progress = ProgressPanel()
        self.choice = RestoreChoice(offer_best=False)
        self.restore = Button(tr("&Phục hồi từ bản đã chọn…"), "danger", icon="history")
        self._lay_out()
        self._connect()
        self._allow()

    def on_shown(self) -> None:
        self.operations.read(_health_and_rows, self._show)

    def start_check(self) -> None:
        """Verify the whole store; clerks go on working meanwhile."""

        def work(counter: "Counter", tick: "Tick") -> "CheckReport":
            return counter.upkeep.check(tick)

        self.note.close_note()
        buttons = (self.check, self.drill)
        job = self.operations.background(work, self._checked, self.explain, while_busy=buttons)
        self.progress.follow(job, tr("Đang kiểm tra kho dữ liệu, quầy vẫn làm việc"))

    def start_drill(self) -> None:
        """Practice a restore with the newest backup."""

        def work(counter: "Counter", tick: "Tick") -> Drilled:
            return counter.upkeep.drill(tick)

        self.note.close_note()
        buttons = (self.check, self.drill)
        job = self.operations.background(work, self._drilled, self.explain, while_busy=buttons)
        self.progress.follow(job, tr("Đang phục hồi thử bản sao lưu mới nhất"))

    def confirm_compared(self) -> None:
        """Note that the restored store was compared with the papers."""
        actor = self.actor
        self.operations.write(
            lambda counter: counter.upkeep.confirm_restored(actor),
            lambda _saved: self.on_shown(),
            self.explain,
            while_busy=(self.compared,),
        )

    def start_restore(self) -> None:
        """Have the word typed, then let the store be closed and replaced."""
        order = self.choice.order()
        if order is not None and order.file is not None and self._confirm(self):
            self._restore(RestoreOrder(order.file, order.passphrase, self.actor))

    def _lay_out(self) -> None:
        for part in (self.waiting, self.checked, self.drilled, self.progress):
            self.put(part)
        self.put(row(self.check, self.drill, None))
        self.put(self.choice, 1)
        self.put_buttons(self.restore)

    def _connect(self) -> None:
        self.check.clicked.connect(self.start_check)
        self.drill.clicked.connect(self.start_drill)
        self.compared.clicked.connect(self.confirm_compared)
        self.restore.clicked.connect(self.start_restore)
        self.choice.changed.connect(self._allow)
        self.operations.changed.connect(self._look_again)

    def _allow(self) -> None:
        may = self.actor.may(Permission.RESTORE)
        reason = "" if may else tr("Mời lãnh đạo phụ trách đăng nhập để thực hiện.")
        order = self.choice.order()
        self.restore.setEnabled(may and order is not None and order.file is not None)
        self.compared.setEnabled(may)
        for button in (self.restore, self.compared):
            button.setToolTip(reason)

    def _show(self, seen: "tuple[StoreHealth, Sequence[BackupRow]]") -> None:
        health, rows = seen
        self.checked.show_note(*check_words(health))
        self.drilled.show_note(*drill_words(health))
        self.choice.show_rows(rows)
        for part in (self.drill, self.choice, self.restore):
            show_if(part, health.practices)
        words = ""
        if health.unconfirmed is not None:
            moment = short_moment(health.unconfirmed.at)
            words = tr(
                "Kho dữ liệu phục hồi lúc {moment} chưa được đối chiếu: chưa xuất dữ liệu, chưa "
                "xóa bản sao lưu cũ. So với phiếu cuối ngày đã ký và biên nhận giấy.",
                moment=moment,
            )
        self.waiting.show_note("warn", words)

    def _checked(self, report: "CheckReport") -> None:
        title, text = findings_words(report)
        self.note.show_note("success" if report.ok else "error", title, text)
        self.on_shown()

    def _drilled(self, answer: Drilled) -> None:
        if not answer.result.ok:
            title = tr("Phục hồi thử không được")
            self.note.show_note("warn", title, answer.result.said(tr))

    def _look_again(self, changes: Changes) -> None:
        if changes & Changes.BACKUPS and self.isVisible():
            self.on_shown()


def _health_and_rows(counter: "Counter") -> "tuple[StoreHealth, Sequence[BackupRow]]":
    health = counter.upkeep.health()
    return health, counter.backups.rows() if health.practices else ()
