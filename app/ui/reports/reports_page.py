"""The page of reports: which one, of which period, on the screen, on paper and in files.

What is counted is the counter's; a report becomes table and picture in ``section_view``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from app.domain.dossier_filter import DossierFilter
from app.domain.listings import ClerkRow
from app.domain.reports.objectives import QualityObjective
from app.domain.reports.report import Report, ReportKind, ReportOrder
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import office_day, short_date
from app.errors import MotCuaError
from app.services.changes import Changes
from app.services.commands import PrinterChoice
from app.ui.operations import LatestOnly, Operations
from app.ui.page import Command, Page
from app.ui.papers.paper_maker import PaperMaker
from app.ui.reports.objective_desk import ObjectiveDesk
from app.ui.reports.overview import HOW_TAKEN_OUT, Overview, Seen
from app.ui.reports.report_head import ReportHead
from app.ui.reports.report_output import ReportOutput
from app.ui.reports.report_rail import ReportRail
from app.ui.reports.report_words import grouped, short_name
from app.ui.reports.section_view import SectionView
from app.ui.theme import watch
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.path_edit import Choose, choose_file_to_write
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.styling import show_if
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

OVERVIEW = "overview"
# Nobody is told of what is there in a moment.
_SLOW_MS = 1_000
# What stands beside the rail has at least so many letters' height of width.
_ROOM_IN_EM = 32
_COUNTED = Changes.DOSSIERS | Changes.REGISTERS | Changes.OFFICE | Changes.CLERKS


@dataclass(frozen=True, slots=True)
class _Made:
    """A report with what its page must know beside it."""

    report: Report
    clerks: tuple[ClerkRow, ...] = ()
    objectives: tuple[QualityObjective, ...] = ()
    proposed: tuple[QualityObjective, ...] = ()


class ReportsPage(Page):
    """``open_list`` shows the dossiers behind a figure, ``show_paper`` a paper that was made.

    ``folder`` is where files went last; ``remember_folder`` keeps where they go.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        open_list: Callable[[DossierFilter, str], object],
        show_paper: Callable[[int], object],
        printer: Callable[[], PrinterChoice],
        folder: Callable[[], str],
        remember_folder: Callable[[str], object],
        choose: Choose = choose_file_to_write,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor, self._now = operations, actor, now
        self._open_list = open_list
        self._leads = actor.may(Permission.SEE_ALL_WORKLOADS)
        self._sets_objectives = actor.may(Permission.CLOSE_DAY)
        self._latest = LatestOnly(operations)
        self._kinds: tuple[ReportKind, ...] = ()
        self.key: object = OVERVIEW
        self._after_resize = QTimer(self, singleShot=True, interval=0)
        self._after_resize.timeout.connect(self._make_room)
        opens = actor.may(Permission.SEE_DOSSIERS)
        self.rail = ReportRail(tr("Các báo cáo"))
        self.head = ReportHead(self._today)
        self.note = InlineBanner(closable=False)
        self.progress = ProgressPanel()
        self.overview = Overview(opens)
        self.section = SectionView(opens)
        self.objectives = ObjectiveDesk(operations, actor, self._today, self._marked_row, self)
        self.stack = QStackedWidget()
        self.slow = QTimer(self)
        self.slow.setSingleShot(True)
        self.slow.setInterval(_SLOW_MS)
        papers = PaperMaker(operations, actor, printer, self)
        self._output = ReportOutput(
            operations,
            actor,
            show_paper=show_paper,
            papers=papers,
            choose=partial(choose, self),
            folder=folder,
            remember_folder=remember_folder,
            progress=self.progress,
        )
        self._lay_out()
        self._connect()

    def on_shown(self) -> None:
        if self._kinds:
            self.refresh()
        else:
            self._operations.read(lambda counter: counter.reports.kinds(), self._offer)

    def on_hidden(self) -> None:
        self._drop()

    def can_leave(self) -> bool:
        form_in_front = self.stack.currentWidget() is self.objectives.form
        return not form_in_front or self.objectives.may_leave()

    def first_field(self) -> QWidget:
        return self.rail.table if self.rail.isVisibleTo(self) else self.head.kind

    def commands(self) -> Sequence[Command]:
        period = self.head.period
        return (
            Command(tr("Kỳ trước"), period.back.click, "Alt+←"),
            Command(tr("Kỳ sau"), period.on.click, "Alt+→"),
            *(
                Command(tr("Báo cáo: {name}", name=short_name(kind)), partial(self.show_kind, kind))
                for kind in self._kinds
            ),
        )

    def show_kind(self, key: object) -> None:
        """Bring a report, or the overview, to the front; a half-typed objective is asked about."""
        stays = not self.can_leave()
        if key != self.key and not stays:
            self.key = key
            self._clear()
        self.rail.mark(self.key)
        with QSignalBlocker(self.head.kind):
            self.head.kind.set_key(self.key)
        if not stays:
            self._dress()
            self.refresh()

    def refresh(self) -> None:
        """Count what is in front anew."""
        days = self.head.period.days()
        if days is None or self.stack.currentWidget() is self.objectives.form:
            return
        self.slow.start()
        if self.key == OVERVIEW:
            self._latest.ask(partial(_look, *days), self._show_overview, self._explain)
            return
        assert isinstance(self.key, ReportKind)
        own = None if self._leads else self._actor.clerk_id
        sheets = self.key is ReportKind.CLERKS_SHEETS
        order = ReportOrder(
            kind=self.key,
            first=days[0],
            last=days[1],
            clerk_id=(own or self.head.clerk()) if sheets else None,
        )
        self._latest.ask(partial(_make, self._actor, order), self._show_report, self._explain)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Parts that come and go lay out everything around them, which may be at it just now.
        self._after_resize.start()

    def minimumSizeHint(self) -> QSize:
        """Return the size without the rail, whose names a choice at the top can take over."""
        least = super().minimumSizeHint()
        taken = self.rail.width() + GAP_M if self.rail.isVisibleTo(self) else 0
        return QSize(least.width() - taken, least.height())

    def _lay_out(self) -> None:
        objectives = self.objectives
        for part in (_scrolling(self.overview), self.section, objectives.form):
            self.stack.addWidget(part)
        right = column(self.head, self.note, self.stack, objectives.bar, self.progress, gap=GAP_S)
        right.setStretch(2, 1)
        both = row(self.rail, right, gap=GAP_M, margins=(GAP_L, GAP_M, GAP_L, GAP_M))
        both.setStretch(1, 1)
        self.setLayout(both)
        objectives.bar.hide()
        self.head.show_person(False)
        self.head.set_ready(False, tr(HOW_TAKEN_OUT))

    def _connect(self) -> None:
        head, objectives = self.head, self.objectives
        self.rail.chosen.connect(self.show_kind)
        head.chosen.connect(self.show_kind)
        head.changed.connect(self.refresh)
        head.print_wanted.connect(self._print)
        head.export_wanted.connect(self._export)
        self.overview.opened.connect(self._open)
        self.section.opened.connect(self._open)
        self.section.table.selectionModel().currentChanged.connect(lambda *_: objectives.offer())
        objectives.form_wanted.connect(self._show_form)
        objectives.form_left.connect(self._leave_form)
        objectives.saved.connect(self.refresh)
        self.progress.cancel_requested.connect(self._drop)
        self.slow.timeout.connect(lambda: self.progress.start(tr("Đang tính số liệu…")))
        self._operations.changed.connect(self._note_changes)
        watch.changed.connect(self._make_room)

    def _offer(self, kinds: Sequence[ReportKind]) -> None:
        self._kinds = tuple(kinds)
        named: list[tuple[object, str]] = [(OVERVIEW, tr("Tổng quan"))]
        entries: list[tuple[object, str]] = list(named)
        for group in grouped(self._kinds):
            members = [(kind, short_name(kind)) for kind in group.kinds]
            entries += [(None, group.heading), *members]
            named += members
        self.rail.put(entries)
        self.head.kind.offer(named, self.key)
        self._make_room()
        self.show_kind(self.key)
        if self.isAncestorOf(self.focusWidget()):
            # It may have been given before it was known which of the two is shown.
            self.first_field().setFocus()

    def _make_room(self) -> None:
        """Name the reports in a rail where what stands beside it has room enough."""
        if not self._kinds:
            return
        room = self.width() - 2 * GAP_L - GAP_M - self.rail.wide_width()
        narrow = room < _ROOM_IN_EM * self.fontMetrics().height()
        show_if(self.rail, not narrow)
        self.head.set_narrow(narrow)

    def _dress(self) -> None:
        """Show the parts that the report in front needs."""
        key = self.key
        self.head.setEnabled(True)
        self.stack.setCurrentIndex(0 if key == OVERVIEW else 1)
        self.head.show_person(self._leads and key is ReportKind.CLERKS_SHEETS)
        setting = self._sets_objectives and key is ReportKind.OBJECTIVES
        show_if(self.objectives.bar, setting)

    def _show_overview(self, seen: Seen) -> None:
        self._settle()
        self.overview.show_period(seen)

    def _show_report(self, made: _Made) -> None:
        self._settle()
        if made.clerks:
            self.head.offer_clerks(made.clerks)
        self.section.show_report(made.report)
        self.head.offer_texts(made.report.text is not None)
        self.objectives.show_objectives(made.report, made.objectives, made.proposed)
        self.head.set_ready(True)

    def _explain(self, failure: MotCuaError) -> bool:
        self._settle()
        self._clear()
        title, advice = tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        self.note.show_note("warn", title, advice)
        return True

    def _settle(self) -> None:
        self.slow.stop()
        self.progress.finish()
        self.note.hide()

    def _clear(self) -> None:
        self.overview.clear()
        self.section.clear()
        self.head.set_ready(False, tr(HOW_TAKEN_OUT) if self.key == OVERVIEW else "")

    def _drop(self) -> None:
        """Count no further."""
        self.slow.stop()
        self.progress.finish()
        self._latest.drop()

    def _open(self, wanted: DossierFilter, words: str) -> None:
        days = self.head.period.days()
        assert days is not None
        period = f"{short_date(days[0])} – {short_date(days[1])}"
        self._open_list(wanted, tr("{figure}, {days}", figure=words, days=period))

    def _print(self) -> None:
        if (report := self.section.report()) is not None:
            self._output.print(report, self.head.print)

    def _export(self, ending: str) -> None:
        if (report := self.section.report()) is not None:
            self._output.export(report, ending, self.head.export)

    def _marked_row(self) -> int:
        return self.section.table.currentIndex().row()

    def _show_form(self) -> None:
        self._drop()
        form = self.objectives.form
        self.stack.setCurrentWidget(form)
        self.objectives.bar.hide()
        self.head.setEnabled(False)
        form.first_field().setFocus()

    def _leave_form(self) -> None:
        self._dress()
        self.section.first_field().setFocus()

    def _note_changes(self, changes: Changes) -> None:
        if self.isVisible() and changes & _COUNTED and self._kinds:
            self.refresh()

    def _today(self) -> date:
        return office_day(self._now())


def _look(first: date, last: date, counter: "Counter") -> Seen:
    """On a worker thread, which must hold no Qt object."""
    return Seen(counter.days.period(first, last), counter.office.clerks(active_only=False))


def _make(actor: Actor, order: ReportOrder, counter: "Counter") -> _Made:
    report = counter.reports.make(actor, order)
    match order.kind:
        case ReportKind.CLERKS_SHEETS if actor.may(Permission.SEE_ALL_WORKLOADS):
            return _Made(report, clerks=counter.office.clerks(active_only=False))
        case ReportKind.OBJECTIVES:
            proposed = counter.reports.proposed_objectives()
            return _Made(report, objectives=counter.reports.objectives(), proposed=proposed)
        case _:
            return _Made(report)


def _scrolling(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    return scroll
