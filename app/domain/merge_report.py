"""What taking another counter's bundle in does, or would do: view data with every word it needs.

The merge itself is a use case; here is only what a person is shown before and after it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.bundle_facts import BundleFacts
from app.domain.desk_lines import LineCounts
from app.words import N_


class MergeNotice(StrEnum):
    """What somebody should look at; every member has its words in ``NOTICE_WORDS``."""

    SAME_CODE = "same_code"
    BOTH_RETURNED = "both_returned"
    PAID_TWICE = "paid_twice"
    CROSSED_STEP = "crossed_step"
    SAME_OFFICIAL_CODE = "same_official_code"
    RETURNED_THERE = "returned_there"
    MATCHED = "matched"
    AWAITED = "awaited"


NOTICE_WORDS: dict[MergeNotice, str] = {
    MergeNotice.SAME_CODE: N_(
        "Hai hồ sơ khác nhau cùng mã: ở đây nhận lúc {here}, ở máy kia nhận lúc {there}."
    ),
    MergeNotice.BOTH_RETURNED: N_(
        "Cùng trả: quầy {first} lúc {first_moment}, quầy {last} lúc {last_moment}; giữ lần sau."
    ),
    MergeNotice.PAID_TWICE: N_(
        "Cùng thu phí: quầy {first} lúc {first_moment}, quầy {last} lúc {last_moment}."
    ),
    MergeNotice.CROSSED_STEP: N_(
        "Quầy {station} làm bước «{action}» lúc {moment}, khi hồ sơ đã dừng hoặc hủy ở máy khác."
    ),
    MergeNotice.SAME_OFFICIAL_CODE: N_(
        "Mã quốc gia {official} đã có ở hồ sơ {other}; nhập không kèm mã này."
    ),
    MergeNotice.RETURNED_THERE: N_(
        "Quầy {station} đã trả kết quả lúc {moment}, sẽ ghép khi quầy đó nhập gói của máy này."
    ),
    MergeNotice.MATCHED: N_("Kết quả máy này trả lúc {moment} ghép vào hồ sơ vừa nhập."),
    MergeNotice.AWAITED: N_(
        "{register}, dòng số {number} có kèm hồ sơ này; máy này chưa có hồ sơ, sẽ nối khi nhập."
    ),
}

# What keeps a bundle out until a person has decided, and what went wrong between two counters.
BLOCKING = frozenset({MergeNotice.SAME_CODE})
CONFLICTS = BLOCKING | {
    MergeNotice.BOTH_RETURNED,
    MergeNotice.PAID_TWICE,
    MergeNotice.CROSSED_STEP,
    MergeNotice.SAME_OFFICIAL_CODE,
}


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One notice about the dossier with ``code``; ``values`` fill the words of its kind."""

    notice: MergeNotice
    code: str
    values: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def words(self) -> str:
        """The template to be translated and filled with ``values``."""
        return NOTICE_WORDS[self.notice]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport:
    """What a merge did, or would do in a dry run; ``lines`` hold the conflicts first.

    ``known`` counts were in the store before, ``changed`` are known dossiers with new events.
    ``repeated`` when this very bundle had been taken in already; ``desk`` counts the lines of
    registers, ratings and visits that are new here or newer than they were.
    """

    name: str
    facts: BundleFacts
    dossiers: int
    changed: int
    events: int
    known_events: int
    clerks: tuple[str, ...]
    procedures: tuple[str, ...]
    lines: tuple[MergeLine, ...]
    repeated: bool
    dry_run: bool
    desk: LineCounts = field(default_factory=LineCounts)

    @property
    def blocked(self) -> bool:
        """Whether a person must decide something before the bundle can be taken in."""
        return any(line.notice in BLOCKING for line in self.lines)

    @property
    def brings_news(self) -> bool:
        """Whether it tells of anything this store did not have."""
        return bool(self.events or self.desk.total)

    @property
    def conflicts(self) -> int:
        """How many of the lines tell of a conflict."""
        return sum(line.notice in CONFLICTS for line in self.lines)


@dataclass(frozen=True, slots=True)
class BundleAtHand:
    """A bundle lying somewhere, by what its manifest says; nothing of it is checked yet.

    ``known`` when this store has everything it tells of already; ``manifest_sha256`` tells it from
    every other. One closed ``by_key`` opens with the key file of its office.
    """

    path: str
    facts: BundleFacts
    encrypted: bool
    known: bool = False
    manifest_sha256: str = ""
    by_key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRow:
    """A bundle that was taken in earlier."""

    name: str
    station: int
    epoch: int
    first_sequence: int
    last_sequence: int
    merged_at: datetime
    clerk_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedRow:
    """A result handed back for another counter's dossier; ``matched_at`` when that has arrived."""

    id: int
    code: str
    returned_at: datetime
    clerk_name: str
    collector_name: str
    matched_at: datetime | None
