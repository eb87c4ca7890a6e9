"""Thông báo dừng giải quyết hồ sơ (Mẫu số 05 since 2025)."""

from dataclasses import dataclass
from datetime import date

from app.domain.checked_json import template
from app.domain.forms.letter import LETTER_VALUES, LetterDocument, LetterWording
from app.domain.forms.parts import TextLine


@dataclass(frozen=True, slots=True, kw_only=True)
class StopLine(TextLine):
    """A paragraph of the notice."""

    text: str = template(
        *LETTER_VALUES, "requested_on", "stage", "reason", "stopped_on", "money", "papers_returned"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StopNoticeWording(LetterWording):
    """Thông báo dừng giải quyết hồ sơ (Mẫu số 05)."""

    addressee: tuple[StopLine, ...]
    body: tuple[StopLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopNoticeDocument(LetterDocument):
    """From when and why a dossier is worked on no longer, and what becomes of money and papers.

    ``requested_on`` is the day of the citizen's own request, None when the agency stops by itself.
    """

    requested_on: date | None = None
    stage: str = ""
    reason: str
    stopped_on: date
    money: str = ""
    papers_returned: str = ""
