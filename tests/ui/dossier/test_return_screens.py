"""Each answer to a scan has its own screen at the return desk."""

from app.domain.dossier_state import Action, DossierState
from app.domain.listings import OlderSlip, ReturnView
from app.domain.scan_answers import SCAN_ANSWERS, NextStep, ScanMeaning, Severity
from app.services.commands import TakeStep
from app.ui.dossier.return_screens import screen_of, words_of
from tests.builders import supervisor
from tests.ui.dossier.desk import Desk

GIVEN_OUT = {meaning for meaning, answer in SCAN_ANSWERS.items() if answer.may_return}


def test_only_what_may_be_given_out_does_not_look_like_a_stop(desk: Desk) -> None:
    card = desk.counter.dossiers.card(desk.clerk, desk.ready().dossier_id)
    for meaning, answer in SCAN_ANSWERS.items():
        screen = screen_of(ReturnView(meaning, card=card))
        assert screen.may_return == (meaning in GIVEN_OUT)
        assert (screen.look == "error") == (answer.severity is Severity.STOP)
        assert meaning not in GIVEN_OUT or screen.look != "error"


def test_an_older_slip_is_looked_at_even_where_all_is_well(desk: Desk) -> None:
    card = desk.counter.dossiers.card(desk.clerk, desk.ready().dossier_id)
    view = ReturnView(ScanMeaning.READY, card=card, older=OlderSlip(1, 2))
    assert screen_of(view).look == "warn"
    assert screen_of(view).may_return
    title, advice = words_of(view)
    assert title == "Giấy hẹn lần 1, đã thay bằng lần 2"
    assert advice.startswith("Thu lại giấy cũ. Có kết quả, trả được ngay.")


def test_what_the_role_may_not_do_is_not_offered(desk: Desk) -> None:
    received = desk.ready()
    card = desk.counter.dossiers.card(desk.clerk, received.dossier_id)
    assert Action.RECORD_RESULT not in card.actions
    screen = screen_of(ReturnView(ScanMeaning.IN_PROCESS, card=card))
    assert screen.next_step is NextStep.OPEN_CARD


def test_a_dossier_in_the_bin_sends_to_the_search(desk: Desk) -> None:
    received = desk.receive()
    boss = supervisor(desk.counter)
    desk.counter.dossiers.cancel(TakeStep(boss, received.dossier_id, "nhập nhầm"))
    view = desk.counter.dossiers.look_up_dossier(boss, received.dossier_id)
    assert view.card is not None
    assert view.card.row.state is DossierState.CANCELLED
    assert screen_of(view).next_step is NextStep.SEARCH
