"""Biểu số 06/VPCP/KSTT (II.06a): what was received and resolved in a period, by field.

Thông tư 01/2020/TT-VPCP; beside it the same in gross and net of what was excluded.
"""

from dataclasses import replace

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.breakdown import Breakdown
from app.domain.reports.figure import Dimension, Span, by_timeliness, counted, share
from app.domain.table import Column, ColumnKind
from app.domain.timeliness import Timeliness

FORM = ("Biểu số 06a/VPCP/KSTT", "Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020")
UNIT = "Đơn vị tính: Số hồ sơ TTHC"
FIELD = Column("Lĩnh vực", ColumnKind.TEXT, 48)

_TOTAL = "Tổng số"
_RECEIVED = "Số hồ sơ nhận giải quyết"
_RESOLVED = "Số hồ sơ đã giải quyết"
_OPEN = "Số hồ sơ đang giải quyết"

COUNTING_RULES = (
    "Kiểm tra: tổng nhận giải quyết (3) = đã giải quyết (7) + đang giải quyết (11).",
    "Đã giải quyết: đã có kết quả, hoặc đã dừng, rút; ngày công dân đến nhận không tính.",
    "Trước hạn: xong trước ngày hẹn; đúng hạn: xong trong ngày hẹn và không sau giờ hẹn.",
    "Đang giải quyết, trong hạn: gồm cả hồ sơ tạm dừng chờ bổ sung, chờ nghĩa vụ tài chính.",
)
NET_RULES = (
    "Loại trừ: hồ sơ quá hạn đã được loại trừ trách nhiệm.",
    "Quá hạn phải chịu = quá hạn − loại trừ.",
    "Tỷ lệ đúng hạn = (đã giải quyết − quá hạn phải chịu) / đã giải quyết.",
)


def handled_in(span: Span) -> DossierFilter:
    """Return what a period had to do with: carried over into it, or received in it."""
    return DossierFilter(received_to=span.last, unfinished_at=span.before)


def received_in(span: Span) -> DossierFilter:
    """Return what of it was received in the period."""
    return replace(handled_in(span), received_from=span.first)


def carried_into(span: Span) -> DossierFilter:
    """Return what of it was carried over from before."""
    return replace(handled_in(span), received_to=span.before)


def resolved_in(span: Span) -> DossierFilter:
    """Return what of it has its result; also what was stopped or withdrawn."""
    return replace(handled_in(span), finished_from=span.first, finished_to=span.last)


def open_after(span: Span) -> DossierFilter:
    """Return what of it was still without a result at the end."""
    return DossierFilter(received_to=span.last, unfinished_at=span.last)


def resolution(span: Span) -> Breakdown:
    """Return the table of thirteen columns; the first two are number and field."""
    received, resolved, left = received_in(span), resolved_in(span), open_after(span)
    columns = (
        counted("handled", _TOTAL, handled_in(span), _RECEIVED, "(3)=(4)+(5)+(6)"),
        counted("online", "Trực tuyến", replace(received, online=True), _RECEIVED, "(4)"),
        counted(
            "direct",
            "Trực tiếp, dịch vụ bưu chính",
            replace(received, online=False),
            _RECEIVED,
            "(5)",
        ),
        counted("carried", "Từ kỳ trước", carried_into(span), _RECEIVED, "(6)"),
        counted("resolved", _TOTAL, resolved, _RESOLVED, "(7)=(8)+(9)+(10)"),
        *by_timeliness(resolved, _RESOLVED, ("(8)", "(9)", "(10)")),
        counted("open", _TOTAL, left, _OPEN, "(11)=(12)+(13)"),
        counted("open_in_time", "Trong hạn", replace(left, kept_at=span.moment), _OPEN, "(12)"),
        counted("open_late", "Quá hạn", replace(left, overdue_at=span.moment), _OPEN, "(13)"),
    )
    return Breakdown(
        title="TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH "
        "TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
        by=Dimension.FIELD,
        headings=(replace(FIELD, title="Lĩnh vực, công việc giải quyết theo cấp", mark="(2)"),),
        columns=columns,
        unit=UNIT,
        notes=COUNTING_RULES,
    )


def net_resolution(span: Span) -> Breakdown:
    """Return what was resolved, gross and net of what was excluded from responsibility."""
    resolved = resolved_in(span)
    late = replace(resolved, timeliness=Timeliness.LATE)
    return Breakdown(
        title="KẾT QUẢ GIẢI QUYẾT TRƯỚC VÀ SAU KHI LOẠI TRỪ TRÁCH NHIỆM",
        by=Dimension.FIELD,
        headings=(FIELD,),
        columns=(
            counted("resolved", "Đã giải quyết", resolved),
            *by_timeliness(resolved),
            counted("excluded", "Loại trừ", replace(late, excluded=True)),
            counted("late_net", "Quá hạn phải chịu", replace(resolved, late_net=True)),
            counted("on_time_net", "Đúng hạn sau loại trừ", replace(resolved, late_net=False)),
            share("gross_share", "Tỷ lệ quá hạn", "late", "resolved"),
            share("net_share", "Tỷ lệ đúng hạn sau loại trừ", "on_time_net", "resolved"),
        ),
        unit=UNIT,
        notes=NET_RULES,
    )


def short_resolution(span: Span) -> Breakdown:
    """Return the same in few columns, as it is posted: nobody there asks for the channel."""
    resolved, left = resolved_in(span), open_after(span)
    return Breakdown(
        title="KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH THEO LĨNH VỰC",
        by=Dimension.FIELD,
        headings=(FIELD,),
        columns=(
            counted("handled", _TOTAL, handled_in(span), _RECEIVED),
            counted("received", "Mới tiếp nhận", received_in(span), _RECEIVED),
            counted("carried", "Từ kỳ trước", carried_into(span), _RECEIVED),
            counted("resolved", _TOTAL, resolved, _RESOLVED),
            *by_timeliness(resolved, _RESOLVED),
            counted("open", _TOTAL, left, _OPEN),
            counted("open_late", "Quá hạn", replace(left, overdue_at=span.moment), _OPEN),
        ),
        unit=UNIT,
    )
