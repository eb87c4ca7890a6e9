"""Settings: who works here, in which role and at which desk; PINs are set anew, never shown."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.domain.clerk import LONGEST_PIN
from app.domain.listings import ClerkRow
from app.domain.roles import ROLE_LABELS, Actor, Permission, Role
from app.domain.vietnam_time import short_moment
from app.services.commands import ClerkInput
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field, side_by_side
from app.ui.widgets.layouts import column, row
from app.ui.widgets.password_edit import PinEdit
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.styling import show_if
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr

_STATE = 3


class ClerksSection(Section):
    """The list at the left, one person at the right; nobody is deleted, only deactivated."""

    def __init__(self, operations: Operations, actor: Actor) -> None:
        super().__init__(
            tr("Công chức"),
            tr("Ai đăng nhập được, vai trò gì, ngồi quầy nào. Người đã nghỉ vẫn còn tên ở hồ sơ."),
            operations,
            actor,
            Permission.CHANGE_CLERKS,
        )
        self._shown: ClerkInput | None = None
        self.table = Table(tr("Danh sách công chức"))
        self.model = RowsModel[ClerkRow](
            (
                Show(tr("Họ và tên"), lambda one: one.name),
                Show(tr("Vai trò"), lambda one: tr(ROLE_LABELS[Role(one.role)])),
                Show(tr("Quầy"), lambda one: one.desk),
                Show(tr("Đăng nhập"), lambda one: _state(one).text, _state),
            ),
            self.table,
        )
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(_STATE, PillDelegate(self.table))
        self.table.set_columns(
            (
                Column("Nguyễn Thị Ánh", stretch=True),
                Column(max(map(tr, ROLE_LABELS.values()), key=len), drop=2),
                Column("Quầy 00", drop=1),
                Column("Chưa có PIN", pill=True),
            )
        )
        self.frame_focus_of(self.table)
        self.name, self.desk = QLineEdit(), QLineEdit()
        self.role = ChoiceBox((role, tr(label)) for role, label in ROLE_LABELS.items())
        self.pin = PinEdit(LONGEST_PIN)
        self.active = QCheckBox(tr("Đang làm &việc (được đăng nhập)"))
        self.fields = {
            "name": Field(tr("&Họ và tên"), self.name, required=True),
            "role": Field(tr("Vai t&rò"), self.role),
            "desk": Field(tr("&Quầy"), self.desk),
            "pin": Field(tr("Mã &PIN mới"), self.pin, hint=tr("4–6 chữ số")),
        }
        self.secrets = Text("", "secondary", wrap=True)
        self.release = Button(tr("Mở &khóa"), icon="lock")
        short = side_by_side((self.fields["desk"], 1), (self.fields["pin"], 1))
        form = column(
            self.fields["name"],
            self.fields["role"],
            short,
            self.active,
            self.secrets,
            None,
            gap=GAP_M,
        )
        both = row(self.table, form, gap=GAP_M)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.put(both, 1)
        self.add_clerk = Button(tr("&Thêm người"), icon="plus")
        self.save = Button(tr("&Lưu"), "primary", icon="device-floppy", key="F9")
        self.put_buttons(self.add_clerk, self.release, None, self.save)
        self.only_if_allowed(self.add_clerk, self.save, self.release)
        self.only_if_allowed(self.name, self.role, self.desk, self.pin, self.active)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.add_clerk.clicked.connect(self.begin_new)
        self.release.clicked.connect(self.release_clerk)
        self.save.clicked.connect(self.store)
        self.begin_new()

    def on_shown(self) -> None:
        self.operations.read(lambda counter: counter.office.clerks(active_only=False), self._list)

    def is_changed(self) -> bool:
        return self.allowed and self._shown is not None and self._typed() != self._shown

    def forget(self) -> None:
        if self._shown is not None:
            self._type_in(self._shown)

    def begin_new(self) -> None:
        """Empty the form for somebody who is not on the list yet."""
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.clear_problems()
        self._type_in(ClerkInput("", Role.CLERK))
        self._tell_secrets(None)
        self.fields["pin"].set_required(True)
        self.save.set_label(tr("&Lưu người mới"))
        if self.allowed and self.isVisible():
            self.name.setFocus()

    def store(self) -> None:
        """Save the person in the form; an empty PIN leaves the old one."""
        actor, given = self.actor, self._typed()
        self.clear_problems()
        self.operations.write(
            lambda counter: counter.office.save_clerk(actor, given),
            lambda _saved: self._stored(given),
            self.show_problem,
            while_busy=(self.save, self.add_clerk),
        )

    def release_clerk(self) -> None:
        """Let the clerk in the form, who is locked out, try again at once."""
        actor, shown = self.actor, self._shown
        if shown is None or shown.id is None:
            return
        key, name = shown.id, shown.name
        self.operations.write(
            lambda counter: counter.office.release_clerk(actor, key),
            lambda _saved: self._released(name),
            self.show_problem,
            while_busy=(self.release,),
        )

    def _released(self, name: str) -> None:
        self.release.hide()
        self.note.show_note("success", tr("Đã mở khóa cho {clerk}.", clerk=name))
        self.on_shown()

    def _list(self, clerks: Sequence[ClerkRow]) -> None:
        kept = self._shown.id if self._shown is not None else None
        changed = self.is_changed()
        self.model.put(clerks)
        ids = [one.id for one in clerks]
        if kept in ids and not changed:
            self.table.selectRow(ids.index(kept))

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid():
            return
        one = self.model.row(index.row())
        self.clear_problems()
        self._type_in(ClerkInput(one.name, Role(one.role), one.desk, id=one.id, active=one.active))
        self._tell_secrets(one)
        self.fields["pin"].set_required(not one.has_pin)
        self.save.set_label(tr("&Lưu thay đổi"))

    def _tell_secrets(self, one: ClerkRow | None) -> None:
        """Say what a new PIN means, and offer to open a lock where there is one."""
        if one is None or not one.has_pin:
            words = tr("Người mới đăng nhập bằng mã PIN này và tự đặt mật khẩu ngay lúc đó.")
        elif one.locked_until is not None:
            until = short_moment(one.locked_until)
            words = tr("Nhập sai nhiều lần, tạm khóa đến {until}.", until=until)
        else:
            words = tr(
                "Quên cả mật khẩu: đặt mã PIN mới, người đó tự đặt lại mật khẩu khi đăng nhập."
            )
        self.secrets.setText(words)
        show_if(self.release, one is not None and one.locked_until is not None)

    def _stored(self, given: ClerkInput) -> None:
        words = tr("Đã lưu {name}", name=given.name.strip())
        advice = tr("Mã PIN mới có hiệu lực từ lần đăng nhập tới.") if given.pin else ""
        self._shown = None
        self.begin_new()
        self.note.show_note("success", words, advice)
        self.on_shown()

    def _typed(self) -> ClerkInput:
        role = self.role.key()
        assert isinstance(role, Role)
        return ClerkInput(
            self.name.text(),
            role,
            self.desk.text(),
            self.pin.digits(),
            id=self._shown.id if self._shown is not None else None,
            active=self.active.isChecked(),
        )

    def _type_in(self, clerk: ClerkInput) -> None:
        self.name.setText(clerk.name)
        self.role.set_key(clerk.role)
        self.desk.setText(clerk.desk)
        self.pin.set_digits(clerk.pin)
        self.active.setChecked(clerk.active)
        self._shown = clerk


def _state(one: ClerkRow) -> Pill:
    if not one.active:
        return Pill(tr("Đã nghỉ"), "ban", PillTone.DONE)
    if not one.has_pin:
        return Pill(tr("Chưa có PIN"), "lock", PillTone.WAITING)
    if one.locked_until is not None:
        return Pill(tr("Tạm khóa"), "lock", PillTone.LATE)
    return Pill(tr("Được"), "check", PillTone.ACTIVE)
