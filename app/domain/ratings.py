"""What citizens think of a visit: four answers, no name (Nghị định 61/2018/NĐ-CP, Điều 29-34).

Storing them is ``app.services.registers.ratings``, counting ``app.services.reports``.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from app.domain.shares import percent, share_of
from app.words import N_


class Score(IntEnum):
    """The answer, from not content to very content."""

    NOT_CONTENT = 1
    ORDINARY = 2
    CONTENT = 3
    VERY_CONTENT = 4


SCORE_LABELS: dict[Score, str] = {
    Score.VERY_CONTENT: N_("Rất hài lòng"),
    Score.CONTENT: N_("Hài lòng"),
    Score.ORDINARY: N_("Bình thường"),
    Score.NOT_CONTENT: N_("Không hài lòng"),
}
CONTENT = frozenset({Score.CONTENT, Score.VERY_CONTENT})
"""The answers that count as content."""


class RatingMeans(StrEnum):
    """How the answer was given."""

    KEYPAD = "keypad"
    DEVICE = "device"
    PAPER = "paper"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerkRatings:
    """How often each answer was given to a clerk; ``clerk_name`` is "" for the desk as a whole."""

    clerk_name: str
    counts: tuple[tuple[Score, int], ...]

    @property
    def total(self) -> int:
        """How many visits were rated."""
        return sum(count for _score, count in self.counts)

    @property
    def content(self) -> int:
        """How many of them were content."""
        return sum(count for score, count in self.counts if score in CONTENT)

    @property
    def share(self) -> str:
        """The share of those in percent, with two decimals as the index has them; – of none."""
        hundredths = share_of(self.content, self.total)
        return "–" if hundredths is None else percent(hundredths)
