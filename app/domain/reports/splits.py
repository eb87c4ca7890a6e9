"""The work of a period by who did it, by procedure, by how dossiers came and how results go out.

Who receives, who processes and who returns are different people: each has a table of its own.
"""

from dataclasses import replace

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.breakdown import Breakdown
from app.domain.reports.figure import Dimension, FigureColumn, Span, by_timeliness, counted, share
from app.domain.reports.resolution import UNIT, open_after, resolved_in
from app.domain.table import Column, ColumnKind
from app.domain.timeliness import Timeliness

PROCEDURE = (Column("Mã TTHC", ColumnKind.CODE, 22), Column("Thủ tục", ColumnKind.TEXT, 70))
CLERK = Column("Công chức", ColumnKind.TEXT, 55)

RECEIVED_RULE = "Tính trên hồ sơ tiếp nhận trong kỳ: đã giải quyết, đã trả là đến hết ngày cuối kỳ."
NO_RANK = "Số liệu để đánh giá, không phải xếp hạng; thứ tự theo tên."


def received(span: Span) -> DossierFilter:
    """Return what was received in the period, whatever became of it."""
    return DossierFilter(received_from=span.first, received_to=span.last)


def returned(span: Span) -> DossierFilter:
    """Return what was handed to citizens in the period, whenever it was received."""
    return DossierFilter(returned_from=span.first, returned_to=span.last)


def by_receiver(span: Span) -> Breakdown:
    """Return what each clerk received, and what became of it."""
    return Breakdown(
        title="HỒ SƠ THEO CÔNG CHỨC TIẾP NHẬN",
        by=Dimension.RECEIVED_BY,
        headings=(CLERK,),
        columns=_course(span),
        unit=UNIT,
        notes=(RECEIVED_RULE, NO_RANK),
    )


def by_handler(span: Span) -> Breakdown:
    """Return what each unit or specialist finished in the period, and what they still have."""
    resolved, left = resolved_in(span), open_after(span)
    return Breakdown(
        title="HỒ SƠ THEO NGƯỜI, BỘ PHẬN GIẢI QUYẾT",
        by=Dimension.HANDLED_BY,
        headings=(Column("Người, bộ phận giải quyết", ColumnKind.TEXT, 70),),
        columns=(
            counted("resolved", "Đã giải quyết", resolved),
            *by_timeliness(resolved),
            counted("late_net", "Quá hạn phải chịu", replace(resolved, late_net=True)),
            counted("open", "Đang giải quyết", left),
            counted("open_late", "Đang quá hạn", replace(left, overdue_at=span.moment)),
        ),
        unit=UNIT,
        notes=("Tính cho người, bộ phận nhận hồ sơ sau cùng.", NO_RANK),
    )


def by_returner(span: Span) -> Breakdown:
    """Return what each clerk handed to citizens, by way of delivery."""
    given = returned(span)
    return Breakdown(
        title="HỒ SƠ THEO CÔNG CHỨC TRẢ KẾT QUẢ",
        by=Dimension.RETURNED_BY,
        headings=(CLERK,),
        columns=(
            counted("returned", "Đã trả kết quả", given),
            *by_timeliness(given),
        ),
        unit=UNIT,
        notes=(
            "Trước hạn, đúng hạn, quá hạn theo ngày có kết quả, không theo ngày công dân đến nhận.",
            NO_RANK,
        ),
    )


def by_procedure(span: Span) -> Breakdown:
    """Return what was received of each procedure."""
    return Breakdown(
        title="HỒ SƠ THEO THỦ TỤC HÀNH CHÍNH",
        by=Dimension.PROCEDURE,
        headings=PROCEDURE,
        columns=_course(span),
        unit=UNIT,
        notes=(RECEIVED_RULE,),
    )


def by_channel(span: Span) -> Breakdown:
    """Return what was received by each channel."""
    return Breakdown(
        title="HỒ SƠ THEO KÊNH TIẾP NHẬN",
        by=Dimension.CHANNEL,
        headings=(Column("Kênh tiếp nhận", ColumnKind.TEXT, 55),),
        columns=_course(span),
        unit=UNIT,
        notes=(RECEIVED_RULE,),
    )


def by_delivery(span: Span) -> Breakdown:
    """Return what was received by the way its result goes out."""
    return Breakdown(
        title="HỒ SƠ THEO PHƯƠNG THỨC TRẢ KẾT QUẢ",
        by=Dimension.DELIVERY,
        headings=(Column("Phương thức trả", ColumnKind.TEXT, 55),),
        columns=_course(span),
        unit=UNIT,
        notes=(RECEIVED_RULE,),
    )


def _course(span: Span) -> tuple[FigureColumn, ...]:
    """Return what was received in the period, and what became of it by its last day."""
    taken = received(span)
    done = replace(taken, finished_to=span.last)
    late = replace(done, timeliness=Timeliness.LATE)
    return (
        counted("received", "Tiếp nhận", taken),
        counted("finished", "Đã giải quyết", done),
        *by_timeliness(done),
        counted("excluded", "Loại trừ", replace(late, excluded=True)),
        counted("open", "Đang giải quyết", replace(taken, unfinished_at=span.last)),
        counted("returned", "Đã trả", replace(done, returned_to=span.last)),
        share("late_share", "Tỷ lệ quá hạn", "late", "finished"),
    )
