"""What ought to be among the scanned, by the store or by a printed list."""

from datetime import timedelta

import pytest

from app.domain.batch import BatchKind
from app.domain.channel import DeliveryWay
from app.domain.roles import Actor
from app.services.answers import Received
from app.services.commands import RecordResult
from app.services.counter import Counter
from app.services.step_commands import SendOut
from tests.builders import change_store
from tests.services.scans.batches import HOME, POST, at_desk, ready, under_way


def codes(counter: Counter, clerk: Actor, kind: BatchKind, list_id: int | None = None) -> list[str]:
    return [row.code for row in counter.scans.expected(clerk, kind, list_id)]


def of(*received: Received) -> list[str]:
    return [one.code for one in received]


def test_what_is_still_at_the_desk_is_to_be_handed_over(counter: Counter, clerk: Actor) -> None:
    waiting = at_desk(counter)
    under_way(counter)
    assert codes(counter, clerk, BatchKind.HAND_OVER) == of(waiting)


def test_results_promised_for_today_or_earlier_should_have_come_back(
    counter: Counter, clerk: Actor
) -> None:
    due = under_way(counter)
    change_store(
        counter,
        "UPDATE dossiers SET promised_on = ? WHERE id = ?",
        (counter.context.today() + timedelta(days=1)).isoformat(),
        under_way(counter).dossier_id,
    )
    came = under_way(counter)
    counter.dossiers.record_result(RecordResult(clerk, came.dossier_id))
    assert codes(counter, clerk, BatchKind.RESULTS) == of(due)


def test_each_round_takes_what_waits_for_it(counter: Counter, clerk: Actor) -> None:
    home, post = ready(counter, **HOME), ready(counter, **POST)
    ready(counter)
    assert codes(counter, clerk, BatchKind.HOME_ROUND) == of(home)
    assert codes(counter, clerk, BatchKind.POST_ROUND) == of(post)


def test_what_has_left_is_expected_home_and_nothing_else(counter: Counter, clerk: Actor) -> None:
    gone, still = ready(counter, **HOME), ready(counter, **HOME)
    posted = ready(counter, **POST)
    asked = counter.papers.delivery_list(clerk, DeliveryWay.AT_HOME)
    for one, way in ((gone, DeliveryWay.AT_HOME), (posted, DeliveryWay.POST)):
        counter.dossiers.send_out(
            SendOut(actor=clerk, dossier_id=one.dossier_id, way=way, carrier="anh Ba")
        )
    assert codes(counter, clerk, BatchKind.HOME_ROUND) == of(still)
    assert codes(counter, clerk, BatchKind.ROUND_BACK) == of(gone, posted)
    (paper,) = counter.scans.paper_lists(clerk, BatchKind.ROUND_BACK)
    assert paper.print_id == asked.print_ids[0]
    assert codes(counter, clerk, BatchKind.ROUND_BACK, paper.print_id) == of(gone)
    assert codes(counter, clerk, BatchKind.HOME_ROUND, paper.print_id) == of(still)


def test_citizens_come_by_chance(counter: Counter, clerk: Actor) -> None:
    ready(counter)
    assert counter.scans.expected(clerk, BatchKind.RETURN) == ()
    assert counter.scans.paper_lists(clerk, BatchKind.RETURN) == ()


@pytest.mark.parametrize("kind", [BatchKind.HAND_OVER, BatchKind.RESULTS])
def test_a_printed_hand_over_list_says_what_should_be_there(
    counter: Counter, clerk: Actor, kind: BatchKind
) -> None:
    listed = under_way(counter, "Tư pháp – Hộ tịch"), under_way(counter, "Tư pháp – Hộ tịch")
    under_way(counter, "Địa chính")
    day = counter.context.today()
    ids = tuple(one.dossier_id for one in listed)
    asked = counter.papers.hand_over_lists(clerk, day, ids)
    (paper,) = counter.scans.paper_lists(clerk, kind)
    assert (paper.print_id, paper.count) == (asked.print_ids[0], 2)
    assert "Tư pháp – Hộ tịch" in paper.title
    assert codes(counter, clerk, kind, paper.print_id) == of(*listed)
    counter.dossiers.record_result(RecordResult(clerk, listed[0].dossier_id))
    assert codes(counter, clerk, kind, paper.print_id) == of(listed[1])


def test_the_lists_of_the_two_rounds_are_not_mixed_up(counter: Counter, clerk: Actor) -> None:
    home = ready(counter, **HOME)
    ready(counter, **POST)
    counter.papers.delivery_list(clerk, DeliveryWay.POST)
    asked = counter.papers.delivery_list(clerk, DeliveryWay.AT_HOME)
    (paper,) = counter.scans.paper_lists(clerk, BatchKind.HOME_ROUND)
    assert paper.print_id == asked.print_ids[0]
    assert codes(counter, clerk, BatchKind.HOME_ROUND, paper.print_id) == of(home)


def test_a_list_that_is_gone_expects_nothing(counter: Counter, clerk: Actor) -> None:
    under_way(counter)
    assert codes(counter, clerk, BatchKind.RESULTS, 999) == []
