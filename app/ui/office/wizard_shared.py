"""The part of the wizard for an office with several counters: the address of its common store.

An empty database there becomes the store when the wizard ends; a store that is there is joined.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.shared_place import SharedPlace
from app.errors import InputError, MotCuaError
from app.ui.office.wizard_step import WizardTools
from app.ui.plugs import ProgramPlugs
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.password_edit import PasswordEdit
from app.ui.widgets.styling import show_if
from app.words import N_, tr

LONGEST_PASSWORD = 128
EXAMPLE = "postgresql://motcua@may-chu/motcua"


class SharedCard(Card):
    """Emits ``joined`` when this PC is a counter of a store that was there already."""

    joined = Signal()

    def __init__(self, tools: WizardTools) -> None:
        super().__init__(tr("Nhiều máy dùng chung một kho"))
        self._answers, self._operations = tools.flow.answers, tools.operations
        self._place = SharedPlace()
        self.wanted = QCheckBox(tr("Kho dữ liệu chung t&rên máy chủ PostgreSQL của cơ quan"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(EXAMPLE)
        self.address = Field(tr("Đị&a chỉ máy chủ"), self.line, required=True)
        self.word = PasswordEdit(LONGEST_PASSWORD)
        self.password = Field(tr("Mật &khẩu, nếu có"), self.word)
        self.test = Button(tr("Thử kết &nối"), icon="refresh")
        self.digit = ChoiceBox()
        self.number = Field(tr("&Số của máy này"), self.digit)
        self.join = Button(tr("Nố&i máy này vào kho chung"), "primary")
        self.instead = Button(tr("Thay một &máy đã bỏ…"))
        self.verdict = NoteLine()
        line = row(self.address, self.password, gap=GAP_M)
        line.setStretch(0, 3)
        line.setStretch(1, 1)
        actions = row(self.test, self.number, self.join, None, gap=GAP_M)
        for button in (self.test, self.join):
            # Level with the box of the field between them, not with its label.
            actions.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        for part in (self.wanted, line, self.verdict, actions, row(self.instead, None)):
            self.add(part)
        self.wanted.toggled.connect(self._follow)
        for typed in (self.line, self.word):
            typed.textEdited.connect(self._forget)
            typed.returnPressed.connect(self._test)
        self.test.clicked.connect(self._test)
        self.join.clicked.connect(self._join)
        self.instead.clicked.connect(self._take_over)

    def fill(self) -> None:
        """Show the answers."""
        self.line.setText(self._answers.database_url)
        self.word.setText(self._answers.database_password)
        self.wanted.setChecked(bool(self._answers.database_url))
        self._follow()

    def gather(self) -> None:
        """Put the address into the answers; none when it is not wanted."""
        wanted = self.wanted.isChecked()
        self._answers.database_url = self.line.text().strip() if wanted else ""
        self._answers.database_password = self.word.text() if wanted else ""

    def look(self, then: Callable[[], object], held: tuple[QWidget, ...] = ()) -> None:
        """Ask the server once more and call ``then`` if a store can be made there."""

        def go_on(place: SharedPlace) -> None:
            self._note(place)
            if place.is_empty:
                then()

        self._ask(go_on, held)

    def check(self) -> None:
        """Raise InputError("database_url") when an address is wanted and there is none."""
        if self.wanted.isChecked() and not self.line.text().strip():
            raise InputError(
                "database_url",
                N_("Chưa nhập địa chỉ máy chủ dữ liệu."),
                N_("Hỏi người quản trị máy chủ, hoặc bỏ đánh dấu nếu chỉ có một máy."),
            )

    def _follow(self) -> None:
        wanted = self.wanted.isChecked()
        for part in (self.address, self.password, self.test):
            show_if(part, wanted)
        self._forget()

    def _forget(self) -> None:
        self.address.clear_error()
        self.verdict.clear_note()
        for part in (self.number, self.join, self.instead):
            show_if(part, False)

    def _test(self) -> None:
        self._ask(self._note, (self.test,))

    def _ask(self, done: Callable[[SharedPlace], object], held: tuple[QWidget, ...]) -> None:
        self.gather()
        self._forget()
        try:
            self.check()
        except InputError as error:
            self._say(error)
            return
        address = self._answers.shared_address()
        self._operations.read(partial(_look, address), done, self._say, while_busy=held)

    def _note(self, place: SharedPlace) -> None:
        """Say what stands there, and offer what can be done with it."""
        self._place, free = place, place.free_digits()
        show_if(self.instead, bool(place.taken) and bool(place.leaders))
        if place.is_empty:
            self.verdict.show_note(
                "success", tr("Kết nối được. Cơ sở dữ liệu còn trống: đi tiếp để lập kho chung.")
            )
            return
        if not free:
            self.verdict.show_note("error", tr("Kho dữ liệu chung đã có đủ mười máy."))
            return
        text = tr("Kết nối được: kho dữ liệu chung của {office}.", office=place.office)
        self.verdict.show_note("success", text)
        self.digit.set_choices((digit, str(digit)) for digit in free)
        for part in (self.number, self.join):
            show_if(part, True)

    def _join(self) -> None:
        digit, address = self.digit.key(), self._answers.shared_address()
        assert isinstance(digit, int)
        folder = Path(self._answers.folder)
        self._operations.write(
            lambda plugs: plugs.shared.join(folder, address, digit, None),
            lambda _nothing: self.joined.emit(),
            self._say,
            while_busy=(self.join, self.test),
        )

    def _take_over(self) -> None:
        from app.ui.office.take_over_dialog import TakeOverDialog

        folder, address = Path(self._answers.folder), self._answers.shared_address()
        dialog = TakeOverDialog(self._operations, self._place, folder, address, self)
        dialog.accepted.connect(self.joined)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say(self, failure: MotCuaError) -> bool:
        title = tr(failure.title, **failure.values)
        self.address.show_error(f"{title} {tr(failure.advice, **failure.values)}".strip())
        return True


def _look(address: str, plugs: ProgramPlugs) -> SharedPlace:
    return plugs.shared.look(address)
