"""The wizard's page for the clerks: a form that fills a list, one clerk after the other."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.clerk import LONGEST_PIN
from app.domain.roles import ROLE_LABELS, Role
from app.errors import InputError
from app.services.commands import ClerkInput
from app.ui.office.wizard_step import StepView, WizardTools
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field, side_by_side
from app.ui.widgets.layouts import row
from app.ui.widgets.password_edit import PinEdit
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr


class ClerksStep(StepView):
    """Enter in the PIN puts the clerk on the list; a half-typed clerk joins it when one goes on."""

    def __init__(self, tools: WizardTools) -> None:
        super().__init__(tools)
        self._editing: int | None = None
        self.name = QLineEdit()
        self.role = ChoiceBox((role, tr(label)) for role, label in ROLE_LABELS.items())
        self.desk = QLineEdit()
        self.desk.setPlaceholderText(tr("Ví dụ: {example}", example="Quầy 1"))
        self.pin = PinEdit(LONGEST_PIN)
        self.fields = {
            "name": Field(tr("&Họ và tên"), self.name, required=True),
            "role": Field(tr("&Vai trò"), self.role),
            "desk": Field(tr("Q&uầy"), self.desk),
            "pin": Field(tr("Mã &PIN"), self.pin, required=True, hint=tr("4–6 chữ số")),
        }
        self.put = Button("", icon="plus")
        self.put.clicked.connect(self._put)
        self.stop_editing = Button(tr("Thôi sửa"), "quiet")
        self.stop_editing.clicked.connect(self._begin_anew)
        both = row(self._form(), self._list(), gap=GAP_M)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        self.body.addLayout(both, 1)
        self.enter_moves_on(self._put)
        self.fill()

    def subtitle(self) -> str:
        return tr("Ai nhận hồ sơ, ai phụ trách. Thêm người sau cũng được, ở trang Cài đặt.")

    def fill(self) -> None:
        self._model.put(self.answers.clerks)
        self._begin_anew()
        if (draft := self.answers.clerk_draft) is not None:
            self._type_in(draft)

    def gather(self) -> None:
        """Keep a half-typed clerk, so that looking at another step does not cost it."""
        typed = self._typed()
        started = typed.name.strip() or typed.desk.strip() or typed.pin
        self.answers.clerk_draft = typed if started and self._editing is None else None

    def prepare(self, go_on: Callable[[], object]) -> None:
        if self.answers.clerk_draft is None or self._put():
            super().prepare(go_on)

    def first_field(self) -> QWidget:
        return self.name

    def _form(self) -> Card:
        card = Card(tr("Một người"))
        for name in ("name", "role"):
            card.add(self.fields[name])
        card.add(side_by_side((self.fields["desk"], 1), (self.fields["pin"], 1)))
        card.add(row(self.put, self.stop_editing, None))
        card.body.addStretch(1)
        return card

    def _list(self) -> Card:
        card = Card(tr("Danh sách"))
        columns: tuple[Show[ClerkInput], ...] = (
            Show(tr("Họ và tên"), lambda clerk: clerk.name),
            Show(tr("Vai trò"), lambda clerk: tr(ROLE_LABELS[clerk.role])),
            Show(tr("Quầy"), lambda clerk: clerk.desk),
        )
        self.table = Table(tr("Danh sách cán bộ"))
        self._model = RowsModel(columns, self.table)
        self.table.setModel(self._model)
        self.table.set_columns(
            (
                Column("Nguyễn Thị Ngọc", stretch=True),
                Column(max(map(tr, ROLE_LABELS.values()), key=len)),
                Column("Quầy số 1", drop=1),
            )
        )
        self.table.activated.connect(self._edit)
        self.table.stand_in(card)
        self.edit = Button(tr("&Sửa"), icon="edit")
        self.edit.clicked.connect(lambda: self._edit(self.table.currentIndex()))
        self.remove = Button(tr("&Bỏ khỏi danh sách"), "danger", icon="trash")
        self.remove.clicked.connect(self._remove)
        card.add(row(self.edit, self.remove, None))
        card.add(
            Text(
                tr(
                    "Cần ít nhất một lãnh đạo phụ trách: người chốt ngày, sửa cơ quan và cán bộ. "
                    "Mỗi người tự đặt mật khẩu khi đăng nhập lần đầu."
                ),
                "secondary",
                wrap=True,
            )
        )
        return card

    def _put(self) -> bool:
        """Put what is typed on the list; False, with the field marked, when it cannot be."""
        self.clear_errors()
        try:
            self.flow.put_clerk(self._typed(), self._editing)
        except InputError as error:
            self.show_error(error)
            return False
        self._model.put(self.answers.clerks)
        self._begin_anew()
        self.name.setFocus()
        return True

    def _typed(self) -> ClerkInput:
        role = self.role.key()
        assert isinstance(role, Role)
        return ClerkInput(self.name.text(), role, self.desk.text(), self.pin.digits())

    def _type_in(self, clerk: ClerkInput) -> None:
        self.name.setText(clerk.name)
        self.role.set_key(clerk.role)
        self.desk.setText(clerk.desk)
        self.pin.set_digits(clerk.pin)

    def _edit(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        self._editing = index.row()
        self._type_in(self.answers.clerks[self._editing])
        self._name_buttons()
        self.name.setFocus()
        self.name.selectAll()

    def _remove(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.answers.clerks):
            del self.answers.clerks[at]
            self._model.put(self.answers.clerks)
            self._begin_anew()

    def _begin_anew(self) -> None:
        """Empty the form; the first to be entered is proposed as the supervisor."""
        self._editing = None
        for line in (self.name, self.desk, self.pin):
            line.clear()
        self.role.set_key(Role.CLERK if self.answers.clerks else Role.SUPERVISOR)
        self._name_buttons()

    def _name_buttons(self) -> None:
        editing = self._editing is not None
        self.put.set_label(tr("&Lưu thay đổi") if editing else tr("Thêm vào &danh sách"))
        self.stop_editing.setVisible(editing)
        some = bool(self.answers.clerks)
        self.edit.setEnabled(some)
        self.remove.setEnabled(some)
