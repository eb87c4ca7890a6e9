"""The official system beside us: what is not entered there, what differs, and typing it over."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTabBar, QWidget

from app.domain.dossier_code import OfficialCode
from app.domain.official_entry import (
    TAB_LABELS,
    OfficialPage,
    OfficialTab,
    OfficialView,
    tab_of,
)
from app.domain.official_sheet import OfficialSheet
from app.domain.roles import Actor
from app.domain.scan import ScannedDossier
from app.domain.vietnam_time import office_day, short_date
from app.services.changes import Changes
from app.ui import messages
from app.ui.official.official_form import OfficialForm
from app.ui.official.sheet_view import SheetView
from app.ui.operations import LatestOnly, Operations
from app.ui.page import Command, Page
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field import Field
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import column, row
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.styling import show_if
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import N_, tr

_SHEET, _NOTE = range(2)
_EMPTY: dict[OfficialTab, str] = {
    OfficialTab.NOT_ENTERED: N_("Mọi hồ sơ đã được nhập hệ thống."),
    OfficialTab.DIFFERS: N_("Không có hồ sơ nào lệch với hệ thống."),
    OfficialTab.ENTERED: N_("Chưa có hồ sơ nào ghi là đã nhập."),
    OfficialTab.NOT_NEEDED: N_("Không có hồ sơ nào được miễn nhập."),
}


class OfficialSystemPage(Page):
    """Lists at the left; at the right the marked dossier, to type over or to note.

    ``came_with`` gives the dossier that was open where the clerk comes from.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        came_with: Callable[[], int | None] = lambda: None,
    ) -> None:
        super().__init__()
        self._came_with = came_with
        self._operations, self._actor, self._now = operations, actor, now
        self._asking, self._reading = LatestOnly(operations), LatestOnly(operations)
        self._next: int | None = None
        self._wanted = 0
        self.search = QLineEdit()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Danh sách"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.table = self._make_table()
        self.more = Button(tr("Xem thê&m"), icon="chevron-down")
        self.empty = EmptyState("clipboard-check", tr("Không còn việc ở đây"), "")
        self.parts = QTabBar()
        self.parts.setAccessibleName(tr("Phần của hồ sơ"))
        self.parts.setDrawBase(False)
        self.parts.setExpanding(False)
        self.form = OfficialForm(operations, actor, self._today)
        self.sheet = SheetView()
        self._lay_out()
        self._connect()

    def on_shown(self) -> None:
        dossier_id = self._came_with()
        if dossier_id is None:
            self.refresh()
        else:
            self.open_dossier(dossier_id)

    def on_hidden(self) -> None:
        self._asking.drop()

    def first_field(self) -> QWidget:
        return self.search

    def can_leave(self) -> bool:
        return self._may_drop()

    def commands(self) -> Sequence[Command]:
        return [
            Command(
                tr("Hệ thống quốc gia: {list}", list=tr(TAB_LABELS[tab])),
                partial(self.open_tab, tab),
                icon="building-bank",
            )
            for tab in OfficialTab
        ]

    def on_scan(self, scan: object) -> bool:
        """An official code belongs to the marked dossier; a slip of ours is looked for."""
        match scan:
            case ScannedDossier(OfficialCode() as code, _layout_wrong, _version):
                if self.marked() is None:
                    return False
                self.parts.setCurrentIndex(_NOTE)
                self.form.take_code(str(code))
            case ScannedDossier(code, _layout_wrong, _version):
                if not self._may_drop():
                    return True
                self.search.setText(str(code))
            case _:
                return False
        return True

    def open_tab(self, tab: OfficialTab) -> None:
        """Show one of the lists."""
        self.tabs.setCurrentIndex(list(OfficialTab).index(tab))

    def open_dossier(self, dossier_id: int) -> None:
        """Show one dossier in the list it is in, unless something half typed must stay."""
        if not self._may_drop():
            self.refresh()
            return
        actor = self._actor
        self._operations.read(
            lambda counter: counter.official.view(actor, dossier_id), self._show_one
        )

    def marked(self) -> OfficialView | None:
        """Return the dossier under the mark."""
        at = self.table.currentIndex().row()
        return self.model.row(at) if 0 <= at < len(self.model.rows()) else None

    def refresh(self) -> None:
        """Look again at the list and at how many each holds."""
        self._operations.read(lambda counter: counter.official.counts(), self._show_counts)
        self._ask(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.form.half_typed():
            if self._may_drop():
                self.table.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _make_table(self) -> Table:
        # Two lines a row, so that nothing is left out beside the dossier on a small screen.
        table = Table(tr("Hồ sơ và hệ thống quốc gia"), lines=2)
        self.model = RowsModel[OfficialView](
            (
                Show(tr("Mã, mã hệ thống"), _codes),
                Show(tr("Chủ hồ sơ, ngày nhận, thủ tục"), _whose),
            ),
            table,
        )
        table.setModel(self.model)
        table.set_columns(
            (
                Column("TN10-000000-0000-00"),
                Column("Nguyễn Thị Ánh Tuyết", stretch=True),
            )
        )
        return table

    def _lay_out(self) -> None:
        for tab in OfficialTab:
            self.tabs.addTab(tr(TAB_LABELS[tab]))
        self.parts.addTab(tr("Phiếu nhập"))
        self.parts.addTab(tr("Hệ thống ghi gì"))
        field = Field(tr("&Tìm hồ sơ"), self.search, hint=tr("mã, họ tên, điện thoại"))
        listed = Card()
        self.table.stand_in(listed)
        listed.add(self.empty, 1)
        listed.add(row(self.more, None))
        top = row(field, self.tabs, gap=GAP_M)
        top.setStretch(0, 1)
        top.setAlignment(self.tabs, Qt.AlignmentFlag.AlignBottom)
        self.card = Card(tr("Chưa chọn hồ sơ"))
        self.card.add(self.parts)
        self._differs = QWidget()
        self.differences = Text("", "error", wrap=True)
        warned = row(IconLabel("alert-triangle", "error", small=True), self.differences, gap=GAP_S)
        warned.setStretch(1, 1)
        self._differs.setLayout(warned)
        self._differs.hide()
        self.card.add(self._differs)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sheet)
        self._stack.addWidget(self.form)
        self.card.add(self._stack, 1)
        both = row(listed, self.card, gap=GAP_M)
        both.setStretch(0, 6)
        both.setStretch(1, 5)
        layout = column(top, both, gap=GAP_S, margins=(GAP_L, GAP_M, GAP_L, GAP_M))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.card.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._ask(None))
        self.tabs.currentChanged.connect(lambda _at: self._ask(None))
        self.more.clicked.connect(lambda: self._ask(self._next))
        self.parts.currentChanged.connect(self._stack.setCurrentIndex)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow())
        self.table.activated.connect(lambda _index: self._enter())
        self.form.saved.connect(self._note_saved)
        self._operations.changed.connect(self._look_again)

    def _today(self) -> date:
        return office_day(self._now())

    def _tab(self) -> OfficialTab:
        return list(OfficialTab)[self.tabs.currentIndex()]

    def _ask(self, after: int | None) -> None:
        actor, tab, text = self._actor, self._tab(), self.search.text()
        self._asking.ask(
            lambda counter: counter.official.work(actor, tab, text, after),
            partial(self._show, after is not None),
        )

    def _show(self, more: bool, page: OfficialPage) -> None:
        kept = self.marked()
        self._next = page.next_key
        if more:
            self.model.add(page.views)
        else:
            self.model.put(page.views)
        show_if(self.more, page.next_key is not None)
        rows = self.model.rows()
        show_if(self.table, bool(rows))
        show_if(self.empty, not rows)
        searched = bool(self.search.text().strip())
        words = tr("Không tìm thấy hồ sơ nào khớp.") if searched else tr(_EMPTY[self._tab()])
        self.empty.set_text(words)
        if not rows:
            show_if(self.card, self.form.half_typed())
            return
        ids = [one.row.id for one in rows]
        at = ids.index(kept.row.id) if kept is not None and kept.row.id in ids else 0
        self.table.selectRow(at)
        self._follow()

    def _show_one(self, view: OfficialView) -> None:
        for part in (self.search, self.tabs):
            part.blockSignals(True)
        self.search.setText(view.row.code)
        self.tabs.setCurrentIndex(list(OfficialTab).index(tab_of(view)))
        for part in (self.search, self.tabs):
            part.blockSignals(False)
        self.refresh()

    def _show_counts(self, counts: dict[OfficialTab, int]) -> None:
        for at, tab in enumerate(OfficialTab):
            words = tr("{list} ({count})", list=tr(TAB_LABELS[tab]), count=counts[tab])
            self.tabs.setTabText(at, words)

    def _follow(self) -> None:
        """Show the marked dossier at the right, unless something is half typed for another."""
        view = self.marked()
        if view is None or self.form.half_typed():
            return
        fresh = view.row.id != self._wanted
        self._wanted = view.row.id
        self.card.show()
        self.card.set_title(f"{view.row.applicant_name} · {view.row.code}")
        self._tell_differences(view)
        self.form.show_view(view)
        if fresh:
            actor, dossier_id = self._actor, view.row.id
            self._reading.ask(
                lambda counter: counter.official.sheet(actor, dossier_id), self._show_sheet
            )

    def _show_sheet(self, sheet: OfficialSheet) -> None:
        self.sheet.show_sheet(sheet)

    def _tell_differences(self, view: OfficialView) -> None:
        told = "; ".join(
            tr(one.text, official=tr(one.official), ours=tr(one.ours)) for one in view.differences
        )
        self.differences.setText(told[:1].upper() + told[1:])
        show_if(self._differs, bool(told))

    def _enter(self) -> None:
        """Enter goes on from the list to what is to be done with the dossier."""
        part = self.sheet if self.parts.currentIndex() == _SHEET else self.form.code
        part.setFocus()

    def _may_drop(self) -> bool:
        if not self.form.half_typed():
            return True
        leave = messages.ask(
            tr("Bỏ thay đổi chưa lưu?"),
            tr("Những gì vừa ghi của hệ thống quốc gia sẽ mất."),
            yes=tr("Bỏ thay đổi"),
            no=tr("Ở lại"),
            danger=True,
        )
        if leave:
            self.form.forget()
        return leave

    def _note_saved(self) -> None:
        self._wanted = 0
        messages.success(tr("Đã ghi"), self.card.accessibleName())
        self.table.setFocus()
        self.refresh()

    def _look_again(self, changes: Changes) -> None:
        if changes & Changes.DOSSIERS and self.isVisible():
            self.refresh()


def _codes(view: OfficialView) -> str:
    return f"{view.row.code}\n{view.row.official_code or tr('chưa có mã')}"


def _whose(view: OfficialView) -> str:
    received_on = short_date(office_day(view.row.received_at))
    return f"{view.row.applicant_name}\n{received_on} · {view.row.procedure_name}"
