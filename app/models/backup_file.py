"""A finished copy of the store and the manifest beside it: found, read, judged and thinned out.

How a copy is made is in ``store_copy``; which copies may go, in ``app.domain.backup_plan``.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.backup_plan import BackupReason, dispensable
from app.domain.vietnam_time import VIETNAM, to_local
from app.durable_file import sync_folder
from app.errors import StoreError
from app.models.sqlite_file import StoreKey
from app.models.store_facts import ChainHead, StoreFacts, verify_store
from app.words import N_

SUFFIX = ".db"
DUMP_SUFFIX = ".dump"
"""A copy of a store on a PostgreSQL server, as ``pg_dump`` writes and ``pg_restore`` reads it."""
CARRIED_SUFFIX = ".zip"
"""A copy on a stick stands in an encrypted archive, together with its manifest."""

_SUFFIXES = (SUFFIX, DUMP_SUFFIX, CARRIED_SUFFIX)
_STAMP = "motcua-%Y%m%d-%H%M%S"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What was found out about a copy when it was made; ``size`` in bytes."""

    sha256: str
    size: int
    made_at: datetime
    reason: BackupReason
    program: str
    encrypted: bool
    facts: StoreFacts

    def as_text(self) -> str:
        """Return the manifest as it stands beside the copy."""
        values = asdict(self) | {"made_at": self.made_at.isoformat()}
        return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A copy in a folder; without a manifest it was never checked, or somebody put it there."""

    path: Path
    made_at: datetime
    size: int
    manifest: Manifest | None

    @property
    def damaged(self) -> bool:
        """Whether the file is not as long as it was, which costs nothing to see."""
        carried = self.path.suffix == CARRIED_SUFFIX
        return self.manifest is not None and not carried and self.manifest.size != self.size

    @property
    def verified(self) -> bool:
        """Whether the copy was found whole when it was made, and still looks like it."""
        return self.manifest is not None and not self.damaged


def name_of(moment: datetime) -> str:
    """Return the name, without suffix, of a copy made at ``moment``."""
    return f"{to_local(moment):{_STAMP}}"


def manifest_path(copy: Path) -> Path:
    """Return where the manifest of ``copy`` lies."""
    return copy.with_suffix(".json")


def backups_in(folder: Path) -> tuple[BackupFile, ...]:
    """Return the copies in ``folder``, newest first; none where there is no such folder."""
    found: list[BackupFile] = []
    for path in folder.glob("motcua-*"):
        # A person may have put a file of another name there, or take one away meanwhile.
        with contextlib.suppress(ValueError, OSError):
            if path.suffix in _SUFFIXES:
                found.append(read_backup(path))
    return tuple(sorted(found, key=lambda one: one.made_at, reverse=True))


def read_backup(path: Path) -> BackupFile:
    """Return the copy at ``path``; ValueError when its name is not one of ours, OSError if gone."""
    stamp = datetime.strptime(path.stem, _STAMP).replace(tzinfo=VIETNAM)
    manifest = read_manifest(manifest_path(path))
    made_at = manifest.made_at if manifest is not None else stamp
    return BackupFile(path, made_at, path.stat().st_size, manifest)


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest at ``path``, None when it is missing or cannot be understood."""
    try:
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        facts: dict[str, Any] = values.pop("facts")
        chains = tuple(ChainHead(**head) for head in facts.pop("chains"))
        made_at = datetime.fromisoformat(values.pop("made_at"))
        reason = BackupReason(values.pop("reason"))
        made_at = to_local(made_at)
        return Manifest(
            made_at=made_at, reason=reason, facts=StoreFacts(chains=chains, **facts), **values
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def verify_backup(
    backup: BackupFile, key: StoreKey | None, look: Callable[[], None] = lambda: None
) -> StoreFacts:
    """Read the whole copy again and return its facts; StoreError says why it is not usable.

    Compared with the manifest where there is one; every chain is followed from its beginning.
    """
    manifest = backup.manifest
    if manifest is not None:
        digest = sha256_of(backup.path, lambda _count: look())
        if digest != manifest.sha256:
            raise StoreError(
                N_("Bản sao «{name}» đã bị thay đổi sau khi kiểm tra."),
                N_("Không dùng bản sao này; chọn bản sao khác."),
                name=backup.path.name,
            )
    return verify_store(backup.path, key, look=look)


def sha256_of(path: Path, told: Callable[[int], object]) -> str:
    """Return the SHA-256 of what stands at ``path``; ``told`` hears of every number of bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            # Else the memory answers for the disk.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            told(len(chunk))
    return digest.hexdigest()


def thin_out(folder: Path, now: datetime) -> tuple[str, ...]:
    """Remove the copies in ``folder`` that the plan lets go, and what was left unfinished.

    Return the names of the copies removed. A file that cannot be removed stays for the next time.
    """
    removed: list[str] = []
    for backup in dispensable(backups_in(folder), now):
        with contextlib.suppress(OSError):
            # The copy first: a manifest alone is taken for nothing.
            backup.path.unlink()
            removed.append(backup.path.name)
    for path in _leftovers(folder, now):
        with contextlib.suppress(OSError):
            path.unlink()
    with contextlib.suppress(OSError):
        sync_folder(folder)
    return tuple(removed)


def _leftovers(folder: Path, now: datetime) -> Iterator[Path]:
    """Yield manifests without a copy, and copies that a crash cut off before today."""
    today = name_of(now)[: len("motcua-YYYYMMDD")]
    for path in folder.glob("motcua-*"):
        stem = path.name.partition(".")[0]
        copies = tuple(path.with_suffix(suffix) for suffix in _SUFFIXES)
        # Another process may be making one right now.
        if stem >= today or not _is_ours(stem):
            continue
        orphan = path.suffix == ".json" and not any(copy.exists() for copy in copies)
        if orphan or any(f"{suffix}.part" in path.name for suffix in _SUFFIXES):
            yield path


def _is_ours(stem: str) -> bool:
    try:
        datetime.strptime(stem, _STAMP).replace(tzinfo=VIETNAM)
    except ValueError:
        return False
    return True
