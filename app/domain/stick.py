"""Whose stick it is and whether it is the right one: rules only.

Reading a stick is the export's; whether it is full or locked is known from the drive.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StickStanding(StrEnum):
    """What a stick is to this counter before anything is written to it."""

    OWN = "own"
    NEW = "new"
    FOREIGN = "foreign"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class StickOwner:
    """A counter that uses a stick, as its mark on the stick names it; nothing personal."""

    store_id: str
    agency_code: str
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StickSeen:
    """What a stick shows: its marks, whose bundles lie there, and the newest of one's own."""

    owners: tuple[StickOwner, ...] = ()
    newest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StickVerdict:
    """A stick judged: ``office`` names the other office's, the days tell how old the stick is."""

    standing: StickStanding
    office: str = ""
    newest: date | None = None
    last_export: date | None = None


def judge_stick(seen: StickSeen, own: StickOwner, last_export: date | None) -> StickVerdict:
    """Say what the stick is to the counter ``own``, which exported ``last_export`` at last.

    A stick of another counter of the same office is the office's own. One that lacks the last
    export is an older one: something has gone to another stick since.
    """
    ours = [one for one in seen.owners if _same_office(one, own)]
    if not ours and seen.owners:
        return StickVerdict(standing=StickStanding.FOREIGN, office=seen.owners[0].office)
    if not ours:
        return StickVerdict(standing=StickStanding.NEW)
    used_here = any(one.store_id == own.store_id for one in ours)
    if used_here and last_export is not None and (seen.newest or date.min) < last_export:
        return StickVerdict(standing=StickStanding.OLD, newest=seen.newest, last_export=last_export)
    return StickVerdict(standing=StickStanding.OWN)


def _same_office(one: StickOwner, other: StickOwner) -> bool:
    same_code = bool(one.agency_code) and one.agency_code == other.agency_code
    return same_code or one.store_id == other.store_id
