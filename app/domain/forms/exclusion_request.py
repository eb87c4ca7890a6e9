"""Báo cáo đề nghị loại trừ trách nhiệm: late dossiers that an outage of a system explains.

No form is prescribed; the layout is that of a report (Nghị định 30/2020/NĐ-CP).
"""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, OfficeHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionColumns:
    """Heads of the list of dossiers."""

    number: str
    code: str
    procedure: str
    received_at: str
    promised_at: str
    finished_at: str
    late_by: str
    touch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionRequestWording(FormWording):
    """The words of the report, paragraph by paragraph."""

    subject: str
    number: str = template("number")
    recipient: str = template("name")
    no_recipient: str
    outage: str = template("start", "end", "system", "length")
    what: str = template("what")
    notice: str = template("notice")
    evidence: str = template("name", "sha256")
    request: str = template("count", "words")
    columns: ExclusionColumns
    unfinished: str
    gross: str = template("first", "last", "finished", "gross")
    net: str = template("excluded", "net")
    made: str = template("moment", "name")
    maker_signature: str
    leader_signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcusedLine:
    """One dossier; ``late_by`` is how late in words, ``touch`` how the outage touched it."""

    code: str
    procedure_name: str
    received_at: datetime
    promised_at: datetime
    finished_at: datetime | None
    late_by: str
    touch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcusedFigures:
    """What the reports say of ``first`` to ``last`` with these dossiers and without them."""

    first: date
    last: date
    finished: int
    gross: int
    excluded: int
    net: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionRequestDocument:
    """The outage with its evidence, and the dossiers a supervisor has approved.

    ``length`` is what it took of office hours, in words; number and day of the report are "" and
    None where they are still to be written by hand.
    """

    header: OfficeHeader
    number: str
    day: date | None
    recipient: str
    outage_number: str
    system: str
    what: str
    started_at: datetime
    ended_at: datetime
    length: str
    notice: str
    evidence_name: str
    evidence_sha256: str
    lines: tuple[ExcusedLine, ...]
    figures: ExcusedFigures
    made_at: datetime
    made_by: str
