"""Shows a recovery key, puts it on paper, and asks for two groups back before one goes on.

Whether the key is new or the store's own, and who may see it, is the business of whoever shows it.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from app.domain.documents import PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.parts import OfficeHeader
from app.domain.forms.recovery_key import RecoveryKeyDocument
from app.domain.recovery_key import GROUPS, is_group, key_number, recovery_groups
from app.errors import InputError, MotCuaError
from app.services.commands import PrinterChoice
from app.ui.operations import Operations
from app.ui.plugs import KeyPlugs
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import N_, tr

# As many as the sheet of paper has in a row.
_A_ROW = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """What the panel needs to put a key on paper; the callables are asked when it does.

    ``words`` (*worker*) gives the forms as the office has corrected them, None before it could.
    """

    keys: KeyPlugs
    printer: Callable[[], str]
    data_folder: Callable[[], Path]
    now: Callable[[], datetime]
    words: Callable[[Any], FormSet | None] = lambda _backend: None


def choose_sheet(parent: QWidget, name: str) -> str:
    """Ask where to save the sheet called ``name``; empty when nothing was chosen."""
    title = tr("Lưu tờ khóa khôi phục")
    return QFileDialog.getSaveFileName(parent, title, name, tr("Tệp PDF (*.pdf)"))[0]


class RecoveryKeyPanel(QWidget):
    """Empty until ``show_key``; ``fields`` are the two groups that ``check`` compares."""

    def __init__(
        self,
        operations: Operations,
        sheets: Sheets,
        choose: Callable[[QWidget, str], str] = choose_sheet,
    ) -> None:
        super().__init__()
        self._operations, self._sheets, self._choose = operations, sheets, choose
        self._document: RecoveryKeyDocument | None = None
        self.number = Text("", "strong")
        self.cells = [Text("", "title") for _ in range(GROUPS)]
        self.print = Button(tr("&In tờ khóa"), icon="printer")
        self.print.clicked.connect(self._print)
        self.save = Button(tr("Lưu PDF ra &USB…"), icon="usb")
        self.save.clicked.connect(self._save)
        self.note = NoteLine()
        self._asked: tuple[int, ...] = ()
        self.fields = {f"group-{number}": Field("", QLineEdit()) for number in (1, 2)}
        self._lay_out()
        self.forget()

    def show_key(
        self, key: bytes, header: OfficeHeader, made_by: str = "", *, ask_back: bool = True
    ) -> None:
        """Show ``key``, and ask for two of its groups unless they were typed back before."""
        groups = recovery_groups(key)
        self._document = RecoveryKeyDocument(
            header=header,
            number=key_number(key),
            groups=groups,
            made_at=self._sheets.now(),
            made_by=made_by,
        )
        self.number.setText(tr("Số hiệu khóa: {number}", number=self._document.number))
        for cell, group in zip(self.cells, groups, strict=True):
            cell.setText(group)
        self._asked = tuple(sorted(secrets.SystemRandom().sample(range(GROUPS), 2)))
        for field, at in zip(self.fields.values(), self._asked, strict=True):
            field.set_label(tr("Gõ lại nhóm thứ {number}", number=at + 1))
            show_if(field, ask_back)
        printer = self._sheets.printer()
        self.print.setEnabled(bool(printer))
        self.print.setToolTip(printer or tr("Chưa chọn máy in: chép tay ra giấy hoặc lưu ra USB."))
        self.note.clear_note()

    def forget(self) -> None:
        """Take the key off the screen."""
        self._document, self._asked = None, ()
        for text in (self.number, *self.cells):
            text.setText("")
        for field in self.fields.values():
            field.clear_error()
            self._line(field).clear()

    def check(self) -> None:
        """Raise InputError for the first group that is not typed as it stands above."""
        groups: Sequence[str] = self._document.groups if self._document else ()
        for (name, field), at in zip(self.fields.items(), self._asked, strict=True):
            if not is_group(self._line(field).text(), groups[at]):
                raise InputError(
                    name,
                    N_("Chưa khớp với nhóm thứ {number}."),
                    N_("In hoặc chép khóa ra giấy, rồi gõ lại nhóm này từ tờ giấy."),
                    number=at + 1,
                )

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_M)
        grid.setVerticalSpacing(GAP_S)
        for at, cell in enumerate(self.cells):
            place = Text(str(at + 1), "small")
            place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            place.setMinimumWidth(place.fontMetrics().averageCharWidth() * 3)
            grid.addLayout(row(place, cell, None, gap=GAP_S), at // _A_ROW, at % _A_ROW)
        both = row(*self.fields.values(), gap=GAP_M)
        buttons = row(self.print, self.save, None)
        self.setLayout(column(self.number, grid, buttons, self.note, both, gap=GAP_M))

    def _line(self, field: Field) -> QLineEdit:
        assert isinstance(field.editor, QLineEdit)
        return field.editor

    def _print(self) -> None:
        document, sheets = self._document, self._sheets
        if document is None:
            return
        choice = PrinterChoice(name=self._sheets.printer(), size=PaperSize.A4)
        self._operations.output(
            lambda backend, _tick: sheets.keys.print_sheet(document, choice, sheets.words(backend)),
            lambda _done: self.note.show_note("success", tr("Đã gửi tờ khóa đến máy in.")),
            self._explain,
            while_busy=(self.print, self.save),
        )

    def _save(self) -> None:
        document, sheets = self._document, self._sheets
        if document is None:
            return
        chosen = self._choose(self, f"khoa-khoi-phuc-{document.number}.pdf")
        if not chosen:
            return
        path, data_folder = Path(chosen), sheets.data_folder()
        saved = tr("Đã lưu «{name}». In ra giấy rồi xóa tệp.", name=path.name)
        self._operations.output(
            lambda backend, _tick: sheets.keys.save_sheet(
                document, path, data_folder, sheets.words(backend)
            ),
            lambda _done: self.note.show_note("success", saved),
            self._explain,
            while_busy=(self.print, self.save),
        )

    def _explain(self, failure: MotCuaError) -> bool:
        title, advice = tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        self.note.show_note("error", f"{title} {advice}")
        return True
