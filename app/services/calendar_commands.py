"""What is wished of the working calendar, and the answer; frozen, from and for the screen."""

from dataclasses import dataclass

from app.services.changes import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseDecision:
    """What a supervisor decided about the promises a calendar would move, by dossier.

    ``shown`` are all those asked about; of these, the promises of ``move`` get their new day and
    the others stay. ``new_slips`` asks for a new issue of the slip of each moved one, ``call_list``
    for a sheet to telephone by.
    """

    shown: frozenset[int] = frozenset()
    move: frozenset[int] = frozenset()
    new_slips: bool = False
    call_list: bool = False


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who confirmed a year from which notice; both empty for a year the program came with."""

    by: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearConfirmed:
    """A year's days are in force; ``print_ids`` are the papers that wait for a printer now."""

    moved: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    print_ids: tuple[int, ...] = ()
    changes: Changes = Changes.CALENDAR
