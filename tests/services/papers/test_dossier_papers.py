"""Papers a step asks for say what stands in the store at that moment."""

from datetime import date

from app.domain.dossier_state import Action
from app.domain.forms.stop_notice import StopNoticeDocument
from app.domain.roles import Actor
from app.models.dossier import Dossier
from app.services.counter import Counter
from app.services.papers.dossier_papers import DossierPapers
from tests import builders
from tests.builders import CERTIFIED_COPY
from tests.steps import act

DAY = date(2026, 11, 16)


def notice(counter: Counter, clerk: Actor, key: int) -> StopNoticeDocument:
    with counter.context.database.read() as session:
        papers = DossierPapers(session, counter.context, clerk, session.get_one(Dossier, key))
        paper = papers.stop_notice("xin rút", DAY, DAY, "")
    assert paper is not None
    assert isinstance(paper.document, StopNoticeDocument)
    return paper.document


def test_money_that_was_taken_is_told_and_not_given_back(counter: Counter, clerk: Actor) -> None:
    unpaid = builders.receive(counter, clerk, CERTIFIED_COPY).dossier_id
    paid = builders.receive(counter, clerk, CERTIFIED_COPY, fee_paid=True).dossier_id
    assert notice(counter, clerk, unpaid).money == ""
    assert notice(counter, clerk, paid).money.endswith("không hoàn lại theo quy định.")


def test_the_letter_speaks_for_this_office_not_for_its_kind(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter, clerk, CERTIFIED_COPY).dossier_id
    assert notice(counter, clerk, key).agency == builders.PROFILE.name


def test_a_corrected_name_is_on_the_next_paper(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter, clerk).dossier_id
    act(counter, clerk, Action.CORRECT, key)
    assert notice(counter, clerk, key).applicant_name == "Bùi Thu Ửng"
