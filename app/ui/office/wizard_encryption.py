"""The wizard's page for encryption: yes or no, and the recovery key before anything is done."""

import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from app.domain.recovery_key import KEY_BYTES
from app.domain.roles import Role
from app.ui.office.recovery_key_panel import RecoveryKeyPanel, Sheets
from app.ui.office.wizard_step import StepView, WizardTools
from app.ui.plugs import ProgramPlugs
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.card import Card
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr


class EncryptionStep(StepView):
    """Neither is chosen beforehand: a stolen PC and a lost key both cost dear."""

    def __init__(self, tools: WizardTools) -> None:
        super().__init__(tools)
        self.yes = QRadioButton(tr("&Mã hóa kho dữ liệu"))
        self.no = QRadioButton(tr("&Không mã hóa"))
        choice = QButtonGroup(self)
        choice.addButton(self.yes)
        choice.addButton(self.no)
        self.disk = NoteLine()
        self.no_key_store = NoteLine()
        # Both are promised only where the PC has a place to keep the key.
        by_itself = tr("Hằng ngày máy tự mở, không ai phải gõ gì thêm.")
        self._by_itself = Text(by_itself, "secondary", wrap=True)
        kept = tr("Máy giữ khóa trong kho khóa của hệ điều hành, theo tài khoản đang đăng nhập.")
        self._kept = Text(kept, wrap=True)
        for promise in (self._by_itself, self._kept):
            show_if(promise, False)
        self.panel = RecoveryKeyPanel(
            self.operations,
            Sheets(
                keys=self.plugs.keys,
                printer=lambda: self.answers.printer,
                data_folder=lambda: Path(self.answers.folder),
                now=self.plugs.now,
            ),
        )
        self.fields.update(self.panel.fields)
        self._key_card = Card(tr("In hoặc chép ra giấy rồi đi tiếp"))
        self._key_card.add(self.panel)
        both = row(
            column(self._choice_card(), None),
            column(self._key_card, self._reasons(), None),
            gap=GAP_M,
        )
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        self.body.addLayout(both)
        self.body.addStretch(1)
        self.enter_moves_on()
        self.fill()
        self.yes.toggled.connect(self._follow)
        self.no.toggled.connect(self._follow)
        folder = Path(self.answers.folder)
        self.operations.read(lambda plugs: _conditions(plugs, folder), self._note_conditions)

    def subtitle(self) -> str:
        return tr("Để người lấy được máy hay USB sao lưu không đọc được hồ sơ của dân.")

    def fill(self) -> None:
        self.yes.setChecked(self.answers.encrypt is True)
        self.no.setChecked(self.answers.encrypt is False)
        self._follow()

    def gather(self) -> None:
        chosen = self.yes.isChecked() or self.no.isChecked()
        self.answers.encrypt = self.yes.isChecked() if chosen else None

    def prepare(self, go_on: Callable[[], object]) -> None:
        if self.answers.encrypt and not self.answers.key_noted:
            self.panel.check()
            self.answers.key_noted = True
        super().prepare(go_on)

    def first_field(self) -> QWidget:
        return self.no if self.no.isChecked() else self.yes

    def _follow(self) -> None:
        """Show a key once it is wanted; the same one however often one changes one's mind."""
        self.gather()
        self.note.close_note()
        wanted = self.answers.encrypt is True
        show_if(self._key_card, wanted)
        show_if(self._why, not wanted)
        if not wanted:
            return
        if not self.answers.key:
            self.answers.key = secrets.token_bytes(KEY_BYTES)
        leaders = [one.name for one in self.answers.clerks if one.role is Role.SUPERVISOR]
        self.panel.show_key(
            self.answers.key,
            self.answers.header(),
            next(iter(leaders), ""),
            ask_back=not self.answers.key_noted,
        )

    def _choice_card(self) -> Card:
        card = Card(tr("Có mã hóa không?"))
        for button, says in (
            (
                self.yes,
                tr("Nên chọn nếu ổ đĩa của máy chưa được mã hóa."),
            ),
            (
                self.no,
                tr(
                    "Đủ khi ổ đĩa của máy đã được mã hóa. Bản sao lưu để ở nơi khác thì ai cũng "
                    "đọc được."
                ),
            ),
        ):
            card.add(button)
            card.add(Text(says, "secondary", wrap=True))
            if button is self.yes:
                card.add(self._by_itself)
        card.add(self.disk)
        card.add(self.no_key_store)
        card.add(Text(tr("Đổi lại được ở trang Cài đặt."), "secondary", wrap=True))
        return card

    def _reasons(self) -> Card:
        self._why = Card(tr("Nếu mã hóa"))
        self._why.add(self._kept)
        for text in (
            tr("Khóa khôi phục in ra giấy dùng khi máy hỏng, cài lại hoặc đổi tài khoản."),
            tr("Mất cả máy lẫn tờ giấy thì mất dữ liệu, kể cả mọi bản sao lưu."),
        ):
            self._why.add(Text(text, wrap=True))
        return self._why

    def _note_conditions(self, conditions: tuple[bool, bool | None]) -> None:
        can_keep, disk = conditions
        for promise in (self._by_itself, self._kept):
            show_if(promise, can_keep)
        if disk is not None:
            encrypted = tr("Ổ đĩa này đã được hệ điều hành mã hóa.")
            plain = tr("Ổ đĩa này chưa được hệ điều hành mã hóa: nên mã hóa kho dữ liệu.")
            self.disk.show_note("info", encrypted if disk else plain)
        if not can_keep:
            self.no_key_store.show_note(
                "warn",
                tr(
                    "Máy này không có kho khóa của hệ điều hành: nếu mã hóa, mỗi lần mở chương "
                    "trình phải gõ khóa khôi phục."
                ),
            )


def _conditions(plugs: ProgramPlugs, folder: Path) -> tuple[bool, bool | None]:
    """Return whether the PC keeps keys, and whether it encrypts the disk of ``folder``."""
    return plugs.keys.can_keep(), plugs.keys.disk_is_encrypted(folder)
