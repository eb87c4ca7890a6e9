"""All that is asked when the counter is opened: clock, devices, copies, what was left hanging."""

from datetime import date, datetime
from pathlib import Path

from app.domain.clock_guard import ClockDoubt
from app.domain.hanging import Hanging
from app.domain.opening import OpeningRow, OpeningView, Room
from app.domain.printer_state import Outcome
from app.domain.roles import Actor
from app.services.answers import ClockAnswered
from app.services.commands import AnswerClock, PrinterChoice
from app.services.context import Context
from app.services.day import hanging, note_opening, opening_view
from app.services.office import clock, print_test
from app.services.opening_commands import NoteOpening, OpeningNoted
from app.services.papers import settle
from app.services.plugs import Plugs
from app.services.ports import Tick
from app.services.store import quick_check
from app.services.store.backups import Backups
from app.services.store.upkeep import Upkeep


class Opening:
    """The opening of one store; each verb is in a file of its own."""

    def __init__(self, context: Context, plugs: Plugs, backups: Backups, upkeep: Upkeep) -> None:
        self._context, self._plugs = context, plugs
        self._backups, self._upkeep = backups, upkeep
        self._asked_on: date | None = None

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

    def is_wanted(self) -> bool:
        """Say that nobody has opened today, to who asks first; it is shown by itself once a day."""
        today = self._context.today()
        if self._asked_on == today:
            return False
        self._asked_on = today
        return not note_opening.is_opened_today(self._context)

    def view(self, actor: Actor) -> OpeningView:
        """Return how everything in the store stands."""
        second = self._plugs.second_place
        return opening_view.opening_view(self._context, actor, self._backups, self._upkeep, second)

    def rooms(self) -> tuple[Room, ...]:
        """Return how much may still be written where the store and its copies lie."""
        return opening_view.rooms(self._context, self._backups.places())

    def print_strip(self, choice: PrinterChoice, number: int) -> Path | Outcome:
        """Put out the short strip that is scanned back."""
        printer = self._plugs.printer(choice)
        return print_test.print_strip(self._context, printer, choice.name, choice.size, number)

    def note(self, command: NoteOpening) -> OpeningNoted:
        """Open the counter and keep what was seen."""
        return note_opening.note_opening(self._context, command)

    def openings(self, actor: Actor, first: date, last: date) -> tuple[OpeningRow, ...]:
        """Return the openings of every counter of this store on these days."""
        return note_opening.openings(self._context, actor, first, last)
