"""Settings: whether the store is encrypted, its recovery key, and asking for a change of either.

The change itself needs the store closed: the order goes to ``convert``, which takes the desk away.
"""

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.recovery_key import KEY_BYTES, key_number
from app.domain.roles import Actor, Permission
from app.domain.store_protection import (
    ConversionOrder,
    Converted,
    CopiesWish,
    Protection,
    StoreKind,
)
from app.errors import InputError
from app.ui import messages
from app.ui.office.recovery_key_panel import RecoveryKeyPanel, Sheets
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import row
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.styling import show_if
from app.words import N_, tr

if TYPE_CHECKING:
    from app.domain.forms.parts import OfficeHeader
    from app.services.answers import RecoveryKey
    from app.services.counter import Counter
    from app.services.ports import Tick

# Long enough to copy it by hand onto paper; then the screen must not show it any longer.
_SHOWN_MS = 300_000

_STATES: dict[StoreKind, tuple[str, str]] = {
    StoreKind.PLAIN: (
        N_("Kho dữ liệu chưa được mã hóa."),
        N_("Ai lấy được máy hoặc bản sao lưu đều đọc được hồ sơ, trừ khi ổ đĩa đã mã hóa."),
    ),
    StoreKind.ENCRYPTED: (
        N_("Kho dữ liệu đã mã hóa bằng khóa số {number}."),
        N_("Máy này tự mở; máy khác cần khóa khôi phục trong phong bì ghi số này."),
    ),
    StoreKind.SERVER: (
        N_("Kho dữ liệu nằm trên máy chủ."),
        N_("Việc mã hóa do người quản trị máy chủ lo; máy này không giữ hồ sơ nào."),
    ),
}


