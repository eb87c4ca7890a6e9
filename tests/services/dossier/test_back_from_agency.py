"""When a dossier is back is noted, and whether in the other agency's own time."""

from datetime import date

from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.services.counter import Counter
from app.services.step_commands import SendToAgency
from tests.builders import SetClock
from tests.steps import act, bring


def test_an_answer_after_the_agencys_own_date_is_told(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, Action.HAND_OVER)
    counter.dossiers.send_to_agency(
        SendToAgency(
            actor=clerk, dossier_id=key, agency="Công an phường", due_on=date(2026, 11, 16)
        )
    )
    clock.forward(days=1)
    act(counter, clerk, Action.BACK_FROM_AGENCY, key)
    card = counter.dossiers.card(clerk, key)
    assert (card.course.agency, card.course.agency_due_at) == ("", None)
    assert "quá hạn của cơ quan phối hợp" in card.history[0].text
    act(counter, clerk, Action.RECORD_RESULT, key)
