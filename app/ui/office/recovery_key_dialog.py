"""Asks for the recovery key of an encrypted store that this PC cannot open by itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.recovery_key import GROUPS, read_recovery_key, typed_so_far
from app.errors import InputError, KeyNeededError, MotCuaError
from app.ui.office.sign_in import SignInWindow
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.text import Text
from app.words import tr

_ROWS = 4


class RecoveryKeyDialog(Dialog):
    """Accepted with a whole key in ``key``; whether it opens the store is tried by the caller.

    ``trouble`` is why it is asked for: the PC keeps no key, or the one just typed was another.
    """

    def __init__(self, trouble: MotCuaError, parent: QWidget | None = None) -> None:
        super().__init__(tr("Nhập khóa khôi phục"), parent, width=64)
        self.key = b""
        self.trouble = InlineBanner(closable=False)
        title, advice = tr(trouble.title, **trouble.values), tr(trouble.advice, **trouble.values)
        self.trouble.show_note("warn", title, advice)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        line = self.edit.fontMetrics().lineSpacing()
        self.edit.setFixedHeight((_ROWS + 1) * line)
        self.field = Field(
            tr("&Khóa khôi phục"),
            self.edit,
            required=True,
            hint=tr(
                "{total} nhóm, chữ hoa hay thường, có gạch nối hay không đều được", total=GROUPS
            ),
        )
        self.progress = Text("", "secondary")
        self.enter = Button(tr("&Mở kho dữ liệu"), "primary", icon="lock")
        self.enter.setDefault(True)
        self.enter.clicked.connect(self._take)
        cancel = Button(tr("&Bỏ"))
        cancel.clicked.connect(self.reject)
        for part in (self.trouble, self.field, self.progress, self._what_then()):
            self.add(part)
        self.set_buttons(cancel, self.enter)
        self.edit.textChanged.connect(self._follow)
        self._follow()
        self.edit.setFocus()

    def _what_then(self) -> Text:
        words = tr(
            "Máy sẽ giữ khóa trong kho khóa của hệ điều hành và không hỏi lại. Máy không có kho "
            "khóa thì mỗi lần mở phải gõ."
        )
        return Text(words, "secondary", wrap=True)

    def _follow(self) -> None:
        """Say how many groups are right, and the first wrong one as soon as it is whole."""
        right, wrong = typed_so_far(self.edit.toPlainText())
        self.field.clear_error()
        self.progress.setText(tr("Đã đúng {right}/{total} nhóm.", right=right, total=GROUPS))
        if wrong is not None:
            self.field.show_error(tr("Nhóm thứ {group} chưa đúng.", group=wrong))

    def _take(self) -> None:
        try:
            self.key = read_recovery_key(self.edit.toPlainText())
        except InputError as error:
            title, advice = tr(error.title, **error.values), tr(error.advice, **error.values)
            self.field.show_error(f"{title} {advice}")
            self.edit.setFocus()
            return
        self.accept()


def ask_if_key_needed(
    trouble: MotCuaError, offer: Callable[[bytes], object], window: SignInWindow
) -> None:
    """Ask over ``window`` for the key if that is why the store did not open, and try again."""
    if not isinstance(trouble, KeyNeededError):
        return
    dialog = RecoveryKeyDialog(trouble, window)

    def try_again() -> None:
        offer(dialog.key)
        window.form().load()

    dialog.accepted.connect(try_again)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
