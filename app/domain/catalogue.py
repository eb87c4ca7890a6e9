"""The catalogue as a whole: which version of a procedure stands where, and what a change changes.

One version is ``procedure``; the text and the workbook it travels in are ``catalogue_file`` and
``catalogue_sheets``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Any, cast

from app.domain.channel import CHANNEL_LABELS
from app.domain.fees import FeeKind, FeeRule
from app.domain.office import Station
from app.domain.papers import PAPER_KIND_LABELS, RequiredPaper
from app.domain.procedure import (
    LEVEL_LABELS,
    ONLINE_LEVEL_LABELS,
    PRINT_SLIP_LABELS,
    Level,
    OnlineLevel,
    PrintSlip,
    Procedure,
    procedure_in_force,
)
from app.domain.text import grouped
from app.domain.time_limit import TimeLimit, limit_in_words
from app.domain.vietnam_time import short_date
from app.words import N_

# One hundred numbers for each round: every station and epoch has one of its own in it.
_NUMBERS_A_ROUND = 100
_SHOWN_OF_A_LIST = 3


class CatalogueState(StrEnum):
    """How a procedure stands on a day; what was never compared with a decision is said so."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    UPCOMING = "upcoming"
    ENDED = "ended"


CATALOGUE_STATE_LABELS: dict[CatalogueState, str] = {
    CatalogueState.UNVERIFIED: N_("Chưa kiểm chứng"),
    CatalogueState.VERIFIED: N_("Đã kiểm chứng"),
    CatalogueState.UPCOMING: N_("Sắp áp dụng"),
    CatalogueState.ENDED: N_("Hết hiệu lực"),
}

FIELD_LABELS: dict[str, str] = {
    "name": N_("Tên thủ tục"),
    "short_name": N_("Tên ngắn"),
    "field": N_("Lĩnh vực"),
    "level": N_("Cấp"),
    "online_level": N_("Trực tuyến"),
    "limit": N_("Thời hạn"),
    "limit_with_verification": N_("Thời hạn khi xác minh"),
    "cut_off": N_("Giờ chốt trong ngày"),
    "supplement_days": N_("Số ngày bổ sung"),
    "in_early_programme": N_("Chương trình trước hạn"),
    "fees": N_("Phí, lệ phí"),
    "papers": N_("Thành phần hồ sơ"),
    "result_name": N_("Kết quả"),
    "print_slip": N_("In giấy hẹn"),
    "home_delivery": N_("Trả tại nhà"),
    "signer": N_("Người ký"),
    "deciding_agency": N_("Cơ quan giải quyết"),
    "legal_basis": N_("Căn cứ pháp lý"),
    "note": N_("Ghi chú"),
    "other_codes": N_("Mã khác"),
    "aliases": N_("Từ gợi nhớ"),
    "offered": N_("Còn áp dụng"),
}
"""What a change may change, in the order it is told; days and confirmations are told apart."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A procedure with all its versions, the one made last at the end.

    ``shown`` is the version in force on the day it was asked for, else the next or the last one;
    ``next`` is one that begins later.
    """

    versions: tuple[Procedure, ...]
    shown: Procedure
    state: CatalogueState
    next: Procedure | None = None

    @property
    def code(self) -> str:
        """The national code."""
        return self.shown.code


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a change makes of one property, before and after in words."""

    field: str
    before: str
    after: str

    @property
    def label(self) -> str:
        """The property's name, to be translated."""
        return FIELD_LABELS[self.field]


def catalogue_entries(versions: Iterable[Procedure], day: date) -> tuple[CatalogueEntry, ...]:
    """Return every procedure of ``versions`` as it stands on ``day``, in catalogue order."""
    by_code: dict[str, list[Procedure]] = {}
    for version in versions:
        by_code.setdefault(version.code, []).append(version)
    return tuple(_entry(each, day) for each in by_code.values())


def next_number(taken: Iterable[int], station: Station) -> int:
    """Return the number of the next version: higher than ``taken`` and no other counter's.

    Two counters that know nothing of each other may change a procedure on one day, and a store
    put back from a copy may do so again; dossiers of both come together when they are merged.
    """
    rounds = max(taken, default=0) // _NUMBERS_A_ROUND + 1
    return rounds * _NUMBERS_A_ROUND + station.digit * 10 + station.epoch_digit


def changes_between(before: Procedure | None, after: Procedure) -> tuple[FieldChange, ...]:
    """Return what ``after`` changes, property by property; of a new procedure all it says."""
    told = (_change(before, after, name) for name in FIELD_LABELS)
    return tuple(change for change in told if change is not None)


def same_rule(one: Procedure, other: Procedure) -> bool:
    """Tell whether two versions say the same to the counter, whenever and by whom made."""
    return all(getattr(one, name) == getattr(other, name) for name in FIELD_LABELS)


