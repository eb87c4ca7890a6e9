"""Lets whoever leads the office open a colleague's lock at the sign-in, without sitting down."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.roles import PERMISSIONS, Permission, Role
from app.ui.office.secret_entry import SecretEntry
from app.ui.operations import Operations
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field
from app.ui.widgets.text import Text
from app.words import tr

if TYPE_CHECKING:
    from app.domain.listings import ClerkRow


class ReleaseDialog(Dialog):
    """Accepted once ``locked`` may try again; ``clerks`` are those who may sign in."""

    def __init__(
        self,
        operations: Operations,
        locked: "ClerkRow",
        clerks: "Sequence[ClerkRow]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Mở khóa cho {clerk}", clerk=locked.name), parent)
        self._operations, self._locked = operations, locked
        self._leaders = {one.id: one for one in clerks if _may_release(one) and one != locked}
        self.leader = ChoiceBox((key, one.name) for key, one in self._leaders.items())
        self.secret = SecretEntry()
        self.release = Button(tr("&Mở khóa"), "primary", icon="check")
        self.release.setDefault(True)
        cancel = Button(tr("&Bỏ"))
        why = tr("Lãnh đạo phụ trách hoặc quản trị chọn tên mình rồi nhập mã PIN hay mật khẩu.")
        self.add(Text(why, "secondary", wrap=True))
        self.add(Field(tr("&Người mở khóa"), self.leader))
        self.add(self.secret)
        self.set_buttons(cancel, self.release)
        self.leader.key_changed.connect(lambda _key: self._ask())
        self.release.clicked.connect(self._release)
        cancel.clicked.connect(self.reject)
        self._ask()

    def _ask(self) -> None:
        leader = self._leaders.get(self.leader.key())  # type: ignore[arg-type]
        self.release.setEnabled(leader is not None)
        if leader is not None:
            self.secret.ask(leader.asked)
        self.secret.setFocus()

    def _release(self) -> None:
        leader = self._leaders[self.leader.key()]  # type: ignore[index]
        key, by, secret, kind = self._locked.id, leader.id, self.secret.secret(), self.secret.kind
        if not secret:
            self.secret.field().show_error(tr("Chưa nhập."))
            self.secret.setFocus()
            return
        self._operations.write(
            lambda counter: counter.office.release_by(key, by, secret, kind),
            lambda _saved: self.accept(),
            self.secret.refuse,
            while_busy=(self.release, self.secret),
        )


def _may_release(clerk: "ClerkRow") -> bool:
    return Permission.CHANGE_CLERKS in PERMISSIONS[Role(clerk.role)]
