"""Each issue of a slip is a paper of its own; the first one stays as it was printed."""

from app.domain.dossier_state import Action, Form
from app.domain.roles import Actor
from app.services.counter import Counter
from tests.steps import act, bring


def test_both_issues_are_among_the_papers_of_the_dossier(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER)
    act(counter, clerk, Action.CORRECT, key)
    receipts = [one for one in counter.dossiers.card(clerk, key).prints if one.form == Form.RECEIPT]
    assert [one.reprint_number for one in receipts] == [0, 0]
    assert counter.papers.receipt_of(clerk, key) == receipts[0].id
