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
from app.export.archive import open_archive
from app.export.bundle import ARCHIVE, LINE_SUMS
from app.export.disk import CHUNK
from app.export.manifest import MANIFEST, Manifest, decode_manifest
from app.export.sums import FileSum, Summing
from app.words import N_

_ADVICE = N_("Không dùng gói này; xuất lại từ máy gốc.")

_Read = Callable[[str], Iterator[bytes]]


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


def verify_bundle(folder: Path, passphrase: str | None = None) -> VerifiedBundle:
    """Check every file of the bundle in ``folder``; with ``passphrase`` the archive's inside too.

    FileError names the first file that is missing, cut off or changed, and for a text file the
    line where it happened.
    """
    data = b"".join(_read_file(folder, MANIFEST))
    manifest = decode_manifest(data)
    _check_files(manifest, lambda name: _read_file(folder, name))
    contents = None if manifest.encrypted else manifest
    if manifest.encrypted and passphrase is not None:
        with open_archive(folder / ARCHIVE, passphrase) as archive:
            contents = decode_manifest(b"".join(archive.read(MANIFEST)))
            if contents.facts != manifest.facts:
                raise _changed(MANIFEST)
            _check_files(contents, archive.read)
    listed = {MANIFEST, *(file.name for file in manifest.files)}
    present = {entry.name for entry in folder.iterdir()}
    return VerifiedBundle(
        folder,
        manifest,
        hashlib.sha256(data).hexdigest(),
        contents,
        tuple(sorted(present - listed)),
    )


@contextmanager
def open_file(
    bundle: VerifiedBundle, name: str, passphrase: str | None = None
) -> Generator[Iterator[bytes]]:
    """Give the bytes of the file ``name`` in a verified bundle."""
    if not bundle.manifest.encrypted:
        yield _read_file(bundle.folder, name)
        return
    with open_archive(bundle.folder / ARCHIVE, passphrase or "") as archive:
        yield archive.read(name)


def _read_file(folder: Path, name: str) -> Iterator[bytes]:
    try:
        with (folder / name).open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except FileNotFoundError as error:
        if name == MANIFEST:
            raise FileError(
                N_("«{name}» không phải là gói dữ liệu đã xuất xong."),
                N_("Chọn thư mục MotCua_… có tệp manifest.json, hoặc xuất lại từ máy gốc."),
                name=folder.name,
            ) from error
        raise FileError(N_("Gói dữ liệu thiếu tệp «{name}»."), _ADVICE, name=name) from error
    except OSError as error:
        raise FileError(
            N_("Không đọc được tệp «{name}» của gói dữ liệu."),
            N_("Cắm lại USB rồi thử lại; nếu vẫn lỗi, xuất lại sang USB khác."),
            name=name,
        ) from error


def _check_files(manifest: Manifest, read: _Read) -> None:
    for expected in manifest.files:
        summing = Summing(expected.name)
        for _chunk in summing.passing(read(expected.name)):
            pass
        found = summing.result()
        if found != expected:
            raise _difference(expected, found, summing.lines(), _line_sums(manifest, read))


def _line_sums(manifest: Manifest, read: _Read) -> Mapping[str, Sequence[str]]:
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
        _ADVICE,
        name=expected.name,
        line=same + 1,
    )


def _cut_off(expected: FileSum) -> FileError:
    return FileError(N_("Tệp «{name}» của gói dữ liệu bị cụt."), _ADVICE, name=expected.name)


def _changed(name: str) -> FileError:
    return FileError(N_("Tệp «{name}» của gói dữ liệu đã bị sửa hoặc hỏng."), _ADVICE, name=name)
