"""The cash list adds up to what was taken that day, no more and no less."""

from datetime import timedelta

import pytest

from app.domain.fees import FeeInput, PaymentMeans
from app.domain.roles import Actor
from app.errors import RuleError
from app.services.counter import Counter
from tests import builders
from tests.builders import BIRTH_REGISTRATION, CERTIFIED_COPY, SetClock
from tests.services.papers.issued import documents


def pay(counter: Counter, by: Actor, number: str) -> str:
    fee = FeeInput(copies=2, pages=3)
    return builders.receive(
        counter, by, CERTIFIED_COPY, fee=fee, fee_paid=True, fee_receipt_number=number
    ).code


def test_every_sum_of_the_day_is_a_line(counter: Counter, clerk: Actor, clock: SetClock) -> None:
    pay(counter, clerk, "0001")
    clock.forward(days=1)
    codes = [pay(counter, clerk, "0002"), pay(counter, clerk, "0003")]
    builders.receive(counter, clerk, CERTIFIED_COPY, fee=FeeInput(copies=1, pages=1))
    (sheet,) = documents(counter, counter.papers.cash_list(clerk, counter.context.today()))
    assert [line.code for line in sheet.lines] == codes
    assert [line.receipt_number for line in sheet.lines] == ["0002", "0003"]
    assert sheet.total == 2 * sheet.lines[0].amount > 0
    assert sheet.made_by == clerk.name


def test_a_clerks_own_list_has_her_sums_alone(counter: Counter, clerk: Actor) -> None:
    colleague = builders.actor(counter, 1)
    own = pay(counter, clerk, "1")
    pay(counter, colleague, "2")
    today = counter.context.today()
    (sheet,) = documents(counter, counter.papers.cash_list(clerk, today, clerk.clerk_id))
    assert [line.code for line in sheet.lines] == [own]
    assert sheet.clerk_name == clerk.name


def test_a_day_without_money_has_no_list(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError, match="chưa thu"):
        counter.papers.cash_list(clerk, counter.context.today() - timedelta(days=1))


def test_how_each_sum_was_paid_and_what_was_waived_stand_in_the_list(
    counter: Counter, clerk: Actor
) -> None:
    pay(counter, clerk, "0001")
    fee = FeeInput(copies=1, pages=1)
    builders.receive(
        counter, clerk, CERTIFIED_COPY, fee=fee, fee_paid=True, fee_means=PaymentMeans.TRANSFER
    )
    poor = FeeInput(variant="Đăng ký quá hạn", exemption="Thuộc hộ nghèo")
    builders.receive(counter, clerk, BIRTH_REGISTRATION, fee=poor)
    (sheet,) = documents(counter, counter.papers.cash_list(clerk, counter.context.today()))
    assert [(line.means, line.exemption, line.taken_by) for line in sheet.lines] == [
        ("Tiền mặt", "", clerk.name),
        ("Chuyển khoản", "", clerk.name),
        ("", "Thuộc hộ nghèo", clerk.name),
    ]
    assert sheet.by_means() == {"Tiền mặt": sheet.total - 2000, "Chuyển khoản": 2000}
