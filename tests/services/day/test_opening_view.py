"""What the store tells at opening is what the lists and the other pages tell."""

from datetime import timedelta
from pathlib import Path

from app.domain.opening import RESULT_WAITS_LONG, RoomPlace, Strip
from app.domain.roles import Actor
from app.services.commands import BackUp, HandOver, RecordResult
from app.services.counter import Counter
from app.services.opening_commands import NoteOpening
from tests import builders
from tests.builders import SetClock
from tests.counters import exported


def test_a_new_office_has_nothing_behind_it(counter: Counter, clerk: Actor) -> None:
    view = counter.opening.view(clerk)
    assert view.clock is None
    assert not view.hanging
    assert (view.exported_at, view.unclosed, view.openings) == (None, None, ())
    assert (view.waiting, view.due_today, view.overdue) == (0, 0, 0)
    assert view.procedures >= view.unverified > 0
    assert view.backup.last is None


def test_yesterdays_day_hangs_over_until_it_is_closed_and_exported(
    counter: Counter, clerk: Actor, clock: SetClock, tmp_path: Path
) -> None:
    builders.receive(counter, clerk)
    yesterday = counter.context.today()
    clock.forward(days=1)
    view = counter.opening.view(clerk)
    assert (view.unclosed, view.hanging.unexported) == (yesterday, (yesterday,))
    counter.days.close(builders.supervisor(counter), yesterday)
    exported(counter, tmp_path / "stick")
    counter.backups.make(BackUp(), builders.quiet)
    counter.opening.note(NoteOpening(actor=clerk, strip=Strip.READ))
    view = counter.opening.view(clerk)
    assert (view.unclosed, view.hanging.unexported) == (None, ())
    assert view.exported_at == view.backup.last == clock.now()
    assert [row.strip for row in view.openings] == [Strip.READ]


def test_what_is_due_late_and_not_collected_is_counted(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    first = builders.receive(counter, clerk)
    second = builders.receive(counter, clerk)
    counter.dossiers.hand_over(HandOver(clerk, (first.dossier_id,)))
    counter.dossiers.record_result(RecordResult(clerk, first.dossier_id))
    clock.pass_to(second.promised_at - timedelta(hours=1))
    assert counter.opening.view(clerk).due_today == 1
    clock.pass_to(second.promised_at + timedelta(minutes=1))
    view = counter.opening.view(clerk)
    assert (view.due_today, view.overdue, view.waiting) == (1, 1, 0)
    clock.forward(days=RESULT_WAITS_LONG + 5)
    assert counter.opening.view(clerk).waiting == 1


def test_each_place_tells_its_room_and_one_that_is_away_none(counter: Counter) -> None:
    rooms = {room.place: room.free_bytes for room in counter.opening.rooms()}
    assert rooms[RoomPlace.BACKUPS]
    assert all(rooms.values())
