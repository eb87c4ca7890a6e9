"""What is looked at when the counter is opened, and what is kept of it as evidence; pure data.

Reading the store and the disks is the services' business, the words are the screen's.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.backup_listing import BackupStatus
from app.domain.clock_guard import ClockDoubt
from app.domain.data_folder import LEAST_FREE_BYTES
from app.domain.hanging import Hanging
from app.domain.restored import StoreHealth
from app.errors import StoreError
from app.words import N_

RESULT_WAITS_LONG = 15
"""Days after which whoever should collect a result is worth a telephone call."""

STRIP_PLACE = 9
"""Where the code of a printer strip says it stands; the test sheet's places are lower."""

_SCARCE_BYTES = 200 * 1024**2


class Look(StrEnum):
    """What is looked at; the word that is kept."""

    CLOCK = "clock"
    PRINTER = "printer"
    STRIP = "strip"
    DISK = "disk"
    STORE = "store"
    BACKUP = "backup"
    JOURNAL = "journal"
    EXPORT = "export"
    CALENDAR = "calendar"
    OFFICIAL = "official"
    CLOSING = "closing"
    PAPERS = "papers"
    HAND_OVER = "hand_over"
    DRAFTS = "drafts"
    RESULTS = "results"
    DUE = "due"


LOOK_LABELS: dict[Look, str] = {
    Look.CLOCK: N_("Ngày giờ"),
    Look.PRINTER: N_("Máy in"),
    Look.STRIP: N_("Phiếu thử, máy quét"),
    Look.DISK: N_("Ổ đĩa"),
    Look.STORE: N_("Kho dữ liệu"),
    Look.BACKUP: N_("Sao lưu"),
    Look.JOURNAL: N_("Nhật ký biên nhận"),
    Look.EXPORT: N_("Xuất dữ liệu"),
    Look.CALENDAR: N_("Lịch làm việc"),
    Look.OFFICIAL: N_("Danh mục thủ tục"),
    Look.CLOSING: N_("Chốt ngày trước"),
    Look.PAPERS: N_("Giấy chưa in xong"),
    Look.HAND_OVER: N_("Chưa chuyển xử lý"),
    Look.DRAFTS: N_("Phiếu gõ dở"),
    Look.RESULTS: N_("Kết quả chờ lấy lâu"),
    Look.DUE: N_("Đến hạn, quá hạn"),
}


class Standing(StrEnum):
    """How something stands; ``ASKED`` while nobody has answered yet."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"
    ASKED = "asked"


class Strip(StrEnum):
    """What became of the printer strip: scanned back, printed only, or left out."""

    READ = "read"
    PRINTED = "printed"
    SKIPPED = "skipped"


STRIP_LABELS: dict[Strip, str] = {
    Strip.READ: N_("phiếu thử đã in và quét lại đúng"),
    Strip.PRINTED: N_("đã in phiếu thử, chưa quét lại"),
    Strip.SKIPPED: N_("bỏ qua phiếu thử"),
}


@dataclass(frozen=True, slots=True)
class SeenLine:
    """How one thing stood when the counter was opened, in the words that were shown."""

    look: Look
    standing: Standing
    words: str


class RoomPlace(StrEnum):
    """A folder that must have room for the day."""

    STORE = "store"
    BACKUPS = "backups"
    SECOND = "second"


ROOM_LABELS: dict[RoomPlace, str] = {
    RoomPlace.STORE: N_("kho dữ liệu"),
    RoomPlace.BACKUPS: N_("sao lưu"),
    RoomPlace.SECOND: N_("sao lưu thứ hai"),
}


@dataclass(frozen=True, slots=True)
class Room:
    """How much may still be written at a place; None when it cannot be reached."""

    place: RoomPlace
    free_bytes: int | None

    @property
    def standing(self) -> Standing:
        """Whether that is enough: a gigabyte, as for a new store."""
        if self.free_bytes is None or self.free_bytes < _SCARCE_BYTES:
            return Standing.BAD
        return Standing.LOOK if self.free_bytes < LEAST_FREE_BYTES else Standing.GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningRow:
    """An opening that was written down: when, where, by whom, and what was seen."""

    id: int
    opened_at: datetime
    station: int
    clerk_name: str
    strip: Strip
    lines: tuple[SeenLine, ...]

    def amiss(self) -> tuple[SeenLine, ...]:
        """Return what did not stand well."""
        return tuple(line for line in self.lines if line.standing is not Standing.GOOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningView:
    """What the store tells at opening; printer and disks are asked beside it.

    ``trouble`` keeps the receipt journal from its place. ``exported_at`` is the last good export
    of this counter. ``unclosed`` is the newest day before today with numbers that nobody closed.
    ``unverified`` of ``procedures`` were never compared with the published decision. ``waiting``
    counts results that wait longer than ``RESULT_WAITS_LONG`` days, ``openings`` are this
    counter's newest, newest first.
    """

    at: datetime
    today: date
    clock: ClockDoubt | None
    year_confirmed: bool
    health: StoreHealth
    backup: BackupStatus
    trouble: StoreError | None
    exported_at: datetime | None
    unclosed: date | None
    procedures: int
    unverified: int
    hanging: Hanging
    waiting: int
    due_today: int
    overdue: int
    openings: tuple[OpeningRow, ...]


def seen_as_text(strip: Strip, lines: Sequence[SeenLine]) -> str:
    """Return what was seen as the store keeps it."""
    seen = [[line.look.value, line.standing.value, line.words] for line in lines]
    return json.dumps({"strip": strip.value, "lines": seen}, ensure_ascii=False)


def read_seen(text: str) -> tuple[Strip, tuple[SeenLine, ...]]:
    """Return what was kept by ``seen_as_text``; lines a newer program knows are left out."""
    kept = json.loads(text)
    lines = tuple(
        SeenLine(Look(look), Standing(standing), words)
        for look, standing, words in kept["lines"]
        if look in set(Look) and standing in set(Standing)
    )
    return Strip(kept["strip"]), lines
