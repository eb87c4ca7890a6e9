"""All that is asked at the end of a day beside its figures: counts, differences, late entries."""

from datetime import date

from app.domain.reconciliation import Reconciliation
from app.domain.roles import Actor
from app.services.answers import DayClosed, Saved
from app.services.context import Context
from app.services.day import close_day, count_day, held_against, late_entries
from app.services.day_commands import AllowLate, CountDay


class Closing:
    """The end of a day of one office; each verb is in a file of its own."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def reconciliation(self, actor: Actor, day: date) -> Reconciliation:
        """Return what ``day`` comes to, what was counted of it, and what explains differences."""
        return held_against.reconciliation(self._context, actor, day)

    def count(self, command: CountDay) -> Saved:
        """Keep what was counted."""
        return count_day.count_day(self._context, command)

    def close_again(self, actor: Actor, day: date, reason: str) -> DayClosed:
        """Fix the figures of a closed day anew, beside the first ones."""
        return close_day.close_again(self._context, actor, day, reason)

    def allow_late(self, command: AllowLate) -> Saved:
        """Let a clerk write down steps of a closed day for a while."""
        return late_entries.allow_late(self._context, command)
