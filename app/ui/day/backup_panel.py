"""The step that copies the store: how old the newest copy is, and making another."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app.domain.backup_plan import BackupReason
from app.domain.restored import StoreHealth
from app.domain.roles import Actor
from app.domain.vietnam_time import short_moment
from app.errors import MotCuaError
from app.services.answers import BackedUp
from app.services.commands import BackUp
from app.ui.backup_words import say_backed_up
from app.ui.day.closing_steps import age_in_words
from app.ui.day.export_target import ExportTarget
from app.ui.operations import Operations
from app.ui.upkeep_words import drill_words
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick


class BackupPanel(ActionPanel):
    """Emits ``backed_up``, or ``failed`` with the title of what went wrong.

    A stick that is chosen for the export gets a copy as well, unless somebody says no: the one in
    the bundle knows nothing of what was stored after the export.
    """

    backed_up = Signal()
    failed = Signal(str)

    def __init__(self, operations: Operations, actor: Actor, target: ExportTarget) -> None:
        self.back_up = Button(tr("&Sao lưu ngay"), "primary", icon="archive", key="F9")
        super().__init__(
            tr("Sao lưu dữ liệu"),
            tr("Chép cả kho dữ liệu trong lúc quầy vẫn làm việc, rồi kiểm tra bản chép."),
        )
        self._operations, self._actor, self._target = operations, actor, target
        self._age = Text("", wrap=True)
        self.onto_stick = QCheckBox(tr("Chép thêm một bản đã &mã hóa vào USB xuất dữ liệu"))
        self.onto_stick.setChecked(True)
        self._newer = Text(
            tr("Bản kèm gói xuất dừng ở lúc xuất; bản này có cả những gì ghi sau đó."),
            "secondary",
            wrap=True,
        )
        self.drilled = NoteLine()
        self.progress = ProgressPanel()
        for part in (self._age, self.drilled, self.onto_stick, self._newer, self.progress):
            self.put(part)
        self.put_buttons(self.back_up)
        self.back_up.clicked.connect(self.start)
        target.changed.connect(self._offer_stick)
        self._offer_stick()

    def show_last(self, made_at: datetime | None, now: datetime) -> None:
        """Say how old the newest copy is."""
        if made_at is None:
            self._age.setText(tr("Chưa có bản sao nào trong thư mục sao lưu."))
            return
        self._age.setText(
            tr(
                "Bản sao gần nhất: {moment}, {age}.",
                moment=short_moment(made_at),
                age=age_in_words(made_at, now),
            )
        )

    def show_health(self, health: StoreHealth) -> None:
        """Say whether the backups could be restored the last time that was practiced."""
        self.drilled.show_note(*drill_words(health))

    def start(self) -> None:
        """Copy the store, and onto the stick if there is one."""
        wanted = self._target.is_stick() and self.onto_stick.isChecked()
        command = BackUp(
            reason=BackupReason.CLOSING,
            actor=self._actor,
            stick=self._target.path() if wanted else "",
        )
        self.note.close_note()

        def work(counter: "Counter", tick: "Tick") -> BackedUp:
            return counter.backups.make(command, tick)

        # Behind an export that is writing to the same stick.
        run = self._operations.output if wanted else self._operations.background
        job = run(work, self._done, self._failed, while_busy=(self.back_up, self.onto_stick))
        self.progress.follow(job, tr("Đang sao lưu và kiểm tra"))

    def _offer_stick(self) -> None:
        for part in (self.onto_stick, self._newer):
            show_if(part, self._target.is_stick())

    def _done(self, answer: BackedUp) -> None:
        say_backed_up(self.note, answer)
        self.backed_up.emit()

    def _failed(self, failure: MotCuaError) -> bool:
        self.failed.emit(tr(failure.title, **failure.values))
        return self.explain(failure)
