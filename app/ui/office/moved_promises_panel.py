"""The promises that a changed calendar would move, and what a supervisor decides about each.

Only the decision is made here; the calendar section stores it together with the year.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QWidget

from app.domain.calendar_change import MovedPromise
from app.domain.vietnam_time import to_local
from app.services.calendar_commands import PromiseDecision
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import column, row
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr


@dataclass(frozen=True, slots=True)
class Choice:
    """A promise, and whether it is to move."""

    promise: MovedPromise
    moves: bool = False


class _Promises(Table):
    """Space does what Enter does: it would only mark a row that is marked already."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class MovedPromisesPanel(QWidget):
    """Every promise stays until somebody says otherwise; Space or Enter turns a marked one over.

    ``buttons`` stand apart, for the section to keep them in sight. Emits ``decided`` with the
    decision, ``left`` for Esc.
    """

    decided = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = Text("", "strong", wrap=True)
        advice = tr(
            "Giấy hẹn đã in giữ ngày cũ cho đến khi lãnh đạo quyết định. Phím cách đổi dòng đang "
            "chọn giữa «Giữ» và «Dời»; quyết định được ghi vào lịch sử từng hồ sơ."
        )
        self.table = _Promises(tr("Hồ sơ bị đổi ngày hẹn"))
        self.model = RowsModel[Choice](_shows(), self.table)
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(0, PillDelegate(self.table))
        self.table.set_columns(_COLUMNS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.move_all = Button(tr("&Dời tất cả"), icon="calendar-check")
        self.keep_all = Button(tr("&Giữ tất cả"), icon="clipboard-check")
        self.new_slips = QCheckBox(tr("&In giấy hẹn mới cho hồ sơ dời"))
        self.call_list = QCheckBox(tr("In danh sách gọi điện &báo công dân"))
        self.back = Button(tr("Về lịch (Esc)"), icon="arrow-back-up")
        self.confirm = Button("", "primary", icon="calendar-check", key="F9")
        self.buttons = QWidget()
        self.buttons.setLayout(row(self.back, None, self.confirm, gap=GAP_S))
        head = row(self.head, self.move_all, self.keep_all, gap=GAP_S)
        head.setStretch(0, 1)
        whole = column(
            head,
            Text(advice, "secondary", wrap=True),
            self.table,
            self.new_slips,
            self.call_list,
            gap=GAP_S,
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._connect()

    def ask(self, moved: Sequence[MovedPromise], year: int) -> None:
        """Show ``moved``, all of them kept, and let the keyboard go there."""
        self.head.setText(
            tr(
                "Lịch năm {year} làm đổi ngày hẹn của {count} hồ sơ.",
                year=year,
                count=len(moved),
            )
        )
        self.new_slips.setChecked(False)
        self.call_list.setChecked(False)
        self._put(Choice(one) for one in moved)
        self.table.selectRow(0)
        self.table.setFocus()

    def turn(self) -> None:
        """Move the marked promises, or keep them if all of them move."""
        marked = {index.row() for index in self.table.selectionModel().selectedRows()}
        rows = self.model.rows()
        free = [rows[at] for at in marked if not rows[at].promise.passed]
        moves = not all(one.moves for one in free)
        self._put(
            replace(one, moves=moves) if at in marked and not one.promise.passed else one
            for at, one in enumerate(rows)
        )

    def set_all(self, *, moves: bool) -> None:
        """Move all promises that can be, or keep all."""
        self._put(replace(one, moves=moves and not one.promise.passed) for one in self.model.rows())

    def decision(self) -> PromiseDecision:
        """Return what was decided."""
        rows = self.model.rows()
        return PromiseDecision(
            shown=frozenset(one.promise.dossier_id for one in rows),
            move=frozenset(one.promise.dossier_id for one in rows if one.moves),
            new_slips=self.new_slips.isChecked(),
            call_list=self.call_list.isChecked(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.table.activated.connect(lambda _index: self.turn())
        self.move_all.clicked.connect(lambda: self.set_all(moves=True))
        self.keep_all.clicked.connect(lambda: self.set_all(moves=False))
        self.confirm.clicked.connect(lambda: self.decided.emit(self.decision()))
        self.back.clicked.connect(self.left)

    def _put(self, choices: Iterable[Choice]) -> None:
        self.model.put(tuple(choices))
        rows = self.model.rows()
        moving = sum(one.moves for one in rows)
        label = tr("Xác nhận: dời {moved}, giữ {kept}", moved=moving, kept=len(rows) - moving)
        self.confirm.set_label(label)
        for box in (self.new_slips, self.call_list):
            box.setEnabled(moving > 0)


_COLUMNS = (
    Column("Đã qua", pill=True),
    Column("TN10-000000-0000-00"),
    Column("Nguyễn Thị Yến", stretch=True, drop=1),
    Column("Đăng ký khai sinh", drop=3),
    Column("00:00 00/00  "),
    Column("Theo lịch mới"),
    Column("So với trước", drop=2),
)


def _shows() -> tuple[Show[Choice], ...]:
    return (
        Show(tr("Quyết định"), lambda one: _pill(one).text, _pill),
        Show(tr("Mã hồ sơ"), lambda one: one.promise.code),
        Show(tr("Người nộp"), lambda one: one.promise.applicant_name),
        Show(tr("Thủ tục"), lambda one: one.promise.procedure_name),
        Show(tr("Hẹn đã ghi"), lambda one: _moment(one.promise.promised_at)),
        Show(tr("Theo lịch mới"), lambda one: _moment(one.promise.becomes)),
        Show(
            tr("So với trước"), lambda one: tr("muộn hơn") if one.promise.later else tr("sớm hơn")
        ),
    )


def _pill(one: Choice) -> Pill:
    if one.promise.passed:
        return Pill(tr("Đã qua"), "ban", PillTone.WAITING)
    if one.moves:
        return Pill(tr("Dời"), "calendar-check", PillTone.ACTIVE)
    return Pill(tr("Giữ"), "check", PillTone.FINE)


def _moment(instant: datetime) -> str:
    return f"{to_local(instant):%H:%M %d/%m}"
