"""What the keyboard wedge is told, and the decisions it answers with: plain data, no behavior.

Times are milliseconds of the event's own clock. ``token`` is whatever the caller needs to deliver
the event again; it is handed back untouched.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Trust(StrEnum):
    """How far a text may be believed to be a scanned code."""

    CHECKED = "checked"  # its check digits fit: believed at any speed
    SHAPED = "shaped"  # a known shape without a check: believed at scanner speed only
    NONE = "none"


class RejectReason(StrEnum):
    """Why something scanned was refused."""

    UNKNOWN_CODE = "unknown_code"
    INPUT_METHOD = "input_method"  # one digit is missing, the way a Vietnamese input method eats it


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One key press."""

    at: int
    text: str = ""
    digit: str = ""  # the digit on the physical key
    ends: bool = False  # Enter or Tab
    opens: bool = False  # a key no hand presses, which scanners may send before a code
    repeats: bool = False  # flagged as auto-repeat by the system
    modifier: bool = False  # Shift and its like alone
    key: int = 0  # tells one physical key from another
    token: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """One message of an input method: the word it is building, and what it has finished."""

    at: int
    preedit: str = ""
    commit: str = ""
    token: object = None


@dataclass(frozen=True, slots=True)
class Pass:
    """Let this event go on to the window, after the decisions that stand before this one."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Keep this event back; it is released or forgotten by a later decision."""


@dataclass(frozen=True, slots=True)
class Swallow:
    """This event belongs to a scan; the window never sees it."""


@dataclass(frozen=True, slots=True)
class Release:
    """Deliver these events to the window in this order: a hand typed them."""

    tokens: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Remove this many characters before the cursor: they turned out to be a slow scanner's."""

    count: int


@dataclass(frozen=True, slots=True)
class Restore:
    """Let the word an input method is building become ``text``: what the operator had typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scan is complete; ``gaps`` between its keys let the set-up page measure the scanner."""

    text: str = field(repr=False)  # may be a citizen card
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeated:
    """The scanner fired twice: the same code so soon that it is one scan."""

    text: str = field(repr=False)  # may be a citizen card


@dataclass(frozen=True, slots=True)
class Rejected:
    """A scanner's burst that is no code; it has been swallowed."""

    text: str = field(repr=False)  # may be a citizen card
    reason: RejectReason


Decision = Pass | Hold | Swallow | Release | TakeBack | Restore | Scanned | Repeated | Rejected
