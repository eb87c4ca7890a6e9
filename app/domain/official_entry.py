"""How a dossier stands in the official system beside us: entered or not, and where the two differ.

The official system keeps the record; what it says is typed off its screen or its slip by a person.
This program never makes an official code.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from app.domain.dossier_code import LocalCode, parse_code
from app.domain.dossier_state import STATE_LABELS, DossierState
from app.domain.listings import DossierRow
from app.domain.text import tidy_name
from app.domain.vietnam_time import office_day, short_date, short_moment
from app.errors import InputError
from app.words import N_

LONGEST_OTHER_CODE = 60
SAID = "official_says"
"""In the facts of a step: the state the official system shows for the dossier."""


class OfficialState(StrEnum):
    """Whether a dossier is in the official system; nothing said yet counts as not entered."""

    UNKNOWN = ""
    PENDING = "pending"
    ENTERED = "entered"
    DIFFERS = "differs"
    NOT_NEEDED = "not_needed"


class OfficialTab(StrEnum):
    """The lists of work between the two systems."""

    NOT_ENTERED = "not_entered"
    DIFFERS = "differs"
    ENTERED = "entered"
    NOT_NEEDED = "not_needed"


TAB_LABELS: dict[OfficialTab, str] = {
    OfficialTab.NOT_ENTERED: N_("Chưa nhập"),
    OfficialTab.DIFFERS: N_("Lệch"),
    OfficialTab.ENTERED: N_("Đã nhập"),
    OfficialTab.NOT_NEEDED: N_("Không cần"),
}

OFFICIAL_STATE_LABELS: dict[OfficialState, str] = {
    OfficialState.UNKNOWN: N_("Chưa nhập hệ thống"),
    OfficialState.PENDING: N_("Chưa nhập hệ thống"),
    OfficialState.ENTERED: N_("Đã nhập hệ thống"),
    OfficialState.DIFFERS: N_("Lệch với hệ thống"),
    OfficialState.NOT_NEEDED: N_("Không cần nhập"),
}

SAYABLE = (
    DossierState.RECEIVED,
    DossierState.REFUSED,
    DossierState.IN_PROCESS,
    DossierState.AWAITING_SUPPLEMENT,
    DossierState.AWAITING_PAYMENT,
    DossierState.STOPPED,
    DossierState.RESULT_READY,
    DossierState.RETURNED,
)
"""The states the national exchange format knows, which an official system can show."""


@dataclass(frozen=True, slots=True)
class OtherCode:
    """The code of the dossier in a ministry's own system: "Hộ tịch", "Hộ kinh doanh" …"""

    system: str
    code: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two disagree: a template to be translated, and what fills it.

    What is only told, because it cannot be otherwise, is no conflict.
    """

    text: str
    official: str
    ours: str
    is_conflict: bool = True

    @property
    def values(self) -> dict[str, str]:
        """What fills the template; states are translated first."""
        return {"official": self.official, "ours": self.ours}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialView:
    """What is known of a dossier in the official system, beside the dossier itself."""

    row: DossierRow
    state: OfficialState
    received_at: datetime | None
    promised_at: datetime | None
    says: DossierState | None
    other_codes: tuple[OtherCode, ...]
    differences: tuple[Difference, ...]

    @property
    def stands(self) -> OfficialState:
        """Return where it stands now: what agreed when it was noted may differ since."""
        entered = self.state in (OfficialState.ENTERED, OfficialState.DIFFERS)
        if entered and any(one.is_conflict for one in self.differences):
            return OfficialState.DIFFERS
        return self.state


def tab_of(view: OfficialView) -> OfficialTab:
    """Return the list a dossier is in; what only its state differs by counts as entered there."""
    moved = view.promised_at not in (None, view.row.promised_at)
    match view.state:
        case OfficialState.UNKNOWN | OfficialState.PENDING:
            return OfficialTab.NOT_ENTERED
        case OfficialState.ENTERED:
            return OfficialTab.DIFFERS if moved else OfficialTab.ENTERED
        case OfficialState.DIFFERS:
            return OfficialTab.DIFFERS
        case OfficialState.NOT_NEEDED:
            return OfficialTab.NOT_NEEDED


@dataclass(frozen=True, slots=True)
class OfficialPage:
    """A page of one list, newest first; ``next_key`` fetches the following one."""

    views: tuple[OfficialView, ...]
    next_key: int | None


def checked_official_code(text: str) -> str:
    """Return an official code as it is kept; InputError("official_code") says what is wrong."""
    try:
        code = parse_code(text)
    except InputError as error:
        raise InputError("official_code", error.title, error.advice, **error.values) from error
    if isinstance(code, LocalCode):
        raise InputError(
            "official_code",
            N_("Đây là mã nội bộ của quầy, không phải mã của hệ thống quốc gia."),
            N_("Quét hoặc gõ mã trên màn hình, trên giấy của hệ thống, ví dụ H26.107-261122-0001."),
        )
    return str(code)


def checked_other_codes(codes: Iterable[OtherCode]) -> tuple[OtherCode, ...]:
    """Return ``codes`` tidied, empty lines left out; InputError("other_codes") for half a line."""
    kept: list[OtherCode] = []
    for one in codes:
        tidy = OtherCode(tidy_name(one.system), "".join(one.code.split()))
        if not tidy.system and not tidy.code:
            continue
        if not tidy.system or not tidy.code or len(tidy.code) > LONGEST_OTHER_CODE:
            raise InputError(
                "other_codes",
                N_("Mã khác phải có tên hệ thống và mã."),
                N_("Ghi như: Hộ tịch: 123456. Mỗi dòng một mã."),
            )
        if tidy not in kept:
            kept.append(tidy)
    return tuple(kept)


def write_other_codes(codes: Iterable[OtherCode]) -> str:
    """Return ``codes`` as the store keeps them; empty without any."""
    listed = [asdict(one) for one in codes]
    return json.dumps(listed, ensure_ascii=False) if listed else ""


def read_other_codes(text: str) -> tuple[OtherCode, ...]:
    """Return what ``write_other_codes`` was given."""
    if not text:
        return ()
    listed = cast("list[dict[str, Any]]", json.loads(text))
    return tuple(OtherCode(one["system"], one["code"]) for one in listed)


def differences_of(
    row: DossierRow,
    received_at: datetime | None,
    promised_at: datetime | None,
    says: DossierState | None,
) -> tuple[Difference, ...]:
    """Return where the official system and ours disagree about day, promise and state.

    ``received_at`` is told but makes no conflict: what is entered later is stamped later.
    """
    found: list[Difference] = []
    if promised_at is not None and promised_at != row.promised_at:
        same_day = office_day(promised_at) == office_day(row.promised_at)
        say = short_moment if same_day else _day
        text = N_("hệ thống quốc gia hẹn {official}, giấy hẹn {ours}")
        found.append(Difference(text, say(promised_at), say(row.promised_at)))
    if says is not None and says is not row.state:
        text = N_("hệ thống quốc gia ghi «{official}», ở đây «{ours}»")
        found.append(Difference(text, STATE_LABELS[says], STATE_LABELS[row.state]))
    if received_at is not None and office_day(received_at) != office_day(row.received_at):
        text = N_("hệ thống quốc gia ghi nhận ngày {official}, quầy nhận {ours}")
        theirs, ours = _day(received_at), _day(row.received_at)
        found.append(Difference(text, theirs, ours, is_conflict=False))
    return tuple(found)


def known_state(stored: str, *, has_code: bool) -> OfficialState:
    """Return where a dossier stands; one that came with its code, like a register's, is there."""
    state = OfficialState(stored)
    nothing_said = state in (OfficialState.UNKNOWN, OfficialState.PENDING)
    return OfficialState.ENTERED if nothing_said and has_code else state


def settled_state(*, needed: bool, entered: bool, differs: bool) -> OfficialState:
    """Return where a dossier stands after what a person has said of it."""
    if not needed:
        return OfficialState.NOT_NEEDED
    if differs:
        return OfficialState.DIFFERS
    return OfficialState.ENTERED if entered else OfficialState.PENDING


def _day(moment: datetime) -> str:
    return short_date(office_day(moment))
