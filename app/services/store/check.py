"""Check: whether the store is whole, and one sentence for each thing that is not.

What is looked at is in ``check_store`` and ``check_journal``.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from app.errors import StoreError
from app.models.second_place import SecondPlace
from app.services.context import Context
from app.services.ports import Tick
from app.services.store.check_journal import look_at_journal, look_at_mark
from app.services.store.check_store import (
    look_at_counts,
    look_at_file,
    look_at_history,
    look_at_registers,
    look_at_search,
    look_at_serials,
    look_at_triggers,
)
from app.services.store.finding import Counts, Finding, finding_of
from app.words import N_

__all__ = ["CheckReport", "Finding", "check"]

# Parts of a thousand, as measured: pages and history take nearly all of the time.
_LOOKS = (
    (look_at_file, 400),
    (look_at_triggers, 405),
    (look_at_history, 850),
    (look_at_counts, 900),
    (look_at_serials, 920),
    (look_at_registers, 925),
    (look_at_search, 940),
)
_ALL = 1000

# What a flipped bit can make of a date or a number that is read from the store.
_UNREADABLE = (ValueError, TypeError, OverflowError, LookupError)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked and found."""

    dossiers: int
    events: int
    findings: tuple[Finding, ...]
    chains: int = 0
    journal: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def as_json(self) -> dict[str, Any]:
        """Return the report ready for ``json.dumps``."""
        return {
            "ok": self.ok,
            "dossiers": self.dossiers,
            "events": self.events,
            "chains": self.chains,
            "journal": self.journal,
            "findings": [str(finding) for finding in self.findings],
        }


def check(
    context: Context,
    place: SecondPlace | None = None,
    tick: Tick = lambda _done, _total: None,
) -> CheckReport:
    """Verify file, references, history, counts, serials, search, and all that ``place`` knows.

    Reads everything and changes nothing; damage that stops the reading is a finding like any
    other. ``tick`` is called often and cancels by raising.
    """
    findings: list[Finding] = []
    counts, reached = Counts(), 0

    def look() -> None:
        tick(reached, _ALL)

    for part, then in _LOOKS:
        findings.extend(_guarded(part, context, counts, look))
        reached = then
        look()
    if place is not None:
        findings.extend(_guarded(look_at_journal, context, counts, place, look))
        findings.extend(_guarded(look_at_mark, context, place))
    tick(_ALL, _ALL)
    return CheckReport(findings=tuple(findings), **asdict(counts))


def _guarded(part: Callable[..., Iterator[Finding]], *given: Any) -> Iterator[Finding]:
    """Yield what ``part`` finds, and at last what kept it from finding more."""
    try:
        yield from part(*given)
    except StoreError as error:
        yield finding_of(error)
    except _UNREADABLE as error:
        yield Finding(
            N_("Có dữ liệu không đọc được trong kho ({kind})."),
            N_("Ngừng nhập, phục hồi từ bản sao lưu mới nhất."),
            {"kind": type(error).__name__},
        )
