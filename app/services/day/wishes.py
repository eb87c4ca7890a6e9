"""Everything the counter can be asked about days: workload, closing, export, check, drafts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.board import BoardView
from app.domain.forms.day_sheet import DaySheetDocument
from app.domain.listings import DayFigures, TurnedAwayRow, Workload
from app.domain.period_report import PeriodReport
from app.domain.roles import Actor
from app.domain.takings import Taking
from app.domain.vietnam_time import short_date
from app.services import answers, commands
from app.services.context import Context
from app.services.day import board, close_day, drafts, list_takings, workload
from app.services.dossier import turned_away
from app.services.exchange import export_day
from app.services.papers.ask_for import ask_for
from app.services.papers.paper import Paper
from app.services.papers.print_paper import put_out
from app.services.plugs import Plugs
from app.services.ports import (
    Tick,
)
from app.services.reports import period_report
from app.services.store import check
from app.services.store.backups import Backups


class Days:
    """Wishes about days: workload, closing, export, check, drafts."""

    def __init__(self, context: Context, plugs: Plugs, backups: Backups) -> None:
        self._context = context
        self._plugs = plugs
        self._backups = backups

    def workload(self, actor: Actor, day: date, clerk_id: int | None) -> Workload:
        """Return a clerk's day, or the desk's for None."""
        return workload.workload(self._context, actor, day, clerk_id)

    def refusals(self, actor: Actor, day: date, clerk_id: int | None) -> tuple[TurnedAwayRow, ...]:
        """Return the visits a clerk, or for None anybody, refused on ``day``."""
        return turned_away.refusals(self._context, actor, day, clerk_id)

    def takings(self, actor: Actor, day: date, clerk_id: int | None) -> tuple[Taking, ...]:
        """Return the sums a clerk, or for None anybody, took on ``day``."""
        return list_takings.list_takings(self._context, actor, day, clerk_id)

    def board(self) -> BoardView:
        """Return what the board for the public shows; nothing in it names a person."""
        return board.board(self._context)

    def figures(self, actor: Actor, day: date) -> DayFigures:
        """Return what closing ``day`` would fix."""
        return close_day.day_figures(self._context, actor, day)

    def close(self, actor: Actor, day: date) -> answers.DayClosed:
        """Fix the figures of ``day``."""
        return close_day.close_day(self._context, actor, day)

    def sheet(self, actor: Actor, day: date, clerk_id: int | None = None) -> DaySheetDocument:
        """Return the day sheet to sign, a clerk's or the desk's for None."""
        return close_day.day_sheet(self._context, actor, day, clerk_id)

    def print_sheet(
        self,
        actor: Actor,
        day: date,
        choice: commands.PrinterChoice,
        clerk_id: int | None = None,
    ) -> answers.Printed:
        """Put the day sheet out on the chosen printer, a clerk's or the desk's for None."""
        paper = Paper(document=self.sheet(actor, day, clerk_id), subject=short_date(day))
        (print_id,) = ask_for(self._context, actor, [paper]).print_ids
        return put_out(self._context, print_id, choice, self._plugs.printer)

    def export(self, command: commands.ExportDay, tick: Tick) -> answers.Exported:
        """Write a day's bundle to a folder or stick, with a copy of the store."""
        return export_day.export_day(
            self._context,
            command,
            self._plugs.write_bundle,
            tick,
            copy=self._backups.fresh,
            mark_stick=self._plugs.mark_stick,
        )

    def check(self, tick: Tick = lambda _done, _total: None) -> check.CheckReport:
        """Verify the whole store, and hold it against its second place."""
        return check.check(self._context, self._plugs.second_place, tick)

    def period(self, first: date, last: date) -> PeriodReport:
        """Return the report of a period."""
        return period_report.period_report(self._context, first, last)

    def save_draft(self, actor: Actor, form: str, content: Mapping[str, Any]) -> answers.Saved:
        """Keep a half-filled form; an empty content forgets it."""
        return drafts.save_draft(self._context, actor, form, content)

    def load_draft(self, actor: Actor, form: str) -> dict[str, Any]:
        """Return a half-filled form, empty when there is none."""
        return drafts.load_draft(self._context, actor, form)
