"""The figures of a day: counted once, alike for page, sheet and export, and each behind a list."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from app.domain.clerk_totals import COUNTED, total_figures
from app.domain.dossier_state import Action
from app.domain.figure_filters import STEP_FIGURES, filter_of
from app.domain.listings import ClerkFigures, Workload
from app.domain.reports.figure import span_of
from app.domain.timeliness import mean_hours
from app.domain.vietnam_time import local
from app.services.counter import Counter
from app.services.dossier.take_step import dossier_of, take_step
from app.services.reports.report_work import ReportWork
from app.services.reports.working_times import working_times
from app.services.step_commands import RequestSupplement
from tests import builders, busy_day
from tests.builders import SetClock
from tests.steps import MISSING, act, bring


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """A busy Monday after a Friday, with a supplement asked for and visits turned away as well."""
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
    for action in (Action.REFUSE, Action.REFUSE, Action.GUIDE):
        act(counter, builders.actor(counter, 1), action, 0)
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
        "finished": 1,
        "handling": 128,
    }
    assert not_nothing(second) == {
        "received": 2,
        "handed_over": 1,
        "results": 1,
        "in_hand": 3,
        "due_today": 1,
        "due_tomorrow": 1,
        "supplements": 1,
        "refusals": 2,
        "finished": 1,
        "handling": 335,
    }


def test_a_past_day_is_counted_as_it_stood_at_its_end(busy: Counter) -> None:
    friday = day_of(busy, busy_day.DAY - timedelta(days=3))
    assert not_nothing(friday.figures) == {
        "received": 2,
        "handed_over": 2,
        "in_hand": 4,
        "due_tomorrow": 1,
        "overdue": 1,
    }


def test_the_desk_is_the_sum_of_its_clerks(busy: Counter) -> None:
    seen = day_of(busy, busy_day.DAY)
    assert seen.figures == total_figures(seen.clerks)
    for name in COUNTED:
        assert getattr(seen.figures, name) == sum(getattr(one, name) for one in seen.clerks)


@pytest.mark.parametrize("days_ago", [0, 1, 3, 5, 11, 30])
def test_every_figure_opens_a_list_of_its_length(busy: Counter, days_ago: int) -> None:
    seen = day_of(busy, busy_day.DAY - timedelta(days=days_ago))
    lists = {
        (figure, whose.clerk_name): behind(busy, seen, figure, whose.clerk_id)
        for whose in (seen.figures, *seen.clerks)
        for figure in COUNTED
        if figure != "handling"
    }
    figures = {
        (figure, whose.clerk_name): getattr(whose, figure)
        for whose in (seen.figures, *seen.clerks)
        for figure in COUNTED
        if figure != "handling"
    }
    assert lists == figures


def behind(counter: Counter, seen: Workload, figure: str, clerk_id: int | None) -> int:
    """Return how long the list behind a figure is, of fees what it comes to."""
    lead = builders.supervisor(counter)
    match figure:
        case "refusals":
            return len(counter.days.refusals(lead, seen.day, clerk_id))
        case "fees":
            return sum(one.amount for one in counter.days.takings(lead, seen.day, clerk_id))
        case _:
            next_day = counter.office.calendar().next_working_day(seen.day)
            wanted = filter_of(figure, seen.day, next_day, seen.counted_at, clerk_id)
            return counter.dossiers.count(wanted)


def test_the_mean_is_the_one_of_the_report_of_that_day(busy: Counter) -> None:
    figures = day_of(busy, busy_day.DAY).figures
    with busy.context.database.read() as session:
        span = span_of(busy_day.DAY, busy_day.DAY, busy_day.NOW)
        table = working_times(ReportWork(session, busy.context, span)).table
    assert table.totals is not None
    assert table.totals[3:] == (figures.finished, mean_hours(figures.handling, figures.finished))


def test_every_step_that_is_counted_has_a_figure() -> None:
    assert set(STEP_FIGURES.values()) <= set(COUNTED)


def test_a_clerk_who_left_is_shown_on_days_they_worked(counter: Counter, clock: SetClock) -> None:
    builders.receive(counter)
    builders.change_store(counter, "UPDATE clerks SET active = false WHERE id = 1")
    worked = day_of(counter, clock.now().date()).clerks
    before = day_of(counter, local(2026, 11, 10).date()).clerks
    assert 1 in [one.clerk_id for one in worked]
    assert 1 not in [one.clerk_id for one in before]


def test_a_result_counts_once_and_where_it_stands(counter: Counter, clock: SetClock) -> None:
    leader, colleague = builders.supervisor(counter), builders.actor(counter, 1)
    monday = counter.context.today()
    key = bring(counter, Action.HAND_OVER, Action.RECORD_RESULT, Action.UNDO_RESULT)
    assert results_of(counter, monday) == {}
    clock.forward(days=1)
    act(counter, colleague, Action.RECORD_RESULT, key)
    assert results_of(counter, monday) == {}
    assert results_of(counter, counter.context.today()) == {colleague.clerk_id: 1}
    act(counter, leader, Action.UNDO_RESULT, key)
    assert results_of(counter, counter.context.today()) == {}


def test_a_step_taken_twice_on_a_day_counts_for_whoever_took_it_last(counter: Counter) -> None:
    first, second = builders.actor(counter, 0), builders.actor(counter, 1)
    key = bring(counter, Action.HAND_OVER)
    for actor in (first, second):
        counter.dossiers.request_supplement(
            RequestSupplement(actor=actor, dossier_id=key, papers=(MISSING,), again=True)
        )
        act(counter, actor, Action.ACCEPT_SUPPLEMENT, key)
    seen = day_of(counter, counter.context.today())
    assert seen.figures.supplements == 1
    for whose in (seen.figures, *seen.clerks):
        assert behind(counter, seen, "supplements", whose.clerk_id) == whose.supplements
    assert [one.clerk_id for one in seen.clerks if one.supplements] == [second.clerk_id]


def results_of(counter: Counter, day: date) -> dict[int | None, int]:
    """Return whose results count on ``day``, each figure held against its list."""
    seen = day_of(counter, day)
    for whose in (seen.figures, *seen.clerks):
        assert behind(counter, seen, "results", whose.clerk_id) == whose.results
    return {one.clerk_id: one.results for one in seen.clerks if one.results}
