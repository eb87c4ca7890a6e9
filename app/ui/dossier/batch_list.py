"""The slips of one batch while they are scanned: order, what is still being looked up, the draft.

No widget is here, and nothing is asked of the counter.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from app.domain.barcode_digits import Slip
from app.domain.batch import NOTHING_SAID, BatchKind, BatchLine, ExpectedRow, LineSaid
from app.domain.roles import Actor
from app.domain.scan_answers import Severity
from app.services.answers import BatchDone, BatchFailure
from app.services.commands import ConfirmBatch


class BatchList:
    """Lines in the order they were scanned; each dossier stands here once."""

    def __init__(self, kind: BatchKind) -> None:
        self.kind = kind
        self.lines: tuple[BatchLine, ...] = ()
        self.expected: tuple[ExpectedRow, ...] = ()
        self.list_id: int | None = None
        self.who: Mapping[str, str] = {}
        self._said: dict[str, LineSaid] = {}
        self._awaited: list[tuple[str, int]] = []
        self._failures: dict[str, BatchFailure] = {}

    def await_slip(self, slip: Slip) -> bool:
        """Note a slip that is being looked up; False when it is here already."""
        key = (str(slip.code), slip.version)
        # A slip of another issue is looked up again: it may be the older one.
        known = {(line.code, line.slip_version) for line in self.lines}
        if key in known or key in self._awaited:
            return False
        self._awaited.append(key)
        return True

    def put(self, slip: Slip, line: BatchLine) -> bool:
        """Add the line of a slip; False when the same dossier was here under another slip."""
        self.forget(slip)
        others = tuple(one for one in self.lines if one.code != line.code)
        added = len(others) == len(self.lines)
        self.lines = (*others, line)
        return added

    def forget(self, slip: Slip) -> None:
        """Wait no longer for a slip that could not be looked up."""
        key = (str(slip.code), slip.version)
        self._awaited = [one for one in self._awaited if one != key]

    def await_all(self, slips: Iterable[tuple[str, int]]) -> None:
        """Note slips of a draft, which are looked up together."""
        self._awaited.extend(slips)

    def refresh(self, slips: Iterable[tuple[str, int]], lines: Iterable[BatchLine]) -> None:
        """Take the lines of ``slips`` as they stand now; what has been removed stays away."""
        judged = dict(zip(slips, lines, strict=True))
        kept: dict[str, BatchLine] = {}
        for line in self.lines:
            new = judged.get((line.code, line.slip_version), line)
            kept[new.code] = new
        for slip in self._awaited:
            if slip in judged:
                kept.setdefault(judged[slip].code, judged[slip])
        self.lines = tuple(kept.values())
        self._awaited = [slip for slip in self._awaited if slip not in judged]

    def remove(self, code: str) -> None:
        """Take the line of a dossier away again."""
        self.lines = tuple(line for line in self.lines if line.code != code)
        self._failures.pop(code, None)
        self._said.pop(code, None)

    def clear(self) -> None:
        """Begin anew."""
        self.lines, self._awaited, self._failures, self.who = (), [], {}, {}
        self._said = {}

    def say(self, line: BatchLine, said: LineSaid) -> None:
        """Note something of the dossier of ``line``, in place of what was noted before."""
        self._said[line.code] = said

    def said_of(self, line: BatchLine) -> LineSaid:
        """Return what is noted of the dossier of ``line``."""
        return self._said.get(line.code, NOTHING_SAID)

    def command(self, actor: Actor, who: Mapping[str, str]) -> ConfirmBatch:
        """Return the wish to move on what can be; ``who`` is what was asked once for all."""
        keys = {line.code: line.dossier_id for line in self.taken() if line.dossier_id is not None}
        said = {keys[code]: said for code, said in self._said.items() if code in keys}
        ids = tuple(keys.values())
        return ConfirmBatch(actor=actor, kind=self.kind, dossier_ids=ids, said=said, **who)

    def comes_back(self, line: BatchLine) -> bool:
        """Say whether the result of ``line`` could not be delivered."""
        return line.judgement.takes and bool(self.said_of(line).undelivered.strip())

    def taken(self) -> tuple[BatchLine, ...]:
        """Return the lines that something will be done with."""
        return tuple(line for line in self.lines if line.judgement.takes)

    def slips(self) -> tuple[tuple[str, int], ...]:
        """Return codes and versions of all slips, those that are still looked up last."""
        return (*((line.code, line.slip_version) for line in self.lines), *self._awaited)

    def counts(self) -> Mapping[Severity, int]:
        """Return how many lines are green, amber and red."""
        return Counter(self.severity_of(line) for line in self.lines)

    def severity_of(self, line: BatchLine) -> Severity:
        """Return how loud ``line`` is: a stop where it could not be done."""
        if line.code in self._failures:
            return Severity.STOP
        return Severity.LOOK if self.comes_back(line) else line.judgement.severity

    def missing(self) -> tuple[ExpectedRow, ...]:
        """Return what is expected and has not been scanned."""
        scanned = {line.code for line in self.lines}
        return tuple(row for row in self.expected if row.code not in scanned)

    def unexpected(self) -> int:
        """Return how many dossiers were scanned that nobody expected, where something is."""
        if not self.expected:
            return 0
        awaited = {row.code for row in self.expected}
        return sum(line.code not in awaited for line in self.taken())

    def failure_of(self, line: BatchLine) -> BatchFailure | None:
        """Return why the line was left when the batch was confirmed."""
        return self._failures.get(line.code)

    def note_done(self, answer: BatchDone) -> None:
        """Take away what has moved on; what failed is left, with the reason."""
        failed = {one.dossier_id: one for one in answer.failed}
        self.lines = tuple(line for line in self.lines if line.dossier_id not in answer.done)
        left = {line.code for line in self.lines}
        self._said = {code: said for code, said in self._said.items() if code in left}
        self._failures = {
            line.code: failed[line.dossier_id]
            for line in self.lines
            if line.dossier_id is not None and line.dossier_id in failed
        }

    def state(self) -> dict[str, Any]:
        """Return the batch as JSON knows it; empty when there is nothing worth keeping."""
        state = {
            "slips": [list(slip) for slip in self.slips()],
            "who": {name: text for name, text in self.who.items() if text},
            "said": {code: asdict(said) for code, said in self._said.items()},
            "list": self.list_id,
        }
        return {name: value for name, value in state.items() if value}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what ``state`` once returned; its slips are looked up anew."""
        self.who, self.list_id = state.get("who", {}), state.get("list")
        self._said = {code: LineSaid(**said) for code, said in state.get("said", {}).items()}
        self.await_all(slips_of(state))


def draft_of(kind: BatchKind, batches: Iterable[BatchList]) -> dict[str, Any]:
    """Return what is worth keeping of ``batches``, of which that of ``kind`` is in front."""
    states = {batch.kind.value: batch.state() for batch in batches}
    kept = {name: state for name, state in states.items() if state.get("slips")}
    return {"kind": kind.value, "batches": kept} if kept else {}


def slips_of(state: Mapping[str, Any]) -> Sequence[tuple[str, int]]:
    """Return the slips of what ``BatchList.state`` once returned."""
    return [(str(code), int(version)) for code, version in state.get("slips", ())]
