"""A visit may end with a list of what is missing: no code, no clock."""

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.forms.supplement_request import SupplementRequestDocument
from app.domain.roles import Actor
from app.errors import InputError
from app.models.paper import PrintRecord
from app.services.commands import ApplicantInput
from app.services.counter import Counter
from app.services.papers.paper import document_of
from app.services.step_commands import GuideVisit
from tests.builders import BIRTH_REGISTRATION
from tests.steps import MISSING, PERSON


def wish(clerk: Actor, **changes: object) -> GuideVisit:
    given: dict[str, object] = {"applicant": PERSON, "papers": (MISSING,), **changes}
    return GuideVisit(actor=clerk, procedure_code=BIRTH_REGISTRATION, **given)  # type: ignore[arg-type]


def test_the_slip_says_what_to_bring_and_there_is_no_dossier(
    counter: Counter, clerk: Actor
) -> None:
    visit = counter.dossiers.guide(wish(clerk, reason="mang bản gốc"))
    assert visit.number == "Q1-001/2026"
    assert counter.dossiers.count(DossierFilter()) == 0
    with counter.context.database.read() as session:
        slip = document_of(session.get_one(PrintRecord, visit.print_ids[0]))
    assert isinstance(slip, SupplementRequestDocument)
    assert (slip.code, slip.papers, slip.number) == ("", (MISSING,), visit.number)
    assert slip.applicant_name == "Bùi Thu Ửng"
    assert slip.reason == "Thiếu thành phần hồ sơ: mang bản gốc"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"papers": ()}, "papers"), ({"applicant": ApplicantInput(name="")}, "name")],
)
def test_it_asks_somebody_for_something(
    counter: Counter, clerk: Actor, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(InputError) as caught:
        counter.dossiers.guide(wish(clerk, **changes))
    assert caught.value.field == field
