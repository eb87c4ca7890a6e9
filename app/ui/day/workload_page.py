"""Workload: a clerk's day in figures, in half hours and as a list of what to do next.

Those who lead the desk also see everybody's day and the grid of all clerks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabBar, QWidget

from app.domain.dossier_filter import DossierFilter
from app.domain.figure_filters import WITHOUT_DOSSIERS, filter_of
from app.domain.listings import ClerkFigures, Workload
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import office_day, short_date, to_local, weekday_name
from app.domain.working_calendar import WorkingCalendar
from app.services.changes import Changes
from app.services.commands import PrinterChoice
from app.ui import messages
from app.ui.day.behind_list import BehindList
from app.ui.day.clerk_grid import Asked, ClerkGrid
from app.ui.day.day_picker import DayPicker
from app.ui.day.figure_tiles import FIGURES, FigureTiles, figure_label
from app.ui.day.half_hours import HalfHours
from app.ui.day.print_asked import print_asked
from app.ui.day.work_list import WorkList, work_lines
from app.ui.operations import LatestOnly, Operations
from app.ui.page import Command, Page
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.layouts import column, row
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.styling import show_if
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

# The time left is told in minutes, so it must not stand still for longer than one.
_AGES_MS = 60_000
_WHOLE_DESK = 0
_DAY, _GRID, _BEHIND = range(3)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A day as it was counted, and the calendar to tell its time in."""

    work: Workload
    calendar: WorkingCalendar

    @property
    def next_day(self) -> date:
        return self.calendar.next_working_day(self.work.day)


_NAME_LETTERS = 16


