"""What can be put right is shown as it stands, and what saving would change before it is saved."""

from app.domain.corrections import Corrected
from app.domain.fees import FeeInput
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.services.counter import Counter
from app.services.step_commands import CorrectDossier
from tests import builders
from tests.builders import BIRTH_REGISTRATION, CERTIFIED_COPY

MARITAL_STATUS = "1.004873"


def test_the_form_is_filled_with_what_stands_there(counter: Counter, clerk: Actor) -> None:
    given = FeeInput(pages=3, copies=2)
    received = builders.receive(counter, clerk, CERTIFIED_COPY, fee=given, note="gọi trước")
    standing = counter.dossiers.correction(clerk, received.dossier_id)
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert (standing.procedure_code, standing.fee, standing.fee_input) == (
        CERTIFIED_COPY,
        card.fee,
        given,
    )
    assert (standing.papers, standing.note) == (card.papers, "gọi trước")
    assert standing.person["phone"] == card.phone
    codes = [one.code for one in standing.procedures]
    assert codes[0] == CERTIFIED_COPY
    assert len(set(codes)) == len(codes) > 1


def test_the_case_of_an_older_dossier_is_told_by_its_fee(counter: Counter, clerk: Actor) -> None:
    received = builders.receive(counter, clerk)
    before = counter.dossiers.correction(clerk, received.dossier_id)
    builders.allow_changes(counter)
    builders.change_store(counter, "UPDATE dossier_events SET payload = '{}'")
    after = counter.dossiers.correction(clerk, received.dossier_id)
    assert after.fee_input.variant == before.fee_input.variant != ""


def test_a_preview_writes_nothing(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter, clerk).dossier_id
    wished = CorrectDossier(
        actor=clerk, dossier_id=key, reason="", procedure_code=MARITAL_STATUS, sets=2
    )
    preview = counter.dossiers.preview_correction(wished)
    assert Corrected("thời hạn", "trong ngày", "3 ngày làm việc") in preview.corrections
    assert Corrected("số bộ", "1", "2") in preview.corrections
    assert preview.promised_at == local(2026, 11, 19, 17, 30)
    assert "ngày làm việc" in preview.explanation
    assert preview.missing
    card = counter.dossiers.card(clerk, key)
    assert (card.procedure_code, card.sets, len(card.history)) == (BIRTH_REGISTRATION, 1, 1)


def test_what_cannot_be_saved_is_told_beforehand(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter, clerk, CERTIFIED_COPY, fee=FeeInput()).dossier_id
    wished = CorrectDossier(
        actor=clerk, dossier_id=key, reason="", procedure_code=BIRTH_REGISTRATION
    )
    problem = counter.dossiers.preview_correction(wished).problem
    assert problem is not None
    assert problem.field == "variant"


def test_nothing_to_change_is_no_problem_of_a_preview(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter, clerk).dossier_id
    preview = counter.dossiers.preview_correction(
        CorrectDossier(actor=clerk, dossier_id=key, reason="")
    )
    assert (preview.corrections, preview.problem, preview.difference) == ((), None, 0)
