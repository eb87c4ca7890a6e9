"""What no dossier stands behind is counted for itself."""

from collections.abc import Iterator

import pytest

from app.domain.dossier_state import Action
from app.domain.reports.figure import span_of
from app.services.counter import Counter
from app.services.reports.report_work import ReportWork
from app.services.reports.visit_counts import by_reason, clerk_counts, disliked, other_counts
from tests import builders
from tests.busy_day import DAY


@pytest.fixture
def work(autumn: Counter) -> Iterator[ReportWork]:
    span = span_of(DAY.replace(day=1), DAY, autumn.context.now())
    with autumn.context.database.read() as session:
        yield ReportWork(session, autumn.context, span)


def test_visits_and_ratings_of_the_period(work: ReportWork) -> None:
    assert by_reason(work, Action.REFUSE) == {"not_competent": 1}
    assert disliked(work) == 1
    assert list(other_counts(work, work.span).values()) == [1, 1, 3, 2]


def test_a_clerk_is_told_apart_from_the_others(work: ReportWork, autumn: Counter) -> None:
    first, second = (
        clerk_counts(work, builders.actor(autumn, position).clerk_id) for position in (0, 1)
    )
    assert (first.guided, first.refused, first.ratings, first.content) == (1, 1, 3, 2)
    assert (second.guided, second.refused, second.ratings) == (0, 0, 0)
    assert first.days >= 3
