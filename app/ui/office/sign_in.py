"""The sign-in window: who is at the desk, proved by a PIN; also where the language is chosen.

It opens before anything slow is loaded. What comes after it is the program's business.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.clerk import LONGEST_PIN
from app.domain.listings import ClerkRow
from app.errors import MotCuaError, NotFoundError
from app.services.answers import SignedIn
from app.ui.office.clerk_list import ClerkList
from app.ui.office.sign_in_board import SignInBoard
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_XL
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import BannerKind, InlineBanner
from app.ui.widgets.language_switch import LanguageSwitch
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

_Desk = tuple[str, tuple[ClerkRow, ...]]


class SignInWindow(QWidget):
    """Emits ``signed_in`` with the Actor, ``language_chosen``, and ``closing`` when it is closed.

    ``load`` asks for the office and its clerks; until it is answered there is nobody to choose.
    """

    signed_in = Signal(object)
    language_chosen = Signal(str)
    closing = Signal()

    def __init__(self, operations: Operations, now: Callable[[], datetime], language: str) -> None:
        super().__init__()
        self._operations = operations
        self._now = now
        self._clerks: Sequence[ClerkRow] = ()
        self._office = ""
        self._last: int | None = None
        self._content: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.rebuild(language)

    def load(self) -> None:
        """Ask for the office's name and its clerks; a store that cannot be opened is explained."""
        self.note.close_note()
        self.retry.hide()
        self.waiting.setVisible(not self._clerks)
        self._operations.read(_desk, self._show_desk, self._show_trouble)

    def prefer(self, clerk_id: int) -> None:
        """Mark this clerk at the next showing: who was here last mostly comes back."""
        self._last = clerk_id
        self.list.put(self._clerks, clerk_id)

    def say(self, kind: BannerKind, title: str, text: str = "") -> None:
        """Show a note over the list; both texts are already translated."""
        self.note.show_note(kind, title, text)

    def rebuild(self, language: str) -> None:
        """Build everything in the language in force, keeping who was marked."""
        old = self._content
        marked = self.list.clerk() if old is not None else None
        self.setWindowTitle(tr("Một Cửa – đăng nhập"))
        self._make_parts(language)
        self.board.show_office(self._office)
        self._content = QWidget()
        content = row(self.board, self._form(), gap=0)
        content.setStretch(0, 2)
        content.setStretch(1, 3)
        self._content.setLayout(content)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._content)
        self.list.put(self._clerks, marked.id if marked else self._last)
        self._note_ready()
        if old is not None:
            old.hide()
            old.deleteLater()
            self._focus_into()

    def sizeHint(self) -> QSize:
        return QSize(1366, 689)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_into()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        event.accept()

    def _make_parts(self, language: str) -> None:
        self.board = SignInBoard(self._now)
        self.switch = LanguageSwitch(language)
        self.switch.chosen.connect(self.language_chosen)
        self.note = InlineBanner()
        self.retry = Button(tr("&Thử lại"), icon="refresh")
        self.retry.clicked.connect(self.load)
        self.note.add_action(self.retry)
        show_if(self.retry, False)
        self.list = ClerkList()
        self.list.activated.connect(lambda _index: self.pin.setFocus())
        self.list.digit_typed.connect(self._begin_pin)
        self.list.clerk_changed.connect(self._forget_pin)
        self.waiting = Text(tr("Đang mở dữ liệu…"), "secondary")
        self.pin = DigitEdit(LONGEST_PIN)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.returnPressed.connect(self._sign_in)
        self.pin_field = Field(tr("Mã &PIN"), self.pin)
        self.enter = Button(tr("Đăng &nhập"), "primary", icon="arrow-right")
        self.enter.setAutoDefault(True)
        self.enter.clicked.connect(self._sign_in)

    def _form(self) -> QWidget:
        people = Card(tr("Ai đang ở quầy?"))
        people.add(self.waiting)
        self.list.stand_in(people)
        # An empty label keeps the button level with the field, whatever stands under the field.
        beside = column(Text(" ", "label"), self.enter, None, gap=2)
        line = row(self.pin_field, beside, gap=GAP_M)
        line.setStretch(0, 1)
        people.add(line)
        heading = row(Text(tr("Đăng nhập"), "heading"), None, self.switch)
        hint = Text(tr("Gõ vài chữ của tên hoặc bấm mũi tên để chọn, rồi gõ mã PIN."), "secondary")
        form = QWidget()
        layout = column(heading, hint, self.note, people, gap=GAP_M)
        layout.setContentsMargins(2 * GAP_XL, GAP_XL, 2 * GAP_XL, GAP_L)
        layout.setStretch(3, 1)
        form.setLayout(layout)
        return form

    def _focus_into(self) -> None:
        (self.pin if self._last is not None else self.list).setFocus()

    def _show_desk(self, desk: _Desk) -> None:
        self._office, self._clerks = desk
        self.board.show_office(self._office)
        marked = self.list.clerk()
        self.list.put(self._clerks, marked.id if marked else self._last)
        self._note_ready()

    def _note_ready(self) -> None:
        show_if(self.waiting, not self._clerks)
        for widget in (self.pin, self.enter):
            widget.setEnabled(bool(self._clerks))

    def _show_trouble(self, failure: MotCuaError) -> bool:
        title = tr(failure.title, **failure.values)
        self.say("error", title, tr(failure.advice, **failure.values))
        self.retry.show()
        self.waiting.hide()
        return True

    def _begin_pin(self, digit: str) -> None:
        self.pin.setFocus()
        self.pin.set_digits(digit)

    def _forget_pin(self) -> None:
        self.pin.clear()
        self.pin_field.clear_error()

    def _sign_in(self) -> None:
        clerk, pin = self.list.clerk(), self.pin.digits()
        if clerk is None:
            return
        self.note.close_note()
        if not pin:
            self.pin_field.show_error(tr("Gõ mã PIN của {clerk}.", clerk=clerk.name))
            self.pin.setFocus()
            return
        key = clerk.id
        self._operations.write(
            lambda counter: counter.office.sign_in(key, pin),
            self._welcome,
            self._refuse,
            while_busy=(self.enter, self.pin, self.list),
        )

    def _welcome(self, answer: SignedIn) -> None:
        self._forget_pin()
        self._last = answer.actor.clerk_id
        self.signed_in.emit(answer.actor)

    def _refuse(self, failure: MotCuaError) -> bool:
        title, advice = tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        self.pin.clear()
        self.pin_field.show_error(f"{title} {advice}")
        self.pin.setFocus()
        if isinstance(failure, NotFoundError):
            self.load()
        return True


def _desk(counter: "Counter") -> _Desk:
    """Return the office's name and the clerks who can sign in; on a worker."""
    clerks = tuple(clerk for clerk in counter.office.clerks() if clerk.has_pin)
    return counter.office.profile().name, clerks
