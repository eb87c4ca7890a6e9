"""Mean working time of each procedure (indicator 2.2): from reception to result, without pauses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.breakdown import Group
from app.domain.reports.figure import Dimension, Span, narrowed
from app.domain.reports.report import Figure, Section, section
from app.domain.reports.resolution import resolved_in
from app.domain.reports.splits import PROCEDURE
from app.domain.table import Column, ColumnKind
from app.domain.timeliness import mean_hours

TITLE = "THỜI GIAN GIẢI QUYẾT TRUNG BÌNH THEO THỦ TỤC (CHỈ SỐ 2.2)"
_COLUMNS = (
    Column("STT", ColumnKind.WHOLE, 14),
    *PROCEDURE,
    Column("Hồ sơ đã giải quyết", ColumnKind.WHOLE, 28),
    Column("Trung bình (giờ làm việc)", ColumnKind.TEXT, 35),
)
_NOTES = (
    "Thời gian tính bằng giờ làm việc, từ khi tiếp nhận đến khi có kết quả.",
    "Không tính thời gian tạm dừng chờ bổ sung hoặc chờ nghĩa vụ tài chính.",
)


@dataclass(slots=True)
class Worked:
    """How many dossiers were worked on for how many minutes of office hours together."""

    dossiers: int = 0
    minutes: int = 0

    def add(self, minutes: int) -> None:
        """Add one dossier."""
        self.dossiers += 1
        self.minutes += minutes

    @property
    def mean(self) -> str:
        """The mean in hours with two decimals, – of nothing."""
        return mean_hours(self.minutes, self.dossiers)


def counted_in(span: Span) -> DossierFilter:
    """Return the dossiers whose time counts: those with their result in the period."""
    return resolved_in(span)


def working_time(span: Span, groups: Sequence[Group], worked: Mapping[str, Worked]) -> Section:
    """Set the means out by procedure."""
    wanted = counted_in(span)
    rows = [
        (
            Figure(number),
            *map(Figure, group.words),
            Figure(worked[group.key].dossiers, narrowed(wanted, Dimension.PROCEDURE, group.key)),
            Figure(worked[group.key].mean),
        )
        for number, group in enumerate(groups, start=1)
    ]
    total = Worked(
        sum(one.dossiers for one in worked.values()), sum(one.minutes for one in worked.values())
    )
    return section(
        title=TITLE,
        columns=_COLUMNS,
        rows=rows,
        totals=(
            Figure(""),
            Figure(""),
            Figure("Tổng số"),
            Figure(total.dossiers, wanted),
            Figure(total.mean),
        ),
        notes=_NOTES,
    )
