"""A changed calendar: which promises it would move, and what becomes of each of them."""

from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.calendar_change import MovedPromise
from app.domain.dossier_state import ACTION_LABELS, Action, DossierState
from app.domain.reasons import LateReason, SupplementReason
from app.domain.roles import Actor, Role
from app.domain.vietnam_time import local
from app.domain.working_calendar import CalendarDay, DayKind, DaySource
from app.errors import RuleError
from app.models.dossier import Dossier
from app.models.paper import PrintRecord
from app.services.calendar_commands import PromiseDecision, YearConfirmed
from app.services.commands import HandOver
from app.services.counter import Counter
from app.services.step_commands import Extend, RequestSupplement
from tests import builders
from tests.builders import SetClock
from tests.counters import Open, exported, merged
from tests.steps import MISSING, act, brought_to

MARRIAGE_STATUS = "1.004873"
"""Three working days."""
NOTICE = "Công văn 12/UBND"


def day(month: int, number: int, kind: DayKind = DayKind.HOLIDAY) -> CalendarDay:
    return CalendarDay(
        day=date(2026, month, number),
        kind=kind,
        name="Mất điện toàn phường",
        basis=NOTICE,
        source=DaySource.CLERK,
    )


def moved_by(counter: Counter, by: Actor, *changes: CalendarDay) -> tuple[MovedPromise, ...]:
    days = with_days(counter, *changes)
    return counter.office.promises_moved_by(by, 2026, days, NOTICE, builders.quiet)


def with_days(counter: Counter, *changes: CalendarDay) -> tuple[CalendarDay, ...]:
    changed = {one.day: one for one in (*counter.office.calendar_year(2026)[0], *changes)}
    return tuple(changed.values())


def confirm(
    counter: Counter, by: Actor, *changes: CalendarDay, move: bool = True, **wanted: bool
) -> YearConfirmed:
    """Let ``changes`` be days of 2026, and all promises move, or all stay."""
    keys = frozenset(one.dossier_id for one in moved_by(counter, by, *changes))
    decision = PromiseDecision(shown=keys, move=keys if move else frozenset(), **wanted)
    days = with_days(counter, *changes)
    return counter.office.confirm_year(by, 2026, days, NOTICE, decision)


def promised(counter: Counter, dossier_id: int) -> str:
    shown = counter.dossiers.card(builders.actor(counter), dossier_id).row.promised_at
    return f"{shown.astimezone(local(2026, 1, 1).tzinfo):%d/%m %H:%M}"


def test_another_holiday_lists_who_would_wait_longer(counter: Counter, supervisor: Actor) -> None:
    received = builders.receive(counter, None, MARRIAGE_STATUS)
    builders.receive(counter)  # a result of the same day
    (moved,) = moved_by(counter, supervisor, day(11, 18))
    assert (moved.dossier_id, moved.code) == (received.dossier_id, received.code)
    assert (moved.promised_at.day, moved.becomes) == (19, local(2026, 11, 20, 17, 30))
    assert moved.later and not moved.passed
    assert moved.phone and moved.applicant_name and moved.procedure_name
    assert "(18 nghỉ: Mất điện toàn phường)" in moved.explanation


def test_a_saturday_worked_brings_a_promise_forward(
    counter: Counter, supervisor: Actor, clock: SetClock
) -> None:
    builders.receive(counter, None, MARRIAGE_STATUS)
    clock.forward(days=2)
    late = builders.receive(counter, None, MARRIAGE_STATUS)
    (moved,) = moved_by(counter, supervisor, day(11, 21, DayKind.MAKE_UP))
    assert moved.dossier_id == late.dossier_id
    assert (moved.promised_at.day, moved.becomes.day, moved.later) == (23, 21, False)


def test_without_a_decision_no_calendar_is_confirmed_over_a_promise(
    counter: Counter, supervisor: Actor
) -> None:
    builders.receive(counter, None, MARRIAGE_STATUS)
    before = counter.office.calendar_year(2026)
    with pytest.raises(RuleError, match="cần quyết định"):
        counter.office.confirm_year(supervisor, 2026, with_days(counter, day(11, 18)), NOTICE)
    assert counter.office.calendar_year(2026) == before


