"""Keep what citizens answer about a visit: a number from 1 to 4, who was at the desk, no name."""

from app.domain.ratings import RatingMeans, Score
from app.domain.roles import Permission
from app.errors import InputError
from app.models.register import Rating
from app.services.context import Context
from app.services.register_commands import Rate, Rated, RateOnScreen
from app.services.store.journal_lines import note_line
from app.words import N_


def rate(context: Context, command: Rate) -> Rated:
    """Keep an answer; InputError("day") for a day that has not come."""
    command.actor.require(Permission.WORK_AT_DESK)
    score = Score(command.score)
    day = command.day or context.today()
    if day > context.today():
        raise InputError("day", N_("Ngày này chưa đến."))
    rating = Rating(
        rated_at=context.now(),
        rated_on=day,
        score=int(score),
        note=" ".join(command.note.split()),
        means=command.means.value,
        desk=command.actor.desk,
        clerk_id=command.actor.clerk_id,
    )
    return _kept(context, rating)


def rate_on_screen(context: Context, command: RateOnScreen) -> Rated:
    """Keep an answer given on the board for the public; several clerks may work before it."""
    rating = Rating(
        rated_at=context.now(),
        rated_on=context.today(),
        score=int(Score(command.score)),
        means=RatingMeans.SCREEN.value,
        desk=command.desk,
    )
    return _kept(context, rating)


def _kept(context: Context, rating: Rating) -> Rated:
    rating.station, rating.epoch = context.station.digit, context.station.epoch
    score = Score(rating.score)
    with context.database.write() as session:
        session.add(rating)
        note_line(session, context, rating)
    return Rated(score)
