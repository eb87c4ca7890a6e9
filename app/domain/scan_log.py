"""The log of scans as data: what was scanned and what it meant, never anything of a card."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.scan import ScanSource
from app.domain.scan_answers import SCAN_ANSWERS, ScanMeaning, Sound

FAILED = frozenset(
    {
        ScanMeaning.UNKNOWN_CODE,
        ScanMeaning.ANOTHER_OFFICE,
        ScanMeaning.FAILED_CHECK,
        ScanMeaning.CARD_UNREADABLE,
        ScanMeaning.IDENTITY_NUMBER,
        ScanMeaning.HEALTH_INSURANCE,
        ScanMeaning.FOREIGN_CODE,
        ScanMeaning.INPUT_METHOD,
        ScanMeaning.UNREADABLE,
    }
)
"""What no dossier, card or code of ours came of."""


@dataclass(frozen=True, slots=True)
class ScanHeard:
    """What a page made of a code: ``sound`` where the page heard it otherwise than the table.

    ``code`` is the dossier's; ``typed`` tells that no scanner had a part in it.
    """

    meaning: ScanMeaning
    code: str = ""
    typed: bool = False
    sound: Sound | None = None

    @property
    def tone(self) -> Sound:
        """Return what is to be heard."""
        return self.sound or SCAN_ANSWERS[self.meaning].sound


@dataclass(frozen=True, slots=True)
class ScanNote:
    """One scan as it goes into the log; ``code`` is a dossier's, else empty."""

    meaning: ScanMeaning
    source: ScanSource
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanLine:
    """A scan of the log, with who was at which desk; no name when nobody was signed in."""

    id: int
    scanned_at: datetime
    clerk_name: str
    desk: str
    source: ScanSource
    meaning: ScanMeaning
    code: str


@dataclass(frozen=True, slots=True)
class ScanPage:
    """Some scans, newest first; ``next_key`` is given back for the page after, None at the end."""

    lines: tuple[ScanLine, ...]
    next_key: int | None


@dataclass(frozen=True, slots=True)
class ScanCount:
    """How many scans of a day meant the same."""

    day: date
    meaning: ScanMeaning
    count: int
