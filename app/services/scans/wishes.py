"""Everything the counter can be asked about scans."""

from collections.abc import Sequence
from datetime import date

from app.domain.barcode_digits import Slip
from app.domain.batch import BatchKind, BatchLine, ExpectedRow, PaperList
from app.domain.roles import Actor
from app.domain.scan_log import ScanCount, ScanNote, ScanPage
from app.services import answers, commands
from app.services.context import Context
from app.services.scans import batch_lines, confirm_batch, expected, note_scan, recent_scans


class Scans:
    """Wishes about scans: their log, and dossiers scanned to be moved on together."""

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

    def batch_line(
        self, actor: Actor, kind: BatchKind, slip: Slip, list_id: int | None = None
    ) -> BatchLine:
        """Return what a scanned slip would do in a batch."""
        return batch_lines.batch_line(self._context, actor, kind, slip, list_id)

    def batch_lines(
        self,
        actor: Actor,
        kind: BatchKind,
        slips: Sequence[tuple[str, int]],
        list_id: int | None = None,
    ) -> tuple[BatchLine, ...]:
        """Return the same for slips (code and version) that were scanned earlier."""
        return batch_lines.batch_lines(self._context, actor, kind, slips, list_id)

    def expected(
        self, actor: Actor, kind: BatchKind, list_id: int | None = None
    ) -> tuple[ExpectedRow, ...]:
        """Return what ought to be among the scanned."""
        return expected.expected(self._context, actor, kind, list_id)

    def paper_lists(self, actor: Actor, kind: BatchKind) -> tuple[PaperList, ...]:
        """Return the printed lists a batch can be held against."""
        return expected.paper_lists(self._context, actor, kind)

    def confirm(self, command: commands.ConfirmBatch) -> answers.BatchDone:
        """Move the scanned dossiers on, each for itself."""
        return confirm_batch.confirm_batch(self._context, command)
