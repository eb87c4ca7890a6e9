"""Fees of a period: by procedure, by how they were paid, and what was exempted on which ground."""

from dataclasses import replace

from app.domain.reports.breakdown import Breakdown
from app.domain.reports.figure import Dimension, Span, charged, counted, share
from app.domain.reports.splits import PROCEDURE, received
from app.domain.table import Column, ColumnKind

UNIT = "Đơn vị tính: hồ sơ, đồng"
UNIT_OF_MONEY = "Đơn vị tính: đồng"
RULES = (
    "Tính trên hồ sơ tiếp nhận trong kỳ; đã thu là đến lúc lập báo cáo.",
    "Hồ sơ miễn, giảm: hồ sơ có ghi căn cứ miễn, giảm phí, lệ phí.",
)


def fees_by_procedure(span: Span) -> Breakdown:
    """Return what dossiers of each procedure cost, and what of it was paid."""
    taken = received(span)
    due = replace(taken, fee_due=True)
    paid = replace(due, fee_paid=True)
    return Breakdown(
        title="PHÍ, LỆ PHÍ THEO THỦ TỤC HÀNH CHÍNH",
        by=Dimension.PROCEDURE,
        headings=PROCEDURE,
        columns=(
            counted("received", "Hồ sơ tiếp nhận", taken),
            counted("due", "Hồ sơ phải thu", due),
            charged("due_amount", "Phải thu", due),
            counted("paid", "Hồ sơ đã thu", paid),
            charged("paid_amount", "Đã thu", paid),
            charged("unpaid_amount", "Chưa thu", replace(due, fee_paid=False)),
            counted("exempted", "Hồ sơ miễn, giảm", replace(taken, fee_exempted=True)),
            share("paid_share", "Tỷ lệ đã thu", "paid_amount", "due_amount"),
        ),
        unit=UNIT,
        notes=RULES,
    )


def fees_by_means(span: Span) -> Breakdown:
    """Return what was paid, by means of payment."""
    paid = replace(received(span), fee_due=True, fee_paid=True)
    return Breakdown(
        title="PHÍ, LỆ PHÍ ĐÃ THU THEO HÌNH THỨC",
        by=Dimension.FEE_MEANS,
        headings=(Column("Hình thức", ColumnKind.TEXT, 60),),
        columns=(counted("paid", "Số hồ sơ", paid), charged("amount", "Số tiền", paid)),
        unit=UNIT,
    )


def fee_exemptions(span: Span) -> Breakdown:
    """Return what was exempted or reduced, by its ground."""
    exempted = replace(received(span), fee_exempted=True)
    return Breakdown(
        title="MIỄN, GIẢM PHÍ, LỆ PHÍ THEO CĂN CỨ",
        by=Dimension.FEE_EXEMPTION,
        headings=(Column("Căn cứ miễn, giảm", ColumnKind.TEXT, 90),),
        columns=(
            counted("exempted", "Số hồ sơ", exempted),
            charged("amount", "Số tiền còn phải thu", exempted),
        ),
        unit=UNIT,
    )
