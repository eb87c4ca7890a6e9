"""Settings: the catalogue of procedures to look at, found by a few letters; nothing is changed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.domain.channel import CHANNEL_LABELS
from app.domain.fees import FeeKind, FeeRule
from app.domain.papers import PAPER_KIND_LABELS, RequiredPaper
from app.domain.procedure import ONLINE_LEVEL_LABELS, PRINT_SLIP_LABELS, Procedure
from app.domain.procedure_search import ProcedureIndex
from app.domain.roles import Actor
from app.domain.text import dong
from app.domain.time_limit import limit_in_words
from app.domain.vietnam_time import short_date
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.table import Column, Table
from app.words import tr


class CatalogueSection(Section):
    """The list at the left, the marked procedure at the right."""

    def __init__(self, operations: Operations, actor: Actor, today: Callable[[], date]) -> None:
        super().__init__(
            tr("Thủ tục"),
            tr("Thủ tục đang áp dụng. Hồ sơ đã nhận giữ phiên bản thủ tục lúc nhận."),
            operations,
            actor,
        )
        self._today = today
        self._index = ProcedureIndex(())
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Gõ vài chữ, không cần dấu, hoặc mã thủ tục"))
        self.table = Table(tr("Danh mục thủ tục"))
        self.model = RowsModel[Procedure](
            (
                Show(tr("Mã"), lambda one: one.code),
                Show(tr("Tên ngắn"), lambda one: one.short_name),
                Show(tr("Lĩnh vực"), lambda one: one.field),
                Show(tr("Thời hạn"), lambda one: limit_in_words(one.limit, tr)),
            ),
            self.table,
        )
        self.table.setModel(self.model)
        self.table.set_columns(
            (
                Column("0.000000"),
                Column("Xác nhận tình trạng", stretch=True),
                Column("Bảo trợ xã hội", drop=2),
                Column("00 ngày làm việc", drop=1),
            )
        )
        self.frame_focus_of(self.table)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(tr("Chi tiết thủ tục"))
        both = row(self.table, self.details, gap=GAP_M)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.put(Field(tr("&Tìm thủ tục"), self.search))
        self.put(both, 1)
        self.search.textChanged.connect(self._find)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def on_shown(self) -> None:
        self.operations.read(lambda counter: counter.dossiers.procedures(), self._show)

    def _show(self, procedures: Sequence[Procedure]) -> None:
        self._index = ProcedureIndex(procedures)
        self.set_aside(tr("{count} thủ tục", count=len(procedures)))
        self._find(self.search.text())

    def _find(self, typed: str) -> None:
        found = self._index.rank(typed, {})
        self.model.put(found)
        if found:
            self.table.selectRow(0)
            self._choose(self.model.index(0, 0), QModelIndex())
        else:
            self.details.setPlainText(tr("Không có thủ tục nào khớp với «{text}».", text=typed))

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.details.setPlainText(described(self.model.row(index.row()), self._today()))


def described(procedure: Procedure, day: date) -> str:
    """Return all that ``procedure`` asks for and promises on ``day``, in paragraphs."""
    parts = [
        procedure.name,
        _line(tr("Mã thủ tục"), procedure.code),
        _line(tr("Lĩnh vực"), procedure.field),
        _line(tr("Thời hạn"), limit_in_words(procedure.limit, tr)),
        _line(tr("Kết quả"), procedure.result_name),
        _line(tr("Cơ quan giải quyết"), procedure.deciding_agency),
        _line(tr("Người ký"), procedure.signer),
        _line(tr("Trực tuyến"), tr(ONLINE_LEVEL_LABELS[procedure.online_level])),
        _line(tr("In giấy hẹn"), tr(PRINT_SLIP_LABELS[procedure.print_slip])),
        "\n".join([tr("Thành phần hồ sơ:"), *(_paper(one) for one in procedure.papers)]),
        "\n".join([tr("Phí, lệ phí:"), *(_fee(one, day) for one in procedure.fees)]),
    ]
    if procedure.legal_basis:
        parts.append(_line(tr("Căn cứ"), procedure.legal_basis))
    if not procedure.verified:
        parts.append(tr("Chưa đối chiếu với quyết định công bố của địa phương."))
    return "\n".join(parts)


def _line(label: str, value: str) -> str:
    return f"{label}: {value}"


def _paper(paper: RequiredPaper) -> str:
    kind = tr(PAPER_KIND_LABELS[paper.kind])
    when = "" if paper.compulsory else f" ({paper.condition})"
    return f"–  {paper.name} – {kind}{when}"


def _fee(rule: FeeRule, day: date) -> str:
    match rule.kind:
        case FeeKind.FREE:
            words = tr("không thu")
        case FeeKind.FIXED:
            words = dong(rule.amount)
        case FeeKind.PER_COPY:
            words = tr("{amount} mỗi {unit}", amount=dong(rule.amount), unit=rule.unit)
        case FeeKind.PER_PAGE:
            words = "; ".join(
                tr("từ trang {page}: {amount}", page=tier.from_page, amount=dong(tier.amount))
                for tier in rule.tiers
            )
        case FeeKind.LOCAL:
            words = tr("theo quy định của địa phương")
    cases = [rule.variant, rule.exemption, *(tr(CHANNEL_LABELS[one]) for one in rule.channels)]
    named = ", ".join(case for case in cases if case)
    until = ""
    if rule.valid_to is not None and rule.valid_to >= day:
        until = " " + tr("(đến hết {day})", day=short_date(rule.valid_to))
    return f"–  {named}: {words}{until}" if named else f"–  {words}{until}"
