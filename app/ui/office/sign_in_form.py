"""The right half of the sign-in window: choosing a clerk, typing the PIN, choosing the language."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.clerk import LONGEST_PIN
from app.errors import MotCuaError, NotFoundError
from app.ui.office.clerk_list import ClerkList
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
    from app.domain.listings import ClerkRow
    from app.services.answers import SignedIn
    from app.services.counter import Counter


class SignInForm(QWidget):
    """Emits ``signed_in`` with the Actor, ``language_chosen``, and ``office_known`` with its name.

    ``load`` asks for the office and its clerks; until it is answered there is nobody to choose.
    """

    signed_in = Signal(object)
    language_chosen = Signal(str)
    office_known = Signal(str)

    def __init__(
        self, operations: Operations, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._clerks: Sequence[ClerkRow] = ()
        self._last: int | None = None
        self._make_parts(language)
        self._lay_out()
        self._note_ready()

    def load(self) -> None:
        """Ask for the office's name and its clerks; a store that cannot be opened is explained."""
        self.note.close_note()
        show_if(self.retry, False)
        show_if(self.waiting, not self._clerks)
        self._operations.read(_desk, self._show_desk, self._show_trouble)

    def prefer(self, clerk_id: int | None) -> None:
        """Mark this clerk: who was here last mostly comes back, and only types the PIN."""
        self._last = clerk_id
        self.list.put(self._clerks, clerk_id)

    def take_over(self, other: "SignInForm") -> None:
        """Go on where ``other``, in another language, was left."""
        self._clerks, self._last = other._clerks, other._last
        marked = other.list.clerk()
        self.list.put(self._clerks, marked.id if marked else self._last)
        self._note_ready()

    def say(self, kind: BannerKind, title: str, text: str = "") -> None:
        """Show a note over the list; both texts are already translated."""
        self.note.show_note(kind, title, text)

    def focus_into(self) -> None:
        """Put the keyboard where the next thing is typed; nowhere while there is nobody."""
        if self._clerks:
            (self.pin if self._last is not None else self.list).setFocus()

    def _make_parts(self, language: str) -> None:
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

    def _lay_out(self) -> None:
        people = Card(tr("Ai đang ở quầy?"))
        people.add(self.waiting)
        people.add(self.list, 1)
        people.frame_focus_of(self.list)
        # An empty label keeps the button level with the field, whatever stands under the field.
        beside = column(Text(" ", "label"), self.enter, None, gap=2)
        line = row(self.pin_field, beside, gap=GAP_M)
        line.setStretch(0, 1)
        people.add(line)
        heading = row(Text(tr("Đăng nhập"), "heading"), None, self.switch)
        how = tr("Gõ vài chữ của tên hoặc bấm mũi tên để chọn, rồi gõ mã PIN.")
        hint = Text(how, "secondary", wrap=True)
        layout = column(heading, hint, self.note, people, gap=GAP_M)
        layout.setContentsMargins(2 * GAP_XL, GAP_XL, 2 * GAP_XL, GAP_L)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _show_desk(self, desk: "tuple[str, tuple[ClerkRow, ...]]") -> None:
        office, self._clerks = desk
        self.office_known.emit(office)
        marked = self.list.clerk()
        self.list.put(self._clerks, marked.id if marked else self._last)
        self._note_ready()
        if marked is None:
            self.focus_into()

    def _note_ready(self) -> None:
        show_if(self.waiting, not self._clerks)
        for widget in (self.pin, self.enter):
            widget.setEnabled(bool(self._clerks))

    def _show_trouble(self, failure: MotCuaError) -> bool:
        title = tr(failure.title, **failure.values)
        self.say("error", title, tr(failure.advice, **failure.values))
        show_if(self.retry, True)
        show_if(self.waiting, False)
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

    def _welcome(self, answer: "SignedIn") -> None:
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


def _desk(counter: "Counter") -> "tuple[str, tuple[ClerkRow, ...]]":
    """Return the office's name and the clerks who can sign in; on a worker."""
    clerks = tuple(clerk for clerk in counter.office.clerks() if clerk.has_pin)
    return counter.office.profile().name, clerks
