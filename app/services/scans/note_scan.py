"""Note a scan: one line of the log, whatever it meant; no dossier is touched by that."""

from app.domain.roles import Actor
from app.domain.scan_log import ScanNote
from app.models.paper import ScanRecord
from app.services.answers import Saved
from app.services.context import Context


def note_scan(context: Context, actor: Actor | None, note: ScanNote) -> Saved:
    """Add ``note`` to the log; without ``actor`` nobody was signed in."""
    with context.database.write() as session:
        session.add(
            ScanRecord(
                scanned_at=context.now(),
                scanned_on=context.today(),
                clerk_id=actor.clerk_id if actor else None,
                desk=actor.desk if actor else "",
                source=note.source.value,
                meaning=note.meaning.value,
                code=note.code,
            )
        )
    return Saved()
