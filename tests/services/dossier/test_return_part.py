"""The dossier counts as returned with the last of its parts."""

import pytest

from app.domain.dossier_state import Action, DossierState
from app.domain.roles import Actor
from app.domain.scan_answers import ScanMeaning
from app.errors import InputError
from app.services.counter import Counter
from app.services.step_commands import ReturnPart
from tests import builders
from tests.steps import act, bring

READY = (Action.HAND_OVER, Action.RECORD_RESULT)


def test_what_is_kept_back_is_told_when_the_slip_is_scanned_again(
    counter: Counter, clerk: Actor
) -> None:
    key = bring(counter, *READY, Action.RETURN_PART)
    view = counter.dossiers.look_up_dossier(clerk, key)
    assert view.meaning is ScanMeaning.PARTS_MISSING
    assert view.values["parts"] == "01 bản sao"
    act(counter, clerk, Action.RETURN_RESULT, key)
    card = counter.dossiers.card(clerk, key)
    assert (card.row.state, card.course.parts_kept) == (DossierState.RETURNED, "")


def test_parts_are_counted_out_until_the_last_one(counter: Counter, clerk: Actor) -> None:
    received = builders.receive(counter, sets=2)
    key = received.dossier_id
    for action in READY:
        act(counter, clerk, action, key)
    card = counter.dossiers.card(clerk, key)
    first, second = card.course.parts_to_give
    counter.dossiers.return_part(
        ReturnPart(
            actor=clerk,
            dossier_id=key,
            collector_name=card.row.applicant_name,
            given=(first,),
            kept=second,
            reason="bản thứ hai chờ đóng dấu",
        )
    )
    card = counter.dossiers.card(clerk, key)
    assert card.course.parts_to_give == (second,)
    assert card.history[0].text == (
        f"Đã trao {first}; người nhận: {card.row.applicant_name}; còn giữ lại {second}; "
        "lý do: bản thứ hai chờ đóng dấu"
    )
    stranger = ReturnPart(
        actor=clerk, dossier_id=key, kept=second, reason="r", collector_name="Trần Văn Lạ"
    )
    with pytest.raises(InputError, match="số căn cước"):
        counter.dossiers.return_part(stranger)


@pytest.mark.parametrize(
    ("kept", "who", "field"), [("", "Lan", "kept"), ("x", " ", "collector_name")]
)
def test_it_says_what_stays_and_who_took_the_rest(
    counter: Counter, clerk: Actor, kept: str, who: str, field: str
) -> None:
    key = bring(counter, *READY)
    command = ReturnPart(actor=clerk, dossier_id=key, kept=kept, reason="r", collector_name=who)
    with pytest.raises(InputError) as caught:
        counter.dossiers.return_part(command)
    assert caught.value.field == field
