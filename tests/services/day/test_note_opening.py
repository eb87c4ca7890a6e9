"""Opening the counter is written down once more each time, and is never kept back by a device."""

from datetime import timedelta

import pytest

from app.domain.audited import AuditFilter
from app.domain.opening import Look, SeenLine, Standing, Strip
from app.domain.roles import Actor, Role
from app.errors import ClockError, RuleError
from app.services.counter import Counter
from app.services.opening_commands import NoteOpening
from tests import builders
from tests.builders import SetClock

PAPER = SeenLine(Look.PRINTER, Standing.BAD, "HP LaserJet: hết giấy")
DISK = SeenLine(Look.DISK, Standing.GOOD, "còn 120 GB")


def test_an_opening_without_a_printer_is_kept_with_who_when_and_what_was_amiss(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    command = NoteOpening(actor=clerk, strip=Strip.SKIPPED, lines=(PAPER, DISK))
    noted = counter.opening.note(command)
    today = counter.context.today()
    (row,) = counter.opening.openings(clerk, today, today)
    assert (row.opened_at, row.clerk_name, row.station) == (noted.opened_at, clerk.name, 1)
    assert (row.strip, row.amiss()) == (Strip.SKIPPED, (PAPER,))
    (line,) = counter.office.audit_log(builders.supervisor(counter), AuditFilter()).lines[:1]
    assert (line.clerk_name, line.about) == (clerk.name, "bỏ qua phiếu thử")


def test_it_is_asked_for_once_a_day_and_not_after_the_counter_was_opened(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    assert counter.opening.is_wanted()
    assert not counter.opening.is_wanted()
    clock.forward(days=1)
    assert counter.opening.is_wanted()
    clock.forward(days=1)
    counter.opening.note(NoteOpening(actor=clerk, strip=Strip.READ))
    assert not counter.opening.is_wanted()


def test_a_clock_nobody_believes_opens_no_counter(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    builders.receive(counter)
    clock.at -= timedelta(days=400)
    with pytest.raises(ClockError):
        counter.opening.note(NoteOpening(actor=clerk, strip=Strip.READ))
    assert counter.opening.view(clerk).openings == ()


def test_only_who_works_at_the_desk_opens_it(counter: Counter, clerk: Actor) -> None:
    administrator = Actor(clerk.clerk_id, clerk.name, Role.ADMINISTRATOR)
    with pytest.raises(RuleError):
        counter.opening.note(NoteOpening(actor=administrator, strip=Strip.READ))
