"""View data of papers: what was asked for, whether it is on paper, and why not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.documents import PrintJob
from app.domain.print_state import PrintState

PRINTS_BY_ITSELF_FOR = timedelta(minutes=10)
"""How long after it was asked for a paper may come out without anybody asking again.

By then the paper in the printer may be changed, and the citizen gone.
"""

NOT_ON_PAPER = (PrintState.WAITING, PrintState.FAILED, PrintState.NOT_WANTED)
"""What comes out without the mark of a reprint."""

UNSETTLED = (PrintState.WAITING, PrintState.FAILED, PrintState.UNKNOWN)
"""What somebody must still do something about."""


@dataclass(frozen=True, slots=True)
class PrintProblem:
    """Why a paper did not come out, in the words of the error: to be translated when shown."""

    title: str
    advice: str = ""
    values: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One paper of a list. ``subject`` tells it from others of its form: a code, a day, a unit.

    ``form`` is the name it is stored under, ``label`` the form's name for people; ``expired``: it
    waits too long to come out by itself.
    """

    id: int
    form: str
    label: str
    subject: str
    dossier_id: int | None
    applicant_name: str
    asked_at: datetime
    printed_at: datetime | None
    clerk_name: str
    state: PrintState
    expired: bool
    problem: PrintProblem | None
    printer: str
    reprint_number: int
    reason: str
    batch: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper to be looked at: what is known of it, and how it comes out of this PC's printer."""

    row: PaperRow
    job: PrintJob
