"""A zip with AES-256 that 7-Zip opens: members in, members out, nothing plain on a disk.

How a passphrase is made is in ``app.domain.passphrase``.
"""

# The library has no type stubs.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import pyzipper

from app.domain.passphrase import tidy_passphrase
from app.errors import FileError
from app.words import N_

_CHUNK = 1 << 20


class ArchiveWriter:
    """Fills an encrypted archive member by member; a context manager."""

    def __init__(self, target: IO[bytes], passphrase: str) -> None:
        if not tidy_passphrase(passphrase):
            raise ValueError("an empty passphrase encrypts nothing")
        self._zip = pyzipper.AESZipFile(target, "w", compression=pyzipper.ZIP_DEFLATED)
        self._zip.setpassword(tidy_passphrase(passphrase).encode())
        self._zip.setencryption(pyzipper.WZ_AES, nbits=256)

    def __enter__(self) -> "ArchiveWriter":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write ``chunks`` as the member ``name``."""
        with self._zip.open(name, "w") as member:
            for chunk in chunks:
                member.write(chunk)


class ArchiveReader:
    """Reads the members of an archive; made by ``open_archive``."""

    def __init__(self, opened: pyzipper.AESZipFile, name: str) -> None:
        self._zip = opened
        self._name = name

    def names(self) -> tuple[str, ...]:
        """Return the names of the members."""
        return tuple(cast("list[str]", self._zip.namelist()))

    def read(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a member; FileError for a wrong passphrase or damaged data."""
        try:
            with self._zip.open(name) as member:
                while chunk := cast(bytes, member.read(_CHUNK)):
                    yield chunk
        except RuntimeError as error:
            raise FileError(
                N_("Mật khẩu không mở được «{name}»."),
                N_("Nhập lại mật khẩu in trên phiếu của gói dữ liệu."),
                name=self._name,
            ) from error
        except (KeyError, pyzipper.BadZipFile, zlib.error, EOFError) as error:
            raise _damaged(self._name) from error


@contextmanager
def open_archive(
    source: Path | IO[bytes], passphrase: str, name: str = ""
) -> Generator[ArchiveReader]:
    """Open an archive for reading; FileError calls it ``name`` when it is none or cut off."""
    name = name or (source.name if isinstance(source, Path) else "")
    try:
        opened = pyzipper.AESZipFile(source)
    except pyzipper.BadZipFile as error:
        raise _damaged(name) from error
    with opened:
        opened.setpassword(tidy_passphrase(passphrase).encode())
        yield ArchiveReader(opened, name)


def _damaged(name: str) -> FileError:
    return FileError(
        N_("Tệp «{name}» của gói dữ liệu bị hỏng."),
        N_("Không dùng gói này; xuất lại từ máy gốc."),
        name=name,
    )
