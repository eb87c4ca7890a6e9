"""The answers of a month by clerk and in total; the desk's line is the sum of the others."""

from datetime import date

from app.domain.ratings import Score
from app.domain.roles import Actor
from app.services.counter import Counter
from app.services.register_commands import Rate
from tests import builders

MONTH = date(2026, 11, 1), date(2026, 11, 30)


def rate(counter: Counter, by: Actor, *scores: Score) -> None:
    for score in scores:
        counter.registers.rate(Rate(actor=by, score=score))


def test_every_clerk_has_a_line_and_the_desk_the_sum(counter: Counter, clerk: Actor) -> None:
    colleague = builders.actor(counter, 1)
    rate(counter, clerk, Score.VERY_CONTENT, Score.CONTENT, Score.NOT_CONTENT)
    rate(counter, colleague, Score.VERY_CONTENT)
    *clerks, desk = counter.registers.ratings(*MONTH)
    assert {one.clerk_name: one.total for one in clerks} == {clerk.name: 3, colleague.name: 1}
    assert (desk.clerk_name, desk.total, desk.content) == ("", 4, 3)
    table = counter.registers.ratings_table(*MONTH)
    assert table.totals == ("Toàn bộ phận", 2, 1, 0, 1, 4, "75,00 %")
    assert [row[0] for row in table.rows] == [colleague.name, clerk.name]


def test_a_month_without_answers_says_so(counter: Counter) -> None:
    table = counter.registers.ratings_table(*MONTH)
    assert table.rows == ()
    assert table.totals[-1] == "–"


def test_other_days_do_not_count(counter: Counter, clerk: Actor) -> None:
    rate(counter, clerk, Score.CONTENT)
    assert counter.registers.ratings(date(2026, 12, 1), date(2026, 12, 31))[-1].total == 0
