"""View data of what is left hanging when the counter is opened: only what can be mended."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HangingPaper:
    """A paper that has not come out, or of which nobody knows whether it has.

    ``label`` is its form, ``subject`` what tells it from others of its form; a list of many has no
    applicant.
    """

    print_id: int
    label: str
    subject: str
    applicant_name: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class HangingDraft:
    """A form somebody began and left: which one, and when it was last typed into."""

    form: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """What hangs over a clerk at opening; nothing at all in the best case.

    ``unexported`` are days with new numbers that no export carries yet, oldest first;
    ``not_handed_over`` counts dossiers received before today that nobody has passed on. Of very
    many papers only the oldest are there, and their counts tell of all.
    """

    unknown: tuple[HangingPaper, ...] = ()
    unknown_count: int = 0
    unprinted: tuple[HangingPaper, ...] = ()
    unprinted_count: int = 0
    unexported: tuple[date, ...] = ()
    not_handed_over: int = 0
    drafts: tuple[HangingDraft, ...] = ()

    def __bool__(self) -> bool:
        return bool(
            self.unknown or self.unprinted or self.unexported or self.not_handed_over or self.drafts
        )
