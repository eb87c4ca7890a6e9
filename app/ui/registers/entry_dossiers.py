"""The dossiers of an entry: scanned or typed in, opened with Enter, taken out with a key."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.register_entries import LinkedDossier
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_moment
from app.errors import MotCuaError
from app.services.register_commands import LinkDossier, UnlinkDossier
from app.ui.dossier.form_part import error_words
from app.ui.dossier.search_line import SearchLine
from app.ui.dossier.typed_entry import read_typed
from app.ui.operations import LatestOnly, Operations
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr


class EntryDossiers(Card):
    """Emits ``opened`` with the key of a dossier whose card is wanted, ``left`` for Esc."""

    opened = Signal(int)
    left = Signal()

    def __init__(self, operations: Operations, actor: Actor, today: Callable[[], date]) -> None:
        super().__init__(" ")
        self._operations, self._actor, self._today = operations, actor, today
        self._latest = LatestOnly(operations)
        self._entry_id = 0
        self.line = SearchLine("F10")
        self.line.setPlaceholderText(tr("hoặc quét giấy hẹn"))
        self.field = Field(tr("&Mã hồ sơ"), self.line)
        self.note = Text(_note(()), "secondary", wrap=True)
        self.model = RowsModel[LinkedDossier](
            (
                Show(tr("Mã hồ sơ"), lambda one: one.code),
                Show(tr("Thủ tục"), lambda one: one.procedure_name),
                Show(tr("Hẹn trả"), lambda one: short_moment(one.promised_at)),
            ),
            self,
        )
        self.table = Table(tr("Hồ sơ kèm dòng này"))
        self.table.setModel(self.model)
        self.table.set_columns(
            (
                Column("TN10-000000-0000-00"),
                Column("Đăng ký khai sinh", stretch=True),
                Column("00:00 00/00/0000", drop=1),
            )
        )
        self.open = Button(tr("Mở hồ sơ"), icon="folder-open", key="F2")
        self.remove = Button(tr("Gỡ khỏi dòng"), icon="trash")
        self.leave = Button(tr("Về sổ (Esc)"), icon="arrow-back-up")
        self.add(self.note)
        self.add(self.field)
        self.add(self.table, 1)
        self.add(row(self.open, self.remove, None, self.leave, gap=GAP_S))
        self.frame_focus_of(self.table)
        to_line = QShortcut(QKeySequence("F10"), self)
        to_line.activated.connect(self.line.setFocus)
        self.line.returnPressed.connect(self._submit)
        self.table.activated.connect(lambda index: self.opened.emit(self._id(index.row())))
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self._remove)
        self.leave.clicked.connect(self.left)

    def begin(self, title: str, entry_id: int) -> None:
        """Show the dossiers of the entry that ``title`` names, to be added to."""
        self.set_title(title)
        self._entry_id = entry_id
        self.line.clear()
        self.refresh()

    def refresh(self) -> None:
        """Look at the dossiers anew."""
        actor, entry_id = self._actor, self._entry_id
        self._latest.ask(
            lambda counter: counter.registers.card(actor, entry_id),
            lambda card: self.show_dossiers(card.dossiers, card.awaited),
        )

    def take(self, code: str) -> None:
        """Add the dossier with this code to the entry."""
        command = LinkDossier(actor=self._actor, entry_id=self._entry_id, code=code)
        self._operations.write(
            lambda counter: counter.registers.link(command), self._note_linked, self._refuse
        )

    def show_dossiers(self, dossiers: Sequence[LinkedDossier], awaited: Sequence[str] = ()) -> None:
        """Show these dossiers, and the codes of those that another counter has not sent yet."""
        self.note.setText(_note(awaited))
        self.set_aside(tr("{count} hồ sơ", count=len(dossiers)))
        self.model.put(dossiers)
        self.field.clear_error()
        works = self._actor.may(Permission.WORK_AT_DESK)
        self.line.setEnabled(works)
        self.open.setEnabled(bool(dossiers))
        self.remove.setEnabled(works and bool(dossiers))
        if dossiers and not self.table.selectionModel().hasSelection():
            self.table.selectRow(len(dossiers) - 1)

    def _note_linked(self, _answer: object) -> None:
        self.line.clear()
        self.field.clear_error()
        self.line.setFocus()
        self.refresh()

    def _refuse(self, failure: MotCuaError) -> bool:
        self.field.show_error(error_words(failure))
        self.line.selectAll()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)

    def first_field(self) -> QWidget:
        """Return where a code is typed, or the way back for who adds none."""
        return self.line if self.line.isEnabled() else self.leave

    def _submit(self) -> None:
        text, today = self.line.text().strip(), self._today()
        if text:
            self._operations.read(
                lambda counter: str(read_typed(counter, text, today).code), self.take, self._refuse
            )

    def _open(self) -> None:
        if (marked := self._marked()) is not None:
            self.opened.emit(marked)

    def _remove(self) -> None:
        marked = self._marked()
        if marked is None:
            return
        command = UnlinkDossier(actor=self._actor, entry_id=self._entry_id, dossier_id=marked)
        self._operations.write(
            lambda counter: counter.registers.unlink(command), lambda _answer: self.refresh()
        )

    def _marked(self) -> int | None:
        rows = self.table.selectionModel().selectedRows()
        return self._id(rows[0].row()) if rows and self.model.rowCount() else None

    def _id(self, at: int) -> int:
        return self.model.row(at).dossier_id


def _note(awaited: Sequence[str]) -> str:
    if awaited:
        codes = ", ".join(awaited)
        return tr("Máy này chưa có hồ sơ {codes}: nhập gói dữ liệu của quầy nhận.", codes=codes)
    return tr("Quét từng giấy hẹn: hồ sơ tự vào danh sách, mỗi hồ sơ một lần.")