class EncryptionSection(Section):
    """Whoever leads the office may change it; a new key must be on paper before it is used."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        sheets: Sheets,
        convert: Callable[[ConversionOrder], object],
    ) -> None:
        super().__init__(
            tr("Mã hóa"),
            tr("Để người lấy được máy hay bản sao lưu không đọc được hồ sơ của dân."),
            operations,
            actor,
            Permission.CHANGE_OFFICE,
        )
        self._convert = convert
        self._kind, self._readable = StoreKind.PLAIN, 0
        self._new_key = b""
        self.panel = RecoveryKeyPanel(operations, sheets)
        self.fields.update(self.panel.fields)
        self._hide_again = QTimer(self)
        self._hide_again.setSingleShot(True)
        self._hide_again.setInterval(_SHOWN_MS)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._hide_key()

    def on_shown(self) -> None:
        self.operations.read(lambda counter: counter.encryption.protection(), self._show_state)

    def on_hidden(self) -> None:
        self._hide_key()

    def _make_parts(self) -> None:
        self.state = InlineBanner(closable=False)
        self.turn_on = Button(tr("&Mã hóa kho dữ liệu…"), "primary", icon="lock")
        self.reveal_button = Button(tr("&Hiện khóa khôi phục"), icon="eye")
        self.change = Button(tr("Đổ&i khóa mới…"), icon="refresh")
        self.turn_off = Button(tr("&Bỏ mã hóa…"), "danger")
        self.copies_note = InlineBanner(closable=False)
        self.bring = Button(tr("Mã hóa &các bản sao"), icon="lock")
        self.delete = Button(tr("&Xóa các bản sao đó"), "danger", icon="trash")
        self.progress = ProgressPanel()
        self.copies = ChoiceBox(
            (
                (CopiesWish.CONVERT, tr("Mã hóa theo (nên chọn)")),
                (CopiesWish.DELETE, tr("Xóa; chưa có bản sao nào cho đến lần sao lưu tới")),
                (CopiesWish.KEEP, tr("Để nguyên; ai lấy được vẫn đọc được")),
            )
        )
        self.copies_field = Field(tr("Các bản sao lưu đ&ang có"), self.copies)
        self.begin = Button(tr("Bắ&t đầu mã hóa"), "primary", icon="lock")
        self.give_up = Button(tr("Thôi"), "quiet")

    def _lay_out(self) -> None:
        self.copies_note.add_action(self.bring)
        self.copies_note.add_action(self.delete)
        for part in (self.state, self.copies_note, self.progress, self.panel, self.copies_field):
            self.put(part)
        self.put_buttons(self.turn_off, None, self.reveal_button, self.change, self.turn_on)
        self._key_buttons = QWidget()
        self._key_buttons.setLayout(row(self.give_up, None, self.begin))
        self.add(self._key_buttons)
        changing = (
            self.turn_on,
            self.reveal_button,
            self.change,
            self.turn_off,
            self.bring,
            self.delete,
        )
        self.only_if_allowed(*changing)

    def _connect(self) -> None:
        for button, does in (
            (self.turn_on, self._offer_key),
            (self.change, self._offer_key),
            (self.reveal_button, self._ask_key),
            (self.turn_off, self._turn_off),
            (self.bring, lambda: self._bring(CopiesWish.CONVERT)),
            (self.delete, lambda: self._bring(CopiesWish.DELETE)),
            (self.begin, self._begin),
            (self.give_up, self._hide_key),
        ):
            button.clicked.connect(does)
        self._hide_again.timeout.connect(self._hide_key)

    def _show_state(self, protection: Protection) -> None:
        self._kind = protection.kind
        title, text = _STATES[protection.kind]
        kind = "warn" if protection.kind is StoreKind.PLAIN else "success"
        self.state.show_note(kind, tr(title, number=protection.number), tr(text))
        self._readable = protection.readable_copies
        self.copies_note.show_note(
            "warn",
            tr("Còn {count} bản sao chưa mã hóa.", count=self._readable),
            tr("Chúng chứa cùng dữ liệu với kho: ai lấy được đều đọc được."),
        )
        self._follow()

    def _follow(self) -> None:
        """Show the buttons that mean something now."""
        shown = bool(self.panel.number.text())
        encrypted = self._kind is StoreKind.ENCRYPTED
        show_if(self.turn_on, self._kind is StoreKind.PLAIN and not shown)
        for button in (self.reveal_button, self.change, self.turn_off):
            show_if(button, encrypted and not shown)
        # While a key is shown it has all the room there is.
        show_if(self.state, not shown)
        show_if(self.copies_note, encrypted and bool(self._readable) and not shown)
        show_if(self.panel, shown)
        copies_wait = bool(self._new_key) and not encrypted and bool(self._readable)
        show_if(self.copies_field, copies_wait)
        show_if(self._key_buttons, shown)
        show_if(self.begin, bool(self._new_key))

    def _hide_key(self) -> None:
        self._hide_again.stop()
        self._new_key = b""
        self.panel.forget()
        self.clear_problems()
        self._follow()

    def _offer_key(self) -> None:
        """Make a key and show it; nothing is done with it before it was typed back."""
        self.operations.read(_header, self._show_new_key, self.explain)

    def _show_new_key(self, header: "OfficeHeader") -> None:
        self._new_key = secrets.token_bytes(KEY_BYTES)
        self.panel.show_key(self._new_key, header, self.actor.name)
        self.copies.set_key(CopiesWish.CONVERT)
        self._follow()
        self.panel.print.setFocus()

    def _ask_key(self) -> None:
        actor = self.actor
        self.operations.write(
            lambda counter: (counter.encryption.show_key(actor), _header(counter)),
            self._show_own_key,
            self.explain,
            while_busy=(self.reveal_button,),
        )

    def _show_own_key(self, shown: "tuple[RecoveryKey, OfficeHeader]") -> None:
        answer, header = shown
        self.panel.show_key(answer.key, header, self.actor.name, ask_back=False)
        self._follow()
        self._hide_again.start()

    def _begin(self) -> None:
        self.clear_problems()
        try:
            self.panel.check()
        except InputError as error:
            self.show_problem(error)
            return
        sure = messages.ask(
            tr("Mã hóa kho dữ liệu bằng khóa mới?"),
            tr("Chương trình đóng bàn làm việc, mã hóa rồi mời đăng nhập lại. Đừng tắt máy."),
            yes=tr("Mã hóa"),
            no=tr("Chưa"),
        )
        wish = self.copies.key()
        if sure and isinstance(wish, CopiesWish):
            self._order(ConversionOrder(self._new_key, wish), key_number(self._new_key))

    def _turn_off(self) -> None:
        sure = messages.ask(
            tr("Bỏ mã hóa kho dữ liệu?"),
            tr("Kho và các bản sao sẽ để đọc được. Chương trình đóng bàn làm việc trong lúc đó."),
            yes=tr("Bỏ mã hóa"),
            no=tr("Giữ mã hóa"),
            danger=True,
        )
        if sure:
            self._order(ConversionOrder(None), "")

    def _order(self, order: ConversionOrder, number: str) -> None:
        """Note who asks, then give the order; from there on this section is no more."""
        actor, convert = self.actor, self._convert
        self.operations.write(
            lambda counter: counter.encryption.prepare(actor, number),
            lambda _saved: convert(order),
            self.explain,
            while_busy=(self.begin, self.turn_off, self.give_up),
        )

    def _bring(self, wish: CopiesWish) -> None:
        actor = self.actor
        if wish is CopiesWish.DELETE and not messages.ask(
            tr("Xóa các bản sao chưa mã hóa?"),
            tr("Các bản sao đã mã hóa vẫn còn. Việc này không hoàn tác được."),
            yes=tr("Xóa"),
            no=tr("Giữ lại"),
            danger=True,
        ):
            return

        def work(counter: "Counter", tick: "Tick") -> Converted:
            return counter.encryption.bring_copies(actor, wish, tick)

        job = self.operations.output(
            work, self._brought, self.explain, while_busy=(self.bring, self.delete)
        )
        self.progress.follow(job, tr("Đang xử lý các bản sao"))

    def _brought(self, converted: Converted) -> None:
        title = tr("Đã xử lý {count} bản sao.", count=converted.copies)
        if converted.left:
            left = tr("Chưa được: {names}.", names=", ".join(converted.left))
            self.note.show_note("warn", title, left)
        else:
            self.note.show_note("success", title)
        self.on_shown()


def _header(counter: "Counter") -> "OfficeHeader":
    return counter.office.profile().header()
