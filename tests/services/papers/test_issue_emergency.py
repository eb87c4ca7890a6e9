"""Emergency slips never repeat a number; the evening register has what is open."""

import pytest

from app.domain.emergency_number import parse_emergency
from app.domain.roles import Actor
from app.errors import InputError
from app.services.commands import HandOver, RecordResult, TakeStep
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock
from tests.services.papers.issued import documents


def test_slips_and_their_register_have_the_same_numbers(counter: Counter, clerk: Actor) -> None:
    slips, register = documents(counter, counter.papers.emergency_slips(clerk, 3))
    assert slips.slips == register.slips
    assert [parse_emergency(one.number).serial for one in slips.slips] == [1, 2, 3]
    assert all(one.barcode == parse_emergency(one.number).barcode for one in slips.slips)


def test_no_number_is_printed_twice(counter: Counter, clerk: Actor, clock: SetClock) -> None:
    numbers: list[str] = []
    for _ in range(2):
        slips, _register = documents(counter, counter.papers.emergency_slips(clerk, 2))
        numbers += [one.number for one in slips.slips]
    clock.forward(days=1)
    slips, _register = documents(counter, counter.papers.emergency_slips(clerk, 1))
    numbers += [one.number for one in slips.slips]
    assert len(set(numbers)) == 5
    assert parse_emergency(numbers[-1]).serial == 1


def test_they_take_no_number_from_the_dossiers(counter: Counter, clerk: Actor) -> None:
    first = builders.receive(counter).code
    counter.papers.emergency_slips(clerk, 5)
    second = builders.receive(counter).code
    assert (first[:16], second[:16]) == ("TN10-261116-0001", "TN10-261116-0002")
    assert not counter.opening.hanging(clerk, counter.context.now()).unexported


@pytest.mark.parametrize("count", [0, 201])
def test_none_or_too_many_are_refused(counter: Counter, clerk: Actor, count: int) -> None:
    with pytest.raises(InputError) as caught:
        counter.papers.emergency_slips(clerk, count)
    assert caught.value.field == "count"


def test_the_evening_register_has_what_is_open_next_due_first(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    open_one, ready, mistaken = (builders.receive(counter) for _ in range(3))
    counter.dossiers.hand_over(HandOver(clerk, (ready.dossier_id,)))
    counter.dossiers.record_result(RecordResult(clerk, ready.dossier_id))
    counter.dossiers.cancel(TakeStep(supervisor, mistaken.dossier_id, "nhầm"))
    (register,) = documents(counter, counter.papers.open_register(clerk))
    assert [(one.code, one.state) for one in register.lines] == [
        (open_one.code, "Đã tiếp nhận"),
        (ready.code, "Có kết quả, chờ trả"),
    ]
