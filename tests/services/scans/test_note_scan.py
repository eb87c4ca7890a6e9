"""Every scan leaves a line in the log, and none anywhere else."""

from sqlalchemy import select

from app.domain.roles import Actor
from app.domain.scan import ScanSource
from app.domain.scan_answers import ScanMeaning
from app.domain.scan_log import ScanNote
from app.domain.vietnam_time import office_day
from app.models.paper import ScanRecord
from app.services.counter import Counter
from tests import builders


def test_a_line_says_what_it_meant_who_was_there_and_where(counter: Counter, clerk: Actor) -> None:
    note = ScanNote(ScanMeaning.ALREADY_RETURNED, ScanSource.SERIAL, "TN10-261116-0001-77")
    counter.scans.note(clerk, note)
    counter.scans.note(None, ScanNote(ScanMeaning.FOREIGN_CODE, ScanSource.KEYBOARD))
    with counter.context.database.read() as session:
        first, second = session.scalars(select(ScanRecord).order_by(ScanRecord.id))
    assert (first.meaning, first.source, first.code) == (
        "already_returned",
        "serial",
        "TN10-261116-0001-77",
    )
    assert (first.clerk_id, first.desk) == (clerk.clerk_id, "Quầy 1")
    assert first.scanned_on == office_day(counter.context.now())
    assert (second.clerk_id, second.desk, second.code) == (None, "", "")


def test_a_scan_leaves_no_trace_in_the_dossier(counter: Counter, clerk: Actor) -> None:
    received = builders.receive(counter)
    before = counter.dossiers.card(clerk, received.dossier_id)
    counter.scans.note(clerk, ScanNote(ScanMeaning.AT_DESK, ScanSource.KEYBOARD, received.code))
    assert counter.dossiers.card(clerk, received.dossier_id) == before
