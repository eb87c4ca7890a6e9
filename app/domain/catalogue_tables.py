"""The catalogue as a workbook of three sheets: procedures, papers, fees; the columns both ways.

Reading it back is ``catalogue_sheets``, what stands in one cell ``catalogue_cells``.
"""

from collections.abc import Iterable

from app.domain import catalogue_cells as cells
from app.domain.channel import CHANNEL_LABELS
from app.domain.fees import FeeKind, FeeRule
from app.domain.papers import PAPER_KIND_LABELS, RequiredPaper
from app.domain.procedure import (
    LEVEL_LABELS,
    ONLINE_LEVEL_LABELS,
    PRINT_SLIP_LABELS,
    Confirmation,
    Procedure,
)
from app.domain.table import Cell, Column, ColumnKind, Table
from app.words import N_

PROCEDURES, PAPERS, FEES = "Thủ tục", "Thành phần hồ sơ", "Phí, lệ phí"
CODE = "Mã TTHC"
CONFIRMED_BY, CONFIRMED_ON = "Người kiểm chứng", "Ngày kiểm chứng"
CONFIRMED_BASIS = "Căn cứ kiểm chứng"

FEE_KIND_LABELS: dict[FeeKind, str] = {
    FeeKind.FREE: N_("Không thu"),
    FeeKind.FIXED: N_("Một mức"),
    FeeKind.PER_COPY: N_("Theo bản"),
    FeeKind.PER_PAGE: N_("Theo trang"),
    FeeKind.LOCAL: N_("Địa phương quy định"),
}

# The order is that of the sheet.
_RULE_COLUMNS = (
    Column(CODE, ColumnKind.CODE, 22),
    Column("Tên thủ tục", width_mm=80),
    Column("Tên ngắn", width_mm=50),
    Column("Lĩnh vực", width_mm=35),
    Column("Cấp", width_mm=20),
    Column("Trực tuyến", width_mm=25),
    Column("Thời hạn", width_mm=32),
    Column("Thời hạn khi xác minh", width_mm=32),
    Column("Giờ chốt trong ngày", width_mm=20),
    Column("Số ngày bổ sung", ColumnKind.WHOLE, 20),
    Column("Trước hạn 4 giờ", width_mm=18),
    Column("Kết quả", width_mm=50),
    Column("In giấy hẹn", width_mm=28),
    Column("Trả tại nhà", width_mm=18),
    Column("Người ký", width_mm=45),
    Column("Cơ quan giải quyết", width_mm=45),
    Column("Căn cứ pháp lý", width_mm=50),
    Column("Ghi chú", width_mm=50),
    Column("Mã khác", ColumnKind.CODE, 30),
    Column("Từ gợi nhớ", width_mm=35),
)
PROCEDURE_COLUMNS = (
    *_RULE_COLUMNS,
    Column(CONFIRMED_BY, width_mm=40),
    Column(CONFIRMED_ON, ColumnKind.DATE, 25),
    Column(CONFIRMED_BASIS, width_mm=50),
)
PAPER_COLUMNS = (
    Column(CODE, ColumnKind.CODE, 22),
    Column("Tên giấy tờ", width_mm=110),
    Column("Loại", width_mm=32),
    Column("Bản chính", ColumnKind.WHOLE, 18),
    Column("Bản sao", ColumnKind.WHOLE, 18),
    Column("Bắt buộc", width_mm=18),
    Column("Khi nào cần", width_mm=70),
    Column("Mẫu đơn", width_mm=50),
)
FEE_COLUMNS = (
    Column(CODE, ColumnKind.CODE, 22),
    Column("Cách tính", width_mm=35),
    Column("Mức thu", ColumnKind.MONEY, 22),
    Column("Bậc theo trang", width_mm=32),
    Column("Tối đa mỗi bản", ColumnKind.MONEY, 22),
    Column("Đơn vị", width_mm=18),
    Column("Kênh", width_mm=32),
    Column("Trường hợp", width_mm=50),
    Column("Miễn, giảm", width_mm=50),
    Column("Từ ngày", ColumnKind.DATE, 25),
    Column("Đến ngày", ColumnKind.DATE, 25),
    Column("Căn cứ", width_mm=50),
)


def catalogue_tables(
    procedures: Iterable[Procedure], *, confirmations: bool = True
) -> tuple[Table, Table, Table]:
    """Return ``procedures`` as the three tables of the workbook.

    Whoever types a rule over has no use for who confirmed the one before: ``confirmations``.
    """
    listed = tuple(procedures)
    columns = PROCEDURE_COLUMNS if confirmations else _RULE_COLUMNS
    return (
        Table(
            title=PROCEDURES,
            columns=columns,
            rows=tuple(_procedure_cells(one)[: len(columns)] for one in listed),
        ),
        Table(
            title=PAPERS,
            columns=PAPER_COLUMNS,
            rows=tuple(_paper_cells(one.code, paper) for one in listed for paper in one.papers),
        ),
        Table(
            title=FEES,
            columns=FEE_COLUMNS,
            rows=tuple(_fee_cells(one.code, rule) for one in listed for rule in one.fees),
        ),
    )


def _procedure_cells(one: Procedure) -> tuple[Cell, ...]:
    return (
        one.code,
        one.name,
        one.short_name,
        one.field,
        LEVEL_LABELS[one.level],
        ONLINE_LEVEL_LABELS[one.online_level],
        cells.limit_cell(one.limit),
        cells.limit_cell(one.limit_with_verification),
        f"{one.cut_off:%H:%M}",
        one.supplement_days,
        cells.yes_no(one.in_early_programme),
        one.result_name,
        PRINT_SLIP_LABELS[one.print_slip],
        cells.yes_no(one.home_delivery),
        one.signer,
        one.deciding_agency,
        one.legal_basis,
        one.note,
        cells.list_cell(one.other_codes),
        cells.list_cell(one.aliases),
        *_confirmation_cells(one.confirmed),
    )


def _confirmation_cells(confirmed: Confirmation | None) -> tuple[Cell, ...]:
    return (confirmed.by, confirmed.on, confirmed.basis) if confirmed else ("", None, "")


def _paper_cells(code: str, paper: RequiredPaper) -> tuple[Cell, ...]:
    return (
        code,
        paper.name,
        PAPER_KIND_LABELS[paper.kind],
        paper.originals,
        paper.copies,
        cells.yes_no(paper.compulsory),
        paper.condition,
        paper.form_link,
    )


def _fee_cells(code: str, rule: FeeRule) -> tuple[Cell, ...]:
    return (
        code,
        FEE_KIND_LABELS[rule.kind],
        rule.amount,
        cells.tiers_cell(rule.tiers),
        rule.cap_per_copy,
        rule.unit,
        cells.list_cell(tuple(CHANNEL_LABELS[one] for one in rule.channels)),
        rule.variant,
        rule.exemption,
        rule.valid_from,
        rule.valid_to,
        rule.legal_basis,
    )
