"""What a merge tells of itself, line by line: the same before it is done and after.

A preview is a merge that is taken back, so that it promises exactly what the merge does.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from app.domain.bundle_facts import BundleFacts
from app.domain.dossier_rebuild import Happening
from app.domain.dossier_snapshot import UnmatchedSnapshot
from app.domain.dossier_state import ACTION_LABELS
from app.domain.merge_report import CONFLICTS, MergeLine, MergeNotice
from app.domain.vietnam_time import short_moment
from app.models.base import from_milliseconds
from app.models.dossier import UnmatchedReturn
from app.services.exchange.rebuild_dossiers import Settled

_ORDER = list(MergeNotice)


def settled_lines(settled: Settled, is_fresh: Callable[[Happening], bool]) -> Iterator[MergeLine]:
    """Yield where two counters' steps with one dossier met and a fresh one has part in it."""
    returns, payments = settled.rebuilt.returns, settled.payments
    for notice, steps in ((MergeNotice.BOTH_RETURNED, returns), (MergeNotice.PAID_TWICE, payments)):
        stations = {one.station for one in steps}
        if len(stations) > 1 and any(is_fresh(one) for one in steps):
            yield MergeLine(notice, settled.code, _first_and_last(steps))
    if settled.code_taken is not None:
        official, other = settled.code_taken
        values = {"official": official, "other": other}
        yield MergeLine(MergeNotice.SAME_OFFICIAL_CODE, settled.code, values)
    for step in settled.rebuilt.crossed:
        if is_fresh(step):
            values = {
                "station": str(step.station),
                "action": ACTION_LABELS[step.action],
                "moment": short_moment(step.at),
            }
            yield MergeLine(MergeNotice.CROSSED_STEP, settled.code, values)


def matched_line(row: UnmatchedReturn) -> MergeLine:
    """Return the line for a return of ours that has found its dossier."""
    return MergeLine(MergeNotice.MATCHED, row.code, {"moment": short_moment(row.returned_at)})


def returned_there(facts: BundleFacts, unmatched: UnmatchedSnapshot) -> MergeLine:
    """Return the line for a dossier of ours whose result the other counter has handed out."""
    moment = short_moment(from_milliseconds(unmatched.returned_at))
    values = {"station": str(facts.station), "moment": moment}
    return MergeLine(MergeNotice.RETURNED_THERE, unmatched.code, values)


def in_order(lines: Iterable[MergeLine]) -> tuple[MergeLine, ...]:
    """Return ``lines`` with what a person must look at first."""
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                line.notice not in CONFLICTS,
                _ORDER.index(line.notice),
                line.code,
            ),
        )
    )


def _first_and_last(steps: Sequence[Happening]) -> dict[str, str]:
    return {
        "first": str(steps[0].station),
        "first_moment": short_moment(steps[0].at),
        "last": str(steps[-1].station),
        "last_moment": short_moment(steps[-1].at),
    }
