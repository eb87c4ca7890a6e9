"""The end of the day in numbered steps, from looking to closing; none must wait for another."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.figure_filters import filter_of
from app.domain.listings import DayFigures
from app.domain.reconciliation import DIFFERENCE_LABELS, Difference, Reconciliation
from app.domain.restored import StoreHealth
from app.domain.roles import Actor, Permission
from app.domain.scan import ScannedDossier
from app.domain.vietnam_time import office_day, short_date, weekday_name
from app.domain.working_calendar import WorkingCalendar
from app.errors import MotCuaError
from app.services.changes import Changes
from app.services.commands import PrinterChoice
from app.ui.day.backup_panel import BackupPanel
from app.ui.day.cash_panel import CashPanel
from app.ui.day.close_panel import ClosePanel
from app.ui.day.closing_steps import STEP_TITLES, ClosingSteps, StepName
from app.ui.day.day_picker import DayPicker
from app.ui.day.export_panel import ExportPanel
from app.ui.day.export_target import ExportTarget, FindDrives
from app.ui.day.figure_tiles import FIGURES
from app.ui.day.papers_panel import PapersPanel
from app.ui.day.review_panel import ReviewPanel
from app.ui.day.sheet_panel import SheetPanel
from app.ui.operations import LatestOnly, Operations
from app.ui.page import Command, Page
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.path_edit import Choose, choose_folder
from app.ui.widgets.side_button import SideButton
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

_SHOWN_AGAIN_FOR = Changes.DOSSIERS | Changes.PRINTS | Changes.DAYS | Changes.BACKUPS


@dataclass(frozen=True, slots=True)
class _Seen:
    """A day as closing would fix it, with what the page needs around it."""

    figures: DayFigures
    last_backup: datetime | None
    calendar: WorkingCalendar
    health: StoreHealth
    held: Reconciliation


class CloseDayPage(Page):
    """``open_list`` shows dossiers, ``show_page`` another page ("receive") by its name.

    ``find_drives`` (*worker*) tells the sticks plugged in; ``export_folder`` is offered as folder,
    and ``remember_folder`` is told the folder chosen instead.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        open_list: Callable[[DossierFilter, str], object],
        show_page: Callable[[str], object],
        printer: Callable[[], PrinterChoice],
        find_drives: FindDrives,
        export_folder: str = "",
        remember_folder: Callable[[str], object] | None = None,
        choose: Choose = choose_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor, self._now = operations, actor, now
        self._open_list, self._remember = open_list, remember_folder
        self._latest = LatestOnly(operations)
        self._seen: _Seen | None = None
        self._visible = False
        self.steps = ClosingSteps(actor.may(Permission.CLOSE_DAY))
        self._header = PageHeader(tr("Chốt ngày"), " ")
        self.picker = DayPicker(self._today)
        self.trouble = InlineBanner(closable=False)
        self.buttons = {
            name: SideButton(tr(title), number=number)
            for number, (name, title) in enumerate(STEP_TITLES.items(), 1)
        }
        self.target = ExportTarget(operations, find_drives, export_folder, choose)
        self.review = ReviewPanel(operations, actor, printer)
        self.cash = CashPanel(operations, actor, printer, self._today())
        self.papers = PapersPanel(operations, actor, printer, self._today())
        self.export = ExportPanel(operations, actor, self.target, self._today())
        self.sheet = SheetPanel(operations, actor, printer, self._today())
        self.backup = BackupPanel(operations, actor, self.target)
        self.closing = ClosePanel(operations, actor, self._today())
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect(show_page)
        self.buttons[StepName.REVIEW].setChecked(True)

    def on_shown(self) -> None:
        self._visible = True
        if self.picker.day() != self._today() and self.steps.figures is None:
            self.picker.go_to(self._today())
        self.target.watch(True)
        self.refresh()

    def on_hidden(self) -> None:
        self._visible = False
        self.target.watch(False)
        self._latest.drop()

    def first_field(self) -> QWidget | None:
        return next((one for one in self.buttons.values() if one.isChecked()), None)

    def commands(self) -> Sequence[Command]:
        return tuple(
            Command(
                tr(STEP_TITLES[name]), lambda name=name: self.show_step(name), icon="calendar-check"
            )
            for name in StepName
        )

    def refresh(self) -> None:
        """Look at the day anew."""
        actor, day = self._actor, self.picker.day()

        def ask(counter: "Counter") -> _Seen:
            return _Seen(
                counter.days.figures(actor, day),
                counter.backups.status().last,
                counter.office.calendar(),
                counter.upkeep.health(),
                counter.closing.reconciliation(actor, day),
            )

        self._latest.ask(ask, self._show, self._explain)

    def show_step(self, name: StepName) -> None:
        """Bring the panel of step ``name`` to the front."""
        self.buttons[name].setChecked(True)
        self._stack.setCurrentIndex(list(StepName).index(name))

    def _lay_out(self) -> None:
        self._header.add(self.picker)
        panels: dict[StepName, ActionPanel] = {
            StepName.REVIEW: self.review,
            StepName.CASH: self.cash,
            StepName.PAPERS: self.papers,
            StepName.EXPORT: self.export,
            StepName.PRINT: self.sheet,
            StepName.BACK_UP: self.backup,
            StepName.CLOSE: self.closing,
        }
        for panel in panels.values():
            self._stack.addWidget(panel)
        # The panels scroll inside; a note that appears in one must not make the window taller.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        rail = column(*self.buttons.values(), None, gap=GAP_S)
        both = row(rail, self._stack, gap=GAP_M)
        both.setStretch(0, 2)
        both.setStretch(1, 5)
        layout = column(
            self._header, self.trouble, both, gap=GAP_S, margins=(GAP_L, GAP_M, GAP_L, GAP_M)
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self, show_page: Callable[[str], object]) -> None:
        for name, button in self.buttons.items():
            button.toggled.connect(self._stepper(name))
        self.picker.day_changed.connect(self.refresh)
        self._operations.changed.connect(self._look_again)
        for number, name in enumerate(self.buttons, 1):
            self._bind(f"Alt+{number}", self._by_key(name))
        self._bind("F10", self.go_on)
        for lines in (self.cash.differences, self.papers.differences):
            lines.asked.connect(self._open_difference)
        self.closing.late_asked.connect(self._open_late)
        self.review.list_asked.connect(self._open)
        self.review.page_asked.connect(show_page)
        self.review.next.clicked.connect(self.go_on)
        self.review.failed.connect(lambda _words: self.refresh())
        self.export.exported.connect(self._exported)
        self.sheet.printed.connect(self._printed)
        self.closing.closed.connect(self.backup.start)
        self.backup.backed_up.connect(lambda: self._succeeded(StepName.BACK_UP))
        for name, panel in (
            (StepName.EXPORT, self.export),
            (StepName.PRINT, self.sheet),
            (StepName.BACK_UP, self.backup),
        ):
            panel.failed.connect(self._failer(name))

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        self.trouble.close_note()
        figures = seen.figures
        self.steps.look(figures, seen.last_backup, seen.held)
        day = f"{tr(weekday_name(figures.day))}, {short_date(figures.day)}"
        keys = tr("Alt+1 … Alt+7 chọn bước, F10 bước sau")
        self._header.set_subtitle(f"{day[:1].upper()}{day[1:]}  ·  {keys}")
        self.review.show_figures(figures)
        self.cash.show_held(seen.held)
        self.papers.show_held(seen.held)
        self.export.show_day(figures.day)
        self.sheet.show_figures(figures)
        self.backup.show_last(seen.last_backup, figures.counted_at)
        self.backup.show_health(seen.health)
        self._mark()

    def _mark(self) -> None:
        for step in self.steps.steps():
            self.buttons[step.name].show_state(step.state.value, step.words)
        self.closing.show_steps(self.steps)

    def _explain(self, failure: MotCuaError) -> bool:
        self.trouble.show_note(
            "error", tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        )
        return True

    def go_on(self) -> None:
        """Bring the step after the present one to the front, with the keyboard on its name."""
        names = list(StepName)
        name = names[min(self._stack.currentIndex() + 1, len(names) - 1)]
        self.show_step(name)
        self.buttons[name].setFocus()

    def on_scan(self, scan: object) -> bool:
        counting = self._stack.currentWidget() is self.papers
        if counting and isinstance(scan, ScannedDossier):
            self.papers.take_scan(str(scan.code))
            return True
        return False

    def _exported(self) -> None:
        self._succeeded(StepName.EXPORT)
        if self._remember is not None and not self.target.is_stick():
            self._remember(self.target.path())

    def _printed(self) -> None:
        self.steps.printed(self._now())
        self._mark()

    def _succeeded(self, name: StepName) -> None:
        self.steps.succeeded(name)
        self._mark()

    def _failer(self, name: StepName) -> Callable[[str], None]:
        def failed(words: str) -> None:
            self.steps.failed(name, words)
            self._mark()

        return failed

    def _bind(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def _by_key(self, name: StepName) -> Callable[[], None]:
        def step() -> None:
            self.show_step(name)
            self.buttons[name].setFocus()

        return step

    def _stepper(self, name: StepName) -> Callable[[bool], None]:
        def step(checked: bool) -> None:
            if checked:
                self.show_step(name)

        return step

    def _open(self, figure: str) -> None:
        if self._seen is None:
            return
        if figure == "fees":
            # No dossiers stand behind money, but what was taken, which the next step counts.
            self.show_step(StepName.CASH)
            return
        figures, day = self._seen.figures, self._seen.figures.day
        if figure == "cancelled":
            words = tr("Mã đã hủy")
            states = frozenset({DossierState.CANCELLED})
            wanted = DossierFilter(states=states, received_from=day, received_to=day)
        else:
            words = tr(FIGURES[figure].label)
            next_day = self._seen.calendar.next_working_day(day)
            wanted = filter_of(figure, day, next_day, figures.counted_at, None)
        self._open_list(wanted, tr("{figure}, {days}", figure=words, days=short_date(day)))

    def _open_difference(self, kind: Difference) -> None:
        if self._seen is not None:
            self._open_these(self._seen.held.differences[kind], tr(DIFFERENCE_LABELS[kind]))

    def _open_late(self) -> None:
        if self._seen is not None:
            keys = tuple(one.dossier_id for one in self._seen.held.late)
            self._open_these(keys, tr("Nhập sau chốt"))

    def _open_these(self, keys: Iterable[int], words: str) -> None:
        # Whatever their state: a number that was cancelled explains a missing slip.
        wanted = DossierFilter(among=frozenset(keys), states=frozenset(DossierState))
        days = short_date(self.picker.day())
        self._open_list(wanted, tr("{figure}, {days}", figure=words, days=days))

    def _look_again(self, changes: Changes) -> None:
        if self._visible and changes & _SHOWN_AGAIN_FOR:
            self.refresh()

    def _today(self) -> date:
        return office_day(self._now())
