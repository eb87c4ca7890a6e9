"""List takings: the sums behind the fees of a day, one clerk's or the desk's."""

from datetime import date

from app.domain.roles import Actor, Permission
from app.domain.takings import Taking
from app.services.context import Context
from app.services.day.takings import takings_of


def list_takings(
    context: Context, actor: Actor, day: date, clerk_id: int | None
) -> tuple[Taking, ...]:
    """Return the sums a clerk, or for None anybody, took, gave back or waived on ``day``.

    RuleError when a clerk asks for those of others.
    """
    if clerk_id != actor.clerk_id:
        actor.require(Permission.SEE_ALL_WORKLOADS)
    with context.database.read() as session:
        takings = takings_of(session, day)
    return tuple(one for one in takings if clerk_id in (None, one.taken_by_id))
