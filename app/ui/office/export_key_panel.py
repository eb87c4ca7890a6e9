"""Making a key that closes the exports, and going back to the passphrase."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.roles import Actor, Permission
from app.errors import MotCuaError
from app.services.export_answers import ExportKeyMade, ExportOutlook
from app.ui import messages
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.path_edit import Choose, choose_file_to_write
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr

_FILE_NAME = "khoa-mo-goi-xuat.pem"


class ExportKeyPanel(QWidget):
    """Shows the phrase of a new key for ``shown_ms``, because nobody can ask for it again.

    ``revealed`` comes when it is shown; ``explain`` is told what went wrong.
    """

    revealed = Signal()

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        explain: Callable[[MotCuaError], bool],
        shown_ms: int,
        choose: Choose = choose_file_to_write,
    ) -> None:
        super().__init__()
        self._operations, self._actor = operations, actor
        self._explain, self._choose = explain, choose
        self.state = Text("", "secondary", wrap=True)
        self.make = Button(tr("Tạo khó&a…"), icon="lock")
        self.forget = Button(tr("&Dùng lại mật khẩu"))
        self.phrase = QLineEdit()
        self.phrase.setReadOnly(True)
        once = tr("Chép ra giấy ngay, cất nơi khác tệp khóa: không xem lại được.")
        self.phrase_part = QWidget()
        self.phrase_part.setLayout(
            column(
                Field(tr("Mật khẩ&u mở tệp khóa"), self.phrase),
                Text(once, "secondary", wrap=True),
                gap=GAP_S,
            )
        )
        self._hide_again = QTimer(self)
        self._hide_again.setSingleShot(True)
        self._hide_again.setInterval(shown_ms)
        self._hide_again.timeout.connect(self.hide_phrase)
        buttons = row(self.make, self.forget, None, gap=GAP_S)
        self.setLayout(column(self.state, buttons, self.phrase_part, gap=GAP_S))
        self.make.clicked.connect(self.make_key)
        self.forget.clicked.connect(self.forget_key)
        show_if(self.phrase_part, False)
        self._show(ExportOutlook())
        if not actor.may(Permission.CHANGE_OFFICE):
            for button in (self.make, self.forget):
                button.setEnabled(False)
                button.setToolTip(tr("Mời lãnh đạo phụ trách đăng nhập để thực hiện."))

    def refresh(self) -> None:
        """Look what closes the exports now."""
        self._operations.read(lambda counter: counter.exchange.outlook(), self._show)

    def make_key(self) -> None:
        """Write a new key to a file somebody names, and close exports with it from now on."""
        chosen = self._choose(self, _FILE_NAME)
        if not chosen:
            return
        actor = self._actor
        self._operations.write(
            lambda counter: counter.exchange.make_export_key(actor, Path(chosen)),
            self._made,
            self._explain,
            while_busy=(self.make, self.forget),
        )

    def forget_key(self) -> None:
        """Close exports with the passphrase again, after a question."""
        sure = messages.ask(
            tr("Mã hóa lại bằng mật khẩu xuất dữ liệu?"),
            tr("Các gói đã xuất bằng khóa vẫn chỉ mở được bằng tệp khóa đó: giữ tệp lại."),
            yes=tr("Dùng mật khẩu"),
            no=tr("Giữ khóa"),
        )
        if not sure:
            return
        actor = self._actor
        self._operations.write(
            lambda counter: counter.exchange.forget_export_key(actor),
            lambda _saved: self.refresh(),
            self._explain,
            while_busy=(self.make, self.forget),
        )

    def hide_phrase(self) -> None:
        """Take the phrase off the screen."""
        self._hide_again.stop()
        self.phrase.clear()
        show_if(self.phrase_part, False)

    def _made(self, made: ExportKeyMade) -> None:
        self.phrase.setText(made.phrase)
        show_if(self.phrase_part, True)
        self.phrase.setFocus()
        self.revealed.emit()
        self._hide_again.start()
        self.refresh()

    def _show(self, outlook: ExportOutlook) -> None:
        if outlook.key:
            words = tr(
                "Gói xuất đang mã hóa bằng khóa {key}: chỉ ai có tệp khóa mới mở được.",
                key=outlook.key,
            )
        else:
            words = tr(
                "Có thể mã hóa gói xuất bằng khóa: tệp khóa cất riêng, máy ở quầy không mở được."
            )
        self.state.setText(words)
        show_if(self.forget, bool(outlook.key))
