"""Rows as they go elsewhere: by words alone, and with a counter even where none was kept."""

from app.domain.desk_lines import EntrySnapshot, RatingSnapshot, VisitSnapshot
from app.domain.office import Station
from app.domain.roles import Actor
from app.models.register import RegisterEntry
from app.services.counter import Counter
from app.services.exchange.desk_line_rows import snapshot_of
from tests import builders
from tests.desk_day import a_day, lines_in
from tests.services.registers.conftest import Books


def test_a_day_in_words(counter: Counter, clerk: Actor) -> None:
    a_day(Books(counter, clerk))
    found = lines_in(counter)
    visits = [one for one in found if isinstance(one, VisitSnapshot)]
    assert [(one.procedure, one.number) for one in visits] == [
        (builders.BIRTH_REGISTRATION, "Q1-001/2026")
    ]
    (rating,) = (one for one in found if isinstance(one, RatingSnapshot))
    assert (rating.score, rating.clerk, rating.station) == (4, clerk.name, 1)
    (outage,) = (one for one in found if isinstance(one, EntrySnapshot) and one.links)
    (link,) = outage.links
    assert link.approved_by == builders.supervisor(counter).name
    assert link.code.startswith("TN10-")


def test_a_row_from_before_counters_were_kept_is_ours(counter: Counter, clerk: Actor) -> None:
    saved = Books(counter, clerk).call()
    builders.change_store(counter, "UPDATE register_entries SET station = NULL, epoch = NULL")
    with counter.context.database.read() as session:
        row = session.get_one(RegisterEntry, saved.entry_id)
        line = snapshot_of(session, row, Station(4, 2))
    assert (line.station, line.epoch) == (4, 0)
