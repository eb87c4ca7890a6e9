"""How promises were kept: early, on the day, late; and why results came late (II.07)."""

from dataclasses import replace

from app.domain.reports.breakdown import Breakdown
from app.domain.reports.figure import Dimension, Span, by_timeliness, counted, share
from app.domain.reports.resolution import FIELD, UNIT, open_after, resolved_in
from app.domain.table import Column, ColumnKind
from app.domain.timeliness import Timeliness

RULES = (
    "Tính trên hồ sơ giải quyết xong trong kỳ, kể cả hồ sơ tiếp nhận từ kỳ trước.",
    "Trước hạn: xong trước ngày hẹn; đúng hạn: xong trong ngày hẹn và không sau giờ hẹn.",
)
REASON_RULES = (
    "Nguyên nhân là lý do ghi trên hồ sơ: khi xin lỗi, hẹn lại, hoặc khi loại trừ trách nhiệm.",
    "Đang quá hạn: chưa có kết quả và đã quá giờ hẹn ở cuối kỳ; hồ sơ tạm dừng không tính.",
)


def timeliness_by_field(span: Span) -> Breakdown:
    """Return how the results of the period stood against their promises."""
    resolved = resolved_in(span)
    return Breakdown(
        title="TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TRƯỚC HẠN, ĐÚNG HẠN, QUÁ HẠN",
        by=Dimension.FIELD,
        headings=(FIELD,),
        columns=(
            counted("resolved", "Đã giải quyết", resolved),
            *by_timeliness(resolved),
            share("early_share", "Tỷ lệ trước hạn", "early", "resolved"),
            share("on_the_day_share", "Tỷ lệ đúng hạn", "on_the_day", "resolved"),
            share("late_share", "Tỷ lệ quá hạn", "late", "resolved"),
        ),
        unit=UNIT,
        notes=RULES,
    )


def late_reasons(span: Span) -> Breakdown:
    """Return why what was late was late, finished or not."""
    late = replace(resolved_in(span), timeliness=Timeliness.LATE)
    return Breakdown(
        title="NGUYÊN NHÂN QUÁ HẠN",
        by=Dimension.LATE_REASON,
        headings=(Column("Nguyên nhân", ColumnKind.TEXT, 80),),
        columns=(
            counted("late", "Đã giải quyết, quá hạn", late),
            counted("excluded", "Trong đó được loại trừ", replace(late, excluded=True)),
            counted("late_net", "Quá hạn phải chịu", replace(late, excluded=False)),
            counted("open_late", "Đang quá hạn", replace(open_after(span), overdue_at=span.moment)),
        ),
        unit=UNIT,
        notes=REASON_RULES,
    )
