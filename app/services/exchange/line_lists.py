"""The lists of a bundle that hold desk lines: what changed since the last one, or all of it.

No chain numbers these lines, so the instant of the last export is noted in the store. What changed
shortly before it is told again: told twice is kept once, and a clock may have been set back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.desk_lines import DeskLine, DeskSnapshot
from app.domain.dossier_snapshot import as_line
from app.domain.office import Station
from app.models.base import from_milliseconds, milliseconds
from app.models.office import Meta
from app.models.register import TurnedAway
from app.services.exchange.desk_line_rows import entries_since, ratings_since, visits_since

_EXPORTED_AT = "exported_lines"
_TOLD_AGAIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LineLists:
    """The lines by kind, each read when its turn comes, and which procedures they name."""

    files: Mapping[DeskLine, Iterable[Mapping[str, Any]]]
    procedures: Select[int]


def line_lists(session: Session, since: datetime | None, own: Station) -> LineLists:
    """Return what was written or changed from ``since`` on, all there is without."""
    procedures = select(TurnedAway.procedure_id)
    if since is not None:
        procedures = procedures.where(TurnedAway.happened_at >= since)
    files = {
        DeskLine.ENTRY: _as_lines(entries_since(session, since, own)),
        DeskLine.RATING: _as_lines(ratings_since(session, since, own)),
        DeskLine.VISIT: _as_lines(visits_since(session, since, own)),
    }
    return LineLists(files, procedures)


def since_last_export(session: Session, now: datetime) -> datetime | None:
    """Return from when on lines are to be exported; None for all of them.

    Also when the last export was made by a clock that ran ahead: nobody knows what came after it.
    """
    noted = session.get(Meta, _EXPORTED_AT)
    if noted is None or int(noted.value) > milliseconds(now):
        return None
    return from_milliseconds(int(noted.value)) - _TOLD_AGAIN


def note_lines_exported(session: Session, began: datetime) -> None:
    """Note in the caller's transaction that what there was at ``began`` is in a bundle."""
    session.merge(Meta(key=_EXPORTED_AT, value=str(milliseconds(began))))


def _as_lines(snapshots: Iterable[DeskSnapshot]) -> Iterator[Mapping[str, Any]]:
    return (as_line(one) for one in snapshots)
