"""The mark a stick gets at its first use, so that the office's own is told from any other.

It names counters and their office and nobody else; what follows from it is in
``app.domain.stick``.
"""

import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from app.domain.bundle_facts import BundleFacts
from app.domain.checked_json import read_checked
from app.domain.stick import StickOwner, StickSeen
from app.errors import FileError
from app.export.disk import Disk
from app.export.disk_errors import in_words
from app.export.manifest import MANIFEST, decode_manifest
from app.export.safe_write import save

MARK = "motcua-usb.json"

_BUNDLE = re.compile(r"MotCua_.+_(\d{8})_(\d+)")
_LONGEST_MARK = 1 << 16
# Enough to come past the bundles of the office's other counters.
_MOST_READ = 40


@dataclass(frozen=True, slots=True)
class _Mark:
    """What stands in the mark."""

    owners: tuple[StickOwner, ...]


def look_at_stick(root: Path, store_id: str) -> StickSeen:
    """Return what the stick shows to the counter with ``store_id``.

    Bundles count as marks, for sticks that were used before there were marks. FileError or
    DeviceError when the stick cannot be read.
    """
    with in_words(root):
        owners = list(_owners(root))
        newest: BundleFacts | None = None
        for bundle in _newest_first(root)[:_MOST_READ]:
            facts = _facts(bundle)
            if facts is None:
                continue
            owner = StickOwner(facts.store_id, facts.agency_code, facts.office)
            if owner not in owners:
                owners.append(owner)
            if facts.store_id == store_id:
                newest = facts
                break
    return StickSeen(owners=tuple(owners), newest=newest.day if newest else None)


def mark_stick(root: Path, owner: StickOwner, disk: Disk | None = None) -> None:
    """Add ``owner`` to the stick's mark, unless it is there; DeviceError or FileError if not."""
    with in_words(root):
        owners = _owners(root)
    if owner in owners:
        return
    kept = [one for one in owners if one.store_id != owner.store_id]
    text = json.dumps(asdict(_Mark((*kept, owner))), ensure_ascii=False, indent=1)
    save(root / MARK, [f"{text}\n".encode()], disk)


def _owners(root: Path) -> tuple[StickOwner, ...]:
    """Return whom the mark names; nobody when there is none or it cannot be understood."""
    path = root / MARK
    if not path.is_file() or path.stat().st_size > _LONGEST_MARK:
        return ()
    with suppress(FileError, ValueError):
        return read_checked(_Mark, path.read_text(encoding="utf-8")).owners
    return ()


def _newest_first(root: Path) -> list[Path]:
    """Return what is called like a bundle, by the day in its name."""
    found = [
        (match[1], int(match[2]), entry)
        for entry in root.iterdir()
        if (match := _BUNDLE.fullmatch(entry.name))
    ]
    return [entry for _day, _number, entry in sorted(found, reverse=True)]


def _facts(bundle: Path) -> BundleFacts | None:
    with suppress(FileError, OSError):
        return decode_manifest((bundle / MANIFEST).read_bytes()).facts
    return None
