"""What every report is made with: the reading of the store, the period, and how rows are counted.

Which figures a report has is in ``app.domain.reports``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.domain.reports.breakdown import Breakdown, breakdown
from app.domain.reports.figure import Dimension, Measure, Span
from app.domain.reports.report import Section, period_in_words
from app.services.context import Context
from app.services.reports.counting import Counts, count, tally
from app.services.reports.groups import groups


@dataclass(frozen=True, slots=True)
class ReportWork:
    """One report being made, in one reading of the store, so that its figures belong together."""

    session: Session
    context: Context
    span: Span
    clerk_id: int | None = None

    @property
    def period(self) -> str:
        """Return the period as it stands under a title."""
        return period_in_words(self.span)

    def section(self, definition: Breakdown) -> Section:
        """Count a table and set it out."""
        counts = self.tally(definition.measures, definition.by)
        rows = groups(self.session, definition.by, counts)
        return breakdown(definition, rows, counts, self.period)

    def tally(self, measures: Sequence[Measure], by: Dimension | None) -> Counts:
        """Count measures, each row of ``by`` for itself."""
        return tally(self.session, self.context, measures, by)

    def count(self, *measures: Measure) -> tuple[int, ...]:
        """Count measures over all dossiers."""
        return count(self.session, self.context, *measures)

    def scalar(self, statement: Any) -> Any:
        """Return the one value a statement asks for."""
        return self.session.scalar(statement)
