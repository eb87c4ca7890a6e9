"""Who receives, who processes and who returns are different people."""

from datetime import date

from app.domain.reports import splits
from app.domain.reports.figure import Dimension, span_of
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def test_each_of_the_three_has_a_table_of_its_own_days() -> None:
    receiver, handler, returner = (
        make(SPAN) for make in (splits.by_receiver, splits.by_handler, splits.by_returner)
    )
    assert [receiver.by, handler.by, returner.by] == [
        Dimension.RECEIVED_BY,
        Dimension.HANDLED_BY,
        Dimension.RETURNED_BY,
    ]
    assert receiver.measures[0].wanted.received_from == SPAN.first
    assert handler.measures[0].wanted.finished_from == SPAN.first
    assert returner.measures[0].wanted.returned_from == SPAN.first


def test_tables_of_people_say_that_they_are_no_rank() -> None:
    for make in (splits.by_receiver, splits.by_handler, splits.by_returner):
        assert splits.NO_RANK in make(SPAN).notes


def test_the_others_show_the_same_course() -> None:
    course = [one.name for one in splits.by_procedure(SPAN).columns]
    for make in (splits.by_channel, splits.by_delivery, splits.by_receiver):
        assert [one.name for one in make(SPAN).columns] == course
