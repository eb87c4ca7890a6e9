"""Puts this PC in the place of one that is gone for good, on the word of who leads the office."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.shared_place import SharedPlace, Vow
from app.ui.office.secret_entry import SecretEntry
from app.ui.operations import Operations
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.words import tr


class TakeOverDialog(Dialog):
    """Accepted once this PC, with its data in ``folder``, is the counter of the other one."""

    def __init__(
        self,
        operations: Operations,
        place: SharedPlace,
        folder: Path,
        address: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Thay một máy đã bỏ"), parent, width=64)
        self._operations, self._folder, self._address = operations, folder, address
        self._leaders = {one.id: one for one in place.leaders}
        self.warning = InlineBanner(closable=False)
        self.warning.show_note(
            "warn",
            tr("Chỉ làm khi máy cũ đã hỏng hoặc bỏ hẳn, và đang tắt."),
            tr(
                "Máy cũ sẽ không mở được kho dữ liệu chung nữa; máy này cấp mã tiếp theo số của "
                "nó. Giữ ổ đĩa của máy cũ: nhật ký biên nhận trên đó còn cần đến nếu máy chủ phải "
                "phục hồi. Nếu máy cũ còn dùng, bấm «Bỏ» và chọn một số còn trống."
            ),
        )
        self.digit = ChoiceBox(
            (digit, f"{digit} – {name}") for digit, name in sorted((place.taken or {}).items())
        )
        self.gone = QCheckBox(tr("Máy cũ đã tắt và không bao giờ &dùng lại"))
        self.leader = ChoiceBox((one.id, one.name) for one in place.leaders)
        self.secret = SecretEntry()
        self.go = Button(tr("&Thay máy cũ"), "danger")
        cancel = Button(tr("&Bỏ"))
        cancel.setDefault(True)
        self.add(self.warning)
        self.add(Field(tr("Máy &cũ"), self.digit))
        self.add(self.gone)
        self.add(Field(tr("&Người quyết định"), self.leader))
        self.add(self.secret)
        self.set_buttons(cancel, self.go)
        self.gone.toggled.connect(self.go.setEnabled)
        self.go.setEnabled(False)
        self.leader.key_changed.connect(lambda _key: self._ask())
        self.go.clicked.connect(self._take_over)
        cancel.clicked.connect(self.reject)
        self._ask()

    def _ask(self) -> None:
        self.secret.ask(self._leaders[self.leader.key()].asked)  # type: ignore[index]

    def _take_over(self) -> None:
        leader, digit = self.leader.key(), self.digit.key()
        assert isinstance(leader, int)
        assert isinstance(digit, int)
        if not self.secret.secret():
            self.secret.field().show_error(tr("Chưa nhập."))
            self.secret.setFocus()
            return
        vow = Vow(leader_id=leader, secret=self.secret.secret(), kind=self.secret.kind)
        folder, address = self._folder, self._address
        self._operations.write(
            lambda plugs: plugs.shared.join(folder, address, digit, vow),
            lambda _nothing: self.accept(),
            self.secret.refuse,
            while_busy=(self.go, self.secret),
        )
