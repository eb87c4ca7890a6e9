"""Objectives are set by a supervisor, measured in every report, and stay in old ones."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.ratings import Score
from app.domain.reports.objectives import SATISFACTION, QualityObjective
from app.domain.reports.report import ReportKind, ReportOrder
from app.domain.roles import Actor
from app.errors import InputError, NotFoundError
from app.services.counter import Counter
from app.services.register_commands import Rate
from app.services.report_commands import EndObjective, SetObjective
from tests import builders

GOAL = QualityObjective(
    title="90 % hài lòng",
    measure=SATISFACTION,
    target=9_000,
    basis="KH 12/KH-UBND",
    valid_from=date(2026, 1, 1),
)


def standing(counter: Counter, first: date, last: date) -> list[tuple[object, ...]]:
    order = ReportOrder(kind=ReportKind.OBJECTIVES, first=first, last=last)
    report = counter.reports.make(builders.supervisor(counter), order)
    return [row[1:6] for row in report.sections[0].table.rows]


def test_an_objective_is_proposed_set_measured_and_ended(
    counter: Counter, supervisor: Actor
) -> None:
    assert counter.reports.proposed_objectives()[0].target == 10_000
    key = counter.reports.set_objective(SetObjective(supervisor, GOAL)).objective_id
    assert counter.reports.proposed_objectives() == ()
    for score in (Score.VERY_CONTENT, Score.NOT_CONTENT):
        counter.registers.rate(Rate(actor=supervisor, score=score))
    counter.reports.set_objective(
        SetObjective(supervisor, replace(GOAL, id=key, title=" 95 %  hài lòng ", target=9_500))
    )
    november = (date(2026, 11, 1), date(2026, 11, 30))
    words = "Tỷ lệ đánh giá hài lòng"
    assert standing(counter, *november) == [("95 % hài lòng", words, 9_500, 5_000, "Chưa đạt")]
    counter.reports.end_objective(EndObjective(supervisor, key, date(2026, 12, 1)))
    assert standing(counter, date(2026, 12, 1), date(2026, 12, 31)) == []
    assert len(standing(counter, *november)) == 1
    assert counter.reports.objectives()[0].valid_to == date(2026, 11, 30)


def test_an_objective_measures_what_there_is_up_to_all_of_it(
    counter: Counter, supervisor: Actor
) -> None:
    wrong = (
        ("title", {"title": " "}),
        ("measure", {"measure": "luck"}),
        ("target", {"target": 10_001}),
        ("valid_to", {"valid_to": date(2025, 1, 1)}),
    )
    for field, change in wrong:
        with pytest.raises(InputError) as caught:
            counter.reports.set_objective(
                SetObjective(supervisor, replace(GOAL, **change))  # type: ignore[arg-type]
            )
        assert caught.value.field == field
    with pytest.raises(NotFoundError):
        counter.reports.end_objective(EndObjective(supervisor, 999, date(2026, 12, 1)))
