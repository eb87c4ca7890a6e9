"""Setting, changing and ending quality objectives: the keys, the form, and asking the counter."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.reports.objectives import QualityObjective
from app.domain.reports.report import Report
from app.domain.roles import Actor
from app.domain.vietnam_time import short_date
from app.errors import InputError
from app.services.report_commands import EndObjective, ObjectiveSaved, SetObjective
from app.ui import messages
from app.ui.operations import Operations
from app.ui.reports.objective_bar import ObjectiveBar
from app.ui.reports.objective_form import ObjectiveForm
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter


class ObjectiveDesk(QObject):
    """``marked_row`` tells which line of the standing is marked, -1 for none.

    Emits ``form_wanted`` when the form is to be in front, ``form_left`` when no longer, ``saved``
    when objectives have changed.
    """

    form_wanted = Signal()
    form_left = Signal()
    saved = Signal()

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        today: Callable[[], date],
        marked_row: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor, self._today = operations, actor, today
        self._marked_row = marked_row
        self._in_force: tuple[QualityObjective, ...] = ()
        self._proposed: list[QualityObjective] = []
        self.bar = ObjectiveBar()
        self.form = ObjectiveForm(today)
        self.bar.add.clicked.connect(lambda: self._begin(None))
        self.bar.propose.clicked.connect(self._propose)
        self.bar.change.clicked.connect(self._change)
        self.bar.end.clicked.connect(self._end)
        self.form.save_wanted.connect(self._save)
        self.form.left.connect(self._leave)

    def show_objectives(
        self,
        report: Report,
        objectives: Sequence[QualityObjective],
        proposed: Sequence[QualityObjective],
    ) -> None:
        """Take note of the objectives behind the lines of ``report``."""
        in_force = [one for one in objectives if one.in_force(report.first, report.last)]
        # In the order of the lines.
        in_force.sort(key=lambda one: (one.valid_from, one.id or 0))
        self._in_force, self._proposed = tuple(in_force), list(proposed)
        self.offer()

    def offer(self) -> None:
        """Let only be pressed what the marked line allows."""
        self.bar.offer(none_set=bool(self._proposed), marked=self._marked() is not None)

    def may_leave(self) -> bool:
        """Ask before something half typed is dropped."""
        if not self.form.is_changed():
            return True
        return messages.ask(
            tr("Bỏ mục tiêu đang ghi?"),
            tr("Những gì vừa gõ chưa được lưu."),
            yes=tr("Bỏ"),
            no=tr("Ở lại"),
            danger=True,
        )

    def _marked(self) -> QualityObjective | None:
        row = self._marked_row()
        return self._in_force[row] if 0 <= row < len(self._in_force) else None

    def _begin(self, objective: QualityObjective | None) -> None:
        self.form.begin(objective)
        self.form_wanted.emit()

    def _propose(self) -> None:
        """Set what an office may begin with; each can be changed or ended like any other."""
        commands = [SetObjective(self._actor, one) for one in self._proposed]

        def done(_saved: ObjectiveSaved) -> None:
            messages.success(tr("Đã đặt {count} mục tiêu", count=len(commands)))
            self.saved.emit()

        self._operations.write(partial(_set_all, commands), done, while_busy=(self.bar.propose,))

    def _change(self) -> None:
        if (marked := self._marked()) is not None:
            self._begin(marked)

    def _save(self) -> None:
        form = self.form
        try:
            command = SetObjective(self._actor, form.objective())
        except InputError as error:
            form.show_problem(error)
            return
        self._operations.write(
            partial(_set, command), self._note_saved, form.show_problem, while_busy=(form.save,)
        )

    def _note_saved(self, _saved: ObjectiveSaved) -> None:
        messages.success(tr("Đã lưu mục tiêu"), self.form.title.text())
        self.form_left.emit()
        self.saved.emit()

    def _leave(self) -> None:
        if self.may_leave():
            self.form_left.emit()

    def _end(self) -> None:
        marked, today = self._marked(), self._today()
        if marked is None or marked.id is None:
            return
        wanted = messages.ask(
            tr("Cho thôi mục tiêu «{title}»?", title=marked.title),
            tr(
                "Từ ngày {day} không tính mục tiêu này nữa; báo cáo các kỳ trước vẫn còn.",
                day=short_date(today),
            ),
            yes=tr("Cho thôi"),
            no=tr("Giữ"),
        )
        if wanted:
            command = EndObjective(self._actor, marked.id, today)
            self._operations.write(
                partial(_end, command), lambda _saved: self.saved.emit(), while_busy=(self.bar.end,)
            )


def _set(command: SetObjective, counter: "Counter") -> ObjectiveSaved:
    """On a worker thread, which must hold no Qt object."""
    return counter.reports.set_objective(command)


def _set_all(commands: Sequence[SetObjective], counter: "Counter") -> ObjectiveSaved:
    return [counter.reports.set_objective(command) for command in commands][-1]


def _end(command: EndObjective, counter: "Counter") -> ObjectiveSaved:
    return counter.reports.end_objective(command)
