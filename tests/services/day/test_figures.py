"""The figures of a day: counted once, alike for page, sheet and export, and each behind a list."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from app.domain.dossier_state import Action
from app.domain.figure_filters import STEP_FIGURES, filter_of
from app.domain.listings import ClerkFigures, Workload
from app.domain.vietnam_time import local
from app.services.counter import Counter
from app.services.day.figures import COUNTED, total_figures
from app.services.dossier.take_step import dossier_of, take_step
from tests import builders, busy_day
from tests.builders import SetClock
from tests.steps import bring


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """A busy Monday after a Friday, with a supplement asked for as well."""
    clock = SetClock()
    counter = builders.sample_counter(tmp_path_factory.mktemp("busy"), clock)
    busy_day.play(counter, clock)
    with counter.context.database.write() as session:
        take_step(
            session,
            counter.context,
            builders.actor(counter, 1),
            dossier_of(session, 2),
            Action.REQUEST_SUPPLEMENT,
            at=busy_day.NOW,
            reason="thiếu tờ khai",
        )
    yield counter
    counter.close()


def day_of(counter: Counter, day: date) -> Workload:
    return counter.days.workload(builders.supervisor(counter), day, None)


def not_nothing(figures: ClerkFigures) -> dict[str, int]:
    return {name: getattr(figures, name) for name in COUNTED if getattr(figures, name)}


def test_each_clerk_is_counted_for_what_they_did(busy: Counter) -> None:
    lead, first, second = day_of(busy, busy_day.DAY).clerks
    assert not_nothing(lead) == {}
    assert not_nothing(first) == {
        "received": 4,
        "returned": 2,
        "in_hand": 5,
        "due_today": 3,
        "overdue": 1,
        "fees": 5_000,
    }
    assert not_nothing(second) == {
        "received": 2,
        "handed_over": 1,
        "results": 1,
        "in_hand": 3,
        "due_today": 1,
        "due_tomorrow": 1,
        "supplements": 1,
        "fees": 3_000,
    }


def test_a_past_day_is_counted_as_it_stood_at_its_end(busy: Counter) -> None:
    friday = day_of(busy, busy_day.DAY - timedelta(days=3))
    assert not_nothing(friday.figures) == {
        "received": 2,
        "handed_over": 2,
        "in_hand": 4,
        "due_tomorrow": 1,
        "overdue": 1,
        "fees": 3_000,
    }


def test_the_desk_is_the_sum_of_its_clerks(busy: Counter) -> None:
    seen = day_of(busy, busy_day.DAY)
    assert seen.figures == total_figures(seen.clerks)
    for name in COUNTED:
        assert getattr(seen.figures, name) == sum(getattr(one, name) for one in seen.clerks)


@pytest.mark.parametrize("days_ago", [0, 1, 3, 5, 11, 30])
@pytest.mark.parametrize("figure", [name for name in COUNTED if name != "fees"])
def test_every_figure_opens_a_list_of_its_length(busy: Counter, figure: str, days_ago: int) -> None:
    seen = day_of(busy, busy_day.DAY - timedelta(days=days_ago))
    next_day = busy.office.calendar().next_working_day(seen.day)
    for whose in (seen.figures, *seen.clerks):
        wanted = filter_of(figure, seen.day, next_day, seen.counted_at, whose.clerk_id)
        assert busy.dossiers.count(wanted) == getattr(whose, figure), whose.clerk_name


def test_fees_open_the_dossiers_they_were_charged_for(busy: Counter) -> None:
    seen = day_of(busy, busy_day.DAY)
    lead = builders.supervisor(busy)
    for whose in (seen.figures, *seen.clerks):
        wanted = filter_of("fees", seen.day, seen.day, seen.counted_at, whose.clerk_id)
        rows = busy.dossiers.list(wanted).rows
        assert sum(busy.dossiers.card(lead, row.id).fee for row in rows) == whose.fees


def test_every_step_that_is_counted_has_a_figure() -> None:
    assert set(STEP_FIGURES.values()) <= set(COUNTED)


def test_a_clerk_who_left_is_shown_on_days_they_worked(counter: Counter, clock: SetClock) -> None:
    builders.receive(counter)
    builders.change_store(counter, "UPDATE clerks SET active = false WHERE id = 1")
    worked = day_of(counter, clock.now().date()).clerks
    before = day_of(counter, local(2026, 11, 10).date()).clerks
    assert 1 in [one.clerk_id for one in worked]
    assert 1 not in [one.clerk_id for one in before]


def test_a_result_that_was_taken_back_counts_no_more(counter: Counter) -> None:
    leader, day = builders.supervisor(counter), counter.context.today()
    bring(counter, Action.HAND_OVER, Action.RECORD_RESULT, Action.UNDO_RESULT)
    assert counter.days.workload(leader, day, None).figures.results == 0
    shown = filter_of("results", day, day, counter.context.now(), None)
    assert counter.dossiers.count(shown) == 0
