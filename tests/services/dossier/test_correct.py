"""A correction keeps the code, brings a new slip, and what stood there before in the history."""

import pytest

from app.domain.barcode_digits import barcode_digits
from app.domain.channel import DeliveryWay
from app.domain.dossier_code import parse_code
from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action
from app.domain.forms.receipt import ReceiptDocument
from app.domain.papers import SubmittedPaper
from app.domain.roles import Actor
from app.errors import InputError
from app.models.paper import PrintRecord
from app.services.counter import Counter
from app.services.papers.paper import document_of
from app.services.step_commands import CorrectDossier
from tests import builders
from tests.steps import bring


def test_the_old_slip_finds_it_and_says_that_it_is_old(counter: Counter, clerk: Actor) -> None:
    received = builders.receive(counter, clerk)
    command = CorrectDossier(
        actor=clerk,
        dossier_id=received.dossier_id,
        reason="ghi nhầm",
        name="Bùi  Thu Ửng",
        phone="0987 654 321",
        birth="12/05/1988",
        delivery=DeliveryWay.POST,
        delivery_address="Số 1, phố Huế",
    )
    (print_id,) = counter.dossiers.correct(command).print_ids
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert (card.row.code, card.row.applicant_name) == (received.code, "Bùi Thu Ửng")
    assert (card.phone, card.birth, card.delivery) == ("0987654321", "12/05/1988", DeliveryWay.POST)
    assert "→ Bùi Thu Ửng" in card.history[0].text
    with counter.context.database.read() as session:
        slip = document_of(session.get_one(PrintRecord, print_id))
    assert isinstance(slip, ReceiptDocument)
    code = parse_code(received.code)
    assert (slip.version, slip.barcode) == (2, barcode_digits(code, 2))
    view = counter.dossiers.look_up(clerk, code, 1)
    assert view.older is not None
    assert (view.older.seen, view.older.current) == (1, 2)


def test_it_is_found_by_what_is_right_and_no_longer_by_what_was_wrong(
    counter: Counter, clerk: Actor
) -> None:
    key = builders.receive(counter, clerk).dossier_id
    counter.dossiers.correct(
        CorrectDossier(actor=clerk, dossier_id=key, reason="ghi nhầm", name="Bùi Thu Ửng")
    )
    assert counter.dossiers.count(DossierFilter(text="bui thu ung")) == 1
    assert counter.dossiers.count(DossierFilter(text="nguyen van duc")) == 0


def test_papers_are_corrected_too(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER)
    papers = (SubmittedPaper(name="Tờ khai", originals=2),)
    counter.dossiers.correct(
        CorrectDossier(actor=clerk, dossier_id=key, reason="đếm nhầm", papers=papers)
    )
    assert counter.dossiers.card(clerk, key).papers == papers


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, "reason"),
        ({"name": " "}, "name"),
        ({"identity_number": "12"}, "identity_number"),
        ({"phone": "12"}, "phone"),
    ],
)
def test_what_cannot_be_is_not_written(
    counter: Counter, clerk: Actor, changes: dict[str, str], field: str
) -> None:
    key = bring(counter, Action.HAND_OVER)
    command = CorrectDossier(actor=clerk, dossier_id=key, reason="ghi nhầm", **changes)  # type: ignore[arg-type]
    with pytest.raises(InputError) as caught:
        counter.dossiers.correct(command)
    assert caught.value.field == field
    assert counter.dossiers.card(clerk, key).course.slip_version == 1
