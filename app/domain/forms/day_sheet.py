"""The sheet signed at the end of a day; the office's own, no circular prescribes it."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, OfficeHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadColumns:
    """Heads of the day sheet's first table."""

    number: str
    clerk: str
    received: str
    handed_over: str
    results: str
    returned: str
    supplements: str
    refusals: str
    in_hand: str
    overdue: str
    fees: str
    handling: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOverColumns:
    """Heads of the day sheet's list of open dossiers."""

    number: str
    code: str
    applicant: str
    procedure: str
    promised_at: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedColumns:
    """Heads of the day sheet's table of what was counted."""

    what: str
    expected: str
    counted: str
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LateColumns:
    """Heads of the day sheet's list of what was written down after the closing."""

    number: str
    code: str
    step: str
    moment: str
    clerk: str
    allowed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheetWording(FormWording):
    """The sheet signed at the end of a day; no circular prescribes it."""

    day: str = template("weekday", "day")
    whole_desk: str
    one_clerk: str = template("name")
    workload_title: str
    workload: WorkloadColumns
    total: str
    carried_over_title: str = template("count")
    carried_over: CarriedOverColumns
    carried_over_none: str
    carried_over_more: str = template("count")
    counted_title: str
    counted: CountedColumns
    not_counted: str
    remark: str = template("text")
    late_title: str = template("count")
    late: LateColumns
    maker_signature: str
    leader_signature: str
    made: str = template("moment", "name")
    history_head: str = template("head")


@dataclass(frozen=True, slots=True)
class DaySheetLine:
    """One clerk's figures of a day, as the day sheet prints them; ``handling`` is a mean in hours.

    Sheets printed before the last three were counted have none of them.
    """

    clerk_name: str
    received: int
    handed_over: int
    results: int
    returned: int
    in_hand: int
    overdue: int
    fees: int
    supplements: int = 0
    refusals: int = 0
    handling: str = ""


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """An open dossier that tomorrow begins with."""

    code: str
    applicant_name: str
    procedure_name: str
    promised_at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class CountedLine:
    """One sum the day was counted by; ``counted`` is None where nobody counted."""

    what: str
    expected: int
    counted: int | None


@dataclass(frozen=True, slots=True)
class LateLine:
    """A step written down after the day was closed, and who let it in."""

    code: str
    step: str
    moment: datetime
    clerk_name: str
    allowed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheetDocument:
    """The sheet to sign at the end of a day, for one clerk or for the whole desk.

    The desk's sheet also has what was counted, with the ``findings`` that explain a difference and
    the ``remark`` of whoever counted, and what came after the closing. ``recounted`` says
    what is counted otherwise since the figures were signed.
    """

    header: OfficeHeader
    day: date
    clerk_name: str = ""
    lines: tuple[DaySheetLine, ...]
    total: DaySheetLine
    carried_over: tuple[CarriedOver, ...]
    carried_over_total: int
    made_at: datetime
    made_by: str
    history_head: str
    counted: tuple[CountedLine, ...] = ()
    findings: tuple[str, ...] = ()
    remark: str = ""
    late: tuple[LateLine, ...] = ()
    recounted: tuple[str, ...] = ()
