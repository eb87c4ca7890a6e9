"""Money is counted on the day it changed hands, by whoever took it, however the fee stands now."""

from app.domain.fees import FeeInput, PaymentMeans
from app.domain.roles import Actor
from app.domain.takings import cash_of
from app.services.commands import HandOver
from app.services.counter import Counter
from app.services.day.takings import open_differences, takings_of
from app.services.step_commands import ConfirmPayment, CorrectDossier, RequestPayment
from tests import builders
from tests.builders import CERTIFIED_COPY, SetClock


def test_a_difference_counts_on_the_day_it_was_settled(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    first = counter.context.today()
    fee = FeeInput(copies=1, pages=1)
    settled, left = (
        builders.receive(
            counter, clerk, CERTIFIED_COPY, fee=fee, fee_paid=True, fee_receipt_number=number
        ).dossier_id
        for number in ("0001", "0002")
    )
    clock.forward(days=1)
    second, colleague = counter.context.today(), builders.actor(counter, 1)
    for key, yes, number in ((settled, True, "0003"), (left, False, "")):
        counter.dossiers.correct(
            CorrectDossier(
                actor=colleague,
                dossier_id=key,
                reason="đếm nhầm số bản",
                fee=FeeInput(copies=3, pages=1),
                fee_settled=yes,
                fee_receipt_number=number,
            )
        )
    with counter.context.database.read() as session:
        before, after = takings_of(session, first), takings_of(session, second)
        assert open_differences(session, second) == (left,)
    price = before[0].amount
    assert [(one.amount, one.receipt_number) for one in before] == [
        (price, "0001"),
        (price, "0002"),
    ]
    assert [(one.dossier_id, one.amount, one.receipt_number, one.taken_by) for one in after] == [
        (settled, 2 * price, "0003", colleague.name)
    ]
    assert cash_of(after) == 2 * price > 0


def test_an_obligation_counts_when_it_was_paid_here(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    keys = [builders.receive(counter, clerk).dossier_id for _ in range(2)]
    counter.dossiers.hand_over(HandOver(clerk, tuple(keys), "Địa chính"))
    for key in keys:
        counter.dossiers.request_payment(
            RequestPayment(actor=clerk, dossier_id=key, notice_number="12", amount=300_000)
        )
    clock.forward(days=2)
    for key, means in zip(keys, (PaymentMeans.TRANSFER, None), strict=True):
        counter.dossiers.confirm_payment(
            ConfirmPayment(actor=clerk, dossier_id=key, receipt_number="77", means=means)
        )
    with counter.context.database.read() as session:
        takings = takings_of(session, counter.context.today())
    assert [(one.dossier_id, one.amount, one.means) for one in takings] == [
        (keys[0], 300_000, "transfer")
    ]
