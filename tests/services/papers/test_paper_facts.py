"""What papers say of a dossier."""

from app.models.dossier import Dossier
from app.services.counter import Counter
from app.services.papers.paper_facts import digits_of, facts_of, in_order
from tests import builders


def test_facts_are_read_for_many_and_put_in_any_order(counter: Counter) -> None:
    made = [builders.receive(counter) for _ in range(3)]
    ids = [one.dossier_id for one in made]
    with counter.context.database.read() as session:
        facts = facts_of(session, counter.context, Dossier.id.in_(ids))
    assert [one.code for one in facts] == [one.code for one in made]
    assert all(one.sheets > 0 and one.unit and one.barcode for one in facts)
    assert [one.id for one in in_order(facts, [ids[2], ids[0], 77])] == [ids[2], ids[0]]


def test_a_code_of_an_old_register_has_no_barcode() -> None:
    assert digits_of("SỔ CŨ 12") == ""
