"""The step that copies the store: how old the newest copy is, and making another."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.vietnam_time import short_moment
from app.errors import MotCuaError
from app.services.answers import BackedUp
from app.services.commands import BackUp
from app.ui.day.closing_steps import age_in_words
from app.ui.operations import Operations
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.text import Text
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick


class BackupPanel(ActionPanel):
    """Emits ``backed_up``, or ``failed`` with the title of what went wrong."""

    backed_up = Signal()
    failed = Signal(str)

    def __init__(self, operations: Operations) -> None:
        self.back_up = Button(tr("&Sao lưu ngay"), "primary", icon="archive", key="F9")
        super().__init__(
            tr("Sao lưu dữ liệu"),
            tr("Chép cả kho dữ liệu trong lúc quầy vẫn làm việc, rồi kiểm tra bản chép."),
        )
        self._operations = operations
        self._age = Text("", wrap=True)
        self.progress = ProgressPanel()
        self.put(self._age)
        self.put(self.progress)
        self.put_buttons(self.back_up)
        self.back_up.clicked.connect(self.start)

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

    def start(self) -> None:
        """Copy the store."""
        self.note.close_note()

        def work(counter: "Counter", tick: "Tick") -> BackedUp:
            return counter.backups.make(BackUp(), tick)

        job = self._operations.output(work, self._done, self._failed, while_busy=(self.back_up,))
        self.progress.follow(job, tr("Đang sao lưu và kiểm tra"))

    def _done(self, answer: BackedUp) -> None:
        self.note.show_note(
            "success",
            tr("Đã sao lưu và kiểm tra {count} hồ sơ", count=answer.dossiers),
            _shown(answer.path),
        )
        self.backed_up.emit()

    def _failed(self, failure: MotCuaError) -> bool:
        self.failed.emit(tr(failure.title, **failure.values))
        return self.explain(failure)


def _shown(path: Path) -> str:
    return tr("Tệp {name} trong {folder}.", name=path.name, folder=str(path.parent))
