"""Each difference names the dossiers that explain it, over a day with one of each kind."""

from app.domain.fees import FeeInput
from app.domain.reconciliation import Difference, Sum
from app.domain.roles import Actor
from app.services.commands import HandOver, TakeStep
from app.services.counter import Counter
from tests import builders, busy_day
from tests.builders import CERTIFIED_COPY


def paid(counter: Counter, by: Actor, number: str) -> int:
    fee = FeeInput(copies=2, pages=1)
    return builders.receive(
        counter, by, CERTIFIED_COPY, fee=fee, fee_paid=True, fee_receipt_number=number
    ).dossier_id


def test_numbers_are_proven_from_one_to_the_last(busy: Counter, supervisor: Actor) -> None:
    builders.change_store(
        busy,
        "UPDATE print_records SET state = 'printed' WHERE dossier_id IN "
        "(SELECT id FROM dossiers WHERE received_on = ? AND state = 'received')",
        busy_day.DAY.isoformat(),
    )
    held = busy.closing.reconciliation(supervisor, busy_day.DAY)
    (series,) = held.series
    explained = sum(
        len(held.differences.get(kind, ()))
        for kind in (Difference.UNPRINTED, Difference.NOT_WANTED, Difference.CANCELLED)
    )
    assert (series.series, series.last, series.cancelled, series.missing) == ("TN10", 7, 1, ())
    assert held.expected(Sum.SLIPS) + explained == series.last
    assert held.expected(Sum.SLIPS) == 4


def test_money_without_its_number_and_numbers_of_two_are_named(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    first, twice, bare, low = (paid(counter, clerk, one) for one in ("0105", "0105", "", "0101"))
    owed = builders.receive(counter, clerk, CERTIFIED_COPY, fee=FeeInput()).dossier_id
    gone = paid(counter, clerk, "0106")
    counter.dossiers.cancel(TakeStep(supervisor, gone, "nhập nhầm"))
    held = counter.closing.reconciliation(supervisor, counter.context.today())
    found = held.differences
    assert found[Difference.USED_TWICE] == (first, twice)
    assert found[Difference.NO_NUMBER] == (bare,)
    assert found[Difference.OUT_OF_ORDER] == (low,)
    assert found[Difference.UNPAID] == (owed,)
    assert found[Difference.CANCELLED_PAID] == (gone,)
    cash = held.sums[0]
    assert (cash.means, cash.count, held.expected(Sum.CASH)) == ("cash", 5, cash.amount)


def test_what_was_handed_over_is_held_against_the_lists_of_the_day(
    busy: Counter, clerk: Actor, supervisor: Actor
) -> None:
    before = busy.closing.reconciliation(supervisor, busy_day.DAY)
    assert before.differences[Difference.NOT_LISTED] == (before.handed_over[0][0],)
    busy.papers.hand_over_lists(clerk, busy_day.DAY)
    late = builders.receive(busy, clerk).dossier_id
    busy.dossiers.hand_over(HandOver(clerk, (late,), "Tư pháp"))
    after = busy.closing.reconciliation(supervisor, busy_day.DAY)
    assert after.differences[Difference.NOT_LISTED] == (late,)
    assert after.expected(Sum.PAPERS) == 2
