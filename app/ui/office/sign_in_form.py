"""The right half of the sign-in window: choosing a clerk, proving it, choosing the language."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.roles import Actor
from app.domain.sign_in import PasswordWish, Secret
from app.domain.vietnam_time import short_moment
from app.errors import KeyNeededError, MotCuaError, StoreDamagedError
from app.ui.office.clerk_list import ClerkList
from app.ui.office.secret_entry import SecretEntry
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_XL
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
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

    ``troubled`` carries why the store could not be opened, which stands on the form already.

    ``load`` asks for the office and its clerks; until it is answered there is nobody to choose.
    """

    signed_in = Signal(object)
    language_chosen = Signal(str)
    office_known = Signal(str)
    troubled = Signal(object)
    restore_wanted = Signal()

    def __init__(
        self, operations: Operations, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._clerks: Sequence[ClerkRow] = ()
        self._last: int | None = None
        self._shown: ClerkRow | None = None
        self._make_parts(language)
        self._lay_out()
        self._note_ready()

    def load(self) -> None:
        """Ask for the office's name and its clerks; a store that cannot be opened is explained."""
        self.note.close_note()
        for button in (self.retry, self.restore):
            show_if(button, False)
        show_if(self.waiting, not self._clerks)
        self._operations.read(_desk, self._show_desk, self._show_trouble)

    def prefer(self, clerk_id: int | None) -> None:
        """Mark this clerk: who was here last mostly comes back, and only types the PIN."""
        self._last = clerk_id
        self._offer(clerk_id)

    def take_over(self, other: "SignInForm") -> None:
        """Go on where ``other``, in another language, was left."""
        self._clerks, self._last = other._clerks, other._last
        marked = other.list.clerk()
        self._offer(marked.id if marked else self._last)
        self._note_ready()

    def say(self, kind: BannerKind, title: str, text: str = "") -> None:
        """Show a note over the list; both texts are already translated."""
        self.note.show_note(kind, title, text)

    def focus_into(self) -> None:
        """Put the keyboard where the next thing is typed; nowhere while there is nobody."""
        if self._clerks:
            (self.secret if self._last is not None else self.list).setFocus()

    def _make_parts(self, language: str) -> None:
        self.switch = LanguageSwitch(language)
        self.switch.chosen.connect(self.language_chosen)
        self.note = InlineBanner()
        self.retry = Button(tr("&Thử lại"), icon="refresh")
        self.retry.clicked.connect(self.load)
        self.restore = Button(tr("Phục &hồi…"), "primary", icon="arrow-back-up")
        self.restore.clicked.connect(self.restore_wanted)
        for button in (self.retry, self.restore):
            self.note.add_action(button)
            show_if(button, False)
        self.list = ClerkList()
        self.list.activated.connect(lambda _index: self.secret.setFocus())
        self.list.digit_typed.connect(lambda digit: self.secret.begin(digit))
        self.list.clerk_changed.connect(self._follow_clerk)
        self.waiting = Text(tr("Đang mở dữ liệu…"), "secondary")
        self.secret = SecretEntry()
        self.secret.submitted.connect(self._sign_in)
        self.pin, self.pin_field = self.secret.pin, self.secret.pin_field
        self.enter = Button(tr("Đăng &nhập"), "primary", icon="arrow-right")
        self.enter.setAutoDefault(True)
        self.enter.clicked.connect(self._sign_in)
        self.other_way = Button(tr("Quên mã PIN? &Dùng mật khẩu"), "quiet")
        self.other_way.clicked.connect(self._ask_password)
        self.release = Button(tr("Nhờ lãnh đạo mở &khóa…"), icon="lock")
        self.release.clicked.connect(self._ask_release)

    def _lay_out(self) -> None:
        people = Card(tr("Ai đang ở quầy?"))
        people.add(self.waiting)
        people.add(self.list, 1)
        people.frame_focus_of(self.list)
        # An empty label keeps the button level with the field, whatever stands under the field.
        beside = column(Text(" ", "label"), self.enter, None, gap=2)
        line = row(self.secret, beside, gap=GAP_M)
        line.setStretch(0, 1)
        people.add(line)
        people.add(row(self.release, self.other_way, None))
        heading = row(Text(tr("Đăng nhập"), "heading"), None, self.switch)
        how = tr("Gõ vài chữ của tên hoặc bấm mũi tên để chọn, rồi gõ mã PIN hoặc mật khẩu.")
        hint = Text(how, "secondary", wrap=True)
        layout = column(heading, hint, self.note, people, gap=GAP_M)
        layout.setContentsMargins(2 * GAP_XL, GAP_XL, 2 * GAP_XL, GAP_L)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _show_desk(self, desk: "tuple[str, tuple[ClerkRow, ...]]") -> None:
        office, self._clerks = desk
        self.office_known.emit(office)
        marked = self.list.clerk()
        self._offer(marked.id if marked else self._last)
        self._note_ready()
        if marked is None:
            self.focus_into()

    def _note_ready(self) -> None:
        show_if(self.waiting, not self._clerks)
        for widget in (self.secret, self.enter):
            widget.setEnabled(bool(self._clerks))

    def _show_trouble(self, failure: MotCuaError) -> bool:
        title = tr(failure.title, **failure.values)
        self.say("error", title, tr(failure.advice, **failure.values))
        show_if(self.retry, True)
        show_if(self.restore, isinstance(failure, StoreDamagedError | KeyNeededError))
        show_if(self.waiting, False)
        self.troubled.emit(failure)
        return True

    def _offer(self, clerk_id: int | None) -> None:
        self.list.put(self._clerks, clerk_id)
        self._follow_clerk()

    def _follow_clerk(self) -> None:
        """Ask for what the clerk who is marked must give; what is typed stays with its clerk."""
        clerk, before = self.list.clerk(), self._shown
        self._shown = clerk
        asked = clerk.asked if clerk is not None else Secret.PIN
        if clerk is None or before is None or (clerk.id, asked) != (before.id, before.asked):
            self.secret.ask(asked)
        locked = clerk is not None and clerk.locked_until is not None
        show_if(self.release, locked)
        has_other_way = clerk is not None and clerk.has_password and asked is Secret.PIN
        show_if(self.other_way, has_other_way and not locked)
        if clerk is not None and clerk.locked_until is not None and not self.secret.field().error():
            until = short_moment(clerk.locked_until)
            self.secret.field().show_error(tr("Tạm khóa đến {until}.", until=until))

    def _ask_password(self) -> None:
        self.secret.ask(Secret.PASSWORD)
        show_if(self.other_way, False)
        self.secret.setFocus()

    def _sign_in(self) -> None:
        clerk, secret, kind = self.list.clerk(), self.secret.secret(), self.secret.kind
        if clerk is None:
            return
        self.note.close_note()
        if not secret:
            missing = (
                tr("Gõ mã PIN của {clerk}.", clerk=clerk.name)
                if kind is Secret.PIN
                else tr("Gõ mật khẩu của {clerk}.", clerk=clerk.name)
            )
            self.secret.field().show_error(missing)
            self.secret.setFocus()
            return
        key = clerk.id
        self._operations.write(
            lambda counter: counter.office.sign_in(key, secret, kind),
            lambda answer: self._welcome(answer, secret),
            self._refuse,
            while_busy=(self.enter, self.secret, self.list),
        )

    def _welcome(self, answer: "SignedIn", secret: str) -> None:
        self.secret.clear()
        self._last = answer.actor.clerk_id
        # Known without asking again: a quick change of clerks must not wait for it.
        self._clerks = tuple(
            replace(one, asked=Secret.PIN, locked_until=None) if one.id == self._last else one
            for one in self._clerks
        )
        if answer.password_wish is PasswordWish.NONE:
            self.signed_in.emit(answer.actor)
        else:
            self._let_choose(answer.actor, answer.password_wish, secret)

    def _let_choose(self, actor: Actor, wish: PasswordWish, pin: str) -> None:
        """Have a password chosen first; who gives that up has not signed in."""
        from app.ui.office.password_dialog import PasswordDialog

        dialog = PasswordDialog(self._operations, actor, wish, pin, self)
        dialog.accepted.connect(lambda: self.signed_in.emit(actor))
        dialog.rejected.connect(self._note_no_password)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _note_no_password(self) -> None:
        self.say("info", tr("Chưa đăng nhập."), tr("Cần đặt mật khẩu trước khi vào làm việc."))

    def _ask_release(self) -> None:
        from app.ui.office.release_dialog import ReleaseDialog

        clerk = self.list.clerk()
        if clerk is None:
            return
        dialog = ReleaseDialog(self._operations, clerk, self._clerks, self)
        dialog.finished.connect(lambda result: self._note_release(clerk.name, result))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _note_release(self, name: str, result: int) -> None:
        self.secret.clear()
        self.load()
        if result == QDialog.DialogCode.Accepted:
            self.say("success", tr("Đã mở khóa cho {clerk}.", clerk=name))
        self.secret.setFocus()

    def _refuse(self, failure: MotCuaError) -> bool:
        self.secret.refuse(failure)
        # Perhaps a lock has begun, a new day, or somebody is not among the clerks any more.
        self._operations.read(_desk, self._show_desk, self._show_trouble)
        return True


def _desk(counter: "Counter") -> "tuple[str, tuple[ClerkRow, ...]]":
    """Return the office's name and the clerks who can sign in; on a worker."""
    clerks = tuple(clerk for clerk in counter.office.clerks() if clerk.has_pin)
    return counter.office.profile().name, clerks
