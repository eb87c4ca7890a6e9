"""Visits that ended without a dossier, by reason: who was sent home, and why."""

from collections.abc import Mapping

from app.domain.dossier_state import Action
from app.domain.reasons import REFUSAL_REASONS, SUPPLEMENT_REASONS
from app.domain.reports.breakdown import TOTAL
from app.domain.reports.report import Figure, Section, section
from app.domain.table import Column, ColumnKind

NOT_SAID = "Không ghi lý do"
TITLES = {
    Action.REFUSE: "TỪ CHỐI TIẾP NHẬN HỒ SƠ THEO LÝ DO",
    Action.GUIDE: "HƯỚNG DẪN HOÀN THIỆN HỒ SƠ THEO LÝ DO",
}
_COLUMNS = (
    Column("STT", ColumnKind.WHOLE, 14),
    Column("Lý do", ColumnKind.TEXT, 120),
    Column("Số lượt", ColumnKind.WHOLE, 30),
)
_NOTES = ("Lượt đến không thành hồ sơ; danh sách ở mục hướng dẫn, từ chối.",)


def visits(action: Action, counts: Mapping[str, int]) -> Section:
    """Set out visits by the class of their reason; "" where none was noted."""
    labels = {
        **{
            one.value: label
            for one, label in (
                REFUSAL_REASONS if action is Action.REFUSE else SUPPLEMENT_REASONS
            ).items()
        },
        "": NOT_SAID,
    }
    known = [(label, counts[key]) for key, label in labels.items() if counts.get(key)]
    others = sum(count for key, count in counts.items() if key not in labels)
    rows = [*known, *([("Lý do khác", others)] if others else [])]
    return section(
        title=TITLES[action],
        columns=_COLUMNS,
        rows=[
            (Figure(number), Figure(label), Figure(count))
            for number, (label, count) in enumerate(rows, start=1)
        ],
        totals=(Figure(""), Figure(TOTAL), Figure(sum(counts.values()))),
        notes=_NOTES,
    )
