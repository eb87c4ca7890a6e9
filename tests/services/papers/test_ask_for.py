"""Papers asked for together are all there, or none is."""

import pytest

from app.services.papers.ask_for import ask_for
from app.services.papers.paper import Paper
from tests.services.papers.conftest import PaperDesk


def test_papers_asked_for_together_keep_their_order_and_share_a_name(desk: PaperDesk) -> None:
    asked = desk.ask("1", "2", "3")
    assert list(asked) == sorted(asked)
    batches = {row.batch for row in desk.rows()}
    assert len(batches) == 1
    assert batches.pop().startswith("1-")
    assert [row.subject for row in desk.rows()] == ["1", "2", "3"]


def test_one_that_cannot_be_stored_leaves_none_of_them(desk: PaperDesk) -> None:
    papers = [Paper(document="no document", subject=one) for one in "12"]  # type: ignore[arg-type]
    with pytest.raises(KeyError):
        ask_for(desk.counter.context, desk.clerk, papers)
    assert desk.rows() == ()
