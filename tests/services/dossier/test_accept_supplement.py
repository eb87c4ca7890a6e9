"""What was brought lies with the dossier, and the promise is counted anew without the wait."""

from app.domain.dossier_state import Action, DossierState
from app.domain.forms.receipt import ReceiptDocument
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.models.paper import PrintRecord
from app.services.counter import Counter
from app.services.papers.paper import document_of
from app.services.step_commands import AcceptSupplement
from tests.builders import SetClock
from tests.steps import BROUGHT, bring


def test_the_slip_comes_out_again_with_the_new_date(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, Action.HAND_OVER, Action.REQUEST_SUPPLEMENT)
    before = counter.dossiers.card(clerk, key)
    clock.pass_to(local(2026, 11, 18, 9, 10))
    command = AcceptSupplement(actor=clerk, dossier_id=key, papers=(BROUGHT,), note="đủ")
    (print_id,) = counter.dossiers.accept_supplement(command).print_ids
    card = counter.dossiers.card(clerk, key)
    assert card.row.state is DossierState.IN_PROCESS
    assert card.original_promised_at == before.row.promised_at
    assert card.row.promised_at == local(2026, 11, 18, 17, 30)
    assert card.papers == (*before.papers, BROUGHT)
    assert card.course.slip_version == 2
    with counter.context.database.read() as session:
        slip = document_of(session.get_one(PrintRecord, print_id))
    assert isinstance(slip, ReceiptDocument)
    assert (slip.version, slip.code, slip.promised_at) == (
        2,
        card.row.code,
        card.row.promised_at,
    )
    assert "không tính 2 ngày làm việc" in slip.explanation
    assert slip.papers[-1].name == BROUGHT.name


def test_nothing_brought_but_a_word_goes_on_as_well(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER, Action.REQUEST_SUPPLEMENT)
    before = counter.dossiers.card(clerk, key).papers
    counter.dossiers.accept_supplement(
        AcceptSupplement(actor=clerk, dossier_id=key, note="đã sửa tờ khai")
    )
    card = counter.dossiers.card(clerk, key)
    assert card.papers == before
    assert "Đã sửa tờ khai" in card.history[0].text
