"""The general part of a procedure as fields: each is one column of the catalogue's workbook."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from app.domain import catalogue_cells as cells
from app.domain.catalogue_tables import CODE
from app.domain.procedure import LEVEL_LABELS, ONLINE_LEVEL_LABELS, PRINT_SLIP_LABELS
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column
from app.words import N_, tr

_PARTS = 12
_YES_NO = (cells.YES, cells.NO)
_CHOICES: dict[str, tuple[str, ...]] = {
    N_("Cấp"): tuple(LEVEL_LABELS.values()),
    N_("Trực tuyến"): tuple(ONLINE_LEVEL_LABELS.values()),
    N_("In giấy hẹn"): tuple(PRINT_SLIP_LABELS.values()),
    N_("Trước hạn 4 giờ"): _YES_NO,
    N_("Trả tại nhà"): _YES_NO,
}
_REQUIRED = {CODE, N_("Tên thủ tục"), N_("Lĩnh vực"), N_("Thời hạn"), N_("Kết quả"), N_("Người ký")}
# Row by row: the column of the workbook, the label with its mnemonic, how many of twelve parts.
_LAYOUT: tuple[tuple[tuple[str, str, int], ...], ...] = (
    (
        (CODE, N_("&Mã thủ tục"), 3),
        (N_("Tên ngắn"), N_("Tên n&gắn"), 5),
        (N_("Lĩnh vực"), N_("&Lĩnh vực"), 4),
    ),
    ((N_("Tên thủ tục"), N_("&Tên thủ tục"), 12),),
    (
        (N_("Thời hạn"), N_("T&hời hạn"), 4),
        (N_("Thời hạn khi xác minh"), N_("Khi phải &xác minh"), 4),
        (N_("Giờ chốt trong ngày"), N_("Giờ chốt"), 2),
        (N_("Số ngày bổ sung"), N_("Bổ sung (ngày)"), 2),
    ),
    ((N_("Kết quả"), N_("&Kết quả"), 6), (N_("Người ký"), N_("Người ký"), 6)),
    (
        (N_("Cơ quan giải quyết"), N_("Cơ quan giải quyết"), 6),
        (N_("Căn cứ pháp lý"), N_("Căn cứ pháp lý"), 6),
    ),
    (
        (N_("In giấy hẹn"), N_("&In giấy hẹn"), 3),
        (N_("Trả tại nhà"), N_("Trả tại nhà"), 2),
        (N_("Trước hạn 4 giờ"), N_("Trước hạn 4h"), 2),
        (N_("Trực tuyến"), N_("Trực tuyến"), 3),
        (N_("Cấp"), N_("Cấp"), 2),
    ),
    (
        (N_("Mã khác"), N_("Mã khác"), 3),
        (N_("Từ gợi nhớ"), N_("Từ gợi nhớ"), 4),
        (N_("Ghi chú"), N_("Ghi chú"), 5),
    ),
)


class ProcedureFields(QScrollArea):
    """Emits ``changed`` with every key typed; ``cells`` and ``fields`` are found by column."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: dict[str, QLineEdit | ChoiceBox] = {}
        self.fields: dict[str, Field] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_M)
        grid.setVerticalSpacing(GAP_S)
        for at in range(_PARTS):
            grid.setColumnStretch(at, 1)
        for line, parts in enumerate(_LAYOUT):
            start = 0
            for title, label, span in parts:
                grid.addWidget(self._field(title, label), line, start, 1, span)
                start += span
        inner = QWidget()
        inner.setLayout(column(grid, None))
        self.setWidget(inner)

    def put(self, header: Sequence[str], line: Sequence[str], *, new: bool) -> None:
        """Show a line of the workbook; the code can be typed of a ``new`` procedure only."""
        for title, text in zip(header, line, strict=True):
            editor = self.cells[title]
            if isinstance(editor, ChoiceBox):
                editor.set_key(text)
            else:
                editor.setText(text)
                editor.setCursorPosition(0)
            self.fields[title].clear_error()
        code = self.cells[CODE]
        if isinstance(code, QLineEdit):
            code.setReadOnly(not new)

    def line(self, header: Sequence[str]) -> tuple[str, ...]:
        """Return what is typed as a line of the workbook."""
        return tuple(self._text(title) for title in header)

    def point_at(self, title: str, words: str) -> None:
        """Say at the field of a column what is wrong with it and put the keyboard there."""
        self.fields[title].show_error(words)
        self.cells[title].setFocus()
        # The error needs room, which the layout gives it in the next turn.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.fields[title]))

    def _field(self, title: str, label: str) -> Field:
        if title in _CHOICES:
            box = ChoiceBox((text, tr(text)) for text in _CHOICES[title])
            box.setMinimumContentsLength(4)
            box.key_changed.connect(lambda _key: self._note_change(title))
            self.cells[title] = box
        else:
            line = QLineEdit()
            line.textChanged.connect(lambda _text: self._note_change(title))
            self.cells[title] = line
        self.fields[title] = Field(tr(label), self.cells[title], required=title in _REQUIRED)
        return self.fields[title]

    def _note_change(self, title: str) -> None:
        self.fields[title].clear_error()
        self.changed.emit()

    def _text(self, title: str) -> str:
        editor = self.cells[title]
        return str(editor.key()) if isinstance(editor, ChoiceBox) else editor.text().strip()
