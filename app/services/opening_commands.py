"""What opening the counter is asked with and answers: plain data."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.opening import SeenLine, Strip
from app.domain.roles import Actor
from app.services.changes import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteOpening:
    """Open the counter; ``lines`` is how everything stood on the screen, ``strip`` the try-out."""

    actor: Actor
    strip: Strip
    lines: tuple[SeenLine, ...] = ()


@dataclass(frozen=True, slots=True)
class OpeningNoted:
    """The counter is open, and what was seen is kept."""

    opened_at: datetime
    changes: Changes = Changes.DAYS
