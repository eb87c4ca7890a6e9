"""The office's quality objectives (mục tiêu chất lượng, ISO 9001): a share and what it should be.

A share is one of the key figures', or how content citizens are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.reports.figure import NOTHING
from app.domain.reports.key_figures import KEY_SHARES
from app.domain.reports.report import Figure, Section, section
from app.domain.shares import HUNDREDTHS
from app.domain.table import Column, ColumnKind
from app.words import N_

SATISFACTION = "satisfaction"
MEASURE_LABELS: dict[str, str] = {
    **{one.name: one.label for one in KEY_SHARES.values()},
    SATISFACTION: N_("Tỷ lệ đánh giá hài lòng"),
}
"""What an objective may measure."""

AT_MOST = frozenset({"late_share"})
"""Measures that are met by not being more than the target."""

TITLE = "MỤC TIÊU CHẤT LƯỢNG"
_COLUMNS = (
    Column("STT", ColumnKind.WHOLE, 14),
    Column("Mục tiêu", ColumnKind.TEXT, 80),
    Column("Cách đo", ColumnKind.TEXT, 60),
    Column("Mục tiêu phải đạt", ColumnKind.SHARE, 25),
    Column("Thực hiện trong kỳ", ColumnKind.SHARE, 25),
    Column("Đánh giá", ColumnKind.TEXT, 24),
    Column("Căn cứ", ColumnKind.TEXT, 42),
)
_MET, _NOT_MET, _NO_DATA = "Đạt", "Chưa đạt", "Chưa có số liệu"


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityObjective:
    """An objective in force from ``valid_from`` to ``valid_to`` (None: until further notice).

    ``target`` is in hundredths of a percent; ``id`` is None for a proposal nobody has set.
    """

    id: int | None = None
    title: str
    measure: str
    target: int
    basis: str = ""
    valid_from: date
    valid_to: date | None = None

    def in_force(self, first: date, last: date) -> bool:
        """Say whether it holds on any day of a period."""
        return self.valid_from <= last and (self.valid_to is None or first <= self.valid_to)

    def met_by(self, share: int) -> bool:
        """Say whether ``share``, in hundredths of a percent, reaches the target."""
        return share <= self.target if self.measure in AT_MOST else share >= self.target


def proposals(today: date) -> tuple[QualityObjective, ...]:
    """Return what an office without objectives may begin with, from this year on."""
    year = date(today.year, 1, 1)
    return (
        QualityObjective(
            title="100 % hồ sơ giải quyết đúng hạn",
            measure="on_time_share",
            target=HUNDREDTHS,
            valid_from=year,
        ),
        QualityObjective(
            title="Ít nhất 95 % lượt đánh giá hài lòng trở lên",
            measure=SATISFACTION,
            target=9_500,
            valid_from=year,
        ),
    )


def objectives_section(
    standing: Sequence[tuple[QualityObjective, int | None]],
) -> Section:
    """Set out where each objective stands; None where there is nothing to measure."""
    rows = [
        (
            Figure(number),
            Figure(one.title),
            Figure(MEASURE_LABELS.get(one.measure, one.measure)),
            Figure(one.target),
            Figure(NOTHING if share is None else share),
            Figure(_NO_DATA if share is None else _MET if one.met_by(share) else _NOT_MET),
            Figure(one.basis),
        )
        for number, (one, share) in enumerate(standing, start=1)
    ]
    notes = () if rows else ("Cơ quan chưa đặt mục tiêu chất lượng nào cho kỳ này.",)
    return section(title=TITLE, columns=_COLUMNS, rows=rows, notes=notes)
