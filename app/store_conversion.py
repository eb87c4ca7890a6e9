"""Encrypting a store, decrypting it or changing its key, with everything beside it that follows.

The journal is sealed anew, copies are converted or deleted, the key is kept by the PC. Nobody may
have the store open. Killed at any point the store opens with a key at hand, and ``finish`` at the
next opening does what was left.
"""

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from app.domain.recovery_key import key_number
from app.domain.store_protection import ConversionOrder, Converted, CopiesWish
from app.errors import DeviceError, StoreError
from app.models.converted_copies import (
    convert_copy,
    copies_with,
    delete_copy,
    delete_unfinished,
)
from app.models.encryption import convert_store, disk_errors, remove_leftovers
from app.models.key_marker import KeyMarker, load_marker, remove_marker, save_marker
from app.models.receipt_journal import reseal
from app.models.sqlite_file import StoreKey
from app.store_keys import StoreKeys
from app.words import N_

Tick = Callable[[int, int], None]

_ONE_FILE = 1000


@dataclass(frozen=True, slots=True)
class StorePlace:
    """A store's file and the folders in which the same data lie again."""

    store: Path
    journals: tuple[Path, ...]
    copies: tuple[Path, ...]

    @property
    def folder(self) -> Path:
        """Return the folder of the store."""
        return self.store.parent


def convert(place: StorePlace, keys: StoreKeys, order: ConversionOrder, tick: Tick) -> Converted:
    """Do what is ordered; StoreError leaves the store as it was."""
    wish, new = order.copies, StoreKey(order.key) if order.key is not None else None
    old = keys.key_for(place.store)
    if old is None and new is None:
        raise StoreError(N_("Kho dữ liệu này chưa được mã hóa."), N_("Không cần làm gì."))
    _check_journals(place)
    before = load_marker(place.folder)
    kept = new is None or _keep(keys, new)
    copies = copies_with(place.copies, place.store, old) if wish is not CopiesWish.KEEP else ()
    files = 1 + (len(copies) if wish is CopiesWish.CONVERT else 0)
    with disk_errors():
        save_marker(place.folder, _unfinished(old, new))
    try:
        if new is None:
            _reseal(place.journals, old, None)
        convert_store(place.store, old, new, _share(tick, 0, files))
    except BaseException:
        with contextlib.suppress(OSError, StoreError):
            if new is None:
                _reseal(place.journals, None, old)
            _put_back(place.folder, before)
        raise
    if new is not None:
        keys.offer(new.raw)
        _reseal(place.journals, old, new)
    left = _follow(copies, old, new, wish, tick)
    delete_unfinished(place.copies)
    with disk_errors():
        _put_back(place.folder, KeyMarker(key_number(new.raw)) if new is not None else None)
    key = new or old
    number = key_number(key.raw) if key is not None else ""
    names = tuple(path.name for path in left)
    return Converted(number, len(copies) - len(left), names, kept)


def unlock(place: StorePlace, keys: StoreKeys) -> StoreKey | None:
    """Return the key that opens the store, with everything beside it as it should be.

    KeyNeededError when none at hand does.
    """
    key = keys.key_for(place.store)
    finish(place, keys, key)
    return key


def finish(place: StorePlace, keys: StoreKeys, key: StoreKey | None) -> None:
    """Do what an interrupted conversion left undone, before the store is opened with ``key``.

    Copies that anybody can read stay: whether they were to be converted is not known any more.
    """
    with contextlib.suppress(OSError):
        # What cannot be removed is no reason to keep the counter closed.
        remove_leftovers(place.store)
    with disk_errors():
        marker = load_marker(place.folder)
        if marker is None or not marker.unfinished:
            return
        number = key_number(key.raw) if key is not None else ""
        formers = [former for former in marker.numbers() if former != number]
        kept = [StoreKey(raw) for former in formers if (raw := keys.key_store.load(former))]
        if key is not None:
            if len(kept) < len(formers):
                # Lines under a key that is not at hand would be lost by sealing them anew.
                return
            # A store about to be decrypted has had its journal made readable before.
            _reseal(place.journals, kept[0] if kept else None, key)
        for former in kept:
            copies = copies_with(place.copies, place.store, former)
            _follow(copies, former, key, CopiesWish.CONVERT, lambda _done, _total: None)
        _put_back(place.folder, KeyMarker(number) if key is not None else None)


def _check_journals(place: StorePlace) -> None:
    """Raise while a disk with a journal is away: its lines would stay readable, or sealed."""
    for folder in place.journals:
        if not folder.is_dir() and not folder.is_relative_to(place.folder):
            raise StoreError(
                N_("Không thấy thư mục nhật ký biên nhận «{folder}»."),
                N_("Cắm lại ổ đĩa có nhật ký, hoặc chọn thư mục khác, rồi làm lại."),
                folder=folder,
            )


def _keep(keys: StoreKeys, key: StoreKey) -> bool:
    try:
        keys.key_store.save(key_number(key.raw), key.raw)
    except DeviceError:
        return False
    return True


def _unfinished(old: StoreKey | None, new: StoreKey | None) -> KeyMarker:
    numbers = [key_number(key.raw) for key in (new, old) if key is not None]
    return KeyMarker(numbers[0], numbers[1] if len(numbers) > 1 else "", unfinished=True)


def _put_back(folder: Path, marker: KeyMarker | None) -> None:
    if marker is None:
        remove_marker(folder)
    else:
        save_marker(folder, marker)


def _follow(
    copies: tuple[Path, ...],
    old: StoreKey | None,
    new: StoreKey | None,
    wish: CopiesWish,
    tick: Tick,
) -> tuple[Path, ...]:
    """Bring the copies along and return those that could not be: a stick is gone, a file bad."""
    left: list[Path] = []
    for done, path in enumerate(copies, 1):
        try:
            if wish is CopiesWish.DELETE:
                delete_copy(path)
            else:
                convert_copy(path, old, new, _share(tick, done, 1 + len(copies)))
        except (StoreError, OSError):
            left.append(path)
    return tuple(left)


def _reseal(folders: Iterable[Path], old: StoreKey | None, new: StoreKey | None) -> None:
    with disk_errors():
        for folder in folders:
            reseal(folder, old.raw if old else None, new.raw if new else None)


def _share(tick: Tick, number: int, files: int) -> Tick:
    """Return a tick for file ``number`` of ``files``, counted from 0."""
    return lambda done, total: tick(
        number * _ONE_FILE + done * _ONE_FILE // total, files * _ONE_FILE
    )
