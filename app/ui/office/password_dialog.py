"""Where a clerk chooses a password: asked to when there is none yet, or of their own accord."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.clerk import LONGEST_PASSWORD, LONGEST_PIN, SHORTEST_PASSWORD
from app.domain.roles import Actor
from app.domain.sign_in import PasswordWish
from app.errors import InputError, MotCuaError
from app.services.commands import ChangePassword
from app.ui.operations import Operations
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.field import Field
from app.ui.widgets.password_edit import PasswordEdit, PasswordField
from app.ui.widgets.text import Text
from app.words import tr


class PasswordDialog(Dialog):
    """Accepted once the new secrets are in the store, or putting them off until tomorrow is.

    ``current`` is the PIN just given; without it the present password is asked for here. Whoever
    has no password cannot put it off unless ``wish`` allows that.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        wish: PasswordWish = PasswordWish.NONE,
        current: str = "",
        parent: QWidget | None = None,
    ) -> None:
        own_wish = wish is PasswordWish.NONE
        title = tr("Đổi mật khẩu, mã PIN") if own_wish else tr("Đặt mật khẩu của bạn")
        super().__init__(title, parent)
        self._operations, self._actor, self._given = operations, actor, current
        self.current, self.password, self.again = (PasswordEdit(LONGEST_PASSWORD) for _ in range(3))
        self.pin = DigitEdit(LONGEST_PIN)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.fields: dict[str, Field] = {}
        if own_wish:
            self.fields["current"] = PasswordField(
                tr("Mật khẩu &hiện nay"),
                self.current,
                required=True,
                hint=tr("mã PIN nếu chưa có mật khẩu"),
            )
        self.fields["password"] = PasswordField(
            tr("Mật khẩu &mới"),
            self.password,
            required=not own_wish,
            hint=tr("từ {least} ký tự, ví dụ vài từ ghép lại", least=SHORTEST_PASSWORD),
        )
        self.fields["again"] = PasswordField(
            tr("Nhập &lại mật khẩu mới"), self.again, required=not own_wish
        )
        self.fields["pin"] = Field(
            tr("Mã &PIN mới"), self.pin, hint=tr("4–6 chữ số; để trống nếu giữ mã cũ")
        )
        self._lay_out(wish)

    def _lay_out(self, wish: PasswordWish) -> None:
        why = tr(
            "Mỗi ngày nhập mật khẩu một lần khi đăng nhập lần đầu; sau đó chỉ cần mã PIN. "
            "Không ai khác biết mật khẩu này, kể cả lãnh đạo."
        )
        self.add(Text(why, "secondary", wrap=True))
        for field in self.fields.values():
            self.add(field)
        self.note = Text("", "error", wrap=True)
        self.note.hide()
        self.add(self.note)
        self.save = Button(tr("Đặt mật &khẩu"), "primary", icon="check")
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        self.put_off = Button(tr("Để n&gày mai"), "quiet")
        self.put_off.clicked.connect(self._put_off)
        cancel = Button(tr("&Bỏ"))
        cancel.clicked.connect(self.reject)
        left = [self.put_off] if wish is PasswordWish.CAN_WAIT else []
        self.put_off.setVisible(bool(left))
        self.set_buttons(cancel, self.save, left=left)
        next(iter(self.fields.values())).setFocus()

    def _save(self) -> None:
        self._clear_errors()
        if self.password.text() != self.again.text():
            self._say("again", tr("Hai lần nhập khác nhau."))
            return
        command = ChangePassword(
            actor=self._actor,
            current=self._given or self.current.text(),
            password=self.password.text(),
            pin=self.pin.digits(),
        )
        self._operations.write(
            lambda counter: counter.office.change_password(command),
            lambda _saved: self.accept(),
            self._refuse,
            while_busy=(self.save, self.put_off),
        )

    def _put_off(self) -> None:
        actor = self._actor
        self._operations.write(
            lambda counter: counter.office.put_off_password(actor),
            lambda _saved: self.accept(),
            self._refuse,
            while_busy=(self.save, self.put_off),
        )

    def _refuse(self, failure: MotCuaError) -> bool:
        title, advice = tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        name = failure.field if isinstance(failure, InputError) else "current"
        self._say(name, f"{title} {advice}")
        return True

    def _say(self, name: str, words: str) -> None:
        field = self.fields.get(name)
        if field is None:
            self.note.setText(words)
            self.note.show()
            return
        field.show_error(words)
        field.editor.setFocus()

    def _clear_errors(self) -> None:
        self.note.hide()
        for field in self.fields.values():
            field.clear_error()
