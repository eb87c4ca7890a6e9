"""Settings: the words of the office's forms, corrected with the paper in sight."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.form_exchange import Proposal
from app.domain.roles import Actor, Permission
from app.errors import InputError, MotCuaError
from app.services.changes import Changes
from app.services.commands import CorrectForm
from app.ui import messages
from app.ui.office.form_edits import FormEdits
from app.ui.office.form_history_dialog import FormHistoryDialog
from app.ui.office.form_preview import Draw, FormPreview
from app.ui.office.form_text_editor import FormTextEditor
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import row
from app.ui.widgets.path_edit import Choose, choose_file, choose_file_to_write
from app.words import tr

if TYPE_CHECKING:
    from app.domain.documents import PrintJob
    from app.domain.form_corrections import FormVersions
    from app.services.answers import FormCorrected
    from app.services.counter import Counter

_FILE_NAME = "mau-giay.json"


class FormsSection(Section):
    """``draw`` (*worker*) paints a job at so many dots an inch.

    Everything typed stays until it is saved as a new version, whichever form is looked at.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        draw: Draw,
        choose: Choose = choose_file,
        choose_to_write: Choose = choose_file_to_write,
    ) -> None:
        super().__init__(
            tr("Mẫu giấy"),
            tr("Sửa lời văn rồi lưu thành bản mới; giấy đã cấp in lại theo bản cũ."),
            operations,
            actor,
            Permission.CHANGE_FORMS,
        )
        self._choose, self._choose_to_write = choose, choose_to_write
        self.edits = FormEdits()
        self.history: FormHistoryDialog | None = None
        self._make_parts(draw)
        self._lay_out()
        self._connect()
        if not self.allowed:
            self.editor.lock(self.reason)
            self.iso.setReadOnly(True)
            self.reason_line.setReadOnly(True)
        self.only_if_allowed(self.save, self.carry, self.drop)

    def on_shown(self) -> None:
        self.operations.read(lambda counter: counter.office.form_versions(), self._load)

    def is_changed(self) -> bool:
        return self.allowed and bool(self.edits.unsaved())

    def forget(self) -> None:
        self.edits.forget()
        self.reason_line.clear()
        self._refresh()

    def store(self) -> None:
        """Save what is wished for the chosen set as its next version."""
        versions = self.edits.versions()
        based_on, texts = self.edits.wish()
        command = CorrectForm(
            actor=self.actor,
            set_id=versions.set_id,
            seen=versions.version,
            based_on=based_on,
            texts=texts,
            reason=self.reason_line.text(),
        )
        self.clear_problems()
        self.operations.write(
            lambda counter: counter.office.correct_form(command),
            self._stored,
            self._refuse,
            while_busy=(self.save,),
        )

    def _make_parts(self, draw: Draw) -> None:
        self.set_box, self.form_box = ChoiceBox(), ChoiceBox()
        for box in (self.set_box, self.form_box):
            box.setMinimumContentsLength(5)
        self.iso = QLineEdit()
        self.iso.setToolTip(tr("Mã biểu mẫu và lần ban hành theo ISO, in ở chân trang"))
        self.iso.setPlaceholderText(tr("Ví dụ: {example}", example="BM-MC-01-02"))
        self.reason_line = QLineEdit()
        self.reason_line.setAccessibleName(tr("Lý do sửa, bắt buộc"))
        self.reason_line.setPlaceholderText(tr("Lý do sửa, ví dụ: theo công văn số …"))
        self.fields = {
            "set": Field(tr("&Bộ mẫu"), self.set_box),
            "form": Field(tr("&Mẫu giấy"), self.form_box),
            "iso": Field(tr("Mã IS&O"), self.iso),
        }
        self.update_note = InlineBanner(closable=False)
        self.carry = Button(tr("&Chuyển chỗ sửa"))
        self.drop = Button(tr("Bỏ chỗ &sửa"), "danger")
        self.update_note.add_action(self.carry)
        self.update_note.add_action(self.drop)
        self.editor = FormTextEditor()
        self.frame_focus_of(self.editor.table)
        self.preview = FormPreview(self.operations, draw)
        self.true_size = Button(tr("&100 %"))
        self.true_size.setToolTip(tr("Xem đúng khổ giấy"))
        self.true_size.setCheckable(True)
        self.versions_button = Button(tr("Các bả&n…"), icon="history")
        self.save = Button(tr("L&ưu thành bản mới"), "primary", icon="device-floppy", key="F9")

    def _lay_out(self) -> None:
        parts = (self.fields["set"], self.fields["form"], self.fields["iso"])
        top = row(*parts, self.true_size, gap=GAP_M)
        for at, part in enumerate((4, 4, 3)):
            top.setStretch(at, part)
        top.setAlignment(self.true_size, Qt.AlignmentFlag.AlignBottom)
        both = row(self.editor, self.preview, gap=GAP_M)
        both.setStretch(0, 5)
        both.setStretch(1, 6)
        self.put(self.update_note)
        self.put(top)
        self.put(both, 1)
        last = row(self.versions_button, self.reason_line, self.save, gap=GAP_M)
        last.setStretch(1, 1)
        self.add(last)

    def _connect(self) -> None:
        self.set_box.key_changed.connect(lambda key: self._choose_set(str(key)))
        self.form_box.key_changed.connect(lambda key: self._choose_form(str(key)))
        self.iso.textEdited.connect(lambda text: self._type(self.edits.iso_place(), text))
        self.editor.chosen.connect(self._go_to)
        self.editor.typed.connect(self._type)
        self.editor.reset_wanted.connect(self._reset)
        self.editor.filtered.connect(self._list)
        self.preview.refused.connect(self._tell)
        self.preview.shown.connect(self._clear_places)
        self.true_size.toggled.connect(self.preview.set_true_size)
        self.carry.clicked.connect(self._carry_over)
        self.drop.clicked.connect(self._drop_changes)
        self.versions_button.clicked.connect(self._show_history)
        self.save.clicked.connect(self.store)
        self.operations.changed.connect(self._look_again)

    def _look_again(self, changes: Changes) -> None:
        if changes & (Changes.FORMS | Changes.OFFICE) and self.isVisible():
            self.on_shown()

    def _load(self, versions: "Sequence[FormVersions]") -> None:
        self.edits.load(versions)
        self._refresh()

    def _refresh(self) -> None:
        """Show everything anew: set, forms, texts and picture."""
        if not self.edits.set_id:
            return
        self.set_box.offer(self.edits.sets(), self.edits.set_id)
        self._show_set()

    def _choose_set(self, set_id: str) -> None:
        self.edits.choose_set(set_id)
        self._show_set()

    def _choose_form(self, form: str) -> None:
        self.edits.form = form
        self.editor.search.clear()
        self._show_form()

    def _go_to(self, place: str) -> None:
        """Show the form that a text found by searching stands on."""
        form = self.edits.row(place).shipped.form
        if form != self.edits.form:
            self.edits.form = form
            self._show_forms()
            self._show_code()
            self._draw(at_once=True)

    def _show_set(self) -> None:
        self._show_forms()
        self._tell_version()
        self._show_form()

    def _show_form(self) -> None:
        self._show_code()
        self._list()
        self._draw(at_once=True)

    def _show_forms(self) -> None:
        forms = ((form, tr(name)) for form, name in self.edits.forms())
        self.form_box.offer(forms, self.edits.form)

    def _show_code(self) -> None:
        place = self.edits.iso_place()
        self.iso.setText(self.edits.row(place).now if place else "")
        self.iso.setCursorPosition(0)
        self.fields["iso"].setEnabled(bool(place))

    def _tell_version(self) -> None:
        versions = self.edits.versions()
        used = tr("Đang dùng bản {version}", version=versions.version)
        changed = self.edits.is_changed()
        self.set_aside(tr("{used} · có chỗ sửa chưa lưu", used=used) if changed else used)
        update = versions.update if self.edits.wish()[0] == versions.base.version else None
        if update is None:
            self.update_note.close_note()
            return
        self.update_note.show_note(
            "warn",
            tr("Chương trình có mẫu gốc mới hơn (bản {version})", version=update.version),
            tr("Chưa chọn thì giấy vẫn in theo chữ đã sửa."),
        )

    def _list(self) -> None:
        search, empty = self.editor.search.text(), self.editor.empty.isChecked()
        self.editor.show_rows(self.edits.rows(search, empty=empty))

    def _type(self, place: str, typed: str) -> None:
        if not place or not self.allowed:
            return
        self.edits.put(place, typed)
        self.editor.show_row(self.edits.row(place))
        self._tell_version()
        self._draw()

    def _reset(self, place: str) -> None:
        self.edits.reset(place)
        self._tell_version()
        self._list()
        self._draw(at_once=True)

    def _draw(self, *, at_once: bool = False) -> None:
        set_id, form = self.edits.set_id, self.edits.form
        based_on, texts = self.edits.wish()

        def find(counter: "Counter") -> "PrintJob":
            return counter.office.form_draft(set_id, based_on, texts, form)

        self.preview.show_job(find, at_once=at_once)

    def _tell(self, failure: object) -> None:
        if isinstance(failure, MotCuaError):
            self.show_problem(failure)

    def _refuse(self, failure: MotCuaError) -> bool:
        return self.show_problem(failure)

    def show_problem(self, failure: MotCuaError) -> bool:
        """Say at a text what is wrong with it; go to it where another one is marked."""
        field = failure.field if isinstance(failure, InputError) else ""
        words = f"{tr(failure.title, **failure.values)} {tr(failure.advice, **failure.values)}"
        if field == self.edits.iso_place() and field:
            self.fields["iso"].show_error(words.strip())
        elif field == self.editor.place() and field:
            self.editor.show_error(words.strip())
            self.reveal(self.editor.wrong)
        else:
            self.explain(failure)
        if field == "reason":
            self.reason_line.setFocus()
        return True

    def _clear_places(self) -> None:
        self.editor.show_error("")
        self.fields["iso"].clear_error()

    def _stored(self, answer: "FormCorrected") -> None:
        self.edits.forget_set()
        self.reason_line.clear()
        messages.success(
            tr("Đã lưu bản {version} của mẫu giấy", version=answer.version),
            tr("Giấy cấp từ giờ in theo bản này; giấy đã cấp in lại theo bản cũ."),
        )

    def _carry_over(self) -> None:
        lost = self.edits.carry_over()
        self._refresh()
        self._propose_reason(tr("Theo bản mẫu mới của chương trình"))
        if lost:
            texts = "; ".join(f"«{text.text}»" for text in lost)
            self.note.show_note(
                "warn",
                tr("{count} chỗ sửa không chuyển được", count=len(lost)),
                tr("Chữ gốc bên dưới đã đổi, xem lại từng chỗ: {texts}", texts=texts),
            )

    def _drop_changes(self) -> None:
        self.edits.drop_changes()
        self._refresh()
        self._propose_reason(tr("Theo bản mẫu mới của chương trình"))

    def _propose_reason(self, reason: str) -> None:
        if not self.reason_line.text().strip():
            self.reason_line.setText(reason)

    def _show_history(self) -> None:
        dialog = FormHistoryDialog(self.edits.versions(), self.window())
        if not self.allowed:
            dialog.lock(self.reason)
        dialog.wanted.connect(self._go_back)
        dialog.load_wanted.connect(self._load_file)
        dialog.save_wanted.connect(self._save_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _result: setattr(self, "history", None))
        self.history = dialog
        dialog.open()

    def _go_back(self, version: int) -> None:
        self.edits.go_back_to(version)
        self._refresh()
        self._propose_reason(tr("Dùng lại bản {version}", version=version))
        self.reason_line.setFocus()

    def _load_file(self) -> None:
        path = self._choose(self, "")
        if path:
            self.operations.read(
                lambda counter: counter.office.load_corrections(Path(path)),
                self._take_proposals,
                self.explain,
            )

    def _take_proposals(self, proposals: Sequence[Proposal]) -> None:
        strange = self.edits.propose(proposals)
        if self.edits.set_id not in {one.set_id for one in proposals}:
            self.edits.choose_set(proposals[0].set_id)
        self._refresh()
        count = sum(len(one.texts) for one in proposals)
        more = "; ".join(f"«{text}»" for text in strange)
        self.note.show_note(
            "warn" if strange else "success",
            tr("Đã đưa {count} chỗ sửa vào, chưa lưu", count=count),
            tr("Không khớp mẫu ở đây nên bỏ qua: {more}", more=more)
            if strange
            else tr("Xem lại hình bên rồi lưu thành bản mới."),
        )

    def _save_file(self) -> None:
        path, actor = self._choose_to_write(self, _FILE_NAME), self.actor
        if path:
            self.operations.output(
                lambda counter, _tick: counter.office.save_corrections(actor, Path(path)),
                lambda saved: messages.success(tr("Đã lưu chỗ sửa ra tệp"), str(saved)),
                self.explain,
            )
