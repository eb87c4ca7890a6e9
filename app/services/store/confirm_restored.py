"""After a restore: nothing is exported and no backup thinned out until a person has compared.

What to compare with are the signed day sheets and the slips; the program cannot do that itself.
"""

import json
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.domain.restored import Unconfirmed
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_moment
from app.errors import RuleError
from app.models.office import Meta
from app.services import audit
from app.services.answers import Saved
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.context import Context
from app.words import N_

_KEY = "restored_unconfirmed"


def note_restored(session: Session, at: datetime, backup: str) -> None:
    """Note in the caller's transaction that the store was restored from the file ``backup``."""
    value = json.dumps({"at": at.isoformat(), "backup": backup}, ensure_ascii=False)
    session.merge(Meta(key=_KEY, value=value))


def unconfirmed_restore(session: Session) -> Unconfirmed | None:
    """Return the restore that waits for somebody to confirm it, None when there is none."""
    fact = session.get(Meta, _KEY)
    if fact is None:
        return None
    values = json.loads(fact.value)
    return Unconfirmed(datetime.fromisoformat(values["at"]), values["backup"])


def require_confirmed(session: Session) -> None:
    """Raise RuleError while a restore waits to be confirmed: what leaves now may be incomplete."""
    waiting = unconfirmed_restore(session)
    if waiting is not None:
        raise RuleError(
            N_("Kho dữ liệu phục hồi lúc {moment} chưa được đối chiếu."),
            N_("So với phiếu cuối ngày và biên nhận, rồi bấm «Đã đối chiếu» ở Cài đặt, Phục hồi."),
            moment=short_moment(waiting.at),
        )


def confirm_restored(context: Context, actor: Actor) -> Saved:
    """Take the word of ``actor`` that the restored store was compared with the papers."""
    actor.require(Permission.RESTORE)
    with context.database.write() as session:
        waiting = unconfirmed_restore(session)
        if waiting is not None:
            audit.note(session, context, actor.clerk_id, Audited.CONFIRM_RESTORE, waiting.backup)
            session.execute(delete(Meta).where(Meta.key == _KEY))
    return Saved(Changes.BACKUPS | Changes.DAYS)
