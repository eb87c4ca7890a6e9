"""Settings: the catalogue of procedures, looked at, changed from a day on, carried in and out."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from app.domain.catalogue import CatalogueEntry, CatalogueState, as_draft
from app.domain.catalogue_finding import CatalogueFinding
from app.domain.catalogue_tables import PROCEDURES
from app.domain.procedure import Procedure
from app.domain.roles import Actor, Permission
from app.domain.time_limit import LimitUnit, TimeLimit
from app.errors import InputError, MotCuaError
from app.services.catalogue_commands import (
    ChangeProcedure,
    ConfirmProcedure,
    EndProcedure,
    ProcedureChanged,
)
from app.services.changes import Changes
from app.ui.in_turns import InTurns
from app.ui.office.catalogue_list import CatalogueList
from app.ui.office.catalogue_transfer import CatalogueTransfer
from app.ui.office.procedure_editor import ProcedureEditor
from app.ui.office.procedure_fields import ProcedureFields
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.path_edit import Choose, choose_file, choose_file_to_write
from app.ui.widgets.styling import show_if
from app.words import tr

_LIST, _EDIT, _TRANSFER = range(3)
_EMPTY = Procedure(
    code="",
    name="",
    short_name="",
    field="",
    limit=TimeLimit(0, LimitUnit.SAME_DAY),
    result_name="",
    signer="Chủ tịch hoặc Phó Chủ tịch Ủy ban nhân dân cấp xã",
    deciding_agency="Ủy ban nhân dân cấp xã",
)


class CatalogueSection(Section):
    """One of three at a time: the list, a procedure being changed, the workbook."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        today: Callable[[], date],
        choose: Choose = choose_file,
        choose_to_write: Choose = choose_file_to_write,
    ) -> None:
        super().__init__(
            tr("Thủ tục"),
            tr("Sửa thành bản áp dụng từ một ngày; hồ sơ đã nhận giữ phiên bản lúc nhận."),
            operations,
            actor,
            Permission.CHANGE_CATALOGUE,
        )
        self._today = today
        self.list = CatalogueList()
        self._chooses = choose, choose_to_write
        self._making: InTurns | None = None
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.only_if_allowed(self.add_new, self.carry, self.change, self.confirm, self.end)

    @cached_property
    def _general(self) -> ProcedureFields:
        return ProcedureFields()

    @cached_property
    def editor(self) -> ProcedureEditor:
        """What a procedure is changed in; made in pieces once the list stands on the screen."""
        made = ProcedureEditor(self._today, self._general)
        self._put_into(_EDIT, made)
        for table in (made.papers.table, made.fees.table):
            self.frame_focus_of(table)
        made.tabs.currentChanged.connect(self._name_save)
        return made

    @cached_property
    def transfer(self) -> CatalogueTransfer:
        """What the workbook goes through; made when somebody asks for it."""
        tell, refuse = self.note.show_note, self.explain
        made = CatalogueTransfer(
            self.operations, self.actor, self._today, tell, refuse, *self._chooses
        )
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(made)
        self._put_into(_TRANSFER, scroll)
        right = (self.back_from_file, made.take_in, made.try_out)
        self._put_buttons_into(_TRANSFER, row(made.export, None, *right, gap=GAP_S))
        return made

    def on_shown(self) -> None:
        self.operations.read(lambda counter: counter.catalogue.entries(), self._show)

    def is_ready(self) -> bool:
        """Say whether nothing is left to be made."""
        return self._making is not None and self._making.is_done()

    def is_changed(self) -> bool:
        return self._bodies.currentIndex() == _EDIT and self.editor.is_changed()

    def forget(self) -> None:
        self.editor.forget()
        self._turn_to(_LIST)

    def leave(self) -> None:
        """Go back to the list, unless what is typed must not be lost."""
        if self.can_leave():
            self.editor.forget()
            self._turn_to(_LIST)
            self.list.table.setFocus()

    def edit(self) -> None:
        """Let the marked procedure be changed."""
        entry = self.list.entry()
        if entry is not None and self.allowed:
            self._open(entry, as_draft(entry.shown, self._first_day(entry)))

    def begin(self) -> None:
        """Let a new procedure be typed."""
        self._open(None, as_draft(_EMPTY, self._today()))

    def store(self) -> None:
        """Show what would change, and then save it as the version that applies from its day on."""
        self.clear_problems()
        made, wrong = self.editor.read()
        if made is None:
            if wrong:
                self._tell_wrong(wrong[0])
            return
        if not self.editor.shows_preview():
            self.editor.show_preview()
            return
        command = ChangeProcedure(
            actor=self.actor,
            procedure=made,
            seen=self.editor.seen(),
            basis=self.editor.basis.text(),
            confirmed=self.editor.confirmed.isChecked(),
        )
        self.operations.write(
            lambda counter: counter.catalogue.change(command),
            lambda answer: self._stored(answer, tr("Đã lưu bản mới của thủ tục")),
            self.show_problem,
            while_busy=(self.save,),
        )

    def confirm_marked(self) -> None:
        """Note that the marked procedure was compared with the decision in ``basis``."""
        entry = self.list.entry()
        if entry is None:
            return
        self.clear_problems()
        command = ConfirmProcedure(
            actor=self.actor,
            code=entry.code,
            version=entry.shown.version,
            basis=self.basis.text(),
        )
        self.operations.write(
            lambda counter: counter.catalogue.confirm(command),
            lambda answer: self._stored(answer, tr("Đã ghi là kiểm chứng")),
            self.show_problem,
            while_busy=(self.confirm,),
        )

    def end_marked(self) -> None:
        """Offer the procedure being changed no more from the day typed on."""
        entry = self.list.entry()
        if entry is None:
            return
        self.clear_problems()
        command = EndProcedure(
            actor=self.actor,
            code=entry.code,
            seen=self.editor.seen(),
            from_day=self.editor.from_day.value(),
            basis=self.editor.basis.text(),
        )
        self.operations.write(
            lambda counter: counter.catalogue.end(command),
            lambda answer: self._stored(answer, tr("Đã kết thúc thủ tục")),
            self.show_problem,
            while_busy=(self.end,),
        )

    def show_problem(self, failure: MotCuaError) -> bool:
        if not isinstance(failure, InputError) or self._bodies.currentIndex() != _EDIT:
            return super().show_problem(failure)
        self.clear_problems()
        named = {"valid_from": self.editor.day_field, "basis": self.editor.basis_field}
        field = named.get(failure.field)
        if field is None:
            return self.explain(failure)
        title, advice = tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        self.editor.show_preview()
        field.show_error(f"{title} {advice}".strip())
        field.editor.setFocus()
        return True

    def clear_problems(self) -> None:
        super().clear_problems()
        if "editor" in vars(self):
            for field in (self.editor.day_field, self.editor.basis_field):
                field.clear_error()

    def _make_buttons(self) -> None:
        self.basis = QLineEdit()
        self.basis.setPlaceholderText(tr("Kiểm chứng theo quyết định số …"))
        self.basis_line = Field(tr("Căn cứ kiể&m chứng"), self.basis, required=True)
        self.fields = {"basis": self.basis_line}
        self.confirm = Button(tr("&Kiểm chứng"), icon="circle-check")
        self.carry = Button(tr("&Excel…"), icon="upload")
        self.add_new = Button(tr("Thêm m&ới"), icon="plus")
        self.change = Button(tr("&Sửa"), "primary", icon="edit", key="F9")
        self.end = Button(tr("Kết thú&c thủ tục"), "danger", icon="calendar-off")
        self.back = Button(tr("Thôi"), key="Esc")
        self.save = Button(tr("Xem trước và l&ưu"), "primary", icon="device-floppy", key="F9")
        self.back_from_file = Button(tr("Về danh mục"), key="Esc")

    def _lay_out(self) -> None:
        self._bodies = QStackedWidget()
        self._holders: list[QWidget] = []
        self._button_lines = [QWidget() for _place in (_LIST, _EDIT, _TRANSFER)]
        for _place in (_LIST, _EDIT, _TRANSFER):
            self._holders.append(QWidget())
            self._bodies.addWidget(self._holders[-1])
        self._put_into(_LIST, self.list)
        listed = row(
            self.basis_line, self.confirm, self.carry, self.add_new, self.change, gap=GAP_S
        )
        listed.setStretch(0, 1)
        for button in (self.confirm, self.carry, self.add_new, self.change):
            listed.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        edited = row(self.end, None, self.back, self.save, gap=GAP_S)
        self._put_buttons_into(_LIST, listed)
        self._put_buttons_into(_EDIT, edited)
        self.put_instead(self._bodies)
        # Below the content that scrolls: always in sight.
        for line in self._button_lines:
            self.body.addWidget(line)
        self._turn_to(_LIST)
        self.frame_focus_of(self.list.table)

    def _put_into(self, place: int, body: QWidget) -> None:
        self._holders[place].setLayout(column(body))

    def _put_buttons_into(self, place: int, buttons: QHBoxLayout) -> None:
        self._button_lines[place].setLayout(buttons)

    def _connect(self) -> None:
        self.list.marked.connect(self._note_marked)
        self.list.opened.connect(self.edit)
        self.change.clicked.connect(self.edit)
        self.add_new.clicked.connect(self.begin)
        self.carry.clicked.connect(self._open_transfer)
        self.confirm.clicked.connect(self.confirm_marked)
        self.end.clicked.connect(self.end_marked)
        self.save.clicked.connect(self.store)
        self.back.clicked.connect(self.leave)
        self.back_from_file.clicked.connect(self.leave)
        self.operations.changed.connect(self._look_again)

    def _look_again(self, changes: Changes) -> None:
        if changes & Changes.CATALOGUE and self.isVisible():
            self.on_shown()

    def _show(self, entries: Sequence[CatalogueEntry]) -> None:
        self.list.put(entries)
        unverified = sum(one.state is CatalogueState.UNVERIFIED for one in entries)
        words = tr("{count} thủ tục, {open} chưa kiểm chứng", count=len(entries), open=unverified)
        self.set_aside(words)
        if self.allowed and self._making is None:
            self._making = InTurns((lambda: self._general, lambda: self.editor), self)

    def _note_marked(self, entry: CatalogueEntry | None) -> None:
        unverified = entry is not None and entry.state is CatalogueState.UNVERIFIED
        self.change.setEnabled(self.allowed and entry is not None)
        self.confirm.setEnabled(self.allowed and unverified)
        self.basis.setEnabled(self.allowed and unverified)

    def _tell_wrong(self, finding: CatalogueFinding) -> None:
        """Go to the cell that is wrong; a grid has no room of its own for the reason."""
        self.editor.point_at(finding)
        if finding.sheet != PROCEDURES:
            title = tr("{sheet}, dòng {line}", sheet=tr(finding.sheet), line=finding.line)
            self.note.show_note("error", title, tr(finding.message, **finding.values))

    def _name_save(self) -> None:
        preview = self.editor.shows_preview()
        self.save.set_label(tr("L&ưu thành bản mới") if preview else tr("Xem trước và l&ưu"))

    def _open(self, entry: CatalogueEntry | None, draft: Procedure) -> None:
        self.clear_problems()
        self.editor.show_entry(entry, draft)
        show_if(self.end, entry is not None)
        self._turn_to(_EDIT)
        self.editor.first_field().setFocus()

    def _open_transfer(self) -> None:
        self.clear_problems()
        transfer = self.transfer
        self._turn_to(_TRANSFER)
        transfer.on_shown()
        transfer.file.setFocus()

    def _turn_to(self, place: int) -> None:
        self._bodies.setCurrentIndex(place)
        for at, line in enumerate(self._button_lines):
            show_if(line, at == place)

    def _first_day(self, entry: CatalogueEntry) -> date:
        """Return today, or the day of a version that is still to come and is shown."""
        begins = entry.shown.valid_from
        return max(begins, self._today()) if begins else self._today()

    def _stored(self, answer: ProcedureChanged, title: str) -> None:
        self.editor.forget()
        self._turn_to(_LIST)
        self.basis.clear()
        self.note.show_note("success", title, answer.code)
        self.list.mark(answer.code)
        self.list.table.setFocus()
