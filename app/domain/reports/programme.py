"""Trước hạn 4 giờ: the dossiers of the programme, by procedure, in both readings of its aim."""

from dataclasses import replace

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.breakdown import Breakdown
from app.domain.reports.figure import Dimension, Span, counted, share
from app.domain.reports.resolution import UNIT
from app.domain.reports.splits import PROCEDURE

EARLY = "Có kết quả trước giờ hẹn ít nhất 4 giờ làm việc"
QUICK = "Có kết quả trong 4 giờ làm việc kể từ khi tiếp nhận"

RULES = (
    "Hồ sơ tham gia: hồ sơ tiếp nhận trong kỳ của các thủ tục thuộc chương trình lúc tiếp nhận.",
    "Chỉ tính kết quả có đến hết kỳ. Giờ làm việc: theo giờ hành chính của cơ quan.",
    "Hai cách đọc chỉ tiêu được tính riêng; một hồ sơ có thể đạt cả hai.",
)


def programme(span: Span) -> Breakdown:
    """Return the programme of what was received in the period, with what became of it by then."""
    joined = DossierFilter(received_from=span.first, received_to=span.last, in_programme=True)
    finished = replace(joined, finished_to=span.last)
    return Breakdown(
        title="KẾT QUẢ CHƯƠNG TRÌNH TRẢ KẾT QUẢ TRƯỚC HẠN 4 GIỜ",
        by=Dimension.PROCEDURE,
        headings=PROCEDURE,
        columns=(
            counted("programme", "Hồ sơ tham gia", joined),
            counted("finished", "Đã có kết quả", finished),
            counted("met", "Số hồ sơ", replace(finished, met_programme=True), EARLY),
            share("met_share", "Tỷ lệ trên hồ sơ tham gia", "met", "programme", EARLY),
            counted("quick", "Số hồ sơ", replace(finished, met_reception=True), QUICK),
            share("quick_share", "Tỷ lệ trên hồ sơ tham gia", "quick", "programme", QUICK),
        ),
        unit=UNIT,
        notes=RULES,
    )
