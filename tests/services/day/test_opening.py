"""What is asked at opening is one object; what it answers is tested where each verb is."""

from app.domain.roles import Actor
from app.services.counter import Counter
from tests import builders


def test_beginning_twice_or_with_nothing_left_behind_changes_nothing(
    counter: Counter, clerk: Actor
) -> None:
    counter.opening.begin()
    received = builders.receive(counter)
    builders.change_store(counter, "UPDATE print_records SET state = 'printing'")
    for _time in range(2):
        counter.opening.begin()
        (line,) = counter.dossiers.card(clerk, received.dossier_id).prints
        assert line.state == "unknown"
