"""Reads a bundle again and believes nothing: every file, every sum, and the archive's inside.

What the events in it mean, and whether they continue what is known, is the importer's business.
"""

import hashlib
import json
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from app.errors import FileError
from app.export.bundle_files import ARCHIVE, LINE_SUMS
from app.export.bundle_place import (
    EXPORT_AGAIN,
    ArchivePlace,
    Place,
    needs_passphrase,
    open_place,
)
from app.export.manifest import MANIFEST, Manifest, decode_manifest
from app.export.sums import FileSum, Summing
from app.words import N_

Read = Callable[[str], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class VerifiedBundle:
    """A bundle whose files are exactly those that were written.

    ``contents`` lists what is inside; None when it is encrypted and no passphrase was given.
    ``unlisted`` are names in the folder that do not belong to it.
    """

    folder: Path
    manifest: Manifest
    manifest_sha256: str
    contents: Manifest | None
    unlisted: tuple[str, ...]


def verify_bundle(path: Path, passphrase: str | None = None) -> VerifiedBundle:
    """Check every file of the bundle at ``path``; with ``passphrase`` the archive's inside too.

    ``path`` may be anything ``open_place`` knows. FileError names the first file that is missing,
    cut off or changed, and for a text file the line where it happened.
    """
    with open_verified(path, passphrase) as (verified, _read):
        return verified


@contextmanager
def open_verified(
    path: Path, passphrase: str | None
) -> Generator[tuple[VerifiedBundle, Read | None]]:
    """Check the bundle at ``path`` and give the means to read what is inside while it is open.

    There is none when the bundle is encrypted and no passphrase was given.
    """
    with open_place(path) as place:
        if isinstance(place, ArchivePlace) and passphrase is None:
            raise needs_passphrase(place.name)
        manifest = None
        data = b""
        if not isinstance(place, ArchivePlace):
            data = b"".join(place.read(MANIFEST))
            manifest = decode_manifest(data)
            _check_files(manifest, place.read)
        if manifest is not None and not manifest.encrypted:
            yield _verified(place, manifest, data, manifest), place.read
        elif manifest is not None and passphrase is None:
            yield _verified(place, manifest, data, None), None
        else:
            with place.archive(passphrase or "") as archive:
                inner = b"".join(archive.read(MANIFEST))
                contents = decode_manifest(inner)
                if manifest is not None and contents.facts != manifest.facts:
                    raise _changed(MANIFEST)
                _check_files(contents, archive.read)
                verified = _verified(place, manifest or contents, data or inner, contents)
                yield verified, archive.read


def _verified(
    place: Place, manifest: Manifest, data: bytes, contents: Manifest | None
) -> VerifiedBundle:
    listed = {MANIFEST, *(file.name for file in manifest.files)}
    if isinstance(place, ArchivePlace):
        listed = {ARCHIVE}
    return VerifiedBundle(
        place.path,
        manifest,
        hashlib.sha256(data).hexdigest(),
        contents,
        tuple(sorted(place.names() - listed)),
    )


def _check_files(manifest: Manifest, read: Read) -> None:
    for expected in manifest.files:
        summing = Summing(expected.name)
        for _chunk in summing.passing(read(expected.name)):
            pass
        found = summing.result()
        if found != expected:
            raise _difference(expected, found, summing.lines(), _line_sums(manifest, read))


def _line_sums(manifest: Manifest, read: Read) -> Mapping[str, Sequence[str]]:
    """Return the sums of lines, or nothing when they were changed as well."""
    data = b"".join(read(LINE_SUMS)) if LINE_SUMS in {f.name for f in manifest.files} else b"{}"
    if FileSum(LINE_SUMS, len(data), hashlib.sha256(data).hexdigest()) not in manifest.files:
        return {}
    return cast("dict[str, list[str]]", json.loads(data))


def _difference(
    expected: FileSum,
    found: FileSum,
    lines: Sequence[str],
    line_sums: Mapping[str, Sequence[str]],
) -> FileError:
    was = line_sums.get(expected.name)
    if was is None:
        return _cut_off(expected) if found.size < expected.size else _changed(expected.name)
    same = 0
    while same < min(len(lines), len(was)) and lines[same] == was[same]:
        same += 1
    return FileError(
        N_("Tệp «{name}» của gói dữ liệu đã bị sửa, hỏng hoặc cụt ở dòng {line}."),
        EXPORT_AGAIN,
        name=expected.name,
        line=same + 1,
    )


def _cut_off(expected: FileSum) -> FileError:
    return FileError(N_("Tệp «{name}» của gói dữ liệu bị cụt."), EXPORT_AGAIN, name=expected.name)


def _changed(name: str) -> FileError:
    return FileError(
        N_("Tệp «{name}» của gói dữ liệu đã bị sửa hoặc hỏng."), EXPORT_AGAIN, name=name
    )
