"""Settings: the special days of a year, and confirming them from the official notice.

Promises reach only into confirmed years without a warning, so each year is confirmed by a person.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QLayout, QLineEdit, QStackedWidget, QWidget

from app.domain.calendar_change import MovedPromise
from app.domain.date_entry import DateSense
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import weekday_name
from app.domain.working_calendar import CalendarDay, DayKind, DaySource
from app.errors import InputError
from app.services.calendar_commands import PromiseDecision, Vouched, YearConfirmed
from app.ui.job import Job
from app.ui.office.moved_promises_panel import MovedPromisesPanel
from app.ui.office.settings_section import Section
from app.ui.operations import LatestOnly, Operations
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button, IconButton
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillTone, StatusPill
from app.ui.widgets.styling import show_if
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import ElidedText, Text
from app.words import N_, tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick

# What is over sooner nobody has begun to wait for.
_SHOWN_AFTER_MS = 400

KIND_LABELS: dict[DayKind, str] = {
    DayKind.HOLIDAY: N_("Nghỉ lễ"),
    DayKind.COMPENSATORY: N_("Nghỉ bù"),
    DayKind.SWAPPED_OFF: N_("Nghỉ hoán đổi"),
    DayKind.MAKE_UP: N_("Làm bù"),
}


class CalendarSection(Section):
    """Days are changed on the screen first; confirming the year stores them all at once."""

    def __init__(self, operations: Operations, actor: Actor, today: Callable[[], date]) -> None:
        super().__init__(
            tr("Lịch làm việc"),
            tr("Ngày nghỉ và ngày làm bù của từng năm; thứ Bảy, Chủ nhật luôn nghỉ."),
            operations,
            actor,
            Permission.CHANGE_CATALOGUE,
        )
        self._asking = LatestOnly(operations)
        self._year = today().year
        self._saved: tuple[CalendarDay, ...] = ()
        self._make_parts(today)
        self._lay_out()
        self.only_if_allowed(
            *(self.put_day, self.remove_day, self.confirm, self.draft),
            *(self.day, self.kind, self.name, self.basis, self.notice),
        )
        self._connect()

    def on_shown(self) -> None:
        if not self.is_changed():
            self._look()

    def is_changed(self) -> bool:
        return self.allowed and self.model.rows() != self._saved

    def forget(self) -> None:
        self._show_promises(False)
        self._put(self._saved)

    def show_year(self, year: int) -> None:
        """Show another year, unless changes to this one must not be lost."""
        if self.can_leave():
            self.clear_problems()
            self._year = year
            self._look()

    def keep_day(self) -> None:
        """Take the day in the form into the list, in place of what stood there."""
        self.clear_problems()
        try:
            entry = self._typed()
        except InputError as error:
            self.show_problem(error)
            return
        others = (one for one in self.model.rows() if one.day != entry.day)
        self._put(sorted((*others, entry), key=lambda one: one.day))
        self.table.selectRow(self.model.rows().index(entry))

    def drop_day(self) -> None:
        """Take the marked day off the list: it counts by its weekday again."""
        at = self.table.currentIndex().row()
        if at >= 0:
            rows = self.model.rows()
            self._put((*rows[:at], *rows[at + 1 :]))

    def propose(self) -> None:
        """Put a first draft into the empty list of a year nobody has data of."""
        actor, year = self.actor, self._year
        self.operations.read(
            lambda counter: counter.office.proposed_days(actor, year),
            self._put,
            self.show_problem,
            while_busy=(self.draft,),
        )

    def store(self) -> None:
        """Confirm the year, once it is decided what becomes of the promises it moves."""
        actor, year, days = self.actor, self._year, self.model.rows()
        notice = self.notice.text()

        def work(counter: "Counter", tick: "Tick") -> tuple[MovedPromise, ...]:
            return counter.office.promises_moved_by(actor, year, days, notice, tick)

        self.clear_problems()
        job = self.operations.output(work, self._ask, self.show_problem, while_busy=self._held())
        self._follow(job, tr("Đang tìm hồ sơ bị đổi ngày hẹn"))

    def _ask(self, moved: tuple[MovedPromise, ...]) -> None:
        if not moved:
            self._decided(PromiseDecision())
            return
        self._show_promises(True)
        self.promises.ask(moved, self._year)

    def _decided(self, decision: PromiseDecision) -> None:
        actor, year, days = self.actor, self._year, self.model.rows()
        notice = self.notice.text()

        def work(counter: "Counter", tick: "Tick") -> YearConfirmed:
            return counter.office.confirm_year(actor, year, days, notice, decision, tick)

        self.clear_problems()
        job = self.operations.output(
            work,
            lambda answer: self._stored(year, answer),
            self.show_problem,
            while_busy=self._held(),
        )
        self._follow(job, tr("Đang ghi quyết định vào lịch sử từng hồ sơ"))

    def _follow(self, job: Job, what: str) -> None:
        """Show how far ``job`` is, unless it is over before anybody would wonder."""
        job.cancelled.connect(self._stopped)
        QTimer.singleShot(
            _SHOWN_AFTER_MS, self, lambda: job.is_over() or self.progress.follow(job, what)
        )

    def _stopped(self) -> None:
        self.note.show_note(
            "warn", tr("Đã dừng"), tr("Lịch và ngày hẹn của các hồ sơ còn như trước.")
        )

    def _held(self) -> tuple[QWidget, ...]:
        return (self._calendar, self._last, self.promises, self.promises.buttons)

    def _back_to_days(self) -> None:
        self._show_promises(False)
        self.confirm.setFocus()

    def _show_promises(self, wanted: bool) -> None:
        for part in (self._calendar, self._last):
            show_if(part, not wanted)
        for part in (self.promises, self.promises.buttons):
            show_if(part, wanted)

    def _make_parts(self, today: Callable[[], date]) -> None:
        self.before = IconButton("chevron-left", tr("Năm trước"))
        self.after = IconButton("chevron-right", tr("Năm sau"))
        self.year_text = Text("", "title")
        self.state = StatusPill(_state(None))
        self.vouched = ElidedText("", "secondary")
        self.table = Table(tr("Ngày đặc biệt trong năm"))
        self.model = RowsModel[CalendarDay](
            (
                Show(tr("Ngày"), lambda one: f"{one.day:%d/%m}"),
                Show(tr("Thứ"), lambda one: tr(weekday_name(one.day))),
                Show(tr("Loại"), lambda one: tr(KIND_LABELS[one.kind])),
                Show(tr("Tên"), lambda one: tr(one.name)),
                Show(tr("Căn cứ"), lambda one: one.basis),
            ),
            self.table,
        )
        self.table.setModel(self.model)
        self.table.set_columns(
            (
                Column("00/00"),
                Column("Chủ nhật", drop=1),
                Column("Nghỉ hoán đổi"),
                Column("Tết Nguyên", stretch=True),
                Column("Bộ luật Lao động 2019", drop=2),
            )
        )
        self.frame_focus_of(self.table)
        self.day = DateEdit(today, sense=DateSense.NEAR)
        self.kind = ChoiceBox((kind, tr(label)) for kind, label in KIND_LABELS.items())
        self.name, self.basis, self.notice = QLineEdit(), QLineEdit(), QLineEdit()
        self.notice.setPlaceholderText(tr("Ví dụ: {example}", example="9441/TB-BNV"))
        self.fields = {
            "day": Field(tr("&Ngày"), self.day, required=True),
            "kind": Field(tr("&Loại"), self.kind),
            "name": Field(tr("Tên ngày n&ghỉ"), self.name, required=True),
            "day_basis": Field(tr("&Căn cứ"), self.basis),
            "basis": Field(tr("&Số văn bản thông báo lịch nghỉ"), self.notice, required=True),
        }
        self.promises = MovedPromisesPanel()
        self.progress = ProgressPanel()
        self.draft = Button(tr("Lấy &bản nháp có sẵn"), icon="calendar")
        self._days = QStackedWidget()
        self._days.addWidget(self.table)
        self._days.addWidget(
            EmptyState(
                "calendar",
                tr("Chưa có ngày nào của năm này"),
                tr("Lấy bản nháp rồi đối chiếu với thông báo, hoặc nhập từng ngày."),
                self.draft,
            )
        )
        self.put_day = Button(tr("Đưa &vào lịch"), icon="plus")
        self.remove_day = Button(tr("&Bỏ ngày này"), "danger", icon="trash")
        self.confirm = Button("", "primary", icon="calendar-check", key="F9")

    def _lay_out(self) -> None:
        top = row(self.before, self.year_text, self.after, self.state, self.vouched)
        top.setStretch(top.indexOf(self.vouched), 1)
        first = row(self.fields["day"], self.fields["kind"], gap=GAP_M)
        first.setStretch(0, 1)
        first.setStretch(1, 1)
        buttons = row(self.put_day, self.remove_day, None)
        form = column(first, self.fields["name"], self.fields["day_basis"], buttons, None)
        both = row(self._days, form, gap=GAP_M)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        parts = column(top, both, gap=GAP_M)
        parts.setStretch(1, 1)
        self._calendar = _holding(parts)
        self.put(self._calendar, 1)
        self.put(self.promises, 1)
        self.put(self.progress)
        last = row(self.fields["basis"], self.confirm, gap=GAP_M)
        last.setStretch(0, 1)
        last.setAlignment(self.confirm, Qt.AlignmentFlag.AlignBottom)
        self._last = _holding(last)
        self.add(self._last)
        self.add(self.promises.buttons)
        self.promises.hide()
        self.promises.buttons.hide()

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.show_year(self._year - 1))
        self.after.clicked.connect(lambda: self.show_year(self._year + 1))
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.put_day.clicked.connect(self.keep_day)
        self.remove_day.clicked.connect(self.drop_day)
        self.draft.clicked.connect(self.propose)
        self.confirm.clicked.connect(self.store)
        self.promises.decided.connect(self._decided)
        self.promises.left.connect(self._back_to_days)

    def _look(self) -> None:
        year = self._year
        self.year_text.setText(tr("Năm {year}", year=year))
        self.confirm.set_label(tr("&Xác nhận lịch năm {year}", year=year))
        self._asking.ask(lambda counter: counter.office.calendar_year(year), self._show)

    def _show(self, seen: tuple[tuple[CalendarDay, ...], Vouched | None]) -> None:
        self._saved, vouched = seen
        self._put(self._saved)
        self._tell_who(vouched)

    def _tell_who(self, vouched: Vouched | None) -> None:
        self.state.set_pill(_state(vouched))
        self.state.updateGeometry()
        # A year the program came with: nobody here.
        told = (vouched.by, vouched.basis) if vouched else ()
        self.vouched.setText(" · ".join(word for word in told if word))

    def _put(self, days: "tuple[CalendarDay, ...] | list[CalendarDay]") -> None:
        self.model.put(days)
        self.remove_day.setEnabled(self.allowed and bool(days))
        self._days.setCurrentIndex(0 if days else 1)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            entry = self.model.row(index.row())
            self.day.set_value(entry.day)
            self.kind.set_key(entry.kind)
            self.name.setText(entry.name)
            self.basis.setText(entry.basis)
            self.basis.setCursorPosition(0)

    def _typed(self) -> CalendarDay:
        day = self.day.value()
        if day is None:
            raise InputError("day", self.day.problem() or N_("Chưa nhập ngày."))
        if day.year != self._year:
            raise InputError("day", N_("Ngày này không thuộc năm {year}."), year=self._year)
        if not self.name.text().strip():
            raise InputError("name", N_("Chưa nhập tên ngày nghỉ."))
        kind = self.kind.key()
        assert isinstance(kind, DayKind)
        return CalendarDay(
            day=day,
            kind=kind,
            name=self.name.text().strip(),
            basis=self.basis.text().strip(),
            source=DaySource.CLERK,
        )

    def _stored(self, year: int, answer: YearConfirmed) -> None:
        self._saved = self.model.rows()
        self._tell_who(Vouched(self.actor.name, self.notice.text().strip()))
        self.notice.clear()
        self._show_promises(False)
        told = [tr("Hồ sơ nhận từ giờ tính theo lịch này.")]
        if answer.moved or answer.kept:
            moved, kept = len(answer.moved), len(answer.kept)
            told.append(
                tr("Đã dời hẹn {moved} hồ sơ, giữ hẹn {kept} hồ sơ.", moved=moved, kept=kept)
            )
        if answer.print_ids:
            count = len(answer.print_ids)
            told.append(tr("{count} tờ giấy đang chờ in ở trang «Giấy tờ in».", count=count))
        self.note.show_note("success", tr("Đã xác nhận lịch năm {year}", year=year), " ".join(told))


def _holding(layout: QLayout) -> QWidget:
    layout.setContentsMargins(0, 0, 0, 0)
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def _state(vouched: Vouched | None) -> Pill:
    if vouched is not None:
        return Pill(tr("Đã xác nhận"), "check", PillTone.ACTIVE)
    return Pill(tr("Chưa xác nhận"), "alert-triangle", PillTone.WAITING)
