"""A procedure of the catalogue as data: one frozen object a version, and which version is in force.

Codes are read in ``procedure_code``, searched in ``procedure_search``, filed in ``catalogue_file``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from app.domain.deadline import CUT_OFF
from app.domain.fees import FeeRule, check_fee_rule
from app.domain.papers import RequiredPaper, check_required_paper
from app.domain.procedure_code import parse_procedure_code
from app.domain.time_limit import TimeLimit
from app.errors import InputError
from app.words import N_

# A longer name does not fit the button and the narrow slip.
LONGEST_SHORT_NAME = 40


class Level(StrEnum):
    """Whose procedure it is; a ward's center also receives those of the province (NĐ 118/2025)."""

    COMMUNE = "commune"
    PROVINCE = "province"


class OnlineLevel(StrEnum):
    """How much of it can be done online (Nghị định 42/2022/NĐ-CP)."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class PrintSlip(StrEnum):
    """Whether receiving prints a receipt: results handed over at once need none.

    A result promised for a later day always has one, unless the clerk says no.
    """

    ALWAYS = "always"
    ASK = "ask"
    NEVER = "never"


LEVEL_LABELS: dict[Level, str] = {
    Level.COMMUNE: N_("Cấp xã"),
    Level.PROVINCE: N_("Cấp tỉnh"),
}

ONLINE_LEVEL_LABELS: dict[OnlineLevel, str] = {
    OnlineLevel.FULL: N_("Toàn trình"),
    OnlineLevel.PARTIAL: N_("Một phần"),
    OnlineLevel.NONE: N_("Chưa trực tuyến"),
}

PRINT_SLIP_LABELS: dict[PrintSlip, str] = {
    PrintSlip.ALWAYS: N_("Luôn in"),
    PrintSlip.ASK: N_("Hỏi trước khi in"),
    PrintSlip.NEVER: N_("Không in"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Who compared a version with the published decision, on which day, and which decision."""

    by: str
    on: date
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who made a version of this office's own, when and why; ``batch`` names a whole import."""

    by: str
    on: date
    reason: str
    batch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One version of a procedure; a dossier keeps the version in force when it was received.

    ``limit_with_verification`` is the longest time in all when facts must be verified. ``cut_off``
    counts for same-day limits only. ``supplement_days``: working days the citizen has to complete
    a dossier, None when no rule sets one. ``in_early_programme``: counted in the office's promise
    of results four working hours early. ``other_codes``: older or parallel national codes;
    ``aliases``: abbreviations and everyday names to search by. Both days of validity are included,
    None is open. ``verified``: the office has compared this row with the published decision,
    ``confirmed`` tells how. A version that is not ``offered`` ends the procedure on the day it is
    valid from. ``origin`` is None for what came with the program.
    """

    code: str
    version: int = 1
    name: str
    short_name: str
    field: str
    level: Level = Level.COMMUNE
    online_level: OnlineLevel = OnlineLevel.NONE
    limit: TimeLimit
    limit_with_verification: TimeLimit | None = None
    cut_off: time = CUT_OFF
    supplement_days: int | None = None
    in_early_programme: bool = False
    fees: tuple[FeeRule, ...] = ()
    papers: tuple[RequiredPaper, ...] = ()
    result_name: str
    print_slip: PrintSlip = PrintSlip.ALWAYS
    home_delivery: bool = False
    signer: str
    deciding_agency: str
    legal_basis: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    verified: bool = False
    note: str = ""
    other_codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    offered: bool = True
    confirmed: Confirmation | None = None
    origin: Origin | None = None

    @property
    def turn(self) -> tuple[date, int]:
        """The order of versions: a later day comes after, on one day the one made later."""
        return self.valid_from or date.min, self.version

    def has_begun(self, day: date) -> bool:
        """Tell whether this version was already known to apply on ``day``."""
        return self.valid_from is None or self.valid_from <= day

    def in_force_on(self, day: date) -> bool:
        """Tell whether this version alone would apply to a dossier received on ``day``."""
        ended = self.valid_to is not None and self.valid_to < day
        return self.offered and self.has_begun(day) and not ended


def procedure_in_force(versions: Iterable[Procedure], day: date) -> Procedure | None:
    """Return which of one procedure's versions applies on ``day``, None when it is not offered.

    The last one that has begun counts, so no version is ever changed when the next one is made.
    """
    begun = (version for version in versions if version.has_begun(day))
    last = max(begun, key=lambda procedure: procedure.turn, default=None)
    return last if last is not None and last.in_force_on(day) else None


def procedures_in_force(catalogue: Iterable[Procedure], day: date) -> tuple[Procedure, ...]:
    """Return what the counter offers on ``day``, one version a code, in catalogue order."""
    by_code: dict[str, list[Procedure]] = {}
    for procedure in catalogue:
        by_code.setdefault(procedure.code, []).append(procedure)
    chosen = (procedure_in_force(versions, day) for versions in by_code.values())
    return tuple(procedure for procedure in chosen if procedure is not None)


def check_procedure(procedure: Procedure) -> None:
    """Refuse a version that the counter could not work with.

    Raises InputError naming the field; checklist lines and fee rules raise RuleError.
    """
    if parse_procedure_code(procedure.code).national != procedure.code:
        raise InputError("code", N_("Danh mục dùng mã quốc gia, ví dụ 1.001193."))
    for other in procedure.other_codes:
        parse_procedure_code(other)
    _check_texts(procedure)
    if procedure.version < 1:
        raise InputError("version", N_("Số phiên bản phải từ 1 trở lên."))
    if procedure.supplement_days is not None and procedure.supplement_days < 1:
        raise InputError("supplement_days", N_("Hạn bổ sung phải từ 1 ngày trở lên."))
    ends, begins = procedure.valid_to, procedure.valid_from
    if begins and ends and ends < begins:
        raise InputError("valid_to", N_("Ngày hết hiệu lực đứng trước ngày có hiệu lực."))
    for paper in procedure.papers:
        check_required_paper(paper)
    for rule in procedure.fees:
        check_fee_rule(rule)


def _check_texts(procedure: Procedure) -> None:
    texts = {
        "name": procedure.name,
        "short_name": procedure.short_name,
        "field": procedure.field,
        "result_name": procedure.result_name,
        "signer": procedure.signer,
        "deciding_agency": procedure.deciding_agency,
    }
    for field, text in texts.items():
        if not text.strip():
            raise InputError(
                field,
                N_("Thủ tục còn thiếu thông tin bắt buộc."),
                N_("Nhập tên, tên ngắn, lĩnh vực, kết quả, người ký và cơ quan giải quyết."),
            )
    if len(procedure.short_name) > LONGEST_SHORT_NAME:
        raise InputError(
            "short_name",
            N_("Tên ngắn dài quá {limit} ký tự."),
            N_("Rút gọn tên để vừa nút bấm và phiếu."),
            limit=LONGEST_SHORT_NAME,
        )
