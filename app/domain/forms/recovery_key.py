"""The sheet with the store's recovery key; the office's own, no circular prescribes it."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, OfficeHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedColumns:
    """Heads of the list of who opened the envelope."""

    when: str
    who: str
    why: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKeyWording(FormWording):
    """The sheet with the store's recovery key; the office's own, no circular prescribes it."""

    number: str = template("number")
    made: str = template("moment")
    key_title: str
    warning: str
    about_title: str
    about: tuple[str, ...]
    keeping_title: str
    keeping: tuple[str, ...]
    maker_signature: str
    leader_signature: str
    keeper_signature: str
    opened_title: str
    opened: OpenedColumns


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKeyDocument:
    """The sheet that goes into a sealed envelope: what opens the store when the PC cannot.

    ``number`` tells this envelope from others; ``groups`` are the key, which stands nowhere else.
    """

    header: OfficeHeader
    number: str
    groups: tuple[str, ...]
    made_at: datetime
    made_by: str = ""
