"""The indicators of Quyết định 766/QĐ-TTg that a counter can know, and the names of the others.

They are gross: nothing is excluded from responsibility in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.reports.figure import Measure, Span
from app.domain.reports.key_figures import KEY_FIGURES
from app.domain.reports.report import Figure, Section, section
from app.domain.reports.resolution import handled_in
from app.domain.shares import share_of
from app.domain.table import Column, ColumnKind

TITLE = "CÁC CHỈ SỐ THEO QUYẾT ĐỊNH 766/QĐ-TTg MÀ QUẦY BIẾT ĐƯỢC"
NOT_APPLICABLE = "N/A"
_ELSEWHERE = "Không có dữ liệu tại quầy"
_COLUMNS = (
    Column("Mã", ColumnKind.CODE, 14),
    Column("Chỉ số", ColumnKind.TEXT, 120),
    Column("Tử số", ColumnKind.WHOLE, 24),
    Column("Mẫu số", ColumnKind.WHOLE, 24),
    Column("Kết quả", ColumnKind.SHARE, 35),
)
_NOTES = (
    "2.1: hồ sơ xong không sau giờ hẹn, hoặc cuối kỳ còn trong hạn; không loại trừ hồ sơ nào.",
    "2.1: hồ sơ bị yêu cầu bổ sung quá một lần tính là quá hạn.",
    "5.4 = 100 % − (tỷ lệ quá hạn + tỷ lệ đánh giá không hài lòng); tử số là hồ sơ còn lại.",
    "Kết quả làm tròn hai chữ số thập phân; mẫu số bằng 0 thì ghi N/A.",
)
_UNKNOWN = (
    ("1.1–1.4", "Công khai, minh bạch"),
    ("3.1", "Thủ tục cung cấp dịch vụ công trực tuyến"),
    ("3.2", "Dịch vụ công trực tuyến có phát sinh hồ sơ"),
    ("3.4", "Thủ tục có giao dịch thanh toán trực tuyến"),
    ("3.5", "Thủ tục được triển khai thanh toán trực tuyến"),
    ("4.1–4.5", "Số hóa hồ sơ, kết quả; khai thác, sử dụng lại dữ liệu đã số hóa"),
    ("5.1–5.3", "Xử lý phản ánh, kiến nghị trên Cổng Dịch vụ công quốc gia"),
)


@dataclass(frozen=True, slots=True)
class IndicatorCounts:
    """What was counted of ``indicator_measures``; ``disliked`` are ratings "not content"."""

    counts: Sequence[int]
    disliked: int


def indicator_measures(span: Span) -> tuple[Measure, ...]:
    """Return what is counted: kept, handled, online, received, paid online, with a fee."""
    handled = handled_in(span)
    kept = replace(handled, kept_at=span.moment, supplements_to=1)
    names = ("online", "received", "paid_online", "fee_due")
    return (
        Measure(kept),
        Measure(handled),
        *(KEY_FIGURES[name].measure(span) for name in names),
    )


def indicators(span: Span, found: IndicatorCounts) -> Section:
    """Set the indicators out; one without dossiers is not applicable."""
    measures = indicator_measures(span)
    shares = (
        ("2.1", "Tỷ lệ hồ sơ giải quyết đúng hạn hoặc còn trong hạn", 0),
        ("3.3", "Tỷ lệ hồ sơ trực tuyến", 2),
        ("3.6", "Tỷ lệ hồ sơ thanh toán trực tuyến trên hồ sơ có phí, lệ phí", 4),
    )
    rows: list[tuple[Figure, ...]] = [
        (
            Figure(code),
            Figure(words),
            Figure(found.counts[at], measures[at].wanted),
            Figure(found.counts[at + 1], measures[at + 1].wanted),
            Figure(_share(found.counts[at], found.counts[at + 1])),
        )
        for code, words, at in shares
    ]
    rows.append(_satisfaction(found))
    rows += [
        (Figure(code), Figure(words), Figure(None), Figure(None), Figure(_ELSEWHERE))
        for code, words in _UNKNOWN
    ]
    return section(title=TITLE, columns=_COLUMNS, rows=rows, notes=_NOTES)


def _satisfaction(found: IndicatorCounts) -> tuple[Figure, ...]:
    """Set out what is left of the handled dossiers, so that the columns give the share."""
    kept, handled = found.counts[0], found.counts[1]
    content = max(0, kept - found.disliked)
    words = "Mức độ hài lòng: không quá hạn, không bị đánh giá không hài lòng"
    return (
        Figure("5.4"),
        Figure(words),
        Figure(content),
        Figure(handled),
        Figure(_share(content, handled)),
    )


def _share(part: int, whole: int) -> int | str:
    hundredths = share_of(part, whole)
    return NOT_APPLICABLE if hundredths is None else hundredths
