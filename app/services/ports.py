"""What the use cases need from outside, as Protocols and the plain data that goes through them.

Implementations are in ``app.printing``, ``app.export``, ``app.devices`` and the tests' fakes;
``app.bootstrap`` plugs them in.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from app.domain.bundle_facts import BundleFacts
from app.domain.desk_lines import DeskLine, DeskSnapshot
from app.domain.documents import PrintJob
from app.domain.dossier_snapshot import (
    ClerkSnapshot,
    DossierSnapshot,
    EventSnapshot,
    ProcedureSnapshot,
    UnmatchedSnapshot,
)
from app.domain.merge_report import BundleAtHand
from app.domain.printer_state import Outcome
from app.domain.stick import StickOwner, StickSeen
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


class Journal(Protocol):
    """A second place for what is acknowledged, outside the store."""

    def append(self, day: date, *entries: Mapping[str, Any]) -> None:
        """Return when ``entries`` are safe there; StoreError when they cannot be."""
        ...


class NoJournal:
    """Stands in where nothing is acknowledged to anybody: a new store being filled, a drill."""

    def append(self, day: date, *entries: Mapping[str, Any]) -> None:
        """Keep nothing."""


class DocumentPrinter(Protocol):
    """Puts documents on paper, or into files that stand for paper.

    May be called from another thread than the window's, by one thread at a time.
    """

    def print_document(self, job: PrintJob) -> Path | Outcome:
        """Print ``job`` and return when it is known what became of it, or after some seconds.

        The answer is the file, if this printer writes files; else whether the spooler confirmed
        that the sheets came out. DeviceError says why nothing comes out, now or later: the job may
        then be tried again as a whole.
        """
        ...


@dataclass(frozen=True, slots=True)
class BundledBackup:
    """A finished copy of the store to go with a bundle; ``encrypted`` when it is so by itself."""

    path: Path
    encrypted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleContent:
    """A day ready to be exported: tables and lists as view data, the day sheets as jobs.

    ``office_key`` is the half of the office's key that closes bundles, empty for the passphrase.

    ``events`` come in the order of their chains; these lists are read while the bundle is written,
    each once and in the order they stand here.
    """

    facts: BundleFacts
    register: Table
    events: Iterable[Mapping[str, Any]]
    dossiers: Iterable[Mapping[str, Any]]
    procedures: Iterable[Mapping[str, Any]]
    clerks: Iterable[Mapping[str, Any]]
    unmatched: Iterable[Mapping[str, Any]]
    desk_lines: Mapping[DeskLine, Iterable[Mapping[str, Any]]]
    day_sheets: tuple[PrintJob, ...]
    passphrase: str
    encrypted: bool
    backup: BundledBackup | None = None
    office_key: str = ""


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


class StickReader(Protocol):
    """Looks whose stick it is."""

    def __call__(self, root: Path, store_id: str, /) -> StickSeen:
        """Return what the stick shows to the counter with ``store_id``; DeviceError if nothing."""
        ...


class StickMarker(Protocol):
    """Marks a stick as the office's."""

    def __call__(self, root: Path, owner: StickOwner, /) -> None:
        """Add ``owner`` to the stick's mark; DeviceError or FileError when it cannot be written."""
        ...


class NewKey(Protocol):
    """Makes a key of the office."""

    def __call__(self, phrase: str, /) -> tuple[str, bytes]:
        """Return the half that closes bundles, and the key file that ``phrase`` opens."""
        ...


class IncomingBundle(Protocol):
    """Another counter's bundle, open and found whole; each list comes with its line numbers.

    A line that does not hold what it should raises FileError naming it.
    """

    @property
    def name(self) -> str:
        """Return what the bundle is called where it lies."""
        ...

    @property
    def facts(self) -> BundleFacts:
        """Return whose it is and what it carries."""
        ...

    @property
    def manifest_sha256(self) -> str:
        """Return what tells this bundle from every other."""
        ...

    def events(self) -> Iterator[tuple[int, EventSnapshot]]:
        """Yield the events, chain by chain in their order."""
        ...

    def dossiers(self) -> Iterator[tuple[int, DossierSnapshot]]:
        """Yield every dossier the events are about."""
        ...

    def procedures(self) -> Iterator[tuple[int, ProcedureSnapshot]]:
        """Yield every version of a procedure the dossiers name."""
        ...

    def clerks(self) -> Iterator[tuple[int, ClerkSnapshot]]:
        """Yield everybody the dossiers and events name."""
        ...

    def unmatched(self) -> Iterator[tuple[int, UnmatchedSnapshot]]:
        """Yield the results handed out there for dossiers unknown there."""
        ...

    def desk_lines(self, kind: DeskLine) -> Iterator[tuple[int, DeskSnapshot]]:
        """Yield the lines of one kind; none in a bundle of a program that did not export them."""
        ...


class BundleOpener(Protocol):
    """Checks a bundle whole and opens it."""

    def __call__(
        self, path: Path, passphrase: str | None, key_file: Path | None = None
    ) -> AbstractContextManager[IncomingBundle]:
        """Open the bundle at ``path``; FileError or InputError says what is wrong with it.

        With ``key_file`` the passphrase is that file's.
        """
        ...


class BundleFinder(Protocol):
    """Looks for bundles on a stick."""

    def __call__(self, place: Path, /) -> tuple[BundleAtHand, ...]:
        """Return what lies in ``place``, each counter's in the order of its history."""
        ...


@dataclass(frozen=True, slots=True)
class BackupPlaces:
    """Where copies of the store go; ``own`` when ``main`` lies in the data folder, unchosen."""

    main: Path
    second: Path | None = None
    own: bool = True


class CarryBackup(Protocol):
    """Takes a finished copy to another place, read back there; whole or not there."""

    def __call__(self, copy: Path, folder: Path, passphrase: str | None, tick: Tick) -> Path:
        """Write the copy into ``folder``, with a passphrase as an encrypted archive.

        FileError or DeviceError says why it was not.
        """
        ...
