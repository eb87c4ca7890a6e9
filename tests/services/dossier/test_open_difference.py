"""What a correction leaves to collect of a paid fee is asked for until it has been taken."""

import pytest

from app.domain.dossier_state import Action
from app.domain.fees import FeeInput, PaymentMeans
from app.domain.roles import Actor
from app.errors import InputError
from app.services.commands import ReturnResult
from app.services.counter import Counter
from app.services.day.takings import open_differences, takings_of
from app.services.step_commands import CorrectDossier
from tests import builders
from tests.builders import CERTIFIED_COPY, SetClock
from tests.steps import act


def corrected(counter: Counter, clerk: Actor, key: int, **changes: object) -> None:
    command = CorrectDossier(actor=clerk, dossier_id=key, reason="đếm nhầm", **changes)  # pyright: ignore[reportArgumentType]
    counter.dossiers.correct(command)


def with_rest(counter: Counter, clerk: Actor) -> tuple[int, int]:
    """Return a dossier of whose fee two pages' price is open, and that price."""
    key = builders.receive(
        counter,
        clerk,
        CERTIFIED_COPY,
        fee=FeeInput(copies=1, pages=1),
        fee_paid=True,
        fee_receipt_number="77",
    ).dossier_id
    before = counter.dossiers.card(clerk, key).fee
    corrected(counter, clerk, key, fee=FeeInput(copies=3, pages=1))
    card = counter.dossiers.card(clerk, key)
    assert card.fee_open == card.fee - before > 0
    return key, card.fee_open


def still_open(counter: Counter) -> tuple[int, ...]:
    with counter.context.database.read() as session:
        return open_differences(session, counter.context.today())


def takings(counter: Counter) -> list[tuple[int, str, str]]:
    with counter.context.database.read() as session:
        lines = takings_of(session, counter.context.today())
    return [(one.amount, one.receipt_number, one.means) for one in lines]


def test_the_return_asks_for_the_rest_and_takes_it(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key, rest = with_rest(counter, clerk)
    first = counter.context.today()
    for action in (Action.HAND_OVER, Action.RECORD_RESULT):
        act(counter, clerk, action, key)
    clock.forward(days=1)
    assert still_open(counter) == (key,)
    wish = {"actor": clerk, "dossier_id": key}
    name = counter.dossiers.card(clerk, key).row.applicant_name
    with pytest.raises(InputError) as asked:
        counter.dossiers.return_result(ReturnResult(**wish, collector_name=name))
    assert asked.value.field == "fee_paid_now"
    counter.dossiers.return_result(
        ReturnResult(
            **wish,
            collector_name=name,
            fee_paid_now=True,
            fee_receipt_number="78",
            fee_means=PaymentMeans.TRANSFER,
        )
    )
    card = counter.dossiers.card(clerk, key)
    assert (card.fee_open, card.fee_receipt_number) == (0, "77; 78")
    assert "còn phải" not in card.fee_explanation
    assert "đã thu thêm" in card.history[0].text
    assert takings(counter) == [(rest, "78", "transfer")]
    assert still_open(counter) == ()
    with counter.context.database.read() as session:
        assert [one.receipt_number for one in takings_of(session, first)] == ["77"]


def test_a_correction_may_do_nothing_but_settle(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key, rest = with_rest(counter, clerk)
    clock.forward(days=1)
    with pytest.raises(InputError, match="Chưa sửa"):
        corrected(counter, clerk, key, fee=FeeInput(copies=3, pages=1))
    asked = CorrectDossier(actor=clerk, dossier_id=key, reason="")
    assert counter.dossiers.preview_correction(asked).difference == rest
    corrected(counter, clerk, key, fee_settled=True, fee_receipt_number="78")
    assert counter.dossiers.card(clerk, key).fee_receipt_number == "77; 78"
    assert takings(counter) == [(rest, "78", "cash")]
    assert still_open(counter) == ()
    with pytest.raises(InputError, match="Chưa sửa"):
        corrected(counter, clerk, key, fee_settled=True, fee_receipt_number="79")


def test_a_second_correction_takes_what_both_left_open(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key, rest = with_rest(counter, clerk)
    clock.forward(days=1)
    corrected(counter, clerk, key, fee=FeeInput(copies=4, pages=1), fee_settled=True)
    assert [line[0] for line in takings(counter)] == [rest // 2 * 3]


def test_putting_the_fee_back_leaves_nothing_open(counter: Counter, clerk: Actor) -> None:
    key, _rest = with_rest(counter, clerk)
    corrected(counter, clerk, key, fee=FeeInput(copies=1, pages=1))
    assert (counter.dossiers.card(clerk, key).fee_open, still_open(counter)) == (0, ())


def test_a_wrong_receipt_number_is_put_right(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = builders.receive(
        counter, clerk, CERTIFIED_COPY, fee=FeeInput(), fee_paid=True, fee_receipt_number="77"
    ).dossier_id
    price = counter.dossiers.card(clerk, key).fee
    corrected(counter, clerk, key, fee_receipt_number="98")
    assert takings(counter) == [(price, "98", "cash")]
    clock.forward(days=1)
    corrected(counter, clerk, key, fee_receipt_number="99")
    card = counter.dossiers.card(clerk, key)
    assert (card.fee_receipt_number, card.fee_open) == ("99", 0)
    assert "biên lai: 98 → 99" in card.history[0].text
    assert takings(counter) == [(-price, "98", "cash"), (price, "99", "cash")]
    clock.forward(days=-1)
    assert takings(counter) == [(price, "98", "cash")]


def test_a_fee_marked_paid_by_mistake_is_owed_again(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = builders.receive(
        counter, clerk, CERTIFIED_COPY, fee=FeeInput(), fee_paid=True, fee_receipt_number="77"
    ).dossier_id
    price, first = counter.dossiers.card(clerk, key).fee, takings(counter)
    clock.forward(days=1)
    corrected(counter, clerk, key, fee_not_taken=True)
    card = counter.dossiers.card(clerk, key)
    assert (card.fee_open, card.fee_receipt_number) == (price, "")
    assert "→ chưa thu" in card.history[0].text
    assert (takings(counter), still_open(counter)) == ([(-price, "", "cash")], (key,))
    with pytest.raises(InputError, match="Chưa sửa"):
        corrected(counter, clerk, key, fee_not_taken=True)
    corrected(counter, clerk, key, fee_settled=True, fee_receipt_number="80")
    assert [line[:2] for line in takings(counter)] == [(-price, ""), (price, "80")]
    assert still_open(counter) == ()
    clock.forward(days=-1)
    assert takings(counter) == first == [(price, "77", "cash")]