class WorkloadPage(Page):
    """``open_list`` shows the dossiers behind a figure, ``open_dossier`` one of them.

    ``now`` gives aware instants; ``printer`` is asked when something is printed.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        open_list: Callable[[DossierFilter, str], object],
        open_dossier: Callable[[int], object],
        printer: Callable[[], PrinterChoice],
    ) -> None:
        super().__init__()
        self._operations, self._actor = operations, actor
        self._now, self._open_list, self._printer = now, open_list, printer
        self._leads = actor.may(Permission.SEE_ALL_WORKLOADS)
        self._latest, self._beside = LatestOnly(operations), LatestOnly(operations)
        self._seen: _Seen | None = None
        self._last_today = self._today()
        self._header = PageHeader(tr("Khối lượng công việc"), " ")
        self.picker = DayPicker(self._today)
        self.who = ChoiceBox()
        self.who.setMinimumContentsLength(_NAME_LETTERS)
        self.who.setAccessibleName(tr("Xem của ai"))
        self.print_button = Button(tr("&In phiếu cuối ngày"), icon="printer")
        self.tabs = QTabBar()
        self.tiles = FigureTiles()
        self.work_list = WorkList()
        self.half_hours = HalfHours()
        self.grid = ClerkGrid()
        self.behind = BehindList()
        self._behind: Asked | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect(open_dossier)
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._ages.timeout.connect(self.refresh)

    def on_shown(self) -> None:
        self.refresh()
        self._ages.start()

    def on_hidden(self) -> None:
        self._ages.stop()
        self._latest.drop()
        self._beside.drop()

    def first_field(self) -> QWidget | None:
        return self.work_list.table if self.work_list.table.isVisibleTo(self) else self.picker.field

    def commands(self) -> Sequence[Command]:
        return (
            Command(tr("In phiếu cuối ngày"), self.print_sheet, icon="printer"),
            Command(tr("Khối lượng: ngày trước"), self.picker.before.click, "Alt+←"),
        )

    def refresh(self) -> None:
        """Count anew what is in front."""
        self._follow_today()
        actor, day, clerk = self._actor, self.picker.day(), self._clerk()

        def ask(counter: "Counter") -> _Seen:
            return _Seen(counter.days.workload(actor, day, clerk), counter.office.calendar())

        self._latest.ask(ask, self._show)
        if self._behind is not None:
            self._look_behind(self._behind)

    def print_sheet(self) -> None:
        """Put the sheet of the day in front, of whoever is in front, out on paper."""
        actor, day, choice, clerk = self._actor, self.picker.day(), self._printer(), self._clerk()
        self._operations.output(
            lambda counter, _tick: counter.days.print_sheet(actor, day, choice, clerk),
            lambda _path: messages.success(
                tr("Đã gửi in"), tr("Phiếu cuối ngày {day}.", day=short_date(day))
            ),
            while_busy=(self.print_button,),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._behind is not None:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._header.add(self.picker)
        self._header.add(self.print_button)
        self.tabs.setAccessibleName(tr("Phần xem"))
        self.tabs.setDrawBase(False)
        for words in (tr("Trong ngày"), tr("Từng công chức")):
            self.tabs.addTab(words)
        top = QWidget()
        top.setLayout(row(self.tabs, None, self.who))
        show_if(top, self._leads)
        both = row(self.work_list, self.half_hours, gap=GAP_M)
        both.setStretch(0, 2)
        both.setStretch(1, 1)
        day = QWidget()
        day.setLayout(column(self.tiles, both, gap=GAP_S))
        self._stack.addWidget(_scrolling(day))
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.behind)
        layout = column(
            self._header, top, self._stack, gap=GAP_S, margins=(GAP_L, GAP_M, GAP_L, GAP_M)
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)
        own = self._actor.clerk_id
        self.who.set_choices([(_WHOLE_DESK, tr("Cả bộ phận")), (own, self._actor.name)])
        self.who.set_key(_WHOLE_DESK if self._leads else own)

    def _connect(self, open_dossier: Callable[[int], object]) -> None:
        self.picker.day_changed.connect(self.refresh)
        self.who.key_changed.connect(self._change_who)
        self.tabs.currentChanged.connect(self._show_tab)
        self.print_button.clicked.connect(self.print_sheet)
        self.tiles.asked.connect(self._open_own)
        self.grid.asked.connect(self._open_cell)
        self.grid.clerk_chosen.connect(self._choose)
        self.work_list.opened.connect(open_dossier)
        self.behind.opened.connect(open_dossier)
        self.behind.closed.connect(self._go_back)
        self.behind.print_wanted.connect(self._print_takings)
        self._operations.changed.connect(self._look_again)

    def _look_again(self, changes: Changes) -> None:
        if changes & (Changes.DOSSIERS | Changes.CLERKS) and self._ages.isActive():
            self.refresh()

    def _show_tab(self, tab: int) -> None:
        self._behind = None
        self._stack.setCurrentIndex(tab)
        self.who.setVisible(tab == _DAY)
        self.refresh()

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        work, today = seen.work, self._today()
        self.tiles.show_figures(work.figures, work.day, today, seen.next_day)
        past = work.day != today
        self.work_list.set_title(tr("Việc cần làm lúc này") if past else tr("Việc cần làm"))
        self.work_list.show_lines(work_lines(work, seen.calendar))
        self.half_hours.show_day(work.half_hours, work.day, work.counted_at)
        self._header.set_subtitle(_subtitle(work, today))
        if self._leads:
            self.grid.show_work(work, seen.next_day)
            self._offer(work.clerks)

    def _offer(self, clerks: Sequence[ClerkFigures]) -> None:
        self.who.blockSignals(True)
        whole = [(_WHOLE_DESK, tr("Cả bộ phận"))]
        self.who.set_choices([*whole, *((one.clerk_id, one.clerk_name) for one in clerks)])
        self.who.blockSignals(False)

    def _choose(self, clerk_id: object) -> None:
        self.who.set_key(_WHOLE_DESK if clerk_id is None else clerk_id)
        self.tabs.setCurrentIndex(_DAY)

    def _open_own(self, figure: str) -> None:
        if self._seen is not None:
            figures = self._seen.work.figures
            self._open_cell(Asked(figure, figures.clerk_id, figures.clerk_name))

    def _open_cell(self, asked: Asked) -> None:
        if self._seen is None:
            return
        if asked.figure in WITHOUT_DOSSIERS:
            self._behind = asked
            self._look_behind(asked)
            return
        seen, work = self._seen, self._seen.work
        wanted = filter_of(asked.figure, work.day, seen.next_day, work.counted_at, asked.clerk_id)
        words = figure_label(FIGURES[asked.figure], work.day, self._today(), seen.next_day)
        self._open_list(wanted, _behind_title(words, asked, work.day))

    def _look_behind(self, asked: Asked) -> None:
        """Show the visits or sums behind a figure, here, for they are no dossiers."""
        actor, day, clerk = self._actor, self.picker.day(), asked.clerk_id
        if asked.figure == "refusals":
            title = _behind_title(tr("Từ chối tiếp nhận"), asked, day)
            self._beside.ask(
                lambda counter: counter.days.refusals(actor, day, clerk),
                lambda visits: self._show_behind(
                    asked, lambda: self.behind.show_visits(title, visits)
                ),
            )
        else:
            title = _behind_title(tr("Thu phí, lệ phí"), asked, day)
            self._beside.ask(
                lambda counter: counter.days.takings(actor, day, clerk),
                lambda sums: self._show_behind(
                    asked, lambda: self.behind.show_takings(title, sums)
                ),
            )

    def _show_behind(self, asked: Asked, show: Callable[[], object]) -> None:
        if self._behind is not asked:
            return
        show()
        if self._stack.currentIndex() != _BEHIND:
            self._stack.setCurrentIndex(_BEHIND)
            self.behind.first_field().setFocus()

    def _go_back(self) -> None:
        asked, self._behind = self._behind, None
        tab = self.tabs.currentIndex()
        self._stack.setCurrentIndex(tab)
        if asked is not None:
            (self.grid.table if tab == _GRID else self.tiles.tiles[asked.figure]).setFocus()

    def _change_who(self) -> None:
        self._behind = None
        self._stack.setCurrentIndex(self.tabs.currentIndex())
        self.refresh()

    def _print_takings(self) -> None:
        if self._behind is not None:
            actor, day, clerk = self._actor, self.picker.day(), self._behind.clerk_id
            print_asked(
                self._operations,
                actor,
                self._printer(),
                lambda counter: counter.papers.cash_list(actor, day, clerk),
                lambda: messages.success(
                    tr("Đã gửi in"), tr("Bảng kê thu ngày {day}.", day=short_date(day))
                ),
                lambda _failure: False,
                self.behind.print,
            )

    def _clerk(self) -> int | None:
        if not self._leads:
            return self._actor.clerk_id
        key = self.who.key()
        return key if isinstance(key, int) and key != _WHOLE_DESK else None

    def _follow_today(self) -> None:
        today = self._today()
        if today != self._last_today:
            was, self._last_today = self._last_today, today
            self.picker.follow_today(was)

    def _today(self) -> date:
        return office_day(self._now())


def _behind_title(words: str, asked: Asked, day: date) -> str:
    return tr("{figure} – {who}, {day}", figure=words, who=asked.clerk_name, day=short_date(day))


def _scrolling(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    return scroll


def _subtitle(work: Workload, today: date) -> str:
    day = f"{tr(weekday_name(work.day))}, {short_date(work.day)}"
    day = day[:1].upper() + day[1:]
    if work.day == today:
        time = f"{to_local(work.counted_at):%H:%M}"
        return tr("{day} – tính đến {time}", day=day, time=time)
    return tr("{day} – số liệu đến hết ngày", day=day)
