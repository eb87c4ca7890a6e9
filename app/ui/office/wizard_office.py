"""The wizard's page for the office: its names, with the head of its papers as they will print."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from app.ui.office.wizard_flow import HEADER_LINES, suggested_header
from app.ui.office.wizard_step import StepView, WizardTools
from app.ui.operations import LatestOnly
from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.card import Card
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.text import Text
from app.words import tr

# At 14 points a slip's letters are then about as large as the screen's.
_DPI_PER_POINT = 8


class OfficeStep(StepView):
    """Suggests the header from the office's name as long as nobody has typed one."""

    def __init__(self, tools: WizardTools) -> None:
        super().__init__(tools)
        self._drawing = LatestOnly(self.operations)
        self._make_fields()
        self.preview = HeadPreview()
        form = Card()
        for first, second in (
            ("name", "agency_code"),
            ("header_lines", "line_2"),
            ("line_3", "counter_name"),
            ("place", "hotline"),
        ):
            line = row(self.fields[first], self.fields[second], gap=GAP_M)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            form.add(line)
        form.add(
            Text(
                tr(
                    "Mã định danh đứng đầu mọi mã hồ sơ chính thức. Xem trong quyết định ban hành "
                    "mã định danh của tỉnh, thành phố; phường, xã thường có dạng H26.107."
                ),
                "secondary",
                wrap=True,
            )
        )
        self.body.addLayout(row(None, self.preview, None))
        self.body.addWidget(form)
        self.body.addStretch(1)
        self.enter_moves_on()
        self.fill()
        self._line("name").editingFinished.connect(self._suggest)
        for name in self.fields:
            self._line(name).textChanged.connect(self._draw)
        self._draw()

    def subtitle(self) -> str:
        return tr("Gõ đúng như trên đầu giấy tờ của cơ quan; sửa lại được ở trang Cài đặt.")

    def fill(self) -> None:
        for name, text in zip(self._header_names(), self.answers.header_lines, strict=True):
            self._line(name).setText(text)
        for name in ("name", "counter_name", "place", "agency_code", "hotline"):
            self._line(name).setText(getattr(self.answers, name))

    def gather(self) -> None:
        self.answers.header_lines = [self._line(name).text() for name in self._header_names()]
        for name in ("name", "counter_name", "place", "agency_code", "hotline"):
            setattr(self.answers, name, self._line(name).text())

    def _make_fields(self) -> None:
        rows = (
            ("name", tr("&Tên cơ quan"), "UBND phường Long Biên", True),
            ("agency_code", tr("&Mã định danh"), "H26.107", True),
            ("header_lines", tr("Dòng đầu giấy &1"), "ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN", True),
            ("line_2", tr("Dòng đầu giấy &2"), "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", False),
            ("line_3", tr("Dòng đầu giấy &3"), "", False),
            (
                "counter_name",
                tr("Tên &bộ phận một cửa"),
                "Bộ phận tiếp nhận và trả kết quả",
                False,
            ),
            ("place", tr("Địa &danh trước ngày tháng"), "Long Biên", True),
            ("hotline", tr("Đường dây &nóng"), "024 3827 1234", False),
        )
        for name, label, example, required in rows:
            line = QLineEdit()
            # The example itself stands on Vietnamese papers, so it is not translated.
            line.setPlaceholderText(tr("Ví dụ: {example}", example=example) if example else "")
            self.fields[name] = Field(label, line, required=required)

    def _header_names(self) -> tuple[str, ...]:
        return ("header_lines", *(f"line_{number}" for number in range(2, HEADER_LINES + 1)))

    def _line(self, name: str) -> QLineEdit:
        editor = self.fields[name].editor
        assert isinstance(editor, QLineEdit)
        return editor

    def _suggest(self) -> None:
        """Fill header and place from the name, but only where nothing has been typed."""
        if any(self._line(name).text() for name in (*self._header_names(), "place")):
            return
        first, second, place = suggested_header(self._line("name").text())
        for name, text in (("header_lines", first), ("line_2", second), ("place", place)):
            self._line(name).setText(text)
            self._line(name).setCursorPosition(0)

    def _draw(self) -> None:
        self.gather()
        header = self.answers.header()
        dpi = round(tokens().sizes.body * _DPI_PER_POINT * self.devicePixelRatioF())
        self._drawing.ask(lambda plugs: plugs.head_picture(header, dpi), self._show_picture)

    def _show_picture(self, picture: QImage) -> None:
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.preview.show_picture(picture)


class HeadPreview(QWidget):
    """A strip of white paper with a picture on it, in every color scheme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self.setAccessibleName(tr("Đầu giấy khi in ra"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QImage) -> None:
        """Show ``picture`` at its own size."""
        self._picture = picture
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._picture.isNull():
            points = tokens().sizes.body
            return QSize(points * 46, points * 9)
        return self._picture.deviceIndependentSize().toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        if not self._picture.isNull():
            painter.drawImage(0, 0, self._picture)
        painter.setPen(QPen(QColor(tokens().colors.line), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
