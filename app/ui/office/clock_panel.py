"""The question which day it is, while the PC's clock is in doubt; it blocks nothing but numbering.

When there is a doubt and what an answer means, the counter says.
"""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.clock_guard import ClockDoubt, Verdict
from app.domain.roles import PERMISSIONS, Actor, Permission, Role
from app.errors import InputError, MotCuaError
from app.services.answers import ClockAnswered
from app.services.commands import AnswerClock
from app.ui import messages
from app.ui.dossier.form_part import error_words
from app.ui.office.secret_entry import SecretEntry
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.words import tr

if TYPE_CHECKING:
    from app.domain.listings import ClerkRow
    from app.services.counter import Counter


_NAME_LENGTH = 20


class ClockPanel(QWidget):
    """Hidden until ``look`` finds a doubt: ``asked``; ``believed`` comes when it has ended."""

    asked = Signal()
    believed = Signal()

    def __init__(
        self, operations: Operations, platform: str = sys.platform, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._operations, self._platform = operations, platform
        self._actor: Actor | None = None
        self._leaders: dict[int, ClerkRow] = {}
        self.banner = InlineBanner(closable=False)
        self.day = QLineEdit()
        self.day.setPlaceholderText(tr("ngày/tháng/năm"))
        self.day.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.field = Field(tr("Hôm nay là ngày"), self.day, required=True)
        self.leader, self.secret = ChoiceBox(), SecretEntry()
        self.leader.setMinimumContentsLength(_NAME_LENGTH)
        self.confirm_button = Button(tr("Xác nhận (F9)"), icon="check")
        self._supervisor = QWidget()
        self._supervisor.setLayout(
            row(Field(tr("Lãnh đạo phụ trách"), self.leader), self.secret, gap=GAP_S)
        )
        answer = row(self.field, self._supervisor, self.confirm_button, None, gap=GAP_S)
        answer.setAlignment(self.confirm_button, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(column(self.banner, answer, gap=GAP_S))
        self.day.textEdited.connect(self._begin_again)
        self.leader.key_changed.connect(lambda _key: self._ask_secret())
        self.secret.submitted.connect(self.confirm)
        self.confirm_button.clicked.connect(self.confirm)
        self.hide()

    def look(self, actor: Actor) -> None:
        """Ask whether the clock is in doubt, for ``actor`` who is at the desk."""
        self._actor = actor
        self._operations.write(
            lambda counter: counter.opening.clock(), self._show, lambda _failure: True
        )

    def is_open(self) -> bool:
        """Say whether the question waits for an answer."""
        return not self.isHidden()

    def confirm(self) -> None:
        """Give the day that was typed, and a supervisor's word where that is needed."""
        actor, typed = self._actor, self.day.text()
        if actor is None:
            return
        command = AnswerClock(actor=actor, typed=typed)
        if not self._supervisor.isHidden():
            if not self.secret.secret():
                self._tell_secret(tr("Chưa nhập."))
                return
            command = AnswerClock(
                actor=actor,
                typed=typed,
                supervisor_id=int(str(self.leader.key())),
                secret=self.secret.secret(),
                kind=self.secret.kind,
            )
        self._operations.write(
            lambda counter: counter.opening.answer_clock(command),
            self._take,
            self._refuse,
            while_busy=(self.confirm_button,),
        )

    def take_focus(self) -> None:
        """Put the keyboard where the answer goes on."""
        (self.day if self._supervisor.isHidden() else self.secret).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def _show(self, doubt: ClockDoubt | None) -> None:
        if doubt is None:
            self._close()
        elif not self.is_open():
            self.day.clear()
            self._begin_again()
            self._say(doubt)
            self.asked.emit()
            show_if(self, True)
            self.take_focus()

    def _say(self, doubt: ClockDoubt) -> None:
        self.banner.show_note(
            "warn",
            tr(doubt.title, **doubt.values),
            tr(
                "Trước khi nhận hồ sơ, xem lịch rồi gõ đủ ngày/tháng/năm của hôm nay. Tra cứu và "
                "trả kết quả vẫn làm được."
            ),
        )

    def _begin_again(self) -> None:
        self.field.clear_error()
        self.secret.clear()
        show_if(self._supervisor, False)

    def _take(self, answer: ClockAnswered) -> None:
        match answer.verdict:
            case Verdict.BELIEVED:
                self._close()
                messages.success(tr("Đã xác nhận ngày giờ"), tr("Nhận hồ sơ tiếp được."))
            case Verdict.SUPERVISOR:
                self._operations.read(_leaders, self._ask_leader)
            case Verdict.SET_CLOCK:
                self.banner.show_note(
                    "error", tr("Đồng hồ của máy đang sai, chưa cấp số được"), self._how_to_set()
                )
                self.take_focus()

    def _close(self) -> None:
        if self.is_open():
            self.hide()
            self.believed.emit()

    def _ask_leader(self, leaders: "tuple[ClerkRow, ...]") -> None:
        self._leaders = {one.id: one for one in leaders}
        self.leader.set_choices((one.id, one.name) for one in leaders)
        self.banner.show_note(
            "warn",
            tr("Trước đây đồng hồ máy đã chạy nhanh, có hồ sơ mang ngày sau hôm nay"),
            tr("Lãnh đạo phụ trách xác nhận những ngày đó là sai; mã đã cấp vẫn giữ nguyên."),
        )
        show_if(self._supervisor, True)
        self._ask_secret()

    def _ask_secret(self) -> None:
        leader = self._leaders.get(self.leader.key())  # type: ignore[arg-type]
        if leader is not None:
            self.secret.ask(leader.asked)
        self.take_focus()

    def _refuse(self, failure: MotCuaError) -> bool:
        if isinstance(failure, InputError):
            self.field.show_error(error_words(failure))
            self.day.setFocus()
        elif self._supervisor.isHidden():
            return False
        else:
            self._tell_secret(error_words(failure))
        return True

    def _tell_secret(self, words: str) -> None:
        self.secret.clear()
        self.secret.field().show_error(words)
        self.secret.setFocus()

    def _how_to_set(self) -> str:
        if self._platform == "win32":
            return tr(
                "Bấm chuột phải vào giờ ở góc dưới bên phải, chọn «Điều chỉnh ngày/giờ» (Adjust "
                "date/time), chỉnh đúng rồi bấm Xác nhận. Nếu máy hay sai giờ, thay pin CMOS."
            )
        return tr(
            "Mở Cài đặt của máy, mục «Ngày và giờ» (hoặc chạy «timedatectl set-time» với quyền "
            "quản trị), chỉnh đúng rồi bấm Xác nhận. Nếu máy hay sai giờ, thay pin CMOS."
        )


def _leaders(counter: "Counter") -> "tuple[ClerkRow, ...]":
    """Return who may say that a clock was wrong; on a worker."""
    return tuple(
        clerk
        for clerk in counter.office.clerks()
        if clerk.has_pin and Permission.CLOSE_DAY in PERMISSIONS[Role(clerk.role)]
    )
