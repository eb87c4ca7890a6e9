"""The money of a period is that of its days."""

from datetime import timedelta

from app.domain.fees import FeeInput, PaymentMeans
from app.domain.reports.report import ReportKind, ReportOrder
from app.domain.roles import Actor
from app.services.commands import HandOver
from app.services.counter import Counter
from app.services.step_commands import ConfirmPayment, CorrectDossier, RequestPayment
from tests import builders
from tests.builders import CERTIFIED_COPY, SetClock


def test_the_money_of_a_period_is_the_sum_of_its_days(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    first = counter.context.today()
    paid, owing = (
        builders.receive(
            counter, clerk, CERTIFIED_COPY, fee=FeeInput(copies=1, pages=1), fee_paid=paid
        ).dossier_id
        for paid in (True, False)
    )
    counter.dossiers.hand_over(HandOver(clerk, (owing,), "Địa chính"))
    counter.dossiers.request_payment(
        RequestPayment(actor=clerk, dossier_id=owing, notice_number="12", amount=300_000)
    )
    clock.forward(days=1)
    counter.dossiers.correct(
        CorrectDossier(
            actor=clerk,
            dossier_id=paid,
            reason="đếm nhầm số bản",
            fee=FeeInput(copies=3, pages=1),
            fee_settled=True,
        )
    )
    clock.forward(days=1)
    counter.dossiers.confirm_payment(
        ConfirmPayment(
            actor=clerk, dossier_id=owing, receipt_number="77", means=PaymentMeans.TRANSFER
        )
    )
    days = [first + timedelta(days=number) for number in range(3)]
    lead = builders.supervisor(counter)
    by_day = [sum(one.amount for one in counter.days.takings(lead, day, None)) for day in days]

    def told(since: int) -> tuple[list[object], object]:
        order = ReportOrder(kind=ReportKind.FEES, first=days[since], last=days[-1])
        table = counter.reports.make(lead, order).sections[3].table
        return [row[-2] for row in table.rows], table.totals[-2]

    assert all(by_day)
    assert told(0) == (by_day, sum(by_day))
    # What was received before the period counts, too, when its money came in it.
    assert told(1) == (by_day[1:], sum(by_day[1:]))
