"""A linked procedure has the citizen's date and, within it, that of the other agency."""

from datetime import date

import pytest

from app.domain.dossier_state import Action, DossierState
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import InputError
from app.services.counter import Counter
from app.services.step_commands import SendToAgency
from tests.steps import bring

TODAY = date(2026, 11, 16)


def test_the_agency_has_a_date_of_its_own_and_the_total_runs_on(
    counter: Counter, clerk: Actor
) -> None:
    key = bring(counter, Action.HAND_OVER)
    promised = counter.dossiers.card(clerk, key).row.promised_at
    counter.dossiers.send_to_agency(
        SendToAgency(
            actor=clerk,
            dossier_id=key,
            agency=" Công an phường ",
            due_on=TODAY,
            document_number="15/CV",
        )
    )
    card = counter.dossiers.card(clerk, key)
    assert (card.row.state, card.row.promised_at) == (DossierState.IN_PROCESS, promised)
    assert card.course.agency == "Công an phường"
    assert card.course.agency_due_at == local(2026, 11, 16, 17, 30)
    assert "văn bản số 15/CV" in card.history[0].text


@pytest.mark.parametrize(
    ("agency", "due_on", "field"),
    [
        (" ", None, "agency"),
        ("Công an phường", date(2026, 11, 13), "due_on"),
        ("Công an phường", date(2026, 12, 30), "due_on"),
    ],
)
def test_it_goes_somewhere_and_comes_back_before_the_citizen_is_waiting(
    counter: Counter, clerk: Actor, agency: str, due_on: date | None, field: str
) -> None:
    key = bring(counter, Action.HAND_OVER)
    command = SendToAgency(actor=clerk, dossier_id=key, agency=agency, due_on=due_on)
    with pytest.raises(InputError) as caught:
        counter.dossiers.send_to_agency(command)
    assert caught.value.field == field
