"""What is asked of reports, and what writing use cases of them answer."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.reports.objectives import QualityObjective
from app.domain.roles import Actor
from app.services.changes import Changes


@dataclass(frozen=True, slots=True)
class SetObjective:
    """Write an objective down; one with an ``id`` is changed, one without is new."""

    actor: Actor
    objective: QualityObjective


@dataclass(frozen=True, slots=True)
class EndObjective:
    """Let an objective no longer hold from ``from_day`` on."""

    actor: Actor
    objective_id: int
    from_day: date


@dataclass(frozen=True, slots=True)
class ObjectiveSaved:
    """An objective as it stands in the store."""

    objective_id: int
    changes: Changes = Changes.OFFICE


@dataclass(frozen=True, slots=True)
class ReportWritten:
    """The files a report was written to."""

    paths: tuple[Path, ...]
    changes: Changes = Changes.NOTHING
