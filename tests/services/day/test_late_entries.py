"""What is written down for a closed day is let in by somebody who leads, and says so for good."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.domain.dossier_code import LocalCode
from app.domain.roles import Actor
from app.errors import RuleError
from app.models.dossier import UnmatchedReturn
from app.services.commands import HandOver, ReturnUnmatched
from app.services.counter import Counter
from app.services.day.late_entries import ALLOWED_FOR_SECONDS
from app.services.day_commands import AllowLate
from tests import builders
from tests.builders import CLERK_PIN, SetClock


def allow(counter: Counter, clerk: Actor, by: Actor, secret: str = CLERK_PIN) -> None:
    day = counter.context.today()
    counter.closing.allow_late(AllowLate(actor=clerk, day=day, by_id=by.clerk_id, secret=secret))


def test_a_clerk_needs_somebody_who_leads_until_the_next_morning(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    early, day = builders.receive(counter, clerk), counter.context.today()
    counter.days.close(supervisor, day)
    clock.forward(minutes=5)
    with pytest.raises(RuleError, match="đã chốt"):
        builders.receive(counter, clerk)
    with pytest.raises(RuleError, match="đã chốt"):
        counter.dossiers.hand_over(HandOver(clerk, (early.dossier_id,)))
    with pytest.raises(RuleError, match="Vai trò"):
        allow(counter, clerk, builders.actor(counter, 1))
    with pytest.raises(RuleError, match="PIN"):
        allow(counter, clerk, supervisor, "0000")
    allow(counter, clerk, supervisor)
    late = builders.receive(counter, clerk)
    counter.dossiers.hand_over(HandOver(clerk, (early.dossier_id,)))
    with pytest.raises(RuleError):
        builders.receive(counter, builders.actor(counter, 1))
    clock.forward(seconds=ALLOWED_FOR_SECONDS + 1)
    with pytest.raises(RuleError, match="đã chốt"):
        builders.receive(counter, clerk)
    held = counter.closing.reconciliation(supervisor, day)
    assert [(one.code, one.allowed_by) for one in held.late] == [
        (late.code, supervisor.name),
        (early.code, supervisor.name),
    ]
    clock.forward(days=1)
    builders.receive(counter, clerk)


def test_a_result_of_another_counter_is_let_in_in_the_same_way(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    code = str(LocalCode(4, 0, counter.context.today(), 1))
    command = ReturnUnmatched(
        actor=clerk,
        code=code,
        collector_name="Bùi Thu Ửng",
        collector_identity="001185012345",
        collector_relation="giấy ủy quyền số 5",
    )
    counter.days.close(supervisor, counter.context.today())
    clock.forward(minutes=5)
    with pytest.raises(RuleError, match="đã chốt"):
        counter.dossiers.return_unmatched(command)
    allow(counter, clerk, supervisor)
    counter.dossiers.return_unmatched(command)
    with counter.context.database.read() as session:
        note = session.scalar(select(UnmatchedReturn.note))
    assert note == f"(ngày đã chốt, {supervisor.name} cho nhập)"


def test_the_mark_stands_in_the_history_and_on_the_sheet_and_waits_for_another_closing(
    counter: Counter, supervisor: Actor, clock: SetClock
) -> None:
    day = counter.context.today()
    counter.days.close(supervisor, day)
    clock.forward(minutes=5)
    late = builders.receive(counter, supervisor)
    (line,) = counter.dossiers.card(supervisor, late.dossier_id).history
    assert f"nhập sau chốt, {supervisor.name} cho phép" in line.text
    assert counter.closing.reconciliation(supervisor, day).newer == 1
    counter.closing.close_again(supervisor, day, "một hồ sơ đến muộn")
    held = counter.closing.reconciliation(supervisor, day)
    assert (held.newer, len(held.late)) == (0, 1)
    sheet = counter.days.sheet(supervisor, day)
    assert [one.code for one in sheet.late] == [late.code]
    assert any("chốt lại" in finding for finding in sheet.findings)
    assert counter.closing.reconciliation(supervisor, day - timedelta(days=1)).late == ()
