"""Everything the counter can be asked about scans."""

from datetime import date

from app.domain.roles import Actor
from app.domain.scan_log import ScanCount, ScanNote, ScanPage
from app.services import answers
from app.services.context import Context
from app.services.scans import note_scan, recent_scans


class Scans:
    """Wishes about scans: their log and what it says."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def note(self, actor: Actor | None, note: ScanNote) -> answers.Saved:
        """Note what a scan meant; nobody may have been signed in."""
        return note_scan.note_scan(self._context, actor, note)

    def recent(
        self, actor: Actor, *, failed_only: bool = False, after: int | None = None
    ) -> ScanPage:
        """Return a page of the log, newest first."""
        return recent_scans.recent_scans(self._context, actor, failed_only=failed_only, after=after)

    def counts(self, first: date, last: date) -> tuple[ScanCount, ...]:
        """Return how many scans of each day meant what."""
        return recent_scans.scan_counts(self._context, first, last)
