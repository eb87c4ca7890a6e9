"""Faults of real disks and files, each made with the system's own means and undone afterwards."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from app.models.quarantine import FOLDER

_NOBODY = 65534

posix_only = pytest.mark.skipif(
    sys.platform == "win32", reason="made with limits and permissions of POSIX"
)


@contextlib.contextmanager
def files_no_larger_than(size: int) -> Generator[None]:
    """Let every write beyond ``size`` bytes of a file fail, as on a disk that gives out."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextlib.contextmanager
def folder_of_somebody_else() -> Generator[Path]:
    """Give a folder that may be read but not written; for root by being nobody meanwhile."""
    folder = Path(tempfile.mkdtemp(prefix="motcua-read-only-"))
    folder.chmod(0o755)
    is_root = os.geteuid() == 0
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def forbid_writing(folder: Path) -> None:
    """Take the right to write in ``folder`` away, from root as well."""
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(_NOBODY)


def overwrite(path: Path, at: int, data: bytes) -> None:
    """Write ``data`` over the bytes of ``path`` from ``at`` on; from the end when negative."""
    with path.open("r+b") as file:
        file.seek(at, os.SEEK_END if at < 0 else os.SEEK_SET)
        file.write(data)


def quarantined(data_folder: Path) -> tuple[Path, ...]:
    """Return the folders of stores put aside in ``data_folder`` to the end, newest first."""
    # What was put aside only halfway has another ending.
    folders = (path for path in (data_folder / FOLDER).glob("*") if path.is_dir())
    return tuple(sorted((path for path in folders if not path.suffix), reverse=True))
