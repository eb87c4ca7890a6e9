"""The workload page: my day in numbers and half hours, and what to do next."""

from datetime import time

import pytest

from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import RuleError
from app.services.commands import TakeStep
from app.services.counter import Counter
from tests import builders, busy_day
from tests.builders import BIRTH_REGISTRATION, SetClock

MARRIAGE_STATUS = "1.004873"


def test_a_clerk_sees_their_own_day_only(counter: Counter, clerk: Actor, supervisor: Actor) -> None:
    colleague = builders.actor(counter, 1)
    own = counter.days.workload(clerk, busy_day.DAY, clerk.clerk_id)
    assert own.figures.clerk_id == clerk.clerk_id
    assert own.clerks == ()
    for other in (colleague.clerk_id, None):
        with pytest.raises(RuleError, match="Vai trò"):
            counter.days.workload(clerk, busy_day.DAY, other)
    assert counter.days.workload(supervisor, busy_day.DAY, None).figures.clerk_id is None


def test_half_hours_cover_the_offices_day_and_whatever_lies_outside(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    for minutes in (0, 19, 20, 25):  # 9:10, 9:29, 9:30, 9:35
        clock.pass_to(local(2026, 11, 16, 9, 10 + minutes))
        builders.receive(counter)
    clock.pass_to(local(2026, 11, 16, 12, 40))
    builders.receive(counter)
    slots = counter.days.workload(clerk, busy_day.DAY, clerk.clerk_id).half_hours
    assert {slot.start: slot.received for slot in slots if slot.received} == {
        time(9): 2,
        time(9, 30): 2,
        time(12, 30): 1,
    }
    assert slots[0].start == time(8)
    assert slots[-1].start == time(17)
    assert len(slots) == 8 + 8 + 1


def test_half_hours_add_up_to_the_figures(counter: Counter, clock: SetClock) -> None:
    busy_day.play(counter, clock)
    for whose in (None, 1, 2):
        seen = counter.days.workload(builders.supervisor(counter), busy_day.DAY, whose)
        assert sum(slot.received for slot in seen.half_hours) == seen.figures.received
        assert sum(slot.returned for slot in seen.half_hours) == seen.figures.returned


def test_the_work_list_begins_with_what_is_due_first(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    later = builders.receive(counter, None, MARRIAGE_STATUS).dossier_id
    today = builders.receive(counter, None, BIRTH_REGISTRATION).dossier_id
    mistaken = builders.receive(counter).dossier_id
    counter.dossiers.cancel(TakeStep(supervisor, mistaken, "nhập nhầm"))
    clock.pass_to(local(2026, 11, 16, 17, 0))
    work = counter.days.workload(clerk, busy_day.DAY, clerk.clerk_id).work_list
    assert [(item.row.id, item.minutes_left) for item in work] == [
        (today, 30),
        (later, 30 + 3 * 480),
    ]
    clock.pass_to(local(2026, 11, 17, 9, 0))
    work = counter.days.workload(clerk, busy_day.DAY, clerk.clerk_id).work_list
    assert work[0].minutes_left == -60


def test_a_colleagues_work_is_not_on_my_list(counter: Counter, clerk: Actor) -> None:
    builders.receive(counter, builders.actor(counter, 1))
    assert counter.days.workload(clerk, busy_day.DAY, clerk.clerk_id).work_list == ()
