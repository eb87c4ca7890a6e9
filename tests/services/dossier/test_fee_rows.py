"""How a fee was paid and on which ground it was waived stay with the dossier wherever it goes."""

from sqlalchemy import select

from app.domain.channel import Channel
from app.domain.fees import FeeInput, PaymentMeans
from app.models.dossier import Fee
from app.services.commands import HandOver, RecordResult, ReturnResult
from app.services.counter import Counter
from tests import builders
from tests.builders import BIRTH_REGISTRATION, CERTIFIED_COPY

PAGES = FeeInput(copies=2, pages=3)


def fee_of(counter: Counter, dossier_id: int) -> Fee:
    with counter.context.database.read() as session:
        return session.scalars(select(Fee).where(Fee.dossier_id == dossier_id)).one()


def test_money_taken_at_reception_says_how(counter: Counter) -> None:
    for channel, told, means in (
        (Channel.DIRECT, None, "cash"),
        (Channel.ONLINE, None, "online"),
        (Channel.DIRECT, PaymentMeans.TRANSFER, "transfer"),
    ):
        received = builders.receive(
            counter, None, CERTIFIED_COPY, fee=PAGES, fee_paid=True, channel=channel, fee_means=told
        )
        assert fee_of(counter, received.dossier_id).means == means


def test_a_fee_still_owed_has_no_means_until_it_is_paid(counter: Counter) -> None:
    clerk = builders.actor(counter)
    received = builders.receive(counter, clerk, CERTIFIED_COPY, fee=PAGES)
    assert fee_of(counter, received.dossier_id).means == ""
    counter.dossiers.hand_over(HandOver(clerk, (received.dossier_id,)))
    counter.dossiers.record_result(RecordResult(clerk, received.dossier_id))
    card = counter.dossiers.card(clerk, received.dossier_id)
    counter.dossiers.return_result(
        ReturnResult(
            actor=clerk,
            dossier_id=received.dossier_id,
            collector_name=card.row.applicant_name,
            fee_paid_now=True,
            fee_receipt_number=" 0007 ",
            fee_means=PaymentMeans.TRANSFER,
        )
    )
    fee = fee_of(counter, received.dossier_id)
    assert (fee.means, fee.receipt_number) == ("transfer", "0007")
    assert counter.dossiers.card(clerk, received.dossier_id).fee_means == "transfer"


def test_the_ground_of_a_waiver_is_kept_and_told(counter: Counter) -> None:
    clerk = builders.actor(counter)
    poor = FeeInput(variant="Đăng ký quá hạn", exemption="Thuộc hộ nghèo")
    received = builders.receive(counter, clerk, BIRTH_REGISTRATION, fee=poor)
    fee = fee_of(counter, received.dossier_id)
    assert (fee.amount, fee.exemption) == (0, "Thuộc hộ nghèo")
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert card.fee_exemption == "Thuộc hộ nghèo"
    assert "miễn, giảm: Thuộc hộ nghèo" in card.history[0].text
