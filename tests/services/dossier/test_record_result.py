"""The instant a result comes to the desk decides on time or late."""

from datetime import date, datetime, timedelta

import pytest

from app.domain.dossier_state import DossierState
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import InputError
from app.services.commands import HandOver, RecordResult, TakeStep
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock


@pytest.fixture
def in_process(counter: Counter, clerk: Actor, clock: SetClock) -> int:
    """A dossier received at 9:10 and handed over; it is an hour later now."""
    key = builders.receive(counter).dossier_id
    counter.dossiers.hand_over(HandOver(clerk, (key,)))
    clock.forward(hours=1)
    return key


def test_a_result_is_finished_when_it_is_noted(
    counter: Counter, clerk: Actor, clock: SetClock, in_process: int
) -> None:
    counter.dossiers.record_result(RecordResult(clerk, in_process))
    card = counter.dossiers.card(clerk, in_process)
    assert card.row.state is DossierState.RESULT_READY
    assert card.finished_at == clock.now()


def test_a_result_that_lay_in_the_tray_was_finished_when_it_came(
    counter: Counter, clerk: Actor, in_process: int
) -> None:
    came = local(2026, 11, 16, 9, 40)
    counter.dossiers.record_result(RecordResult(clerk, in_process, finished_at=came))
    assert counter.dossiers.card(clerk, in_process).finished_at == came


@pytest.mark.parametrize(
    "impossible", [local(2026, 11, 16, 10, 11), local(2026, 11, 16, 9, 9)], ids=["future", "before"]
)
def test_no_result_comes_from_the_future_or_before_its_dossier(
    counter: Counter, clerk: Actor, in_process: int, impossible: datetime
) -> None:
    with pytest.raises(InputError) as caught:
        counter.dossiers.record_result(RecordResult(clerk, in_process, finished_at=impossible))
    assert caught.value.field == "finished_at"
    assert counter.dossiers.card(clerk, in_process).row.state is DossierState.IN_PROCESS


def test_the_day_a_result_was_signed_on_has_come_and_stands_on_the_card(
    counter: Counter, clerk: Actor, in_process: int
) -> None:
    today = date(2026, 11, 16)
    with pytest.raises(InputError) as caught:
        counter.dossiers.record_result(
            RecordResult(clerk, in_process, "12/GKS", today + timedelta(days=1))
        )
    assert caught.value.field == "document_date"
    counter.dossiers.record_result(RecordResult(clerk, in_process, "12/GKS", today, "Hà"))
    card = counter.dossiers.card(clerk, in_process)
    assert card.course.result_day == today
    assert card.history[0].text == (
        "Kết quả số 12/GKS; ký ngày 16/11/2026; người ký Hà; chuyển sang «Có kết quả, chờ trả»"
    )
    counter.dossiers.undo_result(TakeStep(clerk, in_process, "nhầm hồ sơ"))
    assert counter.dossiers.card(clerk, in_process).course.result_day is None
