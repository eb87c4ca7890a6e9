"""Asks for a word before the store is replaced: a click alone is made too easily."""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.domain.restored import CONFIRM_WORD
from app.domain.text import fold
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field
from app.ui.widgets.text import Text
from app.words import tr


class RestoreConfirm(Dialog):
    """Accepted once the word has been typed, with or without accents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Thay kho dữ liệu đang dùng?"), parent, width=60)
        words = tr(
            "Mọi người ở quầy phải dừng nhập. Kho đang dùng được chép thêm một bản, cất vào thư "
            "mục cach-ly, rồi thay bằng bản sao lưu đã chọn; hồ sơ nhận sau bản đó được ghi lại từ "
            "nhật ký. Thiết lập, sổ đã nhập và gói đã gộp sau bản đó phải làm lại."
        )
        self.add(Text(words, wrap=True))
        self.word = QLineEdit()
        label = tr("&Gõ {word} để xác nhận", word=CONFIRM_WORD)
        self.add(Field(label, self.word))
        self.yes = Button(tr("&Phục hồi"), "danger", icon="history")
        self.no = Button(tr("&Bỏ"))
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.set_buttons(self.no, self.yes)
        self.word.textChanged.connect(lambda _text: self._allow())
        self._allow()
        self.word.setFocus()

    def _allow(self) -> None:
        right = fold(self.word.text()) == fold(CONFIRM_WORD)
        self.yes.setEnabled(right)
        self.yes.setDefault(right)


def confirmed_by_typing(parent: QWidget) -> bool:
    """Ask over ``parent`` and wait; True once the word was typed."""
    dialog = RestoreConfirm(parent)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
