"""All that is asked when the counter is opened: the clock, and what was left hanging."""

from app.domain.clock_guard import ClockDoubt
from app.services.answers import ClockAnswered
from app.services.commands import AnswerClock
from app.services.context import Context
from app.services.office import clock


class Opening:
    """The opening of one store; each verb is in a file of its own."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def clock(self) -> ClockDoubt | None:
        """Return why the PC's clock is in doubt, None while it is believed."""
        return clock.look_at_clock(self._context)

    def answer_clock(self, command: AnswerClock) -> ClockAnswered:
        """Take the day somebody typed."""
        return clock.answer_clock(self._context, command)
