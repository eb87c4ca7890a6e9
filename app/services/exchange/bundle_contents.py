"""Read a bundle to its end and believe nothing: every line, every link, every reception.

Nothing is written, and no store is asked: this is what anybody can find out with the bundle alone.
"""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.desk_lines import LineCounts, counted
from app.services.exchange.bundle_chain import check_parts, checked_events, edited, facts_of
from app.services.exchange.desk_line_check import checked_lines
from app.services.exchange.reception_check import ReceptionCheck
from app.services.ports import IncomingBundle


@dataclass(frozen=True, slots=True)
class Counted:
    """How much a bundle holds that another counter can take in."""

    dossiers: int
    events: int
    desk: LineCounts = field(default_factory=LineCounts)


def check_contents(bundle: IncomingBundle, now: datetime) -> Counted:
    """Return what ``bundle`` holds; FileError names the first line that is not as written."""
    check_parts(bundle.facts.parts)
    receptions = ReceptionCheck()
    dossiers: set[str] = set()
    for line, dossier in bundle.dossiers():
        receptions.remember(line, dossier)
        dossiers.add(dossier.code)
    events = 0
    for line, event in checked_events(bundle, now):
        if event.code not in dossiers:
            raise edited(line)
        receptions.hear(event, facts_of(event))
        events += 1
    receptions.compare()
    for other in (bundle.procedures, bundle.clerks, bundle.unmatched):
        for _line in other():
            pass
    desk = counted(kind for kind, _line, _snapshot in checked_lines(bundle, now))
    return Counted(len(dossiers), events, desk)
