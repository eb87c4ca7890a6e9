"""Where a bundle lies: its folder, the folder packed by somebody into a zip, or its archive alone.

Reading bytes by name, and a sentence for each way that fails; what the bytes say is for others.
"""

import tempfile
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from app.errors import FileError, InputError
from app.export.archive import ArchiveReader, open_archive
from app.export.bundle_files import ARCHIVE
from app.export.disk import CHUNK
from app.export.manifest import MANIFEST
from app.words import N_

_ENCRYPTED = 1
_MOST_IN_MEMORY = 16 << 20
EXPORT_AGAIN = N_("Không dùng gói này; xuất lại từ máy gốc.")


class Place(ABC):
    """A bundle's files by name; ``name`` is what the place is called on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name

    @abstractmethod
    def names(self) -> frozenset[str]:
        """Return the names of all that lies there."""

    @abstractmethod
    def read(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a file; FileError when it is missing or cannot be read."""

    @contextmanager
    def archive(self, passphrase: str) -> Generator[ArchiveReader]:
        """Open the encrypted archive of the bundle."""
        with tempfile.SpooledTemporaryFile(_MOST_IN_MEMORY) as copy:
            copy.writelines(self.read(ARCHIVE))
            copy.seek(0)
            with open_archive(copy, passphrase, ARCHIVE) as opened:
                yield opened


@contextmanager
def open_place(path: Path) -> Generator[Place]:
    """Find the bundle at ``path``, which a person has pointed at; FileError when there is none.

    That may be its folder, a file in it, a zip of the folder, or the archive alone; this last one
    is a place with nothing but the archive.
    """
    if path.is_dir():
        yield FolderPlace(path)
    elif path.name in (MANIFEST, ARCHIVE) and (path.parent / MANIFEST).exists():
        yield FolderPlace(path.parent)
    elif zipfile.is_zipfile(path):
        with _zip_errors(path.name), zipfile.ZipFile(path) as packed:
            yield _place_in(path, packed)
    elif path.suffix.casefold() == ".zip" and path.exists():
        raise damaged(path.name)
    else:
        raise no_bundle(path.name)


class FolderPlace(Place):
    """A bundle as it was written."""

    def names(self) -> frozenset[str]:
        """Return what lies in the folder."""
        return frozenset(entry.name for entry in self.path.iterdir())

    def read(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a file; a stick may be pulled out meanwhile."""
        try:
            with (self.path / name).open("rb") as file:
                yield from _chunks(file)
        except FileNotFoundError as error:
            if name == MANIFEST:
                raise no_bundle(self.name) from error
            raise missing(name) from error
        except OSError as error:
            raise FileError(
                N_("Không đọc được tệp «{name}» của gói dữ liệu."),
                N_("Cắm lại USB rồi thử lại; nếu vẫn lỗi, xuất lại sang USB khác."),
                name=name,
            ) from error

    @contextmanager
    def archive(self, passphrase: str) -> Generator[ArchiveReader]:
        """Open the archive where it lies."""
        with open_archive(self.path / ARCHIVE, passphrase) as opened:
            yield opened


class ZippedPlace(Place):
    """A bundle's folder that somebody packed, to send it or to carry it in one piece."""

    def __init__(self, path: Path, packed: zipfile.ZipFile, inside: str) -> None:
        super().__init__(path)
        self._packed, self._inside = packed, inside

    def names(self) -> frozenset[str]:
        """Return what lay in the folder."""
        below = (one for one in self._packed.namelist() if one.startswith(self._inside))
        return frozenset(one.removeprefix(self._inside).split("/")[0] for one in below) - {""}

    def read(self, name: str) -> Iterator[bytes]:
        """Unpack a file as it is read."""
        if self._inside + name not in self._packed.namelist():
            raise missing(name)
        with _zip_errors(name), self._packed.open(self._inside + name) as file:
            yield from _chunks(file)


class ArchivePlace(Place):
    """The encrypted archive alone: somebody took only the large file along."""

    def names(self) -> frozenset[str]:
        """Return the name the archive has in its bundle, whatever it is called now."""
        return frozenset({ARCHIVE})

    def read(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of the archive; there is nothing else."""
        if name != ARCHIVE:
            raise missing(name)
        with self.path.open("rb") as file:
            yield from _chunks(file)


def no_bundle(name: str) -> FileError:
    """Return the sentence for a place that holds no finished bundle."""
    return FileError(
        N_("«{name}» không phải là gói dữ liệu đã xuất xong."),
        N_("Chọn thư mục MotCua_… có tệp manifest.json, hoặc xuất lại từ máy gốc."),
        name=name,
    )


def missing(name: str) -> FileError:
    """Return the sentence for a file that should be there."""
    return FileError(N_("Gói dữ liệu thiếu tệp «{name}»."), EXPORT_AGAIN, name=name)


def damaged(name: str) -> FileError:
    """Return the sentence for a file that cannot be unpacked."""
    return FileError(N_("Tệp «{name}» của gói dữ liệu bị hỏng."), EXPORT_AGAIN, name=name)


def needs_passphrase(name: str) -> InputError:
    """Return the sentence for an encrypted bundle and no passphrase."""
    return InputError(
        "passphrase",
        N_("Gói dữ liệu «{name}» được mã hóa."),
        N_("Nhập mật khẩu xuất dữ liệu của máy đã xuất gói này."),
        name=name,
    )


def _place_in(path: Path, packed: zipfile.ZipFile) -> Place:
    for info in packed.infolist():
        inside = PurePosixPath(info.filename)
        if inside.name != MANIFEST or len(inside.parts) > 2:
            continue
        if info.flag_bits & _ENCRYPTED:
            return ArchivePlace(path)
        return ZippedPlace(path, packed, info.filename.removesuffix(MANIFEST))
    raise no_bundle(path.name)


@contextmanager
def _zip_errors(name: str) -> Generator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise damaged(name) from error


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
