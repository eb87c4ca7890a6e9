"""Mẫu số 04: Phiếu xin lỗi và hẹn lại ngày trả kết quả (2018), Văn bản xin lỗi và đề nghị gia
hạn thời gian giải quyết (2025).
"""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checked_json import template
from app.domain.forms.letter import LETTER_VALUES, LetterDocument, LetterWording
from app.domain.forms.parts import TextLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologyLine(TextLine):
    """A paragraph of the apology."""

    text: str = template(*LETTER_VALUES, "reason", "new_promise_at", "new_promise_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionApologyWording(LetterWording):
    """The apology of each regime (Mẫu số 04)."""

    addressee: tuple[ApologyLine, ...]
    body: tuple[ApologyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionApologyDocument(LetterDocument):
    """Why the result is not ready as promised, and when it will be; both dates stay known."""

    reason: str
    new_promise_at: datetime
