"""Keep what citizens answer about a visit: a number from 1 to 4, who was at the desk, no name."""

from app.domain.ratings import Score
from app.domain.roles import Permission
from app.errors import InputError
from app.models.register import Rating
from app.services.context import Context
from app.services.register_commands import Rate, Rated
from app.services.store.journal_lines import note_line
from app.words import N_


def rate(context: Context, command: Rate) -> Rated:
    """Keep an answer; InputError("day") for a day that has not come."""
    command.actor.require(Permission.WORK_AT_DESK)
    score = Score(command.score)
    day = command.day or context.today()
    if day > context.today():
        raise InputError("day", N_("Ngày này chưa đến."))
    with context.database.write() as session:
        rating = Rating(
            rated_at=context.now(),
            rated_on=day,
            score=int(score),
            note=" ".join(command.note.split()),
            means=command.means.value,
            desk=command.actor.desk,
            clerk_id=command.actor.clerk_id,
            station=context.station.digit,
            epoch=context.station.epoch,
        )
        session.add(rating)
        note_line(session, context, rating)
    return Rated(score)
