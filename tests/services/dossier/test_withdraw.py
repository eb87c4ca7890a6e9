"""A citizen may have the papers back while the dossier is open."""

from datetime import date

import pytest

from app.domain.dossier_state import Action, DossierState
from app.domain.forms.stop_notice import StopNoticeDocument
from app.domain.roles import Actor
from app.errors import InputError
from app.models.paper import PrintRecord
from app.services.counter import Counter
from app.services.papers.paper import document_of
from app.services.step_commands import StopDossier
from tests.steps import bring


def test_the_notice_names_the_day_of_the_wish(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER)
    command = StopDossier(actor=clerk, dossier_id=key, reason="xin rút để bổ sung")
    (print_id,) = counter.dossiers.withdraw(command).print_ids
    with counter.context.database.read() as session:
        notice = document_of(session.get_one(PrintRecord, print_id))
    assert isinstance(notice, StopNoticeDocument)
    assert notice.requested_on == date(2026, 11, 16)
    card = counter.dossiers.card(clerk, key)
    assert card.row.state is DossierState.STOPPED
    assert "đơn ngày 16/11/2026" in card.history[0].text.lower()


def test_nobody_has_asked_tomorrow(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER)
    command = StopDossier(
        actor=clerk, dossier_id=key, reason="xin rút", requested_on=date(2026, 11, 17)
    )
    with pytest.raises(InputError) as caught:
        counter.dossiers.withdraw(command)
    assert caught.value.field == "requested_on"
