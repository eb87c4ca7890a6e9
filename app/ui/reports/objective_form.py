"""The form of a quality objective: what is aimed at, how it is measured, from when to when."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.reports.objectives import AT_MOST, MEASURE_LABELS, QualityObjective
from app.domain.shares import percent
from app.errors import InputError, MotCuaError
from app.ui.dossier.form_part import error_words
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.words import N_, tr

_HUNDRED = 100


class ObjectiveForm(ActionPanel):
    """Emits ``save_wanted`` for F9 and ``left`` for Esc; the page asks the counter."""

    save_wanted = Signal()
    left = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(
            tr("Mục tiêu chất lượng"),
            tr("Chương trình tự tính kết quả của từng kỳ và cho biết đạt hay chưa đạt."),
        )
        self._today = today
        self._id: int | None = None
        self.title = QLineEdit()
        self.measure = ChoiceBox([(key, tr(words)) for key, words in MEASURE_LABELS.items()])
        self.target = QLineEdit()
        self.basis = QLineEdit()
        self.valid_from, self.valid_to = DateEdit(today), DateEdit(today)
        self.fields = {
            "title": Field(tr("&Mục tiêu"), self.title, required=True),
            "measure": Field(tr("Cách đ&o"), self.measure, required=True),
            "target": Field(tr("&Phải đạt (%)"), self.target, required=True),
            "basis": Field(tr("Căn cứ (&văn bản)"), self.basis),
            "valid_from": Field(tr("Áp dụng từ n&gày"), self.valid_from, required=True),
            "valid_to": Field(tr("Đế&n hết ngày"), self.valid_to, hint=tr("trống: đến khi thôi")),
        }
        self.save = Button(tr("Lưu"), "primary", icon="device-floppy", key="F9")
        self.leave = Button(tr("Thôi (Esc)"), icon="x")
        self._lay_out()
        self.measure.key_changed.connect(self._name_target)
        self.save.clicked.connect(self.save_wanted)
        self.leave.clicked.connect(self.left)
        self._shown: tuple[object, ...] = ()

    def begin(self, objective: QualityObjective | None) -> None:
        """Show an objective to be changed or taken over, or an empty form from today on."""
        self._id = objective.id if objective else None
        self.title.setText(tr(objective.title) if objective else "")
        self.measure.set_key(objective.measure if objective else next(iter(MEASURE_LABELS)))
        target = percent(objective.target).removesuffix(" %") if objective else ""
        self.target.setText(target.removesuffix(",00"))
        self.basis.setText(objective.basis if objective else "")
        self.valid_from.set_value(objective.valid_from if objective else self._today())
        self.valid_to.set_value(objective.valid_to if objective else None)
        self._name_target()
        self._clear_errors()
        self.note.close_note()
        self._shown = self._state()

    def objective(self) -> QualityObjective:
        """Return what was typed; InputError names what cannot be read."""
        valid_from, measure = self.valid_from.value(), self.measure.key()
        if valid_from is None:
            raise InputError("valid_from", N_("Chưa ghi ngày bắt đầu."))
        if self.valid_to.problem():
            raise InputError("valid_to", N_("Ngày cuối chưa đọc được."))
        return QualityObjective(
            id=self._id,
            title=self.title.text(),
            measure=str(measure),
            target=read_percent(self.target.text()),
            basis=self.basis.text(),
            valid_from=valid_from,
            valid_to=self.valid_to.value(),
        )

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        return self.title

    def is_changed(self) -> bool:
        """Say whether something has been typed since ``begin``."""
        return self._state() != self._shown

    def show_problem(self, failure: MotCuaError) -> bool:
        """Say what is wrong beside its field, or above the buttons."""
        self._clear_errors()
        field = self.fields.get(failure.field) if isinstance(failure, InputError) else None
        if field is None:
            return self.explain(failure)
        field.show_error(error_words(failure))
        field.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter moves on; only F9 saves, because a scanner sends Enter as well.
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        fields = self.fields
        self.put(fields["title"])
        for pair in (("measure", "target"), ("valid_from", "valid_to")):
            line = row(*(fields[name] for name in pair), gap=GAP_M)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            self.put(line)
        self.put(fields["basis"])
        self.put_buttons(self.leave, self.save)

    def _name_target(self) -> None:
        at_most = self.measure.key() in AT_MOST
        self.fields["target"].set_hint(tr("không quá") if at_most else tr("ít nhất"))

    def _clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear_error()

    def _state(self) -> tuple[object, ...]:
        editors = (self.title, self.target, self.basis, self.valid_from, self.valid_to)
        return (self.measure.key(), *(editor.text() for editor in editors))


def read_percent(text: str) -> int:
    """Read "100", "99,5" or "99.50 %" as hundredths of a percent."""
    whole, _comma, part = text.strip().removesuffix("%").strip().replace(".", ",").partition(",")
    if not whole.isdecimal() or (part and not part.isdecimal()) or len(part) > 2:
        raise InputError(
            "target",
            N_("Chưa đọc được tỷ lệ phải đạt."),
            N_("Ghi số phần trăm, ví dụ 100 hoặc 99,5."),
        )
    return int(whole) * _HUNDRED + int(part.ljust(2, "0") or 0)
