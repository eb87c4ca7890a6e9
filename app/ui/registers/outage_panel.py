"""The late dossiers an outage touched: proposed by the program, excused by a supervisor."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStackedWidget, QWidget

from app.domain.outages import TOUCH_LABELS, TouchedDossier
from app.domain.roles import ROLE_LABELS, Actor, Permission
from app.domain.vietnam_time import to_local
from app.errors import MotCuaError
from app.services.register_commands import Exclude, Excluded
from app.ui import messages
from app.ui.dossier.form_part import error_words
from app.ui.operations import LatestOnly, Operations
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import row
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.styling import show_if
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr


class OutagePanel(Card):
    """``show_paper`` shows the report once it is made, by its key.

    Emits ``opened`` with the key of a dossier whose card is wanted, ``add_wanted`` for one the
    program did not find, ``left`` for Esc.
    """

    opened = Signal(int)
    add_wanted = Signal()
    left = Signal()

    def __init__(
        self, operations: Operations, actor: Actor, show_paper: Callable[[int], object]
    ) -> None:
        super().__init__(" ")
        self._operations, self._actor, self._show_paper = operations, actor, show_paper
        self._latest = LatestOnly(operations)
        self._entry_id = 0
        self.may_approve = actor.may(Permission.CLOSE_DAY)
        self.note = InlineBanner()
        self.model = RowsModel[TouchedDossier](_shows(), self)
        self.table = Table(tr("Hồ sơ bị ảnh hưởng"))
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(0, PillDelegate(self.table))
        self.table.set_columns(_COLUMNS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._empty = EmptyState("circle-check", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.figures = Text("", "strong", wrap=True)
        self.approve = Button(tr("Duyệt"), "primary", icon="check", key="F9")
        self.all = Button(tr("Tất cả"), icon="clipboard-check", key="F10")
        self.report = Button(tr("Báo cáo"), icon="report", key="Ctrl+P")
        self.more = Button(tr("&Thêm hồ sơ khác"), "quiet", icon="plus")
        self.leave = Button(tr("Về sổ (Esc)"), icon="arrow-back-up")
        self.reason = QLineEdit()
        self.withdraw = Button(tr("&Bỏ loại trừ"), icon="ban")
        self._reason_field = Field(tr("&Lý do bỏ loại trừ"), self.reason)
        self._lay_out(actor)
        self._connect()

    def begin(self, title: str, entry_id: int) -> None:
        """Show what the outage that ``title`` names has touched."""
        self.set_title(title)
        self.note.close_note()
        self.reason.clear()
        self._entry_id = entry_id
        self.model.put(())
        self.refresh()

    def refresh(self) -> None:
        """Look at the dossiers anew."""
        actor, entry_id = self._actor, self._entry_id
        self._latest.ask(
            lambda counter: counter.registers.touched(actor, entry_id),
            self.show_touched,
            self._nothing_to_show,
        )

    def show_touched(self, touched: Sequence[TouchedDossier]) -> None:
        """Show these dossiers, keeping the marks."""
        marked = {one.dossier_id for one in self.marked()}
        self.model.put(touched)
        self._stack.setCurrentWidget(self.table if touched else self._empty)
        self._empty.set_text(
            tr("Không có hồ sơ quá hạn vì sự cố này"),
            tr("Hồ sơ khác quá hạn vì sự cố: bấm «Thêm hồ sơ khác» rồi quét giấy hẹn."),
        )
        approved = sum(one.approved_at is not None for one in touched)
        explained = sum(one.explained for one in touched)
        self.set_aside(tr("{count} hồ sơ", count=len(touched)))
        self.figures.setText(
            tr(
                "Quá hạn: {gross} · đủ căn cứ do sự cố: {explained} · đã loại trừ: {approved} "
                "· còn lại: {net}",
                gross=len(touched),
                explained=explained,
                approved=approved,
                net=len(touched) - approved,
            )
        )
        self.table.clearSelection()
        kept = [at for at, one in enumerate(touched) if one.dossier_id in marked]
        waiting = [at for at, one in enumerate(touched) if one.approved_at is None]
        # Once the marked ones are excused, the next one that is not comes in front.
        self._mark([at for at in kept if at in waiting] or waiting[:1] or kept or [0])
        self.all.set_label(
            tr("Duyệt cả {count}", count=len(touched) - approved)
            if approved < len(touched)
            else tr("Tất cả")
        )
        self._offer()

    def marked(self) -> list[TouchedDossier]:
        """Return the marked dossiers."""
        rows = self.table.selectionModel().selectedRows()
        count = self.model.rowCount()
        return [self.model.row(at) for at in sorted(one.row() for one in rows) if at < count]

    def _nothing_to_show(self, failure: MotCuaError) -> bool:
        self.show_touched(())
        self._empty.set_text(
            tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        )
        return True

    def _explain(self, failure: MotCuaError) -> bool:
        if getattr(failure, "field", "") == "reason":
            self._reason_field.show_error(error_words(failure))
            self.reason.setFocus()
            return True
        self.note.show_note(
            "error",
            tr(failure.title, **failure.values),
            tr(failure.advice, **failure.values),
        )
        return True

    def first_field(self) -> QWidget:
        """Return the table, or the way back while nothing is in it."""
        return self.table if self.model.rowCount() else self.leave

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, actor: Actor) -> None:
        purpose = tr(
            "Chương trình tìm hồ sơ quá hạn có hẹn trả hoặc được xử lý trong lúc có sự cố. "
            "Lãnh đạo duyệt thì số quá hạn sau loại trừ trong mọi báo cáo giảm theo."
        )
        self.add(Text(purpose, "secondary", wrap=True))
        if not self.may_approve:
            banner = InlineBanner(closable=False)
            role = tr(ROLE_LABELS[actor.role])
            banner.show_note(
                "info",
                tr("Vai trò «{role}» chỉ được xem phần này.", role=role),
                tr("Mời lãnh đạo phụ trách đăng nhập để duyệt."),
            )
            self.add(banner)
        self.add(self._stack, 1)
        figures = row(self.figures, self.more, gap=GAP_M)
        figures.setStretch(0, 1)
        self.add(figures)
        self.add(self.note)
        back = QWidget()
        line = row(self._reason_field, self.withdraw, gap=GAP_M)
        line.setStretch(0, 1)
        line.setAlignment(self.withdraw, Qt.AlignmentFlag.AlignBottom)
        line.setContentsMargins(0, 0, 0, 0)
        back.setLayout(line)
        self._back = back
        self.add(back)
        self.add(row(self.approve, self.all, self.report, None, self.leave, gap=GAP_S))
        self.frame_focus_of(self.table)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.table.activated.connect(
            lambda index: self.opened.emit(self.model.row(index.row()).dossier_id)
        )
        self.approve.clicked.connect(lambda: self._approve(self.marked()))
        self.all.clicked.connect(lambda: self._approve(self.model.rows()))
        self.withdraw.clicked.connect(self._withdraw)
        self.report.clicked.connect(self._report)
        self.leave.clicked.connect(self.left)
        self.more.clicked.connect(self.add_wanted)
        self.reason.textEdited.connect(lambda _text: self._reason_field.clear_error())

    def _approve(self, wanted: Sequence[TouchedDossier]) -> None:
        ids = tuple(one.dossier_id for one in wanted if one.approved_at is None)
        if ids:
            self.note.close_note()
            self._exclude(Exclude(actor=self._actor, entry_id=self._entry_id, dossier_ids=ids))

    def _withdraw(self) -> None:
        ids = tuple(one.dossier_id for one in self.marked() if one.approved_at is not None)
        self.note.close_note()
        self._exclude(
            Exclude(
                actor=self._actor,
                entry_id=self._entry_id,
                dossier_ids=ids,
                excluded=False,
                reason=self.reason.text(),
            )
        )

    def _exclude(self, command: Exclude) -> None:
        def done(answer: Excluded) -> None:
            self.reason.clear()
            count = len(answer.codes)
            words = (
                tr("Đã loại trừ {count} hồ sơ", count=count)
                if command.excluded
                else tr("Đã bỏ loại trừ {count} hồ sơ", count=count)
            )
            messages.success(words, tr("Số liệu báo cáo đã tính theo."))
            self.refresh()

        self._operations.write(
            lambda counter: counter.registers.exclude(command),
            done,
            self._explain,
            while_busy=(self.approve, self.all, self.withdraw),
        )

    def _report(self) -> None:
        actor, entry_id = self._actor, self._entry_id
        self._operations.write(
            lambda counter: counter.registers.exclusion_request(actor, entry_id),
            lambda asked: self._show_paper(asked.print_ids[0]),
            self._explain,
            while_busy=(self.report,),
        )

    def _offer(self) -> None:
        """Let only what the marked dossiers allow be pressed."""
        marked, all_rows = self.marked(), self.model.rows()
        waiting = [one for one in marked if one.approved_at is None]
        approved = [one for one in marked if one.approved_at is not None]
        self.approve.setEnabled(self.may_approve and bool(waiting))
        open_rows = any(one.approved_at is None for one in all_rows)
        self.all.setEnabled(self.may_approve and open_rows)
        excused = any(one.approved_at is not None for one in all_rows)
        self.report.setEnabled(self.may_approve and excused)
        show_if(self._back, self.may_approve and bool(approved))

    def _mark(self, places: Sequence[int]) -> None:
        if not self.model.rowCount():
            return
        mode = self.table.selectionMode()
        self.table.setCurrentIndex(self.model.index(places[0], 0))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        for place in places[1:]:
            self.table.selectRow(place)
        self.table.setSelectionMode(mode)


_COLUMNS = (
    Column("Đã loại trừ", pill=True),
    Column("TN10-000000-0000-00"),
    Column("Đăng ký khai sinh", drop=2),
    Column("00:00 00/00", drop=3),
    Column("00:00 00/00"),
    Column("00:00 00/00", drop=1),
    Column("Hẹn trả đúng lúc có sự cố", stretch=True),
)


def _shows() -> tuple[Show[TouchedDossier], ...]:
    return (
        Show(tr("Tình trạng"), _state, _pill),
        Show(tr("Mã hồ sơ"), lambda one: one.code),
        Show(tr("Thủ tục"), lambda one: one.procedure_name),
        Show(tr("Tiếp nhận"), lambda one: _moment(one.received_at)),
        Show(tr("Hẹn trả"), lambda one: _moment(one.promised_at)),
        Show(
            tr("Có kết quả"),
            lambda one: _moment(one.finished_at) if one.finished_at else tr("chưa có"),
        ),
        Show(tr("Vì sao đề nghị"), lambda one: tr(TOUCH_LABELS[one.how])),
    )


def _moment(instant: datetime) -> str:
    return f"{to_local(instant):%H:%M %d/%m}"


def _state(one: TouchedDossier) -> str:
    if one.approved_at is not None:
        return tr("Đã loại trừ")
    return tr("Đủ căn cứ") if one.explained else tr("Cần xem lại")


def _pill(one: TouchedDossier) -> Pill:
    if one.approved_at is not None:
        return Pill(_state(one), "check", PillTone.FINE)
    if one.explained:
        return Pill(_state(one), "clipboard-check", PillTone.NEW)
    return Pill(_state(one), "help-circle", PillTone.WAITING)
