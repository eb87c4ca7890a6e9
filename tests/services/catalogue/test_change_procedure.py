"""A procedure changes from a day on; what was received before keeps what it was promised."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.audited import Audited
from app.domain.catalogue import CatalogueState, as_draft
from app.domain.roles import Actor
from app.domain.time_limit import LimitUnit, TimeLimit
from app.errors import InputError, RuleError
from app.services.catalogue_commands import ChangeProcedure, ConfirmProcedure, EndProcedure
from app.services.counter import Counter
from tests import builders
from tests.services.catalogue.edits import BIRTH, audited, change, entry, newest

THREE_DAYS = TimeLimit(3, LimitUnit.WORKING_DAYS)


def limit_now(counter: Counter) -> TimeLimit:
    return counter.context.procedure(BIRTH, counter.context.today()).procedure.limit


def test_nothing_the_program_came_with_is_verified(counter: Counter) -> None:
    states = {one.state for one in counter.catalogue.entries()}
    assert CatalogueState.UNVERIFIED in states
    assert CatalogueState.VERIFIED not in states


def test_a_dossier_keeps_the_version_of_its_reception(
    counter: Counter, clerk: Actor, clock: builders.SetClock
) -> None:
    before = builders.receive(counter, clerk)
    change(counter, limit=THREE_DAYS, short_name="Khai sinh mới")
    after = builders.receive(counter, clerk)
    cards = [counter.dossiers.card(clerk, one.dossier_id) for one in (before, after)]
    assert [card.limit_in_words for card in cards] == ["trong ngày", "3 ngày làm việc"]
    assert [card.row.procedure_name for card in cards] == ["Đăng ký khai sinh", "Khai sinh mới"]


def test_a_version_of_a_day_to_come_waits_for_it(
    counter: Counter, clock: builders.SetClock
) -> None:
    change(counter, counter.context.today() + timedelta(days=15), limit=THREE_DAYS)
    assert limit_now(counter).unit is LimitUnit.SAME_DAY
    coming = entry(counter).next
    assert coming is not None
    assert coming.limit == THREE_DAYS
    clock.forward(days=15)
    assert limit_now(counter) == THREE_DAYS
    assert entry(counter).next is None


def test_the_audit_tells_what_stood_there_before_and_after(counter: Counter) -> None:
    change(counter, limit=THREE_DAYS)
    (line,) = audited(counter, Audited.CHANGE_PROCEDURE)
    assert line.about == (
        "1.001193 từ 16/11/2026 (QĐ 123/QĐ-UBND): Thời hạn: trong ngày → 3 ngày làm việc"
    )


def test_a_new_procedure_is_added_and_can_be_received(counter: Counter, clerk: Actor) -> None:
    draft = as_draft(entry(counter).shown, counter.context.today())
    new = replace(draft, code="3.000999", name="Thủ tục mới", short_name="Thủ tục mới")
    command = ChangeProcedure(
        actor=builders.supervisor(counter), procedure=new, seen=0, basis="QĐ 1", confirmed=True
    )
    counter.catalogue.change(command)
    added = entry(counter, "3.000999")
    assert added.state is CatalogueState.VERIFIED
    assert added.shown.confirmed is not None
    assert added.shown.confirmed.basis == "QĐ 1"
    assert counter.dossiers.promise("3.000999").due
    with pytest.raises(InputError, match="đã có") as refused:
        counter.catalogue.change(command)
    assert refused.value.field == "code"


def test_a_change_of_the_past_without_a_basis_or_of_nothing_is_refused(counter: Counter) -> None:
    today = counter.context.today()
    with pytest.raises(InputError) as refused:
        change(counter, today - timedelta(days=1), limit=THREE_DAYS)
    assert refused.value.field == "valid_from"
    with pytest.raises(RuleError, match="không khác"):
        change(counter)
    draft = as_draft(entry(counter).shown, today)
    actor = builders.supervisor(counter)
    command = ChangeProcedure(actor=actor, procedure=draft, seen=newest(counter), basis=" ")
    with pytest.raises(InputError) as without:
        counter.catalogue.change(command)
    assert without.value.field == "basis"


def test_an_unusable_version_is_refused_at_its_field(counter: Counter) -> None:
    with pytest.raises(InputError) as refused:
        change(counter, name=" ")
    assert refused.value.field == "name"
    with pytest.raises(InputError, match="Phông chữ"):
        change(counter, name="Đăng ký 漢字")
    assert len(entry(counter).versions) == 1


def test_who_looked_before_somebody_else_saved_is_told(counter: Counter) -> None:
    seen = newest(counter)
    change(counter, limit=THREE_DAYS)
    draft = as_draft(entry(counter).shown, counter.context.today())
    command = ChangeProcedure(
        actor=builders.supervisor(counter),
        procedure=replace(draft, home_delivery=False),
        seen=seen,
        basis="QĐ 2",
    )
    with pytest.raises(RuleError, match="vừa sửa"):
        counter.catalogue.change(command)


def test_a_procedure_that_ends_is_offered_no_more_from_that_day(
    counter: Counter, clock: builders.SetClock
) -> None:
    command = EndProcedure(
        actor=builders.supervisor(counter),
        code=BIRTH,
        seen=newest(counter),
        from_day=counter.context.today() + timedelta(days=1),
        basis="QĐ bãi bỏ 9",
    )
    counter.catalogue.end(command)
    assert BIRTH in {one.code for one in counter.dossiers.procedures()}
    clock.forward(days=1)
    assert BIRTH not in {one.code for one in counter.dossiers.procedures()}
    assert entry(counter).state is CatalogueState.ENDED
    again = replace(command, seen=newest(counter), from_day=counter.context.today())
    with pytest.raises(RuleError, match="không cần kết thúc"):
        counter.catalogue.end(again)
    assert "Còn áp dụng: có → không" in audited(counter, Audited.END_PROCEDURE)[0].about


def test_a_version_is_confirmed_by_a_person_on_a_decision(counter: Counter) -> None:
    shown = entry(counter).shown
    actor = builders.supervisor(counter)
    counter.catalogue.confirm(
        ConfirmProcedure(actor=actor, code=BIRTH, version=shown.version, basis="QĐ 45/QĐ-BTP")
    )
    confirmed = entry(counter)
    assert confirmed.state is CatalogueState.VERIFIED
    assert confirmed.shown.confirmed is not None
    assert (confirmed.shown.confirmed.by, confirmed.shown.confirmed.on) == (
        actor.name,
        counter.context.today(),
    )
    assert audited(counter, Audited.CONFIRM_PROCEDURE)[0].about == "1.001193 (QĐ 45/QĐ-BTP)"
    # What is changed afterwards has been compared by nobody.
    change(counter, limit=THREE_DAYS)
    assert entry(counter).state is CatalogueState.UNVERIFIED