def as_draft(procedure: Procedure, day: date) -> Procedure:
    """Return ``procedure`` as the beginning of a version from ``day`` on, confirmed by nobody."""
    return replace(
        procedure, valid_from=day, valid_to=None, verified=False, confirmed=None, origin=None
    )


def value_in_words(procedure: Procedure, name: str) -> str:
    """Return the property ``name`` the way it is told in a list of changes."""
    value = getattr(procedure, name)
    match value:
        case None:
            return ""
        case bool():
            return "có" if value else "không"
        case Level():
            return LEVEL_LABELS[value]
        case OnlineLevel():
            return ONLINE_LEVEL_LABELS[value]
        case PrintSlip():
            return PRINT_SLIP_LABELS[value]
        case TimeLimit():
            return limit_in_words(value)
        case time():
            return f"{value:%H:%M}"
        case tuple():
            return _list_in_words(cast("tuple[Any, ...]", value))
        case _:
            return str(value)


def fee_in_words(rule: FeeRule) -> str:
    """Return one line of a fee table: amount, how it counts, for whom and when."""
    match rule.kind:
        case FeeKind.FREE:
            text = "không thu"
        case FeeKind.LOCAL:
            text = "theo quy định của địa phương"
        case FeeKind.FIXED:
            text = f"{grouped(rule.amount)} đồng"
        case FeeKind.PER_COPY:
            text = f"{grouped(rule.amount)} đồng mỗi {rule.unit}"
        case FeeKind.PER_PAGE:
            tiers = (f"từ trang {one.from_page} {grouped(one.amount)}" for one in rule.tiers)
            most = f", tối đa {grouped(rule.cap_per_copy)}" if rule.cap_per_copy else ""
            text = f"mỗi trang: {'; '.join(tiers)} đồng{most}"
    parts = [rule.variant, rule.exemption and f"miễn, giảm: {rule.exemption}"]
    parts.append(" hoặc ".join(CHANNEL_LABELS[one].lower() for one in rule.channels))
    parts.append(f"từ {short_date(rule.valid_from)}" if rule.valid_from else "")
    parts.append(f"đến {short_date(rule.valid_to)}" if rule.valid_to else "")
    told = "; ".join(part for part in parts if part)
    return f"{text} ({told})" if told else text


def paper_in_words(paper: RequiredPaper) -> str:
    """Return one line of a checklist: the paper, what kind, how many, when it is needed."""
    counts = [f"{paper.originals} chính" if paper.originals else ""]
    counts.append(f"{paper.copies} sao" if paper.copies else "")
    told = ", ".join(part for part in counts if part)
    text = f"{paper.name} ({PAPER_KIND_LABELS[paper.kind].lower()}, {told})"
    return text if paper.compulsory else f"{text}, {paper.condition}"


def _entry(versions: list[Procedure], day: date) -> CatalogueEntry:
    ordered = tuple(sorted(versions, key=lambda one: one.turn))
    current = procedure_in_force(ordered, day)
    later = next((one for one in ordered if not one.has_begun(day)), None)
    if current is not None:
        state = CatalogueState.VERIFIED if current.verified else CatalogueState.UNVERIFIED
        return CatalogueEntry(ordered, current, state, later)
    if later is not None and later.offered:
        return CatalogueEntry(ordered, later, CatalogueState.UPCOMING, later)
    return CatalogueEntry(ordered, ordered[-1], CatalogueState.ENDED, later)


def _change(before: Procedure | None, after: Procedure, name: str) -> FieldChange | None:
    new = getattr(after, name)
    if before is None:
        said = value_in_words(after, name)
        return FieldChange(name, "", said) if said else None
    old = getattr(before, name)
    if old == new:
        return None
    if not isinstance(old, tuple):
        return FieldChange(name, value_in_words(before, name), value_in_words(after, name))
    before_all, after_all = cast("tuple[Any, ...]", old), cast("tuple[Any, ...]", new)
    gone = tuple(one for one in before_all if one not in after_all)
    come = tuple(one for one in after_all if one not in before_all)
    if not gone and not come:
        return FieldChange(name, "", "đổi thứ tự")
    return FieldChange(name, _list_in_words(gone), _list_in_words(come))


def _list_in_words(items: tuple[Any, ...]) -> str:
    said = [_item_in_words(item) for item in items]
    more = f" … và {len(said) - _SHOWN_OF_A_LIST} dòng nữa" if len(said) > _SHOWN_OF_A_LIST else ""
    return "; ".join(said[:_SHOWN_OF_A_LIST]) + more


def _item_in_words(item: object) -> str:
    match item:
        case FeeRule():
            return fee_in_words(item)
        case RequiredPaper():
            return paper_in_words(item)
        case _:
            return str(item)
