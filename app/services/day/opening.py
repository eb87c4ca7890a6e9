"""All that is asked when the counter is opened: the clock, and what was left hanging."""

from datetime import datetime

from app.domain.clock_guard import ClockDoubt
from app.domain.hanging import Hanging
from app.domain.roles import Actor
from app.services.answers import ClockAnswered
from app.services.commands import AnswerClock
from app.services.context import Context
from app.services.day import hanging
from app.services.office import clock
from app.services.papers import settle
from app.services.ports import Tick
from app.services.store import quick_check


class Opening:
    """The opening of one store; each verb is in a file of its own."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def begin(self) -> None:
        """Settle what the last run left behind; once, by the only program at this counter."""
        settle.note_cut_off_prints(self._context)

    def clock(self) -> ClockDoubt | None:
        """Return why the PC's clock is in doubt, None while it is believed."""
        return clock.look_at_clock(self._context)

    def answer_clock(self, command: AnswerClock) -> ClockAnswered:
        """Take the day somebody typed."""
        return clock.answer_clock(self._context, command)

    def hanging(self, actor: Actor, before: datetime) -> Hanging:
        """Return what hangs over ``actor``, papers only from before ``before``."""
        return hanging.hanging(self._context, actor, before)

    def quick_check(self, tick: Tick) -> tuple[str, ...]:
        """Return what a quick look through the store finds wrong in it."""
        return quick_check.quick_check(self._context, tick)
