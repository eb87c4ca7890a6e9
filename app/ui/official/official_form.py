"""What the official system says of one dossier, typed off its screen: code, days, state."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from app.domain.dossier_state import STATE_LABELS, DossierState
from app.domain.official_entry import SAYABLE, OfficialState, OfficialView, OtherCode
from app.domain.roles import Actor
from app.errors import InputError, MotCuaError
from app.services.official_commands import NoteOfficial
from app.ui.official.moment_edit import MomentEdit
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.words import tr

_OPEN, _ENTERED, _NOT_NEEDED = "open", "entered", "not_needed"


class OfficialForm(QWidget):
    """Emits ``saved`` once it is stored; what is typed belongs to the dossier last shown."""

    saved = Signal()

    def __init__(self, operations: Operations, actor: Actor, today: Callable[[], date]) -> None:
        super().__init__()
        self._operations, self._actor = operations, actor
        self._view: OfficialView | None = None
        self._shown: tuple[object, ...] = ()
        self.code = QLineEdit()
        self.code.setPlaceholderText(tr("Quét hoặc gõ, ví dụ {code}", code="H26.107-261122-0001"))
        self.entered = ChoiceBox(
            (
                (_OPEN, tr("Chưa nhập")),
                (_ENTERED, tr("Đã nhập")),
                (_NOT_NEEDED, tr("Không cần nhập")),
            )
        )
        self.received = MomentEdit(today, tr("Hệ thống tiếp nhận"))
        self.promised = MomentEdit(today, tr("Hệ thống hẹn trả"))
        self.says = ChoiceBox(
            ((None, tr("(chưa xem)")), *((one, tr(STATE_LABELS[one])) for one in SAYABLE))
        )
        self.others = QPlainTextEdit()
        self.others.setTabChangesFocus(True)
        self.others.setPlaceholderText(tr("Mỗi dòng một mã, ví dụ Hộ tịch: 123456"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("Khi đổi, bỏ mã hoặc không cần nhập"))
        self.note = InlineBanner()
        self.save = Button(tr("&Lưu"), "primary", icon="device-floppy", key="F9")
        self.fields = {
            "official_code": Field(tr("&Mã hồ sơ trên hệ thống"), self.code),
            "entered": Field(tr("Tình t&rạng nhập"), self.entered),
            "received_at": Field(tr("Hệ thống tiế&p nhận"), self.received),
            "promised_at": Field(tr("Hệ thống &hẹn trả"), self.promised),
            "says": Field(tr("Hệ thống đang &ghi"), self.says),
            "other_codes": Field(tr("Mã của hệ thống &khác"), self.others),
            "reason": Field(tr("Lý &do"), self.reason),
        }
        self._lay_out()
        self.save.clicked.connect(self.store)

    def show_view(self, view: OfficialView) -> None:
        """Show what is known of a dossier there."""
        self._view = view
        self.clear_problems()
        self.code.setText(view.row.official_code)
        stands = {OfficialState.NOT_NEEDED: _NOT_NEEDED}
        entered = view.state in (OfficialState.ENTERED, OfficialState.DIFFERS)
        self.entered.set_key(stands.get(view.state, _ENTERED if entered else _OPEN))
        self.received.put(view.received_at, view.row.received_at)
        self.promised.put(view.promised_at, view.row.promised_at)
        self.says.set_key(view.says)
        self.others.setPlainText("\n".join(f"{one.system}: {one.code}" for one in view.other_codes))
        self.reason.clear()
        self._shown = self._typed()

    def half_typed(self) -> bool:
        """Say whether anything typed has not been saved."""
        return self._view is not None and self._typed() != self._shown

    def forget(self) -> None:
        """Drop what is typed."""
        if self._view is not None:
            self.show_view(self._view)

    def take_code(self, code: str) -> None:
        """Put a scanned code into its field; saving it is the clerk's."""
        self.code.setText(code)
        self.entered.set_key(_ENTERED)
        self.save.setFocus()

    def store(self) -> None:
        """Note all of it as one step of the dossier's history."""
        self.clear_problems()
        try:
            command = self._command()
        except InputError as error:
            self._refuse(error)
            return
        if command is not None:
            self._operations.write(
                lambda counter: counter.official.note(command),
                lambda _answer: self._stored(),
                self._refuse,
                while_busy=(self.save,),
            )

    def clear_problems(self) -> None:
        """Take away what was said before."""
        self.note.close_note()
        for field in self.fields.values():
            field.clear_error()

    def _lay_out(self) -> None:
        fields = self.fields
        states = row(fields["entered"], fields["says"], gap=GAP_M)
        states.setStretch(0, 1)
        states.setStretch(1, 1)
        for box in (self.entered, self.says):
            box.setMinimumContentsLength(6)
        self.others.setFixedHeight(self.others.fontMetrics().lineSpacing() * 2 + 16)
        inner = QWidget()
        inner.setLayout(
            column(
                fields["official_code"],
                states,
                fields["promised_at"],
                fields["received_at"],
                fields["other_codes"],
                fields["reason"],
                None,
                gap=GAP_S,
            )
        )
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        layout = column(scroll, self.note, row(None, self.save), gap=GAP_S)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _typed(self) -> tuple[object, ...]:
        return (
            self.code.text(),
            self.entered.key(),
            *(
                part.text()
                for one in (self.received, self.promised)
                for part in (one.day, one.hour)
            ),
            self.says.key(),
            self.others.toPlainText(),
        )

    def _command(self) -> NoteOfficial | None:
        if self._view is None:
            return None
        says, stands = self.says.key(), self.entered.key()
        return NoteOfficial(
            actor=self._actor,
            dossier_id=self._view.row.id,
            official_code=self.code.text(),
            needed=stands != _NOT_NEEDED,
            entered=stands == _ENTERED,
            received_at=self._moment(self.received, "received_at"),
            promised_at=self._moment(self.promised, "promised_at"),
            says=says if isinstance(says, DossierState) else None,
            other_codes=tuple(_other(line) for line in self.others.toPlainText().splitlines()),
            reason=self.reason.text(),
        )

    def _moment(self, editor: MomentEdit, field: str) -> datetime | None:
        try:
            return editor.value()
        except InputError as error:
            raise InputError(field, error.title, error.advice, **error.values) from error

    def _refuse(self, failure: MotCuaError) -> bool:
        title, advice = tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        field = self.fields.get(failure.field) if isinstance(failure, InputError) else None
        if field is None:
            self.note.show_note("error", title, advice)
        else:
            field.show_error(f"{title} {advice}".strip())
            field.editor.setFocus()
        return True

    def _stored(self) -> None:
        self._shown = self._typed()
        self.saved.emit()


def _other(line: str) -> OtherCode:
    system, colon, code = line.partition(":")
    return OtherCode(system, code) if colon else OtherCode("", line)
