"""The second place, outside the store: the receipt journal and the high mark, kept together.

What is compared with them at opening is in ``app.services.store.journal_upkeep``.
"""

import threading
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.errors import StoreError
from app.models.high_mark import HighMark, load, save
from app.models.receipt_journal import JournalReading, ReceiptJournal
from app.words import N_

# Between two marks: reading so many lines again at opening costs nothing anybody notices.
_ENTRIES_BETWEEN_MARKS = 50
_SECONDS_BETWEEN_MARKS = 5.0


class SecondPlace:
    """Writes every entry into the journal, and the mark now and then."""

    def __init__(self, journal: ReceiptJournal, steady: Callable[[], float]) -> None:
        """Take the journal, beside which the mark lies, and a clock of seconds nobody sets."""
        self._journal = journal
        self._steady = steady
        self._mark: HighMark | None = None
        self._saved_at = 0.0
        self._since_mark: list[Mapping[str, Any]] = []
        self._mark_trouble: StoreError | None = None
        self._lock = threading.Lock()

    @property
    def trouble(self) -> StoreError | None:
        """What the screen should say about the second place, None when all is well."""
        return self._journal.trouble or self._mark_trouble

    def entries(self, since: date | None = None) -> JournalReading:
        """Return the journal's entries of all days, or of ``since`` and later."""
        return self._journal.entries(since)

    def load_mark(self) -> tuple[HighMark | None, StoreError | None]:
        """Return the newest mark of all the journal's folders, or none and why."""
        found = [load(folder) for folder in self._journal.folders]
        marks = [mark for mark, _problem in found if mark is not None]
        if marks:
            return max(marks, key=lambda mark: (mark.epoch, mark.seen_at)), None
        return None, found[-1][1]

    def begin(self, mark: HighMark) -> None:
        """Keep ``mark``, which says how far the opened store has come, and raise it from here."""
        self._save(mark)

    def append(self, day: date, *entries: Mapping[str, Any]) -> None:
        """Return when ``entries`` are on a disk; StoreError when no folder took them."""
        self._journal.append(day, *entries)
        with self._lock:
            self._since_mark.extend(entries)
            due = len(self._since_mark) >= _ENTRIES_BETWEEN_MARKS
            if due and self._mark and self._steady() - self._saved_at >= _SECONDS_BETWEEN_MARKS:
                self._save(self._mark.raised(self._since_mark))

    def forget_before(self, day: date) -> int:
        """Delete the journal of days before ``day``; StoreError says why that could not be."""
        return self._journal.forget_before(day)

    def move_to(self, folder: Path | None) -> bool:
        """Keep journal and mark in ``folder`` from now on; see ``ReceiptJournal.move_to``."""
        was_here = self._journal.move_to(folder)
        with self._lock:
            if self._mark is not None:
                self._save(self._mark.raised(self._since_mark))
        return was_here

    def end(self, mark: HighMark) -> None:
        """Keep ``mark``, which says how far the store had come when it was closed."""
        self._save(mark)
        self._journal.clear_left()
        self._journal.close()

    def _save(self, mark: HighMark) -> None:
        """Write ``mark`` into the first folder that takes it; the lines outlast its absence."""
        self._mark, self._saved_at = mark, self._steady()
        self._since_mark.clear()
        for folder in self._journal.folders:
            try:
                save(folder, mark)
            except OSError:
                continue
            self._mark_trouble = None
            return
        self._mark_trouble = StoreError(
            N_("Không ghi được tệp mốc của kho dữ liệu vào «{folder}»."),
            N_("Giải phóng dung lượng hoặc cắm lại ổ đĩa; vẫn nhận hồ sơ được."),
            folder=self._journal.folders[0],
        )
