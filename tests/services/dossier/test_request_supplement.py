"""Papers are asked for once, in writing, and the clock stands until they come."""

from datetime import date

import pytest

from app.domain.dossier_state import Action, DossierState
from app.domain.forms.supplement_request import RequestedPaper, SupplementRequestDocument
from app.domain.listings import DueMark
from app.domain.reasons import SupplementReason
from app.domain.roles import Actor
from app.errors import InputError
from app.models.paper import PrintRecord
from app.services.counter import Counter
from app.services.papers.paper import document_of
from app.services.step_commands import RequestSupplement
from tests import builders
from tests.builders import SetClock
from tests.steps import act, bring

PAPER = RequestedPaper("Giấy chứng sinh", originals=1)
BY = date(2026, 11, 25)


def test_the_clock_stands_and_the_slip_waits(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, Action.HAND_OVER)
    command = RequestSupplement(
        actor=clerk, dossier_id=key, papers=(PAPER,), reason="bản gốc", complete_by=BY
    )
    (print_id,) = counter.dossiers.request_supplement(command).print_ids
    clock.forward(days=1)
    card = counter.dossiers.card(clerk, key)
    assert card.row.state is DossierState.AWAITING_SUPPLEMENT
    assert card.row.due is DueMark.NONE
    assert (card.course.supplements, card.course.supplement_due_on) == (1, BY)
    assert card.course.requested_papers == (PAPER,)
    with counter.context.database.read() as session:
        slip = document_of(session.get_one(PrintRecord, print_id))
    assert isinstance(slip, SupplementRequestDocument)
    assert (slip.code, slip.papers, slip.complete_by) == (card.row.code, (PAPER,), BY)
    assert slip.reason == "Thiếu thành phần hồ sơ: bản gốc"


def test_a_second_time_needs_a_strong_confirmation_and_is_counted(
    counter: Counter, clerk: Actor
) -> None:
    key = bring(counter, Action.HAND_OVER, Action.REQUEST_SUPPLEMENT, Action.ACCEPT_SUPPLEMENT)
    with pytest.raises(InputError, match="chỉ được yêu cầu một lần") as caught:
        act(counter, clerk, Action.REQUEST_SUPPLEMENT, key)
    assert caught.value.field == "again"
    command = RequestSupplement(actor=clerk, dossier_id=key, papers=(PAPER,), again=True)
    counter.dossiers.request_supplement(command)
    assert counter.dossiers.card(clerk, key).course.supplements == 2


def test_nothing_is_asked_for_without_saying_what(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER)
    for wrong, field in (
        (RequestSupplement(actor=clerk, dossier_id=key), "papers"),
        (
            RequestSupplement(
                actor=clerk, dossier_id=key, papers=(PAPER,), complete_by=date(2026, 11, 15)
            ),
            "complete_by",
        ),
    ):
        with pytest.raises(InputError) as caught:
            counter.dossiers.request_supplement(wrong)
        assert caught.value.field == field
    assert counter.dossiers.card(clerk, key).row.state is DossierState.IN_PROCESS


def test_what_was_late_before_it_stood_still_is(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, Action.HAND_OVER)
    clock.forward(days=3)
    command = RequestSupplement(
        actor=clerk, dossier_id=key, reason_class=SupplementReason.EXPIRED, reason="căn cước"
    )
    counter.dossiers.request_supplement(command)
    assert counter.dossiers.card(clerk, key).row.due is DueMark.OVERDUE
    assert builders.actor(counter) == clerk
