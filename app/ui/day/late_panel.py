"""What came after the closing of a day, and letting a clerk write down more of it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.reconciliation import Reconciliation
from app.domain.roles import PERMISSIONS, Actor, Permission, Role
from app.domain.vietnam_time import short_date, to_local
from app.services.day_commands import AllowLate
from app.ui.office.secret_entry import SecretEntry
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr

if TYPE_CHECKING:
    from app.domain.listings import ClerkRow

_SHOWN = 5


class LatePanel(QWidget):
    """Emits ``list_asked`` for the dossiers; there only while the day is closed."""

    list_asked = Signal()

    def __init__(self, operations: Operations, actor: Actor, day: date) -> None:
        super().__init__()
        self._operations, self._actor, self._day = operations, actor, day
        self._leaders: dict[int, ClerkRow] = {}
        self._asked = False
        self._title = Text(tr("Nhập vào ngày đã chốt"), "strong")
        self._came = Text("", wrap=True)
        self.open = Button(tr("&Xem hồ sơ"), icon="list-search")
        self._rule = Text("", "secondary", wrap=True)
        self.leader = ChoiceBox()
        self.secret = SecretEntry()
        self.allow = Button(tr("Cho &nhập 30 phút"), icon="check")
        self.said = NoteLine()
        self._proof = QWidget()
        proof = row(
            Field(tr("Lãnh đạo phụ &trách"), self.leader), self.secret, self.allow, gap=GAP_M
        )
        proof.setStretch(0, 3)
        proof.setStretch(1, 2)
        proof.setAlignment(self.allow, Qt.AlignmentFlag.AlignBottom)
        self._proof.setLayout(proof)
        self.setLayout(
            column(
                row(self._title, None, self.open),
                self._came,
                self._rule,
                self._proof,
                self.said,
                gap=GAP_S,
                margins=(0, 0, 0, 0),
            )
        )
        self.open.clicked.connect(self.list_asked)
        self.leader.key_changed.connect(lambda _key: self._ask())
        self.allow.clicked.connect(self.start)
        self.secret.submitted.connect(self.start)
        self.hide()

    def show_closed(self, held: Reconciliation, *, closed: bool) -> None:
        """Show what came late; nothing at all while the day is open."""
        if held.day != self._day:
            self._day = held.day
            self.said.clear_note()
        show_if(self, closed)
        leads = self._actor.may(Permission.CLOSE_DAY)
        may_ask = closed and not leads and self._actor.may(Permission.WORK_AT_DESK)
        show_if(self._proof, may_ask)
        lines = [
            f"{to_local(one.at):%H:%M}  {one.code}  {tr(one.action)}, {one.clerk_name}"
            for one in held.late[-_SHOWN:]
        ]
        self._came.setText("\n".join(lines) or tr("Chưa có bước nào nhập sau khi chốt."))
        show_if(self.open, bool(held.late))
        self._rule.setText(
            tr("Bạn nhập thêm được cho ngày này; mỗi bước ghi rõ «nhập sau chốt».")
            if leads
            else tr("Nhập thêm cho ngày này cần lãnh đạo phụ trách cho phép tại đây.")
        )
        if may_ask and not self._asked:
            self._asked = True
            self._operations.read(lambda counter: counter.office.clerks(), self._show_leaders)

    def start(self) -> None:
        """Let whoever is signed in write down steps of the closed day for a while."""
        leader = self._leaders.get(self.leader.key())  # type: ignore[arg-type]
        if leader is None:
            return
        if not self.secret.secret():
            self.secret.field().show_error(tr("Chưa nhập."))
            self.secret.setFocus()
            return
        command = AllowLate(
            actor=self._actor,
            day=self._day,
            by_id=leader.id,
            secret=self.secret.secret(),
            kind=self.secret.kind,
        )
        self._operations.write(
            lambda counter: counter.closing.allow_late(command),
            self._allowed,
            self.secret.refuse,
            while_busy=(self.allow, self.secret),
        )

    def _show_leaders(self, clerks: "Sequence[ClerkRow]") -> None:
        leading = [one for one in clerks if Permission.CLOSE_DAY in PERMISSIONS[Role(one.role)]]
        self._leaders = {one.id: one for one in leading if one.active}
        self.leader.offer([(key, one.name) for key, one in self._leaders.items()], None)
        self._ask()

    def _ask(self) -> None:
        leader = self._leaders.get(self.leader.key())  # type: ignore[arg-type]
        self.allow.setEnabled(leader is not None)
        if leader is not None:
            self.secret.ask(leader.asked)

    def _allowed(self, _answer: object) -> None:
        self.secret.clear()
        self.said.show_note(
            "success",
            tr(
                "{name} nhập thêm được cho ngày {day} trong 30 phút.",
                name=self._actor.name,
                day=short_date(self._day),
            ),
        )
