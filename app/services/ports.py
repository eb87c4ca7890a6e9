"""What the use cases need from outside, as Protocols and the plain data that goes through them.

Implementations are in ``app.printing``, ``app.export``, ``app.devices`` and the tests' fakes;
``app.bootstrap`` plugs them in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from app.domain.documents import PrintJob
from app.domain.table import Table


class Clock(Protocol):
    """The one source of the present moment."""

    def now(self) -> datetime:
        """Return the present moment, aware."""
        ...

    def steady(self) -> float:
        """Return seconds since some start that run on alike, whatever the PC's clock is set to."""
        ...


class Tick(Protocol):
    """Told how far a long work is; raises to cancel it, which undoes what was not finished."""

    def __call__(self, done: int, total: int, /) -> None:
        """Note that ``done`` of ``total`` parts are done."""
        ...


class DocumentPrinter(Protocol):
    """Puts documents on paper, or into files that stand for paper.

    May be called from another thread than the window's, by one thread at a time.
    """

    def print_document(self, job: PrintJob) -> Path | None:
        """Print ``job`` and return when the spooler has all of it, which is not yet on paper.

        The answer is the file, if this printer writes files. DeviceError when nothing or not
        everything could be handed over; the job may then be tried again as a whole.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleContent:
    """A day ready to be exported: tables and events as view data, the day sheet as a job.

    ``events`` come in the order of the chain and are read while the bundle is written.
    """

    agency_code: str
    office_name: str
    store_id: str
    station: int
    day: date
    register: Table
    events: Iterable[Mapping[str, Any]]
    day_sheet: PrintJob
    first_sequence: int
    last_sequence: int
    history_head: str
    previous_manifest: str
    passphrase: str
    encrypted: bool


@dataclass(frozen=True, slots=True)
class WrittenBundle:
    """A bundle that was flushed and read back: its folder, files and the manifest's SHA-256."""

    folder: Path
    files: tuple[str, ...]
    manifest_sha256: str


class BundleWriter(Protocol):
    """Writes a day into a folder or onto a stick, so that it is whole or does not exist."""

    def __call__(self, content: BundleContent, folder: Path, tick: Tick) -> WrittenBundle:
        """Write the bundle below ``folder``; FileError or DeviceError says why it was not."""
        ...
