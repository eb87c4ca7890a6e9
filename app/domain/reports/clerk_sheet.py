"""A clerk's figures of a period, for evaluation: figures of what the clerk did, never a rank."""

from dataclasses import dataclass, replace

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action
from app.domain.reports.figure import Measure, Span
from app.domain.reports.report import Figure, Section, section
from app.domain.reports.splits import NO_RANK, received, returned
from app.domain.table import Cell, Column, ColumnKind
from app.domain.timeliness import Timeliness

TITLE = "SỐ LIỆU CÔNG VIỆC CỦA CÔNG CHỨC"
_COLUMNS = (
    Column("STT", ColumnKind.WHOLE, 14),
    Column("Nội dung", ColumnKind.TEXT, 150),
    Column("Số liệu", ColumnKind.WHOLE, 40),
)
_NOTES = (
    "Tiếp nhận, chuyển, nhận kết quả, trả kết quả tính cho người làm bước đó, mỗi hồ sơ một lần.",
    "Đúng hạn, quá hạn là kết quả chung của nhiều người, không của riêng người tiếp nhận.",
    NO_RANK,
)
_STEPS = (
    (Action.HAND_OVER, "Hồ sơ đã chuyển bộ phận chuyên môn"),
    (Action.REQUEST_SUPPLEMENT, "Hồ sơ yêu cầu bổ sung"),
    (Action.RECORD_RESULT, "Kết quả đã nhận từ chuyên môn"),
    (Action.EXTEND, "Hồ sơ xin lỗi, hẹn lại"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerkCounts:
    """What is known of a clerk beside dossiers: visits turned away, days at work, ratings."""

    guided: int
    refused: int
    ratings: int
    content: int
    days: int


def clerk_measures(span: Span, clerk_id: int) -> tuple[tuple[str, Measure], ...]:
    """Return what is counted of a clerk's dossiers, with the words for it."""
    taken = replace(received(span), received_by=clerk_id)
    done = replace(taken, finished_to=span.last)
    given = replace(returned(span), returned_by=clerk_id)
    late = replace(done, timeliness=Timeliness.LATE)
    return (
        ("Hồ sơ đã tiếp nhận", Measure(taken)),
        ("Trong đó trực tuyến", Measure(replace(taken, online=True))),
        ("Đã giải quyết xong đến hết kỳ", Measure(done)),
        ("Trong đó quá hạn", Measure(late)),
        ("Trong đó được loại trừ trách nhiệm", Measure(replace(late, excluded=True))),
        ("Phí, lệ phí của hồ sơ đã tiếp nhận (đồng)", Measure(taken, fees=True)),
        *((words, Measure(_step(span, action, clerk_id))) for action, words in _STEPS),
        ("Hồ sơ đã trả kết quả", Measure(given)),
    )


def clerk_sheet(
    clerk_name: str, span: Span, clerk_id: int, counts: tuple[int, ...], others: ClerkCounts
) -> Section:
    """Set out the figures of one clerk."""
    measures = clerk_measures(span, clerk_id)
    figures: list[tuple[str, Cell, DossierFilter | None]] = [
        (words, value, measure.wanted)
        for (words, measure), value in zip(measures, counts, strict=True)
    ]
    figures += [
        ("Lượt hướng dẫn hoàn thiện hồ sơ", others.guided, None),
        ("Lượt từ chối tiếp nhận", others.refused, None),
        ("Lượt công dân đánh giá", others.ratings, None),
        ("Trong đó hài lòng, rất hài lòng", others.content, None),
        ("Số ngày có tiếp nhận hồ sơ", others.days, None),
    ]
    return section(
        title=f"{TITLE}: {clerk_name}",
        columns=_COLUMNS,
        rows=[
            (Figure(number), Figure(words), Figure(value, behind))
            for number, (words, value, behind) in enumerate(figures, start=1)
        ],
        notes=_NOTES,
    )


def _step(span: Span, action: Action, clerk_id: int) -> DossierFilter:
    return DossierFilter(step=action, step_by=clerk_id, step_from=span.first, step_to=span.last)
