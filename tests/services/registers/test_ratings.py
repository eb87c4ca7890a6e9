"""A citizen's answer is kept with the desk and the clerk, and nobody's name."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.domain.ratings import RatingMeans, Score
from app.domain.roles import Actor
from app.errors import InputError, RuleError
from app.models.register import Rating
from app.services.counter import Counter
from app.services.register_commands import Rate, RateOnScreen


def test_an_answer_is_kept_without_a_name(counter: Counter, clerk: Actor) -> None:
    counter.registers.rate(Rate(actor=clerk, score=Score.VERY_CONTENT, note=" nhanh  gọn "))
    with counter.context.database.read() as session:
        row = session.scalars(select(Rating)).one()
    assert (row.score, row.means, row.note) == (4, RatingMeans.KEYPAD, "nhanh gọn")
    assert (row.clerk_id, row.desk, row.rated_on) == (
        clerk.clerk_id,
        clerk.desk,
        counter.context.today(),
    )


def test_paper_answers_are_counted_on_their_day(counter: Counter, clerk: Actor) -> None:
    yesterday = counter.context.today() - timedelta(days=1)
    command = Rate(actor=clerk, score=Score.CONTENT, means=RatingMeans.PAPER, day=yesterday)
    counter.registers.rate(command)
    assert counter.registers.ratings(yesterday, yesterday)[-1].total == 1
    with pytest.raises(InputError):
        counter.registers.rate(
            Rate(actor=clerk, score=Score.CONTENT, day=yesterday + timedelta(days=2))
        )


def test_who_does_not_work_at_the_desk_rates_nothing(counter: Counter, clerk: Actor) -> None:
    keeper = Actor(clerk.clerk_id, clerk.name, type(clerk.role)("administrator"))
    with pytest.raises(RuleError):
        counter.registers.rate(Rate(actor=keeper, score=Score.CONTENT))


def test_an_answer_on_the_screen_belongs_to_a_desk_and_to_no_clerk(counter: Counter) -> None:
    counter.registers.rate_on_screen(RateOnScreen(Score.ORDINARY, "Quầy 1"))
    with counter.context.database.read() as session:
        row = session.scalars(select(Rating)).one()
    assert (row.score, row.means, row.desk, row.clerk_id) == (2, RatingMeans.SCREEN, "Quầy 1", None)
    assert (row.rated_at, row.rated_on) == (counter.context.now(), counter.context.today())
    today = counter.context.today()
    assert [one.clerk_name for one in counter.registers.ratings(today, today)] == [""]