def test_a_moved_promise_is_a_step_and_the_first_date_stays_known(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    received = builders.receive(counter, None, MARRIAGE_STATUS)
    answer = confirm(counter, supervisor, day(11, 18))
    assert (answer.moved, answer.kept, answer.print_ids) == ((received.code,), (), ())
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert promised(counter, received.dossier_id) == "20/11 17:30"
    assert card.original_promised_at == received.promised_at
    assert card.course.slip_version == 1
    assert "(18 nghỉ: Mất điện toàn phường)" in card.explanation
    line = card.history[0]
    assert line.action == ACTION_LABELS[Action.REPROMISE]
    assert line.text == (
        "Hẹn trả 17:30 19/11/2026 → 17:30 20/11/2026; "
        "lý do: lịch làm việc năm 2026 theo Công văn 12/UBND"
    )


def test_new_slips_and_a_list_to_telephone_by_come_out_when_asked_for(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    received = builders.receive(counter, None, MARRIAGE_STATUS)
    answer = confirm(counter, supervisor, day(11, 18), new_slips=True, call_list=True)
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert card.course.slip_version == 2
    assert [one.form for one in card.prints] == ["receipt", "receipt"]
    slip, sheet = answer.print_ids
    assert card.prints[0].id == slip
    told = content(counter, sheet)
    assert all(one in told for one in (received.code, card.phone, "17:30 20/11/2026"))
    assert "(18 nghỉ: Mất điện toàn phường)" in content(counter, slip)


def test_a_kept_promise_stays_kept_when_it_is_counted_anew(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    """The holiday falls into the wait: counting anew alone would give another day each time."""
    key = at_work(counter, clerk)
    wait(counter, clerk, clock, key, days=1)
    assert promised(counter, key) == "20/11 17:30"
    confirm(counter, supervisor, day(11, 18), move=False)
    assert promised(counter, key) == "20/11 17:30"
    history = counter.dossiers.card(clerk, key).history
    assert history[0].text.startswith("Giữ hẹn trả 17:30 20/11/2026; lý do: lịch làm việc")
    clock.pass_to(local(2026, 11, 19, 9))
    wait(counter, clerk, clock, key, days=1)
    assert promised(counter, key) == "23/11 17:30"


def test_a_moved_promise_goes_on_from_there(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    key = at_work(counter, clerk)
    wait(counter, clerk, clock, key, days=1)
    confirm(counter, supervisor, day(11, 18))
    assert promised(counter, key) == "23/11 17:30"
    clock.pass_to(local(2026, 11, 19, 9))
    wait(counter, clerk, clock, key, days=1)
    # The 24th is a holiday.
    assert promised(counter, key) == "25/11 17:30"


def test_a_wait_that_lasts_over_the_decision_counts_whole(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    key = at_work(counter, clerk)
    act(counter, clerk, Action.REQUEST_SUPPLEMENT, key)
    clock.forward(days=1)
    confirm(counter, supervisor, day(11, 19))
    assert promised(counter, key) == "20/11 17:30"
    clock.pass_to(local(2026, 11, 18, 9, 10))
    act(counter, clerk, Action.ACCEPT_SUPPLEMENT, key)
    assert promised(counter, key) == "25/11 17:30"


def test_a_named_day_moves_only_when_nobody_works_then(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    apologized, chosen = (
        at_work(counter, clerk),
        builders.receive(
            counter,
            clerk,
            MARRIAGE_STATUS,
            promised_at=local(2026, 12, 1, 11),
            override_reason="hẹn theo lịch họp",
        ),
    )
    counter.dossiers.extend(
        Extend(
            actor=clerk,
            dossier_id=apologized,
            until=date(2026, 11, 30),
            reason_class=LateReason.OVERLOAD,
        )
    )
    assert moved_by(counter, supervisor, day(11, 18)) == ()
    assert [
        (one.dossier_id, one.becomes, one.explanation)
        for one in moved_by(counter, supervisor, day(11, 30), day(12, 1))
    ] == [
        (apologized, local(2026, 12, 2, 17, 30), ""),
        (chosen.dossier_id, local(2026, 12, 2, 17, 30), ""),
    ]


def test_what_was_decided_is_not_asked_again_until_that_day_changes_again(
    counter: Counter, supervisor: Actor
) -> None:
    kept = builders.receive(counter, None, MARRIAGE_STATUS)
    confirm(counter, supervisor, day(11, 18), move=False)
    # Another day far off is nothing to it; with the first one back, all is as promised.
    assert moved_by(counter, supervisor, day(12, 10)) == ()
    worked = day(11, 18, DayKind.MAKE_UP)
    assert moved_by(counter, supervisor, worked) == ()
    (asked,) = moved_by(counter, supervisor, day(11, 19))
    assert (asked.dossier_id, asked.becomes.day) == (kept.dossier_id, 23)


def test_nobody_is_given_a_day_that_has_passed(
    counter: Counter, supervisor: Actor, clock: SetClock
) -> None:
    received = builders.receive(counter, None, MARRIAGE_STATUS)
    confirm(counter, supervisor, day(11, 18))
    clock.pass_to(local(2026, 11, 20, 8))
    (moved,) = moved_by(counter, supervisor, day(11, 18, DayKind.MAKE_UP))
    assert moved.passed and not moved.later
    answer = confirm(counter, supervisor, day(11, 18, DayKind.MAKE_UP))
    assert (answer.moved, answer.kept) == ((), (received.code,))
    assert promised(counter, received.dossier_id) == "20/11 17:30"


def test_finished_dossiers_and_mere_names_move_nothing(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    brought_to(counter, DossierState.RESULT_READY)
    brought_to(counter, DossierState.STOPPED)
    builders.receive(counter, None, MARRIAGE_STATUS)
    holiday = next(one for one in counter.office.calendar_year(2026)[0] if one.day.month == 11)
    assert moved_by(counter, supervisor, replace(holiday, name="Nghỉ")) == ()
    keys = {one.dossier_id for one in moved_by(counter, supervisor, day(11, 17))}
    assert {counter.dossiers.card(clerk, key).row.state for key in keys} == {DossierState.RECEIVED}


def test_whoever_only_keeps_the_office_does_not_decide_about_promises(
    counter: Counter, clerk: Actor
) -> None:
    keeper = replace(clerk, role=Role.ADMINISTRATOR)
    assert moved_by(counter, keeper, day(11, 18)) == ()
    counter.office.confirm_year(keeper, 2026, with_days(counter), NOTICE)
    builders.receive(counter, None, MARRIAGE_STATUS)
    with pytest.raises(RuleError, match="thẩm quyền"):
        moved_by(counter, keeper, day(11, 18))
    with pytest.raises(RuleError, match="thẩm quyền"):
        counter.office.confirm_year(keeper, 2026, with_days(counter, day(11, 18)), NOTICE)


def test_stopped_half_way_nothing_has_happened(counter: Counter, supervisor: Actor) -> None:
    received = [builders.receive(counter, None, MARRIAGE_STATUS) for _ in range(3)]
    before = counter.office.calendar_year(2026)
    keys = frozenset(one.dossier_id for one in received)

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        counter.office.confirm_year(
            supervisor,
            2026,
            with_days(counter, day(11, 18)),
            NOTICE,
            PromiseDecision(shown=keys, move=keys),
            stop,
        )
    assert counter.office.calendar_year(2026) == before
    assert [promised(counter, key) for key in sorted(keys)] == ["19/11 17:30"] * 3


def test_another_counter_takes_the_decision_over_whatever_its_own_calendar_says(
    at: Open, stick: Path
) -> None:
    here, there = at(1), at(2)
    moved, kept = (builders.receive(there, None, MARRIAGE_STATUS) for _ in range(2))
    by = builders.supervisor(there)
    decision = PromiseDecision(
        shown=frozenset({moved.dossier_id, kept.dossier_id}), move=frozenset({moved.dossier_id})
    )
    there.office.confirm_year(by, 2026, with_days(there, day(11, 18)), NOTICE, decision)
    merged(here, exported(there, stick))
    with here.context.database.read() as session:
        keys = dict(session.execute(select(Dossier.code, Dossier.id)).all())
    assert promised(here, keys[moved.code]) == "20/11 17:30"
    assert promised(here, keys[kept.code]) == "19/11 17:30"
    card = here.dossiers.card(builders.actor(here), keys[moved.code])
    assert "(18 nghỉ: Mất điện toàn phường)" in card.explanation


def at_work(counter: Counter, clerk: Actor) -> int:
    key = builders.receive(counter, clerk, MARRIAGE_STATUS).dossier_id
    counter.dossiers.hand_over(HandOver(clerk, (key,)))
    return key


def wait(counter: Counter, clerk: Actor, clock: SetClock, key: int, *, days: int) -> None:
    """Stop the clock, pass ``days``, and let it run again."""
    command = RequestSupplement(
        actor=clerk,
        dossier_id=key,
        papers=(MISSING,),
        reason_class=SupplementReason.MISSING,
        reason="thiếu",
        again=True,
    )
    counter.dossiers.request_supplement(command)
    clock.forward(days=days)
    act(counter, clerk, Action.ACCEPT_SUPPLEMENT, key)


def content(counter: Counter, print_id: int) -> str:
    with counter.context.database.read() as session:
        return session.get_one(PrintRecord, print_id).content
