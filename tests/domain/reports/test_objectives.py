"""Quality objectives: in force for some days, met or not."""

from dataclasses import replace
from datetime import date

from app.domain.reports.objectives import (
    MEASURE_LABELS,
    QualityObjective,
    objectives_section,
    proposals,
)

DAY = date(2026, 11, 16)
GOAL = QualityObjective(
    title="95 % đúng hạn", measure="on_time_share", target=9_500, valid_from=DAY, valid_to=DAY
)


def test_an_objective_holds_on_its_days() -> None:
    assert GOAL.in_force(date(2026, 11, 1), date(2026, 11, 30))
    assert not GOAL.in_force(date(2026, 11, 17), date(2026, 11, 30))
    assert not GOAL.in_force(date(2026, 11, 1), date(2026, 11, 15))


def test_it_is_met_by_reaching_it_or_by_staying_below_it() -> None:
    assert GOAL.met_by(9_500)
    assert not GOAL.met_by(9_499)
    assert replace(GOAL, measure="late_share", target=500).met_by(499)


def test_where_it_stands_is_said_in_words() -> None:
    made = objectives_section([(GOAL, 9_600), (GOAL, 9_400), (GOAL, None)])
    assert [row[4:6] for row in made.table.rows] == [
        (9_600, "Đạt"),
        (9_400, "Chưa đạt"),
        ("–", "Chưa có số liệu"),
    ]
    assert objectives_section([]).table.notes != ()


def test_an_office_without_objectives_is_proposed_some_that_can_be_measured() -> None:
    assert {one.measure for one in proposals(DAY)} <= MEASURE_LABELS.keys()
    assert all(one.in_force(DAY, DAY) for one in proposals(DAY))
