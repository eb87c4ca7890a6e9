"""Each thing that may be the matter at the return desk has its own screen."""

from app.domain.dossier_state import Action, DossierState
from app.domain.listings import ReturnProblem, ReturnView
from app.services.commands import TakeStep
from app.ui.dossier.return_screens import NEXT_LABELS, NextStep, screen_of
from tests.builders import supervisor
from tests.ui.dossier.desk import Desk

GIVEN_OUT = {ReturnProblem.NONE, ReturnProblem.FEE_DUE, ReturnProblem.NOT_HANDED_OVER}
# Its dossier may be on its way here: not a stop, and not given out like any other.
PERHAPS = {ReturnProblem.ANOTHER_STATION}


def test_only_what_may_be_given_out_does_not_look_like_a_stop(desk: Desk) -> None:
    card = desk.counter.dossiers.card(desk.clerk, desk.ready().dossier_id)
    for problem in ReturnProblem:
        screen = screen_of(ReturnView(problem, "", "", card=card))
        assert screen.may_return == (problem in GIVEN_OUT)
        assert (screen.look == "error") == (problem not in GIVEN_OUT | PERHAPS)
        assert screen.may_return or screen.next_step in NEXT_LABELS


def test_what_the_role_may_not_do_is_not_offered(desk: Desk) -> None:
    received = desk.ready()
    card = desk.counter.dossiers.card(desk.clerk, received.dossier_id)
    assert Action.RECORD_RESULT not in card.actions
    screen = screen_of(ReturnView(ReturnProblem.IN_PROCESS, "", "", card=card))
    assert screen.next_step is NextStep.OPEN_CARD


def test_a_dossier_in_the_bin_sends_to_the_search(desk: Desk) -> None:
    received = desk.receive()
    boss = supervisor(desk.counter)
    desk.counter.dossiers.cancel(TakeStep(boss, received.dossier_id, "nhập nhầm"))
    view = desk.counter.dossiers.look_up_dossier(boss, received.dossier_id)
    assert view.card is not None
    assert view.card.row.state is DossierState.CANCELLED
    assert screen_of(view).next_step is NextStep.SEARCH
