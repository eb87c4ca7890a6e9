"""A refusal is numbered, gives its ground in writing, and is counted with the day."""

import pytest

from app.domain.forms.refusal import RefusalDocument
from app.domain.reasons import RefusalReason
from app.domain.roles import Actor
from app.errors import InputError
from app.models.paper import PrintRecord
from app.services.counter import Counter
from app.services.papers.paper import document_of
from app.services.step_commands import RefuseVisit
from tests.builders import BIRTH_REGISTRATION
from tests.steps import PERSON


def wish(clerk: Actor, reason_class: RefusalReason, reason: str = "") -> RefuseVisit:
    return RefuseVisit(
        actor=clerk,
        procedure_code=BIRTH_REGISTRATION,
        applicant=PERSON,
        reason_class=reason_class,
        reason=reason,
    )


def test_the_paper_gives_the_ground(counter: Counter, clerk: Actor) -> None:
    visit = counter.dossiers.refuse(wish(clerk, RefusalReason.NOT_ELIGIBLE, "Điều 13 Luật Hộ tịch"))
    with counter.context.database.read() as session:
        slip = document_of(session.get_one(PrintRecord, visit.print_ids[0]))
    assert isinstance(slip, RefusalDocument)
    assert slip.reasons == ("Không đủ điều kiện theo quy định: Điều 13 Luật Hộ tịch",)
    day = counter.context.today()
    figures = counter.days.figures(clerk, day)
    assert figures.total.refusals == 1


def test_a_ground_that_says_nothing_needs_words(counter: Counter, clerk: Actor) -> None:
    for empty in (RefusalReason.NOT_ELIGIBLE, RefusalReason.OTHER):
        with pytest.raises(InputError) as caught:
            counter.dossiers.refuse(wish(clerk, empty))
        assert caught.value.field == "reason"


def test_letters_no_paper_can_show_are_named_before_anything_is_kept(
    counter: Counter, clerk: Actor
) -> None:
    with pytest.raises(InputError, match="Phông chữ") as caught:
        counter.dossiers.refuse(wish(clerk, RefusalReason.NOT_ELIGIBLE, "viết 字"))
    assert caught.value.field == "reason"
    day = counter.context.today()
    assert counter.dossiers.turned_away(clerk, day, day) == ()
