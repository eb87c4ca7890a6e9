"""Settings: the office's names as its papers print them, with their head drawn as one types."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from app.domain.forms.parts import OfficeHeader
from app.domain.office import OfficeProfile
from app.domain.roles import Actor, Permission
from app.ui.office.settings_section import Section
from app.ui.office.wizard_office import HeadPreview
from app.ui.operations import LatestOnly, Operations
from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

HeadPicture = Callable[[OfficeHeader, int], "QImage"]

# Small enough to leave room for the fields, large enough to read.
_DPI_PER_POINT = 6.5
_HEADER_LINES = ("header_lines", "line_2", "line_3")


class OfficeSection(Section):
    """Saves the profile from today on; papers issued before keep the old one."""

    def __init__(self, operations: Operations, actor: Actor, head_picture: HeadPicture) -> None:
        super().__init__(
            tr("Cơ quan"),
            tr("Tên in trên giấy tờ. Giấy đã cấp giữ tên cũ; tên mới có hiệu lực từ hôm nay."),
            operations,
            actor,
            Permission.CHANGE_OFFICE,
        )
        self._head_picture = head_picture
        self._drawing = LatestOnly(operations)
        self._saved: OfficeProfile | None = None
        self.preview = HeadPreview()
        self.put(row(None, self.preview, None))
        self._make_fields()
        self.save = Button(tr("&Lưu cơ quan"), "primary", icon="device-floppy", key="F9")
        self.save.clicked.connect(self.store)
        self.put_buttons(self.save)
        self.only_if_allowed(self.save, *(field.editor for field in self.fields.values()))

    def on_shown(self) -> None:
        if not self.is_changed():
            self.operations.read(lambda counter: counter.office.profile(), self._show)

    def is_changed(self) -> bool:
        return self.allowed and self._saved is not None and self._typed() != self._saved

    def forget(self) -> None:
        if self._saved is not None:
            self._show(self._saved)

    def store(self) -> None:
        """Save what is typed."""
        actor, profile = self.actor, self._typed()
        self.clear_problems()
        self.operations.write(
            lambda counter: counter.office.save_profile(actor, profile),
            lambda _saved: self._stored(),
            self.show_problem,
            while_busy=(self.save,),
        )

    def _make_fields(self) -> None:
        labels = {
            "name": (tr("&Tên cơ quan"), True),
            "agency_code": (tr("&Mã định danh"), True),
            "header_lines": (tr("Dòng đầu giấy &1"), True),
            "line_2": (tr("Dòng đầu giấy &2"), False),
            "line_3": (tr("Dòng đầu giấy &3"), False),
            "counter_name": (tr("Tên &bộ phận một cửa"), False),
            "place": (tr("Địa &danh trước ngày tháng"), True),
            "hotline": (tr("Đường dây &nóng"), False),
            "address": (tr("Đị&a chỉ"), False),
        }
        for name, (label, required) in labels.items():
            line = QLineEdit()
            line.textChanged.connect(self._draw)
            self.fields[name] = Field(label, line, required=required)
        for pair in (
            ("name", "agency_code"),
            ("header_lines", "line_2"),
            ("line_3", "counter_name"),
            ("place", "hotline"),
        ):
            line = row(*(self.fields[name] for name in pair), gap=GAP_M)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            self.put(line)
        self.put(self.fields["address"])

    def _show(self, profile: OfficeProfile) -> None:
        self._saved = profile
        lines = dict(zip(_HEADER_LINES, (*profile.header_lines, "", "", ""), strict=False))
        for name in self.fields:
            text = lines[name] if name in lines else getattr(profile, name)
            self._line(name).setText(text)
            self._line(name).setCursorPosition(0)

    def _stored(self) -> None:
        self._saved = self._typed()
        self.note.show_note("success", tr("Đã lưu cơ quan"), tr("Phiếu in từ giờ dùng tên mới."))

    def _typed(self) -> OfficeProfile:
        lines = tuple(self._line(name).text() for name in _HEADER_LINES)
        return OfficeProfile(
            header_lines=tuple(line for line in lines if line.strip()),
            **{name: self._line(name).text() for name in self.fields if name not in _HEADER_LINES},
        )

    def _draw(self) -> None:
        header, draw = self._typed().header(), self._head_picture
        dpi = round(tokens().sizes.body * _DPI_PER_POINT * self.devicePixelRatioF())
        self._drawing.ask(lambda _counter: draw(header, dpi), self._show_picture)

    def _show_picture(self, picture: "QImage") -> None:
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.preview.show_picture(picture)

    def _line(self, name: str) -> QLineEdit:
        editor = self.fields[name].editor
        assert isinstance(editor, QLineEdit)
        return editor
