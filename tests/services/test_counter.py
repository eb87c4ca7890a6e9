"""The counter as one object: every use case is reached, and closing lets the store go."""

from app.services.counter import Counter
from tests import builders


def test_a_dossier_is_found_by_every_way_the_counter_offers(counter: Counter) -> None:
    received = builders.receive(counter)
    clerk = builders.actor(counter)
    assert counter.dossiers.id_of(received.code) == received.dossier_id
    assert counter.dossiers.card(clerk, received.dossier_id).row.code == received.code
    assert counter.dossiers.receipt(received.dossier_id).code == received.code
    view = counter.dossiers.look_up_dossier(clerk, received.dossier_id)
    assert view.card is not None
    assert (
        counter.days.workload(clerk, counter.context.today(), clerk.clerk_id).figures.received == 1
    )


def test_the_promise_shown_is_the_promise_given(counter: Counter) -> None:
    shown = counter.dossiers.promise(builders.BIRTH_REGISTRATION).due
    assert builders.receive(counter).promised_at == shown


def test_every_procedure_in_force_can_be_promised(counter: Counter) -> None:
    for procedure in counter.dossiers.procedures():
        assert counter.dossiers.promise(procedure.code).due >= counter.context.now()
