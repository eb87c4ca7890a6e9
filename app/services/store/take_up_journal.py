"""Taking up this PC's journal in a shared store that its server has put back to an earlier state.

Whoever looks after the server restores the store itself; each PC then adds what it alone knows.
Steps with another counter's dossier need that counter's journal first: doing it again adds them.
"""

from sqlalchemy import func, select

from app.domain.dossier_code import LOCAL_PREFIX
from app.domain.restored import RestoreReport
from app.models.dossier import Dossier
from app.models.second_place import SecondPlace
from app.services import audit
from app.services.audit import Audited
from app.services.context import Context
from app.services.store.begin_epoch import Issued, begin_epoch
from app.services.store.journal_upkeep import compare, mark_of, reached
from app.services.store.replay import replay


def take_up_journal(context: Context, place: SecondPlace) -> RestoreReport:
    """Begin a new epoch of this counter and do again what its journal tells and the store lacks.

    No code that was given before comes twice; StoreError when the server is out of reach.
    """
    mark, _problem = place.load_mark()
    reading = place.entries()
    entries = [line.entry for line in reading if line.entry["store"] == context.store_id]
    trouble = compare(context, reached(context, mark, entries))
    issued = Issued(context.station.digit, context.today())
    issued.add_mark(mark)
    issued.add_entries(entries)
    context.journal = place
    station = begin_epoch(context, issued, "restore")
    replayed = replay(context, entries)
    with context.database.write() as session:
        audit.note(session, context, None, Audited.RESTORE, f"{station.digit}.{station.epoch}")
        dossiers = session.scalar(select(func.count()).select_from(Dossier)) or 0
    place.begin(mark_of(context))
    return RestoreReport(
        trouble=trouble,
        backup="",
        made_at=None,
        dossiers=dossiers,
        skipped=(),
        receipts=replayed.receipts,
        steps=replayed.steps,
        problems=(*replayed.problems, *reading.problems),
        series=f"{LOCAL_PREFIX}{station.digit}{station.epoch_digit}",
        quarantine=None,
        lines=replayed.lines,
    )
