"""Settings: one's own password and PIN, and after how long this PC locks itself."""

from collections.abc import Callable

from app.domain.roles import Actor, Permission
from app.ui.idle_watch import FEWEST_MINUTES, MOST_MINUTES
from app.ui.office.password_dialog import PasswordDialog
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.plugs import PcSettings
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.text import Text
from app.words import tr


class SignInSection(Section):
    """Anybody may change their own secrets; only who leads the office lets a desk stand open."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        settings: Callable[[], PcSettings],
        change_settings: Callable[..., object],
    ) -> None:
        super().__init__(
            tr("Đăng nhập"),
            tr("Mật khẩu của bạn, và bao lâu không ai dùng thì máy này tự khóa."),
            operations,
            actor,
        )
        self._settings, self._change = settings, change_settings
        self.own = Button(tr("Đổi &mật khẩu, mã PIN của tôi…"), icon="lock")
        self.minutes = NumberEdit(FEWEST_MINUTES, MOST_MINUTES, tr(" phút"))
        # Else typing 12 would be 1 for a moment, and be written down as such.
        self.minutes.setKeyboardTracking(False)
        may_change = actor.may(Permission.CHANGE_OFFICE)
        self.minutes.setEnabled(may_change)
        hint = "" if may_change else tr("lãnh đạo phụ trách đổi được")
        self.put(row(self.own, None))
        self.put_narrow(Field(tr("&Tự khóa sau"), self.minutes, hint=hint))
        self.put(
            Text(
                tr(
                    "Khi khóa, phiếu đang nhập dở vẫn được giữ cho người đó. Bấm Ctrl+L để khóa "
                    "ngay hoặc đổi người."
                ),
                "secondary",
                wrap=True,
            )
        )
        self._show()
        self.minutes.valueChanged.connect(self._keep)
        self.own.clicked.connect(self.change_own)

    def on_shown(self) -> None:
        self._show()

    def change_own(self) -> None:
        """Let whoever is signed in choose another password or PIN."""
        dialog = PasswordDialog(self.operations, self.actor, parent=self)
        dialog.accepted.connect(
            lambda: self.note.show_note("success", tr("Đã đổi mật khẩu, mã PIN"))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self, minutes: int) -> None:
        self._change(lock_after_minutes=minutes)

    def _show(self) -> None:
        self.minutes.blockSignals(True)
        self.minutes.setValue(self._settings().lock_after_minutes)
        self.minutes.blockSignals(False)
