"""Another counter's bundle, checked and open: its dossiers, events and what they name, one by one.

A line that does not hold what it should is named; what its contents mean for a store is the
merge's question.
"""

import hashlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from app.domain.bundle_facts import BundleFacts
from app.domain.checked_json import read_checked
from app.domain.desk_lines import LINE_FILES, SNAPSHOTS, DeskLine, DeskSnapshot
from app.domain.dossier_snapshot import (
    ClerkSnapshot,
    DossierSnapshot,
    EventSnapshot,
    ProcedureSnapshot,
    UnmatchedSnapshot,
)
from app.domain.merge_report import BundleAtHand
from app.errors import FileError, InputError
from app.export.bundle_check import Read, VerifiedBundle, open_verified
from app.export.bundle_place import EXPORT_AGAIN, needs_passphrase, open_place
from app.export.manifest import MANIFEST, Manifest, decode_manifest
from app.export.office_key import KEY_NAME, secret_of
from app.words import N_

EVENTS = "su-kien.jsonl"
DOSSIERS = "dossiers.jsonl"
PROCEDURES = "procedures.jsonl"
CLERKS = "clerks.jsonl"
UNMATCHED = "unmatched.jsonl"

_FIRST_MERGEABLE_FORMAT = 2
_PACKED = "MotCua*.zip"

T = TypeVar("T")


class BundleReader:
    """An open bundle; each list comes with the numbers of its lines and may be read again."""

    def __init__(self, verified: VerifiedBundle, read: Read) -> None:
        self._read = read
        self.name: str = verified.folder.name
        self.facts: BundleFacts = verified.manifest.facts
        self.manifest_sha256: str = verified.manifest_sha256
        contents = verified.contents or verified.manifest
        self._names = frozenset(file.name for file in contents.files)

    def events(self) -> Iterator[tuple[int, EventSnapshot]]:
        """Yield the events, chain by chain in their order."""
        return self._records(EVENTS, EventSnapshot)

    def dossiers(self) -> Iterator[tuple[int, DossierSnapshot]]:
        """Yield every dossier the events are about."""
        return self._records(DOSSIERS, DossierSnapshot)

    def procedures(self) -> Iterator[tuple[int, ProcedureSnapshot]]:
        """Yield every version of a procedure the dossiers name."""
        return self._records(PROCEDURES, ProcedureSnapshot)

    def clerks(self) -> Iterator[tuple[int, ClerkSnapshot]]:
        """Yield everybody the dossiers and events name."""
        return self._records(CLERKS, ClerkSnapshot)

    def unmatched(self) -> Iterator[tuple[int, UnmatchedSnapshot]]:
        """Yield the results handed out there for dossiers unknown there."""
        return self._records(UNMATCHED, UnmatchedSnapshot)

    def desk_lines(self, kind: DeskLine) -> Iterator[tuple[int, DeskSnapshot]]:
        """Yield the lines of one kind; none in a bundle of a program that did not export them."""
        name = LINE_FILES[kind]
        return self._records(name, SNAPSHOTS[kind]) if name in self._names else iter(())

    def _records(self, name: str, kind: type[T]) -> Iterator[tuple[int, T]]:
        for number, line in enumerate(_lines(self._read(name)), start=1):
            try:
                yield number, read_checked(kind, line.decode())
            except (FileError, ValueError) as error:
                raise wrong_line(name, number) from error


@contextmanager
def open_bundle(
    path: Path, passphrase: str | None, key_file: Path | None = None
) -> Generator[BundleReader]:
    """Check the bundle at ``path`` whole and open it; see ``verify_bundle`` for what can be wrong.

    ``key_file`` opens one that was closed with a key of the office, and the passphrase that file.
    InputError("passphrase") when it needs one, InputError("key_file") when the file cannot be read;
    FileError when the bundle is of a program too old to have written whole dossiers.
    """
    if key_file is not None:
        passphrase = secret_of(path, _content_of(key_file), passphrase or "")
    with open_verified(path, passphrase or None) as (verified, read):
        if not is_mergeable(verified.manifest):
            raise FileError(
                N_("Gói dữ liệu do phiên bản cũ của chương trình xuất, chưa đủ để nhập."),
                N_("Cập nhật chương trình ở máy kia rồi xuất lại toàn bộ lịch sử."),
            )
        if read is None:
            raise needs_passphrase(verified.folder.name)
        yield BundleReader(verified, read)


def is_mergeable(manifest: Manifest) -> bool:
    """Say whether a bundle is of a format that carries whole dossiers."""
    return manifest.format >= _FIRST_MERGEABLE_FORMAT


def bundles_in(place: Path) -> tuple[BundleAtHand, ...]:
    """Return the bundles in ``place`` (a stick), each counter's in the order of its history.

    A bundle itself is a place of one. What is no bundle, or a damaged one, is left out: opening
    it says why.
    """
    if not place.is_dir() or (place / MANIFEST).is_file():
        places = [place]
    else:
        places = [entry for entry in place.iterdir() if (entry / MANIFEST).is_file()]
        places.extend(place.glob(_PACKED))
    found = [bundle for place in places if (bundle := _at_hand(place)) is not None]
    return tuple(sorted(found, key=_in_history))


def wrong_line(name: str, line: int) -> FileError:
    """Return the sentence for a line that does not hold what it should."""
    return FileError(
        N_("Tệp «{name}» của gói dữ liệu sai nội dung ở dòng {line}."),
        EXPORT_AGAIN,
        name=name,
        line=line,
    )


def _at_hand(path: Path) -> BundleAtHand | None:
    try:
        with open_place(path) as place:
            data = b"".join(place.read(MANIFEST))
            manifest, by_key = decode_manifest(data), KEY_NAME in place.names()
    except FileError:
        return None
    return BundleAtHand(
        str(path),
        manifest.facts,
        manifest.encrypted,
        manifest_sha256=hashlib.sha256(data).hexdigest(),
        by_key=by_key,
    )


def _content_of(key_file: Path) -> bytes:
    try:
        return key_file.read_bytes()
    except OSError as error:
        raise InputError(
            "key_file",
            N_("Không đọc được tệp khóa «{name}»."),
            N_("Chọn tệp khóa của cơ quan đã xuất gói này."),
            name=key_file.name,
        ) from error


def _in_history(bundle: BundleAtHand) -> tuple[int, int, int, str]:
    facts = bundle.facts
    first = facts.parts[0] if facts.parts else None
    place = (first.epoch, first.first_sequence) if first else (facts.epoch, facts.last_sequence)
    return facts.station, *place, bundle.path


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole
    if rest:
        yield rest
