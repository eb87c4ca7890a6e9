"""What a step says of applicant and papers is done again as often as one likes."""

from app.domain.corrections import APPLICANT, PAPERS
from app.domain.papers import PaperKind, SubmittedPaper
from app.domain.roles import Actor
from app.services.counter import Counter
from app.services.dossier.corrected_rows import correct_rows, papers_fact
from tests import builders

PAPERS_NOW = (SubmittedPaper(name="Tờ khai", kind=PaperKind.COPY, originals=0, copies=2),)
FACTS = {APPLICANT: {"name": ["", "Bùi Thu Ửng"]}, PAPERS: papers_fact(PAPERS_NOW)}


def test_doing_it_again_changes_nothing(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter).dossier_id
    for _again in range(2):
        with counter.context.database.write() as session:
            correct_rows(session, key, FACTS)
        card = counter.dossiers.card(clerk, key)
        assert (card.row.applicant_name, card.papers) == ("Bùi Thu Ửng", PAPERS_NOW)


def test_a_step_that_says_nothing_of_them_leaves_them(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter).dossier_id
    before = counter.dossiers.card(clerk, key)
    with counter.context.database.write() as session:
        correct_rows(session, key, {"reason": "x"})
    after = counter.dossiers.card(clerk, key)
    assert (after.row.applicant_name, after.papers) == (before.row.applicant_name, before.papers)
