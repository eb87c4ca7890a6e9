"""A key of the office for its exports: the store keeps the half that closes, a file the other.

How a key is made and used is the export's; until there is one, the passphrase closes everything.
"""

import secrets
from pathlib import Path

from sqlalchemy.orm import Session

from app.domain.passphrase import new_passphrase
from app.domain.roles import Actor, Permission
from app.durable_file import write_bytes_durably
from app.errors import FileError
from app.models.office import Meta
from app.services import audit
from app.services.answers import Saved
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.context import Context
from app.services.export_answers import ExportKeyMade
from app.services.ports import NewKey
from app.words import N_

_KEY = "export_key"


def make_export_key(context: Context, actor: Actor, path: Path, new_key: NewKey) -> ExportKeyMade:
    """Write a new key file to ``path`` and close exports with its other half from now on.

    FileError when there is a file already or it cannot be written; nothing is changed then. The
    phrase of the answer opens the file and is kept nowhere.
    """
    actor.require(Permission.CHANGE_OFFICE)
    phrase = new_passphrase(secrets.choice)
    public, private = new_key(phrase)
    if path.exists():
        raise FileError(
            N_("Đã có tệp «{name}»."),
            N_("Chọn tên khác: ghi đè một tệp khóa là mất mọi gói đã mã hóa bằng khóa đó."),
            name=path.name,
        )
    try:
        write_bytes_durably(path, private)
        kept = path.read_bytes() == private
    except OSError as error:
        raise _not_written(path) from error
    if not kept:
        raise _not_written(path)
    _put(context, actor, public)
    return ExportKeyMade(path, phrase)


def forget_export_key(context: Context, actor: Actor) -> Saved:
    """Close exports with the passphrase again; earlier bundles still need the key's file."""
    actor.require(Permission.CHANGE_OFFICE)
    _put(context, actor, "")
    return Saved(changes=Changes.OFFICE)


def export_key(session: Session) -> str:
    """Return the half that closes exports, empty while the passphrase does."""
    row = session.get(Meta, _KEY)
    return row.value if row is not None else ""


def _put(context: Context, actor: Actor, public: str) -> None:
    with context.database.write() as session:
        session.merge(Meta(key=_KEY, value=public))
        detail = "made" if public else "forgotten"
        audit.note(session, context, actor.clerk_id, Audited.CHANGE_EXPORT_KEY, detail)


def _not_written(path: Path) -> FileError:
    return FileError(
        N_("Không ghi được tệp khóa «{name}»."),
        N_("Chọn nơi khác, ví dụ một USB cất riêng; khóa chưa đổi."),
        name=path.name,
    )
