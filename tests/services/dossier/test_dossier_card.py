"""The card: everything a clerk may see of a dossier, and its history in words."""

from datetime import date

import pytest
from sqlalchemy import select

from app.domain.dossier_state import Action, DossierState
from app.domain.event_words import in_words
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import NotFoundError
from app.models.office import AuditRecord
from app.services.commands import HandOver, RecordResult, ReturnResult, TakeStep
from app.services.counter import Counter
from tests import builders
from tests.builders import CERTIFIED_COPY, SetClock


def test_a_dossier_that_is_not_there_is_told(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(NotFoundError, match="Không tìm thấy hồ sơ"):
        counter.dossiers.card(clerk, 1)


def test_the_card_offers_the_steps_this_person_may_take(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    key = builders.receive(counter).dossier_id
    # What is noted of other systems, outages and the archive has pages of its own.
    at_the_desk = [
        one
        for one in counter.dossiers.card(clerk, key).actions
        if one not in (Action.NOTE_OFFICIAL, Action.EXCLUDE, Action.REPROMISE, Action.MOVE)
    ]
    assert at_the_desk == [
        Action.RETURN_RESULT,
        Action.HAND_OVER,
        Action.EXTEND,
        Action.CORRECT,
        Action.WITHDRAW,
        Action.STOP,
    ]
    assert Action.CANCEL in counter.dossiers.card(supervisor, key).actions


def test_whoever_brings_a_dossier_for_themselves_is_its_submitter(
    counter: Counter, clerk: Actor
) -> None:
    key = builders.receive(counter).dossier_id
    card = counter.dossiers.card(clerk, key)
    assert card.submitter_name == card.row.applicant_name


def test_nothing_is_owed_where_nothing_is_charged(counter: Counter, clerk: Actor) -> None:
    free = builders.receive(counter).dossier_id
    charged = builders.receive(counter, None, CERTIFIED_COPY).dossier_id
    assert counter.dossiers.card(clerk, free).fee_paid
    assert not counter.dossiers.card(clerk, charged).fee_paid


def test_the_history_is_told_in_words_newest_first(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    key = builders.receive(counter).dossier_id
    name = counter.dossiers.card(clerk, key).row.applicant_name
    clock.forward(minutes=10)
    counter.dossiers.hand_over(HandOver(clerk, (key,), "Bộ phận Tư pháp"))
    clock.forward(minutes=10)
    counter.dossiers.record_result(
        RecordResult(clerk, key, "12/2026", date(2026, 11, 16), "Lê Văn Chủ tịch")
    )
    clock.forward(minutes=10)
    counter.dossiers.return_result(
        ReturnResult(actor=clerk, dossier_id=key, collector_name=name, slip_lost=True)
    )
    clock.forward(minutes=10)
    counter.dossiers.undo_return(TakeStep(supervisor, key, "trả nhầm người"))
    card = counter.dossiers.card(clerk, key)
    assert [(line.action, line.text) for line in card.history] == [
        (
            "Hoàn tác trả kết quả",
            "Chuyển sang «Có kết quả, chờ trả»; lý do: trả nhầm người",
        ),
        ("Trả kết quả", f"Người nhận: {name}; mất giấy hẹn"),
        (
            "Nhận kết quả từ chuyên môn",
            (
                "Kết quả số 12/2026; ký ngày 16/11/2026; người ký Lê Văn Chủ tịch; "
                "chuyển sang «Có kết quả, chờ trả»"
            ),
        ),
        ("Chuyển bộ phận chuyên môn", "Chuyển Bộ phận Tư pháp; chuyển sang «Đang giải quyết»"),
        ("Tiếp nhận hồ sơ", "Hẹn trả 17:30 16/11/2026"),
    ]
    assert [line.clerk_name for line in card.history][:2] == [supervisor.name, clerk.name]
    assert card.history[-1].occurred_at == local(2026, 11, 16, 9, 10)


@pytest.mark.parametrize("action", Action)
def test_every_step_can_be_told_even_without_facts(action: Action) -> None:
    assert isinstance(in_words(action, {}), str)


def test_where_a_step_led_is_told_by_its_label() -> None:
    told = in_words(Action.REQUEST_SUPPLEMENT, {"to": DossierState.AWAITING_SUPPLEMENT})
    assert told == "Chuyển sang «Chờ bổ sung»"


def test_looking_somebody_up_by_identity_number_is_noted(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter).dossier_id
    counter.dossiers.note_look_up(clerk, key)
    with counter.context.database.read() as session:
        (noted,) = session.scalars(
            select(AuditRecord).where(AuditRecord.action == "look_up_by_identity")
        )
    assert (noted.clerk_id, noted.detail) == (clerk.clerk_id, str(key))


def test_an_open_promise_tells_how_much_office_time_is_left(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = builders.receive(counter, None, "1.004873").dossier_id
    course = counter.dossiers.card(clerk, key).course
    # From 09:10 on Monday to 17:30 on Thursday.
    assert course.minutes_left is not None
    assert divmod(course.minutes_left, course.minutes_a_day) == (3, 410)
    assert course.unconfirmed_years == ()
    counter.dossiers.hand_over(HandOver(clerk, (key,)))
    counter.dossiers.record_result(RecordResult(clerk, key))
    assert counter.dossiers.card(clerk, key).course.minutes_left is None


def test_an_open_promise_into_a_year_nobody_confirmed_says_so(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    chosen = {"promised_at": local(2027, 1, 20, 11), "override_reason": "chờ lịch nghỉ Tết"}
    key = builders.receive(counter, None, "1.004873", **chosen).dossier_id
    assert counter.dossiers.card(clerk, key).course.unconfirmed_years == (2027,)
    days, _ = counter.office.calendar_year(2027)
    counter.office.confirm_year(supervisor, 2027, days, "1/TB-BNV")
    assert counter.dossiers.card(clerk, key).course.unconfirmed_years == ()
