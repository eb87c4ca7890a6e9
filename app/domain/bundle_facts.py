"""What a bundle says about itself: whose it is, and which part of which history it carries.

How it is written on a stick is the export's; what is taken from it, the merge's.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainPart:
    """A run of events of one chain: those a station wrote in one epoch.

    ``genesis`` stands before the chain's first event, ``before`` is the hash before the first one
    of this run, ``head`` that of its last.
    """

    station: int
    epoch: int
    genesis: str
    first_sequence: int
    last_sequence: int
    before: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleFacts:
    """Where a bundle comes from and which part of the history it carries.

    ``previous_manifest`` is the SHA-256 of the manifest of the bundle before, "" for the first.
    ``first_sequence`` to ``history_head`` are those of the chain this station writes; ``parts``
    tells of every chain with events in the bundle: more than one after the store was restored, or
    when stations share it. Bundles of format 1 know neither ``epoch`` nor what stands below it.
    """

    program: str
    store_id: str
    station: int
    agency_code: str
    office: str
    day: date
    first_sequence: int
    last_sequence: int
    history_head: str
    previous_manifest: str = ""
    epoch: int = 0
    genesis: str = ""
    dossiers: int = 0
    parts: tuple[ChainPart, ...] = ()
