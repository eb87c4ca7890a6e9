"""A busy day at the sample counter, with all that a figure can count: real store, real steps."""

from datetime import timedelta

from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.services.commands import HandOver, RecordResult, ReturnResult, TakeStep
from app.services.counter import Counter
from tests import builders
from tests.builders import BIRTH_REGISTRATION, CERTIFIED_COPY, SetClock

MARRIAGE_STATUS = "1.004873"
END_OF_GUARDIANSHIP = "1.004845"

# Monday; four dossiers were left from the week before, one of them is late by now.
DAY = local(2026, 11, 16).date()
NOW = local(2026, 11, 16, 15, 20)


def play(counter: Counter, clock: SetClock, repeat: int = 1) -> None:
    """Fill the store with the days up to ``NOW``; ``repeat`` multiplies the morning's intake."""
    first, second = builders.actor(counter, 0), builders.actor(counter, 1)
    lead = builders.supervisor(counter)
    clock.pass_to(local(2026, 11, 5, 9, 0))
    late = _receive(counter, first, MARRIAGE_STATUS)
    clock.pass_to(local(2026, 11, 11, 14, 0))
    _hand_over(counter, first, _receive(counter, first, MARRIAGE_STATUS))
    clock.pass_to(local(2026, 11, 13, 16, 10))
    early = _receive(counter, second, MARRIAGE_STATUS)
    _receive(counter, second, END_OF_GUARDIANSHIP)
    _hand_over(counter, second, early, late)
    clock.pass_to(local(2026, 11, 16, 8, 5))
    for _round in range(repeat):
        for clerk in (first, first, second):
            _receive(counter, clerk, BIRTH_REGISTRATION)
            clock.forward(minutes=9)
    at_once = _receive(counter, first, CERTIFIED_COPY, fee_paid=True)
    clock.pass_to(max(clock.at, local(2026, 11, 16, 10, 40)))
    _return(counter, first, at_once)
    mistaken = _receive(counter, second, BIRTH_REGISTRATION)
    counter.dossiers.cancel(TakeStep(lead, mistaken, "nhập nhầm"))
    clock.pass_to(max(clock.at, local(2026, 11, 16, 13, 45)))
    _hand_over(counter, second, _receive(counter, second, MARRIAGE_STATUS))
    counter.dossiers.record_result(RecordResult(second, early))
    clock.forward(minutes=20)
    _return(counter, first, early)
    _receive(counter, first, MARRIAGE_STATUS)
    clock.pass_to(max(NOW, clock.at + timedelta(minutes=1)))


def _receive(counter: Counter, by: Actor, procedure: str, **changes: object) -> int:
    return builders.receive(counter, by, procedure, **changes).dossier_id


def _hand_over(counter: Counter, by: Actor, *dossiers: int) -> None:
    counter.dossiers.hand_over(HandOver(by, dossiers, "Bộ phận Tư pháp - hộ tịch"))


def _return(counter: Counter, by: Actor, dossier: int) -> None:
    name = counter.dossiers.card(by, dossier).row.applicant_name
    counter.dossiers.return_result(
        ReturnResult(actor=by, dossier_id=dossier, collector_name=name, fee_paid_now=True)
    )
