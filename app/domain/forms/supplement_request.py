"""Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02)."""

from dataclasses import dataclass
from datetime import date

from app.domain.checked_json import template
from app.domain.forms.desk_slip import SLIP_VALUES, DeskSlipDocument, DeskSlipWording
from app.domain.forms.parts import TextLine
from app.domain.papers import MissingPaper, PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementLine(TextLine):
    """A line of the request."""

    text: str = template(*SLIP_VALUES, "reason", "complete_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedColumns:
    """Heads of the table of papers; ``quantity`` stands over the last three."""

    number: str
    name: str
    quantity: str
    originals: str
    certified_copies: str
    photocopies: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequestWording(DeskSlipWording):
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02); the papers stand between the lines."""

    opening: tuple[SupplementLine, ...]
    papers: RequestedColumns
    closing: tuple[SupplementLine, ...]


@dataclass(frozen=True, slots=True)
class RequestedPaper:
    """A paper to bring or to put right, and how many of each kind; 0 = not of this kind."""

    name: str
    originals: int = 0
    certified_copies: int = 0
    photocopies: int = 0


def requested(gap: MissingPaper) -> RequestedPaper:
    """Return what to ask for where a required paper is missing, or some of its sheets."""
    name, originals, copies = gap.paper.name, gap.originals, gap.copies
    match gap.paper.kind:
        case PaperKind.CERTIFIED_COPY:
            return RequestedPaper(name, 0, originals + copies, 0)
        case PaperKind.COPY:
            return RequestedPaper(name, 0, 0, originals + copies)
        case PaperKind.ORIGINAL | PaperKind.ELECTRONIC | PaperKind.PRESENTED:
            return RequestedPaper(name, originals, 0, copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequestDocument(DeskSlipDocument):
    """Everything that is missing, said once (Nghị định 118/2025/NĐ-CP, as 61/2018 before).

    At the desk, before a dossier is received, it has no code; asked for while it is worked on, it
    has the dossier's.
    """

    papers: tuple[RequestedPaper, ...]
    reason: str
    complete_by: date | None = None
