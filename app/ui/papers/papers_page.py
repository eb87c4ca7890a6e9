"""Papers: what was asked for today and what has not come out, with the key that mends each.

Making papers that nobody has asked for yet is in ``issue_panel``.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from app.domain.paper_listing import NOT_ON_PAPER, UNSETTLED, PaperRow
from app.domain.print_state import PrintState
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day, short_date
from app.errors import MotCuaError
from app.services.answers import PapersAsked, PapersDropped, PapersPrinted
from app.services.changes import Changes
from app.services.commands import AnswerPrint, DropPapers, PrinterChoice, PrintPapers
from app.ui import messages
from app.ui.day.day_picker import DayPicker
from app.ui.operations import LatestOnly, Operations
from app.ui.page import Command, Page
from app.ui.papers.issue_panel import IssuePanel
from app.ui.papers.paper_bar import PaperBar
from app.ui.papers.paper_list import PaperList
from app.ui.papers.paper_viewer import PaperViewer
from app.ui.papers.paper_words import name_words
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.styling import show_if
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.ui.job import Tick

_LIST, _ISSUE = range(2)
_WAITING = (PrintState.WAITING, PrintState.FAILED)


class PapersPage(Page):
    """``viewer`` shows, prints and saves single papers; ``printer`` is where a batch comes out."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        printer: Callable[[], PrinterChoice],
        viewer: PaperViewer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor = operations, actor
        self._now, self._printer, self._viewer = now, printer, viewer
        self._latest = LatestOnly(operations)
        self._last_today = self._today()
        self._to_failed = self._to_list = False
        self._header = PageHeader(tr("Giấy tờ in"), " ")
        self.picker = DayPicker(self._today)
        self.print_all = Button("", icon="printer", key="F10")
        self.tabs = QTabBar()
        self.trouble = InlineBanner()
        self.progress = ProgressPanel()
        self.list = PaperList()
        self.bar = PaperBar()
        self.issue = IssuePanel(operations, actor, self._today)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._count_waiting(())

    def on_shown(self) -> None:
        today = self._today()
        if today != self._last_today:
            was, self._last_today = self._last_today, today
            self.picker.follow_today(was)
        self._to_list = True
        self.refresh()

    def on_hidden(self) -> None:
        self._latest.drop()

    def first_field(self) -> QWidget:
        if self.tabs.currentIndex() == _ISSUE:
            return self.issue.first_field()
        return self.list.table if self.list.rows() else self.picker.field

    def commands(self) -> Sequence[Command]:
        return (
            Command(tr("In hết giấy đang chờ"), self.print_waiting, "F10", "printer"),
            Command(tr("Lập giấy"), lambda: self.tabs.setCurrentIndex(_ISSUE), icon="file-plus"),
        )

    def refresh(self) -> None:
        """Look at the papers anew."""
        actor, day = self._actor, self.picker.day()
        self._latest.ask(lambda counter: counter.papers.list(actor, day), self._show)

    def print_waiting(self) -> None:
        """Print all that waits, oldest first; the first that fails stops the rest."""
        waiting = tuple(one.id for one in self.list.rows() if one.state in _WAITING)
        if not waiting or not self.print_all.isEnabled():
            return
        choice, command = self._printer(), PrintPapers(self._actor, waiting)

        def work(counter: "Counter", tick: "Tick") -> PapersPrinted:
            return counter.papers.print_all(command, choice, tick)

        self.trouble.close_note()
        job = self._operations.output(
            work, self._printed_all, self._stopped, while_busy=(self.print_all,)
        )
        self.progress.follow(job, tr("Đang in {count} giấy", count=len(waiting)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.list.table.hasFocus():
            self.bar.drop.click()
        elif event.key() == Qt.Key.Key_Escape and self.tabs.currentIndex() == _ISSUE:
            self.tabs.setCurrentIndex(_LIST)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._header.add(self.picker)
        self._header.add(self.print_all)
        self.tabs.setAccessibleName(tr("Phần xem"))
        self.tabs.setDrawBase(False)
        for words in (tr("Giấy đã yêu cầu"), tr("Lập giấy")):
            self.tabs.addTab(words)
        papers = QWidget()
        self.list.add(self.bar)
        papers.setLayout(column(self.progress, self.trouble, self.list, gap=GAP_S))
        self._stack.addWidget(papers)
        self._stack.addWidget(self.issue)
        layout = column(
            self._header,
            row(self.tabs, None),
            self._stack,
            gap=GAP_S,
            margins=(GAP_L, GAP_M, GAP_L, GAP_M),
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.picker.day_changed.connect(self.refresh)
        self.print_all.clicked.connect(self.print_waiting)
        self.list.moved.connect(lambda: self.bar.show_papers(self.list.marked()))
        self.list.opened.connect(lambda paper: self._viewer.show(paper.id))
        self.bar.print_wanted.connect(self._print)
        self.bar.came_out.connect(self._note_came_out)
        self.bar.drop_wanted.connect(self._drop)
        self.bar.see_wanted.connect(lambda paper: self._viewer.show(paper.id))
        self.bar.save_wanted.connect(lambda paper: self._viewer.save(paper.id))
        self.bar.left.connect(self.list.focus_first)
        self.issue.asked.connect(self._print_asked)
        self.issue.look_wanted.connect(lambda asked: self._viewer.show(asked.print_ids[0]))
        self._viewer.desk.printed.connect(lambda *_: self._look_again())
        self._viewer.desk.failed.connect(lambda *_: self._look_again())
        self._operations.changed.connect(self._note_changes)

    def _show(self, rows: tuple[PaperRow, ...]) -> None:
        day = self.picker.day()
        today = day == self._today()
        self.list.show_rows(rows, today=today)
        if self._to_failed:
            self._to_failed = False
            self.list.mark_failed()
        self.bar.show_papers(self.list.marked())
        if self._to_list and self.picker.field.hasFocus():
            self.list.focus_first()
        self._to_list = False
        self._count_waiting(rows)
        unsettled = sum(one.state in UNSETTLED for one in rows)
        words = (
            ""
            if not rows
            else tr(
                "{day}: {count} giấy · {open} chưa xong, kể cả của ngày trước",
                day=tr("Hôm nay") if today else short_date(day),
                count=len(rows),
                open=unsettled,
            )
        )
        self._header.set_subtitle(words)

    def _count_waiting(self, rows: Sequence[PaperRow]) -> None:
        waiting = sum(one.state in _WAITING for one in rows)
        self.print_all.set_label(tr("In hết {count} giấy chờ", count=waiting))
        show_if(self.print_all, waiting > 0)

    def _show_tab(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self.picker.setVisible(tab == _LIST)
        if tab == _LIST:
            self.refresh()
        else:
            self.print_all.hide()
        self.first_field().setFocus()

    def _print(self, paper: PaperRow, reason: str) -> None:
        name = name_words(paper)
        if paper.state in NOT_ON_PAPER:
            self._viewer.desk.print(self._actor, paper.id, name)
        else:
            self._viewer.desk.reprint(self._actor, paper.id, name, reason)

    def _print_asked(self, asked: PapersAsked) -> None:
        """Print what was made just now, and show how it goes."""
        self.tabs.setCurrentIndex(_LIST)
        choice, command = self._printer(), PrintPapers(self._actor, asked.print_ids)
        self._operations.output(
            lambda counter, tick: counter.papers.print_all(command, choice, tick),
            self._printed_all,
            self._stopped,
        )

    def _printed_all(self, answer: PapersPrinted) -> None:
        messages.success(tr("Đã in {count} giấy", count=answer.count))
        self._look_again()

    def _stopped(self, failure: MotCuaError) -> bool:
        """Tell why the rest waits; the sheets that came out are not printed again."""
        advice = tr(failure.advice, **failure.values)
        go_on = tr("Bấm F10 để in tiếp từ giấy bị dừng.")
        self.trouble.show_note(
            "error", tr(failure.title, **failure.values), f"{advice} {go_on}".strip()
        )
        self._to_failed = True
        self._look_again()
        return True

    def _note_came_out(self, paper: PaperRow) -> None:
        command = AnswerPrint(actor=self._actor, print_id=paper.id)
        self._operations.write(lambda counter: counter.papers.answer(command), lambda _answer: None)

    def _drop(self, papers: tuple[PaperRow, ...]) -> None:
        command = DropPapers(self._actor, tuple(one.id for one in papers))

        def done(answer: PapersDropped) -> None:
            messages.info(tr("Không in {count} giấy", count=answer.count))

        self._operations.write(lambda counter: counter.papers.drop(command), done)

    def _note_changes(self, changes: Changes) -> None:
        if changes & Changes.PRINTS:
            self._look_again()

    def _look_again(self) -> None:
        if self.isVisible():
            self.refresh()

    def _today(self) -> date:
        return office_day(self._now())
