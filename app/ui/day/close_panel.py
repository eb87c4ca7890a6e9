"""The last step: what was left undone, and fixing the figures; only who leads the desk may."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.domain.listings import DayFigures
from app.domain.reconciliation import Reconciliation, Sum
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_date, short_moment
from app.errors import InputError, MotCuaError
from app.ui import messages
from app.ui.day.closing_steps import ClosingSteps, StepName, StepState
from app.ui.day.counted_words import sum_words
from app.ui.day.late_panel import LatePanel
from app.ui.operations import Operations
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr


class ClosePanel(ActionPanel):
    """Emits ``closed``; asks before it closes over something left undone.

    A closed day is closed again with a reason. ``late_asked``: what came after the closing.
    """

    closed = Signal()
    late_asked = Signal()

    def __init__(self, operations: Operations, actor: Actor, day: date) -> None:
        self.close_day = Button(tr("&Chốt ngày"), "primary", icon="lock", key="F9")
        super().__init__(
            tr("Chốt ngày"),
            tr("Giữ cố định số liệu và số đã đếm của ngày; sáng hôm sau nhận hồ sơ bình thường."),
        )
        self._operations, self._actor, self._day = operations, actor, day
        self._left: Sequence[str] = ()
        self._is_closed = False
        self._state = Text("", "strong", wrap=True)
        self._sums = Text("", wrap=True)
        self._undone = Text("", wrap=True)
        self.reason = QLineEdit()
        self._reason_field = Field(tr("&Lý do chốt lại"), self.reason)
        self.late = LatePanel(operations, actor, day)
        for part in (self._state, self._reason_field, self.late, self._sums, self._undone):
            self.put(part)
        self.put_buttons(self.close_day)
        self.close_day.clicked.connect(self.start)
        self.late.list_asked.connect(self.late_asked)
        self.reason.textEdited.connect(self._reason_field.clear_error)

    def show_steps(self, steps: ClosingSteps) -> None:
        """Show whether the day is closed, what was counted, and what else is undone."""
        if steps.figures is None or steps.held is None:
            return
        figures, held, self._left = steps.figures, steps.held, steps.left_open()
        if figures.day != self._day:
            self.reason.clear()
            self.note.close_note()
        self._day, self._is_closed = figures.day, figures.closed_at is not None
        words = self._standing(figures, held)
        self._state.setText(words)
        sums = (f"–  {sum_words(held, what)}" for what in Sum)
        self._sums.setText("\n".join(sums))
        undone = "\n".join(f"–  {line}" for line in self._left)
        self._undone.setText(
            tr("Còn để lại (không bắt buộc xong mới chốt):") + "\n" + undone if undone else ""
        )
        show_if(self._undone, bool(undone))
        leads = self._actor.may(Permission.CLOSE_DAY)
        show_if(self._reason_field, self._is_closed and leads)
        self.late.show_closed(held, closed=self._is_closed)
        later = not self._is_closed and steps.step(StepName.EXPORT).state is not StepState.DONE
        label = tr("&Chốt ngày, xuất sau") if later else tr("&Chốt ngày")
        self.close_day.set_label(tr("&Chốt lại") if self._is_closed else label)
        self.close_day.setEnabled(leads)
        self.close_day.setToolTip("" if leads else words)

    def start(self) -> None:
        """Fix the figures, after asking if something is left undone; again with a reason."""
        if self._is_closed:
            self._close_again()
            return
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

    def _close_again(self) -> None:
        actor, day, reason = self._actor, self._day, self.reason.text()
        self.note.close_note()
        self._operations.write(
            lambda counter: counter.closing.close_again(actor, day, reason),
            self._done,
            self._refused,
            while_busy=(self.close_day,),
        )

    def _standing(self, figures: DayFigures, held: Reconciliation) -> str:
        if figures.closed_at is not None:
            lines = [
                tr(
                    "Ngày {day} đã được {name} chốt lúc {moment}.",
                    day=short_date(figures.day),
                    name=figures.closed_by,
                    moment=short_moment(figures.closed_at),
                )
            ]
            lines += [
                tr(
                    "{name} chốt lại lúc {moment}: {reason}",
                    name=one.by,
                    moment=short_moment(one.at),
                    reason=one.reason,
                )
                for one in held.again
            ]
            return "\n".join(lines)
        if not self._actor.may(Permission.CLOSE_DAY):
            return tr("Chỉ lãnh đạo phụ trách chốt được ngày; bạn có thể ra về.")
        return tr("Ngày {day} chưa chốt.", day=short_date(figures.day))

    def _done(self, _answer: object) -> None:
        self.reason.clear()
        self.note.show_note(
            "success",
            tr("Đã chốt ngày {day}", day=short_date(self._day)),
            tr("Số liệu của ngày đã cố định; đang sao lưu lần cuối của ngày."),
        )
        self.closed.emit()

    def _refused(self, failure: MotCuaError) -> bool:
        if isinstance(failure, InputError) and failure.field == "reason":
            title = tr(failure.title, **failure.values)
            self._reason_field.show_error(f"{title} {tr(failure.advice, **failure.values)}")
            self.reason.setFocus()
            return True
        return self.explain(failure)
