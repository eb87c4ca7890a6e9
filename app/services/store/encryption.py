"""The store's encryption seen from inside: its state, showing its key, and who asked to change it.

The conversion itself needs the store closed and is ``app.store_conversion``.
"""

from collections.abc import Callable
from pathlib import Path

from app.domain.audited import Audited
from app.domain.recovery_key import key_number
from app.domain.roles import Actor, Permission
from app.domain.store_protection import Converted, CopiesWish, Protection, StoreKind
from app.errors import RuleError, StoreError
from app.models.converted_copies import convert_copy, copies_with, delete_copy
from app.models.sqlite_file import SqliteDatabase, StoreKey
from app.services import audit
from app.services.answers import RecoveryKey, Saved
from app.services.context import Context
from app.services.ports import BackupPlaces, Tick
from app.words import N_


class Encryption:
    """What a screen or the command line asks about the encryption of one open store."""

    def __init__(self, context: Context, places: Callable[[], BackupPlaces]) -> None:
        self._context, self._places = context, places

    def protection(self) -> Protection:
        """Return whether the store is encrypted, by which key, and copies anybody can read."""
        database = self._context.database
        if not isinstance(database, SqliteDatabase):
            return Protection(StoreKind.SERVER)
        readable = len(self._readable())
        if database.key is None:
            return Protection(StoreKind.PLAIN, readable_copies=readable)
        return Protection(StoreKind.ENCRYPTED, key_number(database.key.raw), readable)

    def show_key(self, actor: Actor) -> RecoveryKey:
        """Return the key of the store, and note who looked at it; RuleError when it has none."""
        actor.require(Permission.CHANGE_OFFICE)
        key = self._key()
        self._note(actor, Audited.SHOW_RECOVERY_KEY, key_number(key.raw))
        return RecoveryKey(key.raw)

    def prepare(self, actor: Actor, number: str) -> Saved:
        """Note who asks to put the store under the key called ``number``, or, "", to decrypt it.

        Noted before it is done, so that the act stands in whichever store there is afterwards.
        """
        actor.require(Permission.CHANGE_OFFICE)
        self._file()
        self._note(actor, Audited.ENCRYPT_STORE if number else Audited.DECRYPT_STORE, number)
        return Saved()

    def bring_copies(self, actor: Actor, wish: CopiesWish, tick: Tick) -> Converted:
        """Encrypt the copies anybody can read with the store's key, or delete them.

        Copies that cannot be are named in the answer; the store goes on being used.
        """
        actor.require(Permission.CHANGE_OFFICE)
        key = self._key()
        copies = self._readable()
        left: list[str] = []
        for done, path in enumerate(copies):
            tick(done, len(copies))
            try:
                if wish is CopiesWish.DELETE:
                    delete_copy(path)
                else:
                    convert_copy(path, None, key, lambda _done, _total: None)
            except (StoreError, OSError):
                left.append(path.name)
        self._note(actor, Audited.ENCRYPT_STORE, f"{wish.value}: {len(copies) - len(left)}")
        return Converted(key_number(key.raw), len(copies) - len(left), tuple(left), kept=True)

    def _key(self) -> StoreKey:
        key = self._file().key
        if key is None:
            raise RuleError(N_("Kho dữ liệu này chưa được mã hóa."), N_("Không có khóa để xem."))
        return key

    def _readable(self) -> tuple[Path, ...]:
        places = self._places()
        store = self._file().path
        folders = [store.parent, places.main, *([places.second] if places.second else [])]
        return copies_with(folders, store, None)

    def _note(self, actor: Actor, act: Audited, number: str) -> None:
        with self._context.database.write() as session:
            audit.note(session, self._context, actor.clerk_id, act, number)

    def _file(self) -> SqliteDatabase:
        if not isinstance(self._context.database, SqliteDatabase):
            raise RuleError(
                N_("Kho dữ liệu nằm trên máy chủ, không phải một tệp của máy này."),
                N_("Nhờ người quản trị máy chủ mã hóa ổ đĩa của máy chủ."),
            )
        return self._context.database
