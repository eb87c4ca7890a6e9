"""What the events of a dossier make of it, when more than one counter has worked on it.

One counter's steps follow the table of ``dossier_state``. Two counters that know nothing of each
other may take steps that cross; then what happened in the citizen's sight counts: a result handed
out stays handed out, and a dossier never goes back because news of an earlier step comes late.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.domain.dossier_state import TRANSITIONS, Action, Clock, DossierState

# A step that leaves a dossier where it is moves none that has gone on elsewhere.
_TARGETS = {row.action: row.target for row in TRANSITIONS.values() if row.source != row.target}
_FINISHING = frozenset(row.action for row in TRANSITIONS.values() if row.clock is Clock.STOPS)
_ENDED = frozenset({DossierState.STOPPED, DossierState.CANCELLED})
_HOW_FAR = {
    DossierState.DRAFT: 0,
    DossierState.RECEIVED: 1,
    DossierState.IN_PROCESS: 2,
    DossierState.AWAITING_SUPPLEMENT: 2,
    DossierState.AWAITING_PAYMENT: 2,
    DossierState.RESULT_READY: 3,
    DossierState.STOPPED: 3,
    DossierState.GUIDED: 3,
    DossierState.REFUSED: 3,
    DossierState.RETURNED: 4,
    DossierState.CANCELLED: 5,
}


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the rules see it: what was done when, and its place in which chain."""

    station: int
    epoch: int
    sequence: int
    action: Action
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def chain(self) -> tuple[int, int]:
        """Station and epoch."""
        return self.station, self.epoch


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """A dossier as its events tell it.

    ``returned`` is the handing-out that stands; None while ``return_stands`` means that one is
    known only by what the dossier says. ``returns`` are all that were not undone, ``crossed`` the
    steps somebody took with a dossier that had ended elsewhere. ``changed`` are the columns the
    steps set, as the last one left them.
    """

    state: DossierState
    finished_at: datetime | None
    return_stands: bool
    returned: Happening | None
    returns: tuple[Happening, ...]
    crossed: tuple[Happening, ...]
    changed: Mapping[str, Any] = field(default_factory=dict[str, Any])


CHANGED = "changed"
"""In the facts of a step: the columns it set, each with what stood there before and after."""


def rebuild(
    happenings: Iterable[Happening], known: DossierState, finished_at: datetime | None
) -> Rebuilt:
    """Return what ``happenings``, in any order, make of a dossier.

    ``known`` and ``finished_at`` are as the dossier stands; they count only while the beginning of
    its history has not arrived yet.
    """
    ordered = in_order(happenings)
    whole = any(one.action is Action.RECEIVE for one in ordered)
    teller = _Teller(DossierState.DRAFT if whole else known, None if whole else finished_at)
    for one in ordered:
        teller.tell(one)
    standing = teller.standing
    returns = tuple(one for one in standing if one is not None)
    return Rebuilt(
        state=teller.state,
        finished_at=min(teller.ends, default=None),
        return_stands=bool(standing),
        returned=standing[-1] if standing else None,
        returns=returns,
        crossed=tuple(teller.crossed) if whole else (),
        changed=_changed(ordered),
    )


def _changed(ordered: Iterable[Happening]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for one in ordered:
        changed: Mapping[str, Any] = one.facts.get(CHANGED, {})
        columns.update({name: after for name, (_before, after) in changed.items()})
    return columns


def before_last(ordered: Iterable[Happening], action: Action, *columns: str) -> dict[str, Any]:
    """Return what stood in those of ``columns`` that the last ``action`` changed, before it."""
    taken = [one for one in ordered if one.action is action]
    changed: Mapping[str, Any] = taken[-1].facts.get(CHANGED, {}) if taken else {}
    return {name: changed[name][0] for name in columns if name in changed}


def in_order(happenings: Iterable[Happening]) -> Sequence[Happening]:
    """Return ``happenings`` by instant, but never against the order of their own chain.

    A result may be recorded today with yesterday's instant; that does not make it the earlier step.
    """
    latest: dict[tuple[int, int], datetime] = {}
    moments: list[tuple[datetime, Happening]] = []
    for one in sorted(happenings, key=lambda one: (one.chain, one.sequence)):
        moment = max(one.at, latest.get(one.chain, one.at))
        latest[one.chain] = moment
        moments.append((moment, one))
    moments.sort(key=lambda pair: (pair[0], pair[1].chain, pair[1].sequence))
    return [one for _moment, one in moments]


class _Teller:
    """Takes the steps one by one; ``standing`` holds None for a return without an event here.

    ``ends`` are the instants at which the clock stopped for good, as far as nobody took that back.
    """

    def __init__(self, state: DossierState, finished_at: datetime | None) -> None:
        self.state = state
        self.ends: list[datetime] = [] if finished_at is None else [finished_at]
        self._results: list[Happening] = []
        self.standing: list[Happening | None] = [None] if state is DossierState.RETURNED else []
        self.crossed: list[Happening] = []

    def tell(self, step: Happening) -> None:
        """Take ``step`` as well as it fits."""
        match step.action:
            case Action.RECEIVE:
                self._begin(step)
            case Action.UNDO_RETURN:
                self._undo(step)
            case Action.UNDO_RESULT:
                self._undo_result(step)
            case _:
                self._move(step)
        if step.action in _FINISHING:
            self.ends.append(step.at)
        if step.action is Action.RECORD_RESULT:
            self._results.append(step)
        if step.action is Action.RETURN_RESULT:
            self.standing = [*filter(None, self.standing), step]

    def _begin(self, step: Happening) -> None:
        # A register tells no handing over, but only what is still at work or done is in it.
        if self.state is DossierState.DRAFT:
            imported = "register" in step.facts
            self.state = DossierState.IN_PROCESS if imported else DossierState.RECEIVED

    def _undo(self, step: Happening) -> None:
        """Take back the return this counter made itself, or the last one."""
        own = [one for one in self.standing if one is not None and one.station == step.station]
        if self.standing:
            self.standing.remove(own[-1] if own else self.standing[-1])
        if self.state is DossierState.RETURNED and not self.standing:
            self.state = DossierState.RESULT_READY

    def _undo_result(self, step: Happening) -> None:
        """Take back the result this counter recorded itself, or the last one.

        Another counter's may stand; and what has been handed out meanwhile stays so.
        """
        if self.state is not DossierState.RESULT_READY:
            return
        own = [one for one in self._results if one.station == step.station]
        if self._results:
            taken = own[-1] if own else self._results[-1]
            self._results.remove(taken)
            self.ends.remove(taken.at)
        if not self._results:
            self.state, self.ends = DossierState.IN_PROCESS, []

    def _move(self, step: Happening) -> None:
        row = TRANSITIONS.get((self.state, step.action))
        target = row.target if row else _TARGETS.get(step.action)
        if row is None and self.state in _ENDED and target is not self.state:
            self.crossed.append(step)
        if target is not None and (row is not None or _HOW_FAR[target] > _HOW_FAR[self.state]):
            self.state = target
