"""The last step: what was left undone, and fixing the figures; only who leads the desk may."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_date, short_moment
from app.ui import messages
from app.ui.day.closing_steps import ClosingSteps
from app.ui.operations import Operations
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.text import Text
from app.words import tr


class ClosePanel(ActionPanel):
    """Emits ``closed``; asks before it closes over something left undone."""

    closed = Signal()

    def __init__(self, operations: Operations, actor: Actor, day: date) -> None:
        self.close_day = Button(tr("&Chốt ngày"), "primary", icon="lock", key="F9")
        super().__init__(
            tr("Chốt ngày"),
            tr(
                "Giữ cố định số liệu của ngày. Hồ sơ nhập thêm sau đó vẫn nhận được, và lịch sử "
                "ghi rõ là nhập sau khi chốt."
            ),
        )
        self._operations, self._actor, self._day = operations, actor, day
        self._left: Sequence[str] = ()
        self._state = Text("", "strong", wrap=True)
        self._undone = Text("", wrap=True)
        self.put(self._state)
        self.put(self._undone)
        self.put_buttons(self.close_day)
        self.close_day.clicked.connect(self.start)

    def show_steps(self, steps: ClosingSteps) -> None:
        """Show whether the day is closed, and what else is undone."""
        if steps.figures is None:
            return
        figures, self._left = steps.figures, steps.left_open()
        self._day = figures.day
        words = tr("Ngày {day} chưa chốt.", day=short_date(figures.day))
        if figures.closed_at is not None:
            words = tr(
                "Ngày {day} đã được {name} chốt lúc {moment}.",
                day=short_date(figures.day),
                name=figures.closed_by,
                moment=short_moment(figures.closed_at),
            )
        elif not self._actor.may(Permission.CLOSE_DAY):
            words = tr("Chỉ lãnh đạo phụ trách chốt được ngày; bạn có thể ra về.")
        self._state.setText(words)
        undone = "\n".join(f"–  {line}" for line in self._left)
        self._undone.setText(
            tr("Còn để lại (không bắt buộc xong mới chốt):") + "\n" + undone if undone else ""
        )
        allowed = self._actor.may(Permission.CLOSE_DAY) and figures.closed_at is None
        self.close_day.setEnabled(allowed)
        self.close_day.setToolTip("" if allowed else words)

    def start(self) -> None:
        """Fix the figures, after asking if something is left undone."""
        actor, day = self._actor, self._day
        if self._left and not messages.ask(
            tr("Chốt ngày {day} dù còn việc để lại?", day=short_date(day)),
            "\n".join(self._left),
            yes=tr("Chốt ngày"),
            no=tr("Xem lại"),
        ):
            return
        self.note.close_note()
        self._operations.write(
            lambda counter: counter.days.close(actor, day),
            self._done,
            self.explain,
            while_busy=(self.close_day,),
        )

    def _done(self, _answer: object) -> None:
        self.note.show_note(
            "success",
            tr("Đã chốt ngày {day}", day=short_date(self._day)),
            tr("Số liệu của ngày đã cố định; đang sao lưu lần cuối của ngày."),
        )
        self.closed.emit()
