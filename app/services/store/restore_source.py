"""Choosing what a store is restored from: the newest backup that verifies, or the store itself.

The store itself is the better source when it is whole and only lacks its end: an older copy that
was put back, or a log that was deleted.
"""

import contextlib
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.form_set import Forms
from app.domain.registers import Registers
from app.domain.restored import RestoreOrder, SkippedBackup
from app.domain.vietnam_time import VIETNAM
from app.errors import (
    FileError,
    JournalAwayError,
    KeyNeededError,
    MotCuaError,
    NotFoundError,
    RuleError,
    StoreDamagedError,
    StoreError,
)
from app.models.backup_file import CARRIED_SUFFIX, SUFFIX, BackupFile, backups_in, read_backup
from app.models.backup_file import verify_backup as verify
from app.models.encryption import check_key, is_encrypted
from app.models.migrate import open_store
from app.models.second_place import SecondPlace
from app.models.sqlite_file import StoreKey
from app.models.store_facts import StoreFacts, verify_store
from app.models.workshop import Workshop
from app.services.context import Context
from app.services.ports import BackupPlaces, Clock
from app.services.store.store_trouble import find_trouble
from app.words import N_

_CLOCKS_DIFFER = timedelta(days=1)

Look = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePlace:
    """Where a store is restored and what for: no store can be opened yet.

    ``keys`` are those at hand, should there be encrypted files, ``key`` the one the store is to
    have whatever it is restored from; ``second_place`` gives the journal
    and its mark, read with the key of the store; ``unpack`` takes a backup out of a stick's
    archive (path, passphrase, folder) and returns its path. ``journal`` is the folder somebody
    chose for the journal, on another disk.
    """

    store: Path
    backups: BackupPlaces
    second_place: Callable[[StoreKey | None], SecondPlace]
    clock: Clock
    shipped: Forms
    registers: Registers = field(default_factory=Registers)
    keys: tuple[StoreKey, ...] = ()
    key: StoreKey | None = None
    journal: Path | None = None
    unpack: Callable[[Path, str, Path], Path] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What stands in the workshop now; ``backup`` is None when it is the store itself."""

    key: StoreKey | None
    facts: StoreFacts
    backup: BackupFile | None
    trouble: MotCuaError | None
    skipped: tuple[SkippedBackup, ...] = ()


class NoBackupError(NotFoundError):
    """No backup can be used; ``skipped`` tells why of each."""

    def __init__(self, skipped: tuple[SkippedBackup, ...]) -> None:
        super().__init__(
            N_("Không có bản sao lưu nào dùng được để phục hồi."),
            N_(
                "Giữ nguyên thư mục dữ liệu. Tìm bản sao ở USB, ổ đĩa hay máy khác rồi chọn tệp "
                "đó; trong lúc chờ, tiếp nhận bằng sổ giấy. Chưa có gì bị thay đổi."
            ),
        )
        self.skipped = skipped


def bring_source(place: RestorePlace, shop: Workshop, order: RestoreOrder, look: Look) -> Source:
    """Bring what to restore from into ``shop``, verified, and return what it is.

    NoBackupError when nothing can be used, RuleError when the store needs no restoring and
    nobody wished for a certain backup; JournalAwayError while the journal's disk is away and not
    given up. Nothing outside the workshop is changed.
    """
    if place.journal is not None and not place.journal.is_dir() and not order.without_journal:
        raise JournalAwayError(
            N_("Không thấy ổ đĩa có nhật ký biên nhận «{folder}»."),
            N_("Cắm lại ổ đĩa rồi phục hồi: thiếu nhật ký là mất các hồ sơ nhận sau bản sao lưu."),
            folder=str(place.journal),
        )
    present = _present(place, shop, look)
    if order.file is not None:
        backup = _chosen(place, shop, order.file, order.passphrase)
        key = key_of(backup.path, place.keys)
        facts = verify(backup, key, look)
        shop.bring(backup.path, lambda _done, _total: look())
        return Source(key=key, facts=facts, backup=backup, trouble=present.trouble)
    if present.facts is not None and present.trouble is None:
        raise RuleError(
            N_("Kho dữ liệu nguyên vẹn, không cần phục hồi."),
            N_("Muốn lấy lại một bản cũ thì chọn bản sao lưu đó."),
        )
    return _newest(place, shop, present, look)


def candidates(places: BackupPlaces, now: datetime) -> tuple[BackupFile, ...]:
    """Return the backups in all places, newest first; one from the future comes last."""
    folders = (places.main, places.second)
    found = [one for folder in folders if folder is not None for one in backups_in(folder)]
    usual = [one for one in found if one.path.suffix == SUFFIX]
    usual.sort(key=lambda one: one.made_at, reverse=True)
    usual.sort(key=lambda one: one.made_at > now + _CLOCKS_DIFFER)
    return tuple(usual)


@contextlib.contextmanager
def opened(place: RestorePlace, shop: Workshop, key: StoreKey | None) -> Generator[Context]:
    """Open the store in the workshop, upgraded if it is older; nothing it does is journaled."""
    database = open_store(shop.store, key)
    try:
        yield Context(database, place.clock, place.shipped, registers=place.registers)
    finally:
        database.close()


@dataclass(frozen=True, slots=True)
class _Present:
    """The store as it is found; ``facts`` only of one that is whole, and then a copy is brought."""

    trouble: MotCuaError | None
    facts: StoreFacts | None = None
    key: StoreKey | None = None
    store_id: str = ""


def _present(place: RestorePlace, shop: Workshop, look: Look) -> _Present:
    expected = _store_of(place.second_place(place.key))
    if not place.store.exists():
        missing = StoreDamagedError(N_("Tệp kho dữ liệu không còn trong thư mục dữ liệu."))
        return _Present(missing, store_id=expected)
    try:
        key = key_of(place.store, place.keys)
        shop.bring_in_use(place.store, key, lambda _done, _total: look())
        facts = verify_store(shop.store, key, look=look)
        with opened(place, shop, key) as context:
            trouble = find_trouble(context, place.second_place(key))
    except StoreError as error:
        return _Present(error, store_id=expected)
    if expected not in ("", facts.store_id):
        # Somebody put another office's store here.
        return _Present(trouble, store_id=expected)
    return _Present(trouble, facts, key, facts.store_id)


def _store_of(second: SecondPlace) -> str:
    """Return whose store was here by mark or journal, empty when neither tells."""
    mark, _problem = second.load_mark()
    if mark is not None:
        return mark.store_id
    last = ""
    for line in second.entries():
        last = line.entry["store"]
    return last


def _newest(place: RestorePlace, shop: Workshop, present: _Present, look: Look) -> Source:
    skipped: list[SkippedBackup] = []
    found = candidates(place.backups, place.clock.now())
    if not present.store_id:
        _require_one_store(found)
    for backup in found:
        if _is_enough(present, backup.manifest.facts if backup.manifest else None):
            break
        try:
            key = key_of(backup.path, place.keys)
            facts = verify(backup, key, look)
            if present.store_id not in ("", facts.store_id):
                raise _of_another_store()
        except (StoreError, OSError) as error:
            skipped.append(SkippedBackup(backup.path.name, _in_words(error)))
            continue
        if _is_enough(present, facts):
            break
        shop.bring(backup.path, lambda _done, _total: look())
        return Source(
            key=key, facts=facts, backup=backup, trouble=present.trouble, skipped=tuple(skipped)
        )
    if present.facts is None:
        raise NoBackupError(tuple(skipped))
    shop.bring_in_use(place.store, present.key, lambda _done, _total: look())
    return Source(
        key=present.key,
        facts=present.facts,
        backup=None,
        trouble=present.trouble,
        skipped=tuple(skipped),
    )


def _require_one_store(backups: Iterable[BackupFile]) -> None:
    """Raise RuleError where several counters keep copies and nothing tells which are ours."""
    stores = {one.manifest.facts.store_id for one in backups if one.manifest is not None}
    if len(stores) > 1:
        raise RuleError(
            N_("Thư mục sao lưu có bản sao của {count} kho dữ liệu khác nhau."),
            N_("Tự chọn đúng bản sao của máy này; lấy nhầm của quầy khác thì trùng mã hồ sơ."),
            count=len(stores),
        )


def _is_enough(present: _Present, backup: StoreFacts | None) -> bool:
    """Say whether the store itself holds no less than a backup that says so much."""
    if present.facts is None or backup is None:
        return False
    return present.facts.events >= backup.events


def _chosen(place: RestorePlace, shop: Workshop, path: Path, passphrase: str) -> BackupFile:
    try:
        # A long one is in parts, of which the first was chosen: motcua-….zip.001
        if CARRIED_SUFFIX in path.suffixes and place.unpack is not None:
            path = place.unpack(path, passphrase, shop.folder)
        try:
            return read_backup(path)
        except ValueError:
            # A copy under another name is judged by what is in it.
            status = path.stat()
            made_at = datetime.fromtimestamp(status.st_mtime, VIETNAM)
            return BackupFile(path, made_at, status.st_size, None)
    except OSError as error:
        raise FileError(
            N_("Không đọc được tệp «{name}»."),
            N_("Cắm lại USB hoặc ổ đĩa, kiểm tra đường dẫn rồi thử lại."),
            name=path.name,
        ) from error


def key_of(path: Path, keys: tuple[StoreKey, ...]) -> StoreKey | None:
    """Return the key that opens the file, None for a plain one; KeyNeededError when none does."""
    if not is_encrypted(path):
        return None
    for key in keys:
        with contextlib.suppress(KeyNeededError):
            check_key(path, key)
            return key
    raise KeyNeededError(
        N_("Không có khóa mở được tệp «{name}», hoặc tệp bị hỏng."),
        N_("Nếu kho dữ liệu đã mã hóa, gõ khóa khôi phục trong phong bì rồi thử lại."),
        name=path.name,
    )


def _of_another_store() -> StoreError:
    return StoreError(
        N_("Đây là bản sao của một kho dữ liệu khác."),
        N_("Chỉ dùng bản sao của chính máy này."),
    )


def _in_words(error: StoreError | OSError) -> MotCuaError:
    if isinstance(error, StoreError):
        return error
    return FileError(N_("Không đọc được bản sao lưu."), N_("Cắm lại ổ đĩa rồi thử lại."))
