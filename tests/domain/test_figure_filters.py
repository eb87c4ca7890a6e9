from datetime import date
from pathlib import Path

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action
from app.domain.figure_filters import STEP_FIGURES, filter_of
from app.domain.vietnam_time import local
from tests import builders, busy_day

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
NOW = local(2026, 11, 16, 15, 20)


def test_what_is_due_is_asked_for_among_the_unfinished_only() -> None:
    assert filter_of("due_tomorrow", MONDAY, TUESDAY, NOW, 2) == DossierFilter(
        received_by=2,
        received_to=MONDAY,
        unfinished_at=MONDAY,
        promised_from=TUESDAY,
        promised_to=TUESDAY,
    )


def test_fees_open_the_dossiers_they_were_charged_for() -> None:
    assert filter_of("fees", MONDAY, TUESDAY, NOW, None) == filter_of(
        "received", MONDAY, TUESDAY, NOW, None
    )


@pytest.mark.parametrize(("step", "figure"), STEP_FIGURES.items())
def test_a_step_is_counted_for_whoever_took_it(step: Action, figure: str) -> None:
    assert filter_of(figure, MONDAY, TUESDAY, NOW, 1) == DossierFilter(
        step=step, step_by=1, step_from=MONDAY, step_to=MONDAY
    )


def test_a_figure_nobody_counts_has_no_list() -> None:
    with pytest.raises(KeyError):
        filter_of("laughed", MONDAY, TUESDAY, NOW, None)


def test_every_list_is_as_long_as_its_figure_on_a_busy_day(tmp_path: Path) -> None:
    clock = builders.SetClock()
    counter = builders.sample_counter(tmp_path, clock)
    busy_day.play(counter, clock)
    seen = counter.days.workload(builders.supervisor(counter), busy_day.DAY, None)
    next_day = counter.office.calendar().next_working_day(seen.day)
    figures = ["received", "returned", "in_hand", "due_today", "due_tomorrow", "overdue"]
    figures += STEP_FIGURES.values()
    wrong: list[str] = []
    for of_whom in (seen.figures, *seen.clerks):
        for figure in figures:
            wanted = filter_of(figure, seen.day, next_day, seen.counted_at, of_whom.clerk_id)
            listed, counted = counter.dossiers.count(wanted), getattr(of_whom, figure)
            if listed != counted:
                wrong.append(f"{figure} of {of_whom.clerk_name}: {counted} ≠ {listed} listed")
    counter.close()
    assert not wrong, "\n".join(wrong)
    asked_for_today = set(figures) - {"supplements", "refusals"}
    assert all(getattr(seen.figures, figure) for figure in asked_for_today)
