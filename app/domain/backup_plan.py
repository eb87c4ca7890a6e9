"""When the store is copied, where copies may lie, and which may go again, as may the journal.

Pure rules; making, checking and carrying copies is ``app.models`` and ``app.services.day``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from app.domain.data_folder import FolderFacts, FolderPlace
from app.domain.vietnam_time import office_day
from app.errors import InputError
from app.words import N_

EVERY = timedelta(hours=2)
"""How much work at most is in the store and the receipt journal alone."""

OLD = timedelta(days=1)
AGAIN_AFTER_FAILURE = timedelta(minutes=15)

JOURNAL_DAYS = 35
"""How many days of the receipt journal stay at least, whatever the copies are."""

_COPIES_BEYOND_JOURNAL = 3
_ALL_OF_DAYS = 2
_MEGABYTE = 1 << 20


class BackupReason(StrEnum):
    """What a copy was made for; stands in its manifest."""

    BY_HAND = "by_hand"
    WORK = "work"
    CLOSING = "closing"
    BEFORE_MIGRATION = "before_migration"
    BEFORE_RESTORE = "before_restore"
    BEFORE_IMPORT = "before_import"
    BEFORE_MERGE = "before_merge"
    BEFORE_ENCRYPTION = "before_encryption"


REASON_LABELS: dict[BackupReason, str] = {
    BackupReason.BY_HAND: N_("bấm nút"),
    BackupReason.WORK: N_("tự động"),
    BackupReason.CLOSING: N_("cuối ngày"),
    BackupReason.BEFORE_MIGRATION: N_("trước nâng cấp"),
    BackupReason.BEFORE_RESTORE: N_("trước phục hồi"),
    BackupReason.BEFORE_IMPORT: N_("trước nhập sổ cũ"),
    BackupReason.BEFORE_MERGE: N_("trước gộp dữ liệu"),
    BackupReason.BEFORE_ENCRYPTION: N_("trước đổi mã hóa"),
}

# Somebody stands at the PC and means everything there is, now.
_ASKED_FOR = (BackupReason.BY_HAND, BackupReason.CLOSING)


class Copy(Protocol):
    """What thinning needs to know of a copy."""

    @property
    def made_at(self) -> datetime:
        """When it was made."""
        ...

    @property
    def verified(self) -> bool:
        """Whether it was found whole after it was made."""
        ...


C = TypeVar("C", bound=Copy)


@dataclass(frozen=True, slots=True)
class _Tier:
    """So many copies, each the newest of its period."""

    count: int | None
    period: Callable[[date], object]


_TIERS = (
    _Tier(12, lambda day: day),
    _Tier(10, lambda day: day.isocalendar()[:2]),
    _Tier(9, lambda day: (day.year, day.month)),
    _Tier(None, lambda day: day.year),
)


def dispensable(copies: Iterable[C], now: datetime) -> tuple[C, ...]:
    """Return the copies that may go: all but those of two days, 12 days, 10 weeks, 9 months, years.

    Days, weeks and months are those that have a copy, so that a long closure costs none, and of
    each the newest stays. The newest verified copy always stays, however old it is.
    """
    newest_first = sorted(copies, key=lambda copy: copy.made_at, reverse=True)
    wanted = {id(copy) for copy in _wanted(newest_first, now)}
    last_verified = next((copy for copy in newest_first if copy.verified), None)
    return tuple(
        copy for copy in newest_first if id(copy) not in wanted and copy is not last_verified
    )


def _wanted(newest_first: Iterable[C], now: datetime) -> Iterator[C]:
    recent = office_day(now) - timedelta(days=_ALL_OF_DAYS)
    tiers = iter(_TIERS)
    tier, left = next(tiers), _TIERS[0].count
    before: date | None = None
    for copy in newest_first:
        day = office_day(copy.made_at)
        if day > recent:
            yield copy
        elif before is None or tier.period(day) != tier.period(before):
            yield copy
            if left is not None:
                left -= 1
                if left == 0:
                    tier = next(tiers)
                    left = tier.count
        else:
            continue
        before = day


def journal_kept_from(copies: Iterable[Copy], now: datetime) -> date | None:
    """Return the first day whose receipt journal stays; None while all of it does.

    What goes is 35 days old and in three verified copies. A copy dated in the future was made by
    a clock that ran ahead, and counts as none.
    """
    made = (copy.made_at for copy in copies if copy.verified and copy.made_at <= now)
    newest = sorted(made, reverse=True)[:_COPIES_BEYOND_JOURNAL]
    if len(newest) < _COPIES_BEYOND_JOURNAL:
        return None
    return min(office_day(newest[-1]), office_day(now) - timedelta(days=JOURNAL_DAYS))


def is_due(
    last: datetime | None, now: datetime, *, changed: bool, failed_at: datetime | None = None
) -> bool:
    """Say whether a copy should be made by itself: something changed, and two hours have passed.

    After an attempt that failed at ``failed_at`` only a while later, not at every look.
    """
    if failed_at is not None and failed_at <= now < failed_at + AGAIN_AFTER_FAILURE:
        return False
    return changed and (last is None or now - last >= EVERY)


def is_old(last: datetime | None, now: datetime, *, changed: bool) -> bool:
    """Say whether to warn: what changed since ``last``, more than a day ago, is in no copy."""
    return changed and (last is None or now - last > OLD)


def second_is_due(last_there: datetime | None, now: datetime, reason: BackupReason) -> bool:
    """Say whether a copy goes to the second place as well: once a day, and whenever asked for."""
    return reason in _ASKED_FOR or last_there is None or now - last_there >= OLD


class KeptPlace(StrEnum):
    """The folders somebody chooses for what must outlive the store; named like their fields."""

    MAIN = "backup_folder"
    SECOND = "second_backup_folder"
    JOURNAL = "journal_folder"


def check_kept_place(place: KeptPlace, facts: FolderFacts, store_bytes: int) -> None:
    """Raise InputError with the field of ``place`` where what is kept would not be safe.

    A share is good for a second copy, which is a finished file, but neither for the first, which
    SQLite writes, nor for the journal, whose lines citizens wait for. A synchronized folder would
    send the citizens' data out of the office.
    """
    field = place.value
    if facts.place is FolderPlace.SYNCED:
        raise InputError(
            field,
            N_("Thư mục này được đồng bộ lên mạng (OneDrive, Google Drive…)."),
            N_("Dữ liệu của công dân không được rời cơ quan; chọn thư mục khác."),
        )
    if facts.place is FolderPlace.NETWORK and place is not KeptPlace.SECOND:
        raise InputError(
            field,
            N_("Thư mục này nằm trên máy khác trong mạng."),
            N_("Chọn thư mục trên máy này; thư mục mạng dùng làm nơi sao lưu thứ hai."),
        )
    if not facts.writable:
        raise InputError(
            field,
            N_("Không ghi được vào thư mục này."),
            N_("Chọn thư mục khác, hoặc nhờ người quản trị máy cấp quyền ghi."),
        )
    if place is not KeptPlace.JOURNAL and facts.free_bytes < 2 * store_bytes:
        raise InputError(
            field,
            N_("Ổ đĩa này chỉ còn {free} MB trống, kho dữ liệu đã {size} MB."),
            N_("Chọn ổ đĩa còn trống nhiều hơn."),
            free=facts.free_bytes // _MEGABYTE,
            size=-(-store_bytes // _MEGABYTE),
        )
