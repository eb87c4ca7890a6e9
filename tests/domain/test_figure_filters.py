from datetime import date

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action
from app.domain.figure_filters import STEP_FIGURES, WITHOUT_DOSSIERS, filter_of
from app.domain.vietnam_time import local

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


def test_visits_and_sums_are_no_dossiers() -> None:
    for figure in WITHOUT_DOSSIERS:
        with pytest.raises(KeyError):
            filter_of(figure, MONDAY, TUESDAY, NOW, None)


@pytest.mark.parametrize(("step", "figure"), STEP_FIGURES.items())
def test_a_step_is_counted_for_whoever_took_it(step: Action, figure: str) -> None:
    assert filter_of(figure, MONDAY, TUESDAY, NOW, 1) == DossierFilter(
        step=step, step_by=1, step_from=MONDAY, step_to=MONDAY
    )


def test_a_figure_nobody_counts_has_no_list() -> None:
    with pytest.raises(KeyError):
        filter_of("laughed", MONDAY, TUESDAY, NOW, None)
