"""The store's encryption seen from inside: its state, showing its key, and who asked to change it.

The conversion itself needs the store closed and is ``app.store_conversion``.
"""

from collections.abc import Callable

from app.domain.audited import Audited
from app.domain.recovery_key import key_number
from app.domain.roles import Actor, Permission
from app.domain.store_protection import Protection, StoreKind
from app.errors import RuleError
from app.models.converted_copies import copies_with
from app.models.sqlite_file import SqliteDatabase
from app.services import audit
from app.services.answers import RecoveryKey, Saved
from app.services.context import Context
from app.services.ports import BackupPlaces
from app.words import N_


class Encryption:
    """What a screen or the command line asks about the encryption of one open store."""

    def __init__(self, context: Context, places: Callable[[], BackupPlaces]) -> None:
        self._context, self._places = context, places

    def protection(self) -> Protection:
        """Return whether the store is encrypted, by which key, and copies anybody can read."""
        database, places = self._context.database, self._places()
        if not isinstance(database, SqliteDatabase):
            return Protection(StoreKind.SERVER)
        folders = [database.path.parent, places.main, *([places.second] if places.second else [])]
        readable = len(copies_with(folders, database.path, None))
        if database.key is None:
            return Protection(StoreKind.PLAIN, readable_copies=readable)
        return Protection(StoreKind.ENCRYPTED, key_number(database.key.raw), readable)

    def show_key(self, actor: Actor) -> RecoveryKey:
        """Return the key of the store, and note who looked at it; RuleError when it has none."""
        actor.require(Permission.CHANGE_OFFICE)
        key = self._file().key
        if key is None:
            raise RuleError(N_("Kho dữ liệu này chưa được mã hóa."), N_("Không có khóa để xem."))
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
