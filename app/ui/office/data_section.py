"""Settings: where the data lie, and what opens the exports."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit

from app.domain.roles import Actor, Permission
from app.ui.office.export_key_panel import ExportKeyPanel
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr

if TYPE_CHECKING:
    from app.domain.shared_place import SharedSeat

# Long enough to copy it by hand onto paper; then the screen must not show it any longer.
_SHOWN_MS = 120_000


class DataSection(Section):
    """The passphrase is for who leads the office."""

    def __init__(self, operations: Operations, actor: Actor, data_folder: Path) -> None:
        super().__init__(
            tr("Dữ liệu"),
            tr("Dữ liệu nằm ở đâu, và cái gì mở được các gói xuất."),
            operations,
            actor,
        )
        self.folder = QLineEdit(str(data_folder))
        self.folder.setReadOnly(True)
        self.address = QLineEdit()
        self.address.setReadOnly(True)
        self.address_field = Field(tr("&Kho dữ liệu chung"), self.address)
        show_if(self.address_field, False)
        self.where = Text("", "secondary", wrap=True)
        self.passphrase = QLineEdit()
        self.passphrase.setReadOnly(True)
        self.passphrase.setPlaceholderText(tr("chỉ hiện khi bấm nút, và được ghi lại ai đã xem"))
        self.reveal_button = Button(tr("&Hiện mật khẩu"), icon="eye")
        self.key = ExportKeyPanel(operations, actor, self.explain, _SHOWN_MS)
        self._hide_again = QTimer(self)
        self._hide_again.setSingleShot(True)
        self._hide_again.setInterval(_SHOWN_MS)
        self._lay_out()
        self._connect()
        self._allow()

    def on_shown(self) -> None:
        self.operations.read(lambda counter: counter.office.shared_seat(), self._show_seat)
        self.key.refresh()

    def on_hidden(self) -> None:
        self.hide_passphrase()

    def show_passphrase(self) -> None:
        """Show what opens the exports, for two minutes; who looked is noted in the store."""
        actor = self.actor
        self.operations.write(
            lambda counter: counter.office.export_passphrase(actor),
            self._revealed,
            self.explain,
            while_busy=(self.reveal_button,),
        )

    def hide_passphrase(self) -> None:
        """Take the passphrase off the screen."""
        self._hide_again.stop()
        self.passphrase.clear()
        self.key.hide_phrase()

    def _lay_out(self) -> None:
        self.put(Field(tr("&Thư mục dữ liệu"), self.folder))
        self.put(self.address_field)
        self.put(self.where)
        self.put(Field(tr("&Mật khẩu xuất dữ liệu"), self.passphrase))
        self.put(row(self.reveal_button, None))
        self.put(
            Text(
                tr(
                    "Mật khẩu này mở gói dữ liệu xuất ra USB. Chép ra giấy, cất nơi khác USB; mất "
                    "mật khẩu thì không ai mở được các gói đã xuất."
                ),
                "secondary",
                wrap=True,
            )
        )
        self.put(self.key)

    def _show_seat(self, seat: "SharedSeat | None") -> None:
        """Say where the dossiers are, which on a shared store is not in the folder."""
        show_if(self.address_field, seat is not None)
        if seat is None:
            self.where.setText(tr("Kho dữ liệu nằm trên máy này, không gửi đi đâu."))
            return
        self.address.setText(seat.address)
        pcs = " · ".join(f"{digit} {name}" for digit, name in sorted(seat.pcs.items()))
        self.where.setText(
            tr(
                "Máy này là số {digit}. Các máy dùng chung kho: {pcs}. Trong thư mục dữ liệu chỉ "
                "còn cài đặt, nhật ký biên nhận và bản sao của máy này.",
                digit=seat.digit,
                pcs=pcs,
            )
        )

    def _connect(self) -> None:
        self.reveal_button.clicked.connect(self.show_passphrase)
        self._hide_again.timeout.connect(self.hide_passphrase)
        # Once the room for the phrase has been laid out.
        self.key.revealed.connect(
            lambda: self.reveal(self.key.phrase_part), Qt.ConnectionType.QueuedConnection
        )

    def _allow(self) -> None:
        if not self.actor.may(Permission.CHANGE_OFFICE):
            self.reveal_button.setEnabled(False)
            self.reveal_button.setToolTip(tr("Mời lãnh đạo phụ trách đăng nhập để thực hiện."))

    def _revealed(self, passphrase: str) -> None:
        self.passphrase.setText(passphrase)
        self.passphrase.setFocus()
        self._hide_again.start()
