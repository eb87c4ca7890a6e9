"""The sheet for the monthly and quarterly meeting: what is talked about, on one page.

Figures with their comparison, objectives, the dossiers that were late and why, outages, and room
for what people wish.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.reports.report import Figure, Section, section
from app.domain.table import Column, ColumnKind

TITLE = "PHIẾU SỐ LIỆU PHỤC VỤ HỌP GIAO BAN"
FIGURES = frozenset(
    {
        "handled",
        "received",
        "online",
        "resolved",
        "late",
        "excluded",
        "late_net",
        "open_late",
        "on_time_share",
        "online_share",
    }
)
MOST_LATE = 6
_LATE = (
    Column("STT", ColumnKind.WHOLE, 14),
    Column("Mã hồ sơ", ColumnKind.CODE, 45),
    Column("Thủ tục", ColumnKind.TEXT, 60),
    Column("Tiếp nhận", ColumnKind.MOMENT, 32),
    Column("Hẹn trả", ColumnKind.MOMENT, 32),
    Column("Có kết quả", ColumnKind.MOMENT, 32),
    Column("Nguyên nhân", ColumnKind.TEXT, 45),
    Column("Loại trừ", ColumnKind.TEXT, 15),
)
_WISHES = (
    Column("STT", ColumnKind.WHOLE, 14),
    Column("Nội dung kiến nghị, đề xuất", ColumnKind.TEXT, 130),
    Column("Người nêu", ColumnKind.TEXT, 50),
    Column("Người thực hiện, thời hạn", ColumnKind.TEXT, 70),
)
_ROOM_FOR_WISHES = 3
_YES = "Có"


@dataclass(frozen=True, slots=True, kw_only=True)
class LateDossier:
    """A dossier that came late, or is late still; ``reason`` as it was written down."""

    code: str
    procedure_name: str
    received_at: datetime
    promised_at: datetime
    finished_at: datetime | None
    reason: str
    excluded: bool


def late_section(late: Sequence[LateDossier], finished: int, open_late: int) -> Section:
    """Set out the dossiers that were late, and how many in all were finished late or are open."""
    rows = [
        (
            Figure(number),
            Figure(one.code),
            Figure(one.procedure_name),
            Figure(one.received_at),
            Figure(one.promised_at),
            Figure(one.finished_at),
            Figure(one.reason),
            Figure(_YES if one.excluded else ""),
        )
        for number, one in enumerate(late, start=1)
    ]
    left_out = finished + open_late - len(late)
    notes = [
        f"Quá hạn trong kỳ: {finished} hồ sơ đã có kết quả, {open_late} hồ sơ đang giải quyết."
    ]
    if left_out:
        notes.append(f"Còn {left_out} hồ sơ không in ở đây: xem danh sách trên máy.")
    return section(title="HỒ SƠ QUÁ HẠN VÀ NGUYÊN NHÂN", columns=_LATE, rows=rows, notes=notes)


def wishes_section() -> Section:
    """Return empty lines to be written on at the meeting."""
    empty = [Figure("")] * (len(_WISHES) - 1)
    rows = [(Figure(number), *empty) for number in range(1, _ROOM_FOR_WISHES + 1)]
    return section(title="KIẾN NGHỊ, ĐỀ XUẤT", columns=_WISHES, rows=rows)
