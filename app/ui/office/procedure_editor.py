"""A procedure being changed or added: what it says, its papers, its fees, and from which day.

The fields are the columns of the catalogue's workbook and are read by the same rules.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from app.domain import catalogue_cells as cells
from app.domain.catalogue import CatalogueEntry
from app.domain.catalogue_finding import CatalogueFinding
from app.domain.catalogue_sheets import CatalogueSheet, read_one, sheet_of
from app.domain.catalogue_tables import (
    CODE,
    FEE_KIND_LABELS,
    FEES,
    PAPERS,
    PROCEDURES,
    catalogue_tables,
)
from app.domain.date_entry import DateSense
from app.domain.papers import PAPER_KIND_LABELS
from app.domain.procedure import (
    Procedure,
    procedure_in_force,
)
from app.ui.office.lines_grid import LinesGrid
from app.ui.office.procedure_fields import ProcedureFields
from app.ui.office.procedure_words import preview_in_words
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.table import Column
from app.words import N_, tr

_PREVIEW = 3
_YES_NO = (cells.YES, cells.NO)
# Every cell must be within reach of the keyboard, so no column is dropped: the grid scrolls.
_PAPER_COLUMNS = (
    (N_("Tên giấy tờ"), Column("Tờ khai đăng ký khai sinh của người đi khai")),
    (N_("Loại"), Column("Bản sao chứng thực")),
    (N_("Bản chính"), Column("Bản chính")),
    (N_("Bản sao"), Column("Bản sao")),
    (N_("Bắt buộc"), Column("Bắt buộc")),
    (N_("Khi nào cần"), Column("Khi ủy quyền cho người khác")),
    (N_("Mẫu đơn"), Column("Mẫu đơn số 01")),
)
_FEE_COLUMNS = (
    (N_("Cách tính"), Column("Địa phương quy định")),
    (N_("Mức thu"), Column("1.000.000")),
    (N_("Trường hợp"), Column("Đăng ký đúng hạn")),
    (N_("Miễn, giảm"), Column("Người khuyết tật")),
    (N_("Bậc theo trang"), Column("1: 2.000; 3: 1.000")),
    (N_("Tối đa mỗi bản"), Column("Tối đa mỗi bản")),
    (N_("Đơn vị"), Column("Đơn vị")),
    (N_("Kênh"), Column("Trực tuyến")),
    (N_("Từ ngày"), Column("00/00/0000")),
    (N_("Đến ngày"), Column("00/00/0000")),
    (N_("Căn cứ"), Column("Nghị quyết 06/2020/NQ-HĐND")),
)


class ProcedureEditor(QWidget):
    """Emits ``changed`` when anything is typed; the section saves and says what is wrong."""

    changed = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        general: ProcedureFields,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.general = general
        self._today = today
        self._entry: CatalogueEntry | None = None
        self._shown: tuple[CatalogueSheet, ...] = ()
        self.papers = LinesGrid(tr("Thành phần hồ sơ"), _PAPER_COLUMNS, _grid_choices())
        self.fees = LinesGrid(tr("Phí, lệ phí"), _FEE_COLUMNS, _grid_choices())
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Phần của thủ tục"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.pages = QStackedWidget()
        self.from_day = DateEdit(today, sense=DateSense.FUTURE)
        self.basis = QLineEdit()
        self.basis.setPlaceholderText(tr("Ví dụ: {example}", example="QĐ 123/QĐ-UBND"))
        self.confirmed = QCheckBox(tr("Đã đối chiế&u cả thủ tục với căn cứ này"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(tr("Bản mới khác bản đang dùng ở đâu"))
        self._lay_out()
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        for part in (self.general, self.papers, self.fees):
            part.changed.connect(self._note_change)
        self.from_day.textChanged.connect(self._note_change)

    def show_entry(self, entry: CatalogueEntry | None, draft: Procedure) -> None:
        """Let ``draft`` be typed over; without ``entry`` a new procedure is added."""
        self._entry = entry
        tables = catalogue_tables((draft,), confirmations=False)
        self._shown = tuple(sheet_of(table) for table in tables)
        procedure, papers, fees = self._shown
        self.general.put(procedure.header, procedure.rows[0][1], new=entry is None)
        self.papers.put([line[1:] for _number, line in papers.rows])
        self.fees.put([_in_order(fees, line) for _number, line in fees.rows])
        self._shown = self._sheets()
        self.from_day.set_value(draft.valid_from)
        self.basis.clear()
        self.confirmed.setChecked(False)
        self.tabs.setCurrentIndex(0)
        self._note_change()

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.general.cells[N_("Tên ngắn") if self._entry else CODE]

    def is_changed(self) -> bool:
        """Say whether anything differs from what was shown."""
        return self._shown != () and self._sheets() != self._shown

    def forget(self) -> None:
        """Hold nothing that could be lost."""
        self._shown = ()

    def seen(self) -> int:
        """Return the newest version that was shown, 0 for a new procedure."""
        return max(one.version for one in self._entry.versions) if self._entry else 0

    def read(self) -> tuple[Procedure | None, list[CatalogueFinding]]:
        """Return the procedure as typed, or what keeps it from being one."""
        made, wrong = read_one(self._sheets())
        day = self.from_day.value()
        return (replace(made, valid_from=day) if made is not None else None), wrong

    def point_at(self, finding: CatalogueFinding) -> None:
        """Go to the cell that is wrong and say there why."""
        if finding.sheet == PROCEDURES and finding.column in self.general.fields:
            self.tabs.setCurrentIndex(0)
            self.general.point_at(finding.column, tr(finding.message, **finding.values))
        for page, grid, title, columns in (
            (1, self.papers, PAPERS, _PAPER_COLUMNS),
            (2, self.fees, FEES, _FEE_COLUMNS),
        ):
            if finding.sheet == title:
                self.tabs.setCurrentIndex(page)
                names = [name for name, _column in columns]
                at = names.index(finding.column) if finding.column in names else 0
                grid.mark(finding.line - 1, at)

    def shows_preview(self) -> bool:
        """Say whether what would change is in front."""
        return self.tabs.currentIndex() == _PREVIEW

    def show_preview(self) -> None:
        """Show what would change, with the day and the decision to be typed."""
        self.tabs.setCurrentIndex(_PREVIEW)
        (self.basis if self.from_day.value() else self.from_day).setFocus()

    def _lay_out(self) -> None:
        self.pages.addWidget(self.general)
        self.pages.addWidget(self.papers)
        self.pages.addWidget(self.fees)
        for _page in range(4):
            self.tabs.addTab("")
        self.day_field = Field(tr("Áp dụng từ n&gày"), self.from_day, required=True)
        self.basis_field = Field(tr("Căn cứ, lý d&o"), self.basis, required=True)
        last = row(self.day_field, self.basis_field, gap=GAP_M)
        last.setStretch(0, 2)
        last.setStretch(1, 5)
        applying = QWidget()
        applying.setLayout(column(last, self.confirmed, self.preview, gap=GAP_M))
        self.pages.addWidget(applying)
        layout = column(self.tabs, self.pages, gap=GAP_S)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _sheets(self) -> tuple[CatalogueSheet, ...]:
        header = self._shown[0].header if self._shown else ()
        line = self.general.line(header)
        code = line[0] if line else ""
        parts: Sequence[tuple[str, LinesGrid, tuple[str, ...]]] = (
            (PAPERS, self.papers, tuple(name for name, _column in _PAPER_COLUMNS)),
            (FEES, self.fees, tuple(name for name, _column in _FEE_COLUMNS)),
        )
        made = [CatalogueSheet(PROCEDURES, header, ((1, line),))]
        for title, grid, names in parts:
            rows = tuple((at, (code, *cells)) for at, cells in enumerate(grid.lines(), start=1))
            made.append(CatalogueSheet(title, (CODE, *names), rows))
        return tuple(made)

    def _note_change(self, *_what: object) -> None:
        if not self._shown:
            return
        self._name_tabs()
        made, wrong = self.read()
        if made is None:
            words = tr("Còn {count} chỗ chưa đúng hoặc còn thiếu.", count=len(wrong))
        else:
            day = self.from_day.value() or self._today()
            versions = self._entry.versions if self._entry else ()
            words = preview_in_words(procedure_in_force(versions, day), made, self.from_day.value())
        self.preview.setPlainText(words)
        self.changed.emit()

    def _name_tabs(self) -> None:
        self.tabs.setTabText(0, tr("Thông tin chung"))
        self.tabs.setTabText(_PREVIEW, tr("Áp dụng"))
        self.tabs.setTabText(1, tr("Thành phần hồ sơ ({count})", count=len(self.papers.lines())))
        self.tabs.setTabText(2, tr("Phí, lệ phí ({count})", count=len(self.fees.lines())))


def _grid_choices() -> dict[str, Sequence[str]]:
    return {
        N_("Loại"): tuple(PAPER_KIND_LABELS.values()),
        N_("Bắt buộc"): _YES_NO,
        N_("Cách tính"): tuple(FEE_KIND_LABELS.values()),
    }


def _in_order(fees: CatalogueSheet, line: tuple[str, ...]) -> tuple[str, ...]:
    """Return a line of the workbook in the order of the grid: what is typed most stands first."""
    return tuple(line[fees.header.index(name)] for name, _column in _FEE_COLUMNS)
