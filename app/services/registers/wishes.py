"""Everything the counter can be asked about registers: write, end, list, export, excuse, rate."""

from datetime import date
from pathlib import Path

from app.domain.outages import TouchedDossier
from app.domain.ratings import ClerkRatings
from app.domain.register_entries import EntryCard, EntryFilter, EntryPage, RegisterCount
from app.domain.registers import Register
from app.domain.roles import Actor
from app.domain.table import Table
from app.services import register_commands as commands
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.papers import issue_exclusion_request
from app.services.plugs import Plugs
from app.services.registers import (
    end_entry,
    evidence,
    export_entries,
    keep_entry,
    link_dossiers,
    list_entries,
    outages,
    ratings,
)
from app.services.reports import ratings_report


class RegisterBooks:
    """Wishes about the registers beside the dossiers; each verb is in a file of its own."""

    def __init__(self, context: Context, plugs: Plugs) -> None:
        self._context = context
        self._plugs = plugs
        self._registers = plugs.registers

    def all(self) -> tuple[Register, ...]:
        """Return the registers in force today, in the order they are shown."""
        today = self._context.today()
        return tuple(one for one in self._registers.all if one.is_in_force(today))

    def counts(self) -> tuple[RegisterCount, ...]:
        """Return how many entries of each register wait, and how many are overdue."""
        return list_entries.register_counts(self._context, self._registers)

    def list(self, actor: Actor, wanted: EntryFilter) -> EntryPage:
        """Return the newest entries a filter shows."""
        return list_entries.list_entries(self._context, self._registers, actor, wanted)

    def card(self, actor: Actor, entry_id: int) -> EntryCard:
        """Return one entry, identity numbers masked."""
        return list_entries.entry_card(self._context, self._registers, actor, entry_id)

    def open(self, actor: Actor, entry_id: int) -> EntryCard:
        """Return one entry in full, to be worked on; audited where it names a person's number."""
        return list_entries.open_entry(self._context, self._registers, actor, entry_id)

    def save(self, command: commands.SaveEntry) -> commands.EntrySaved:
        """Write a new entry, or change one."""
        return keep_entry.keep_entry(self._context, self._registers, command)

    def end(self, command: commands.CloseEntry) -> commands.EntrySaved:
        """Note how the matter of an entry ended."""
        return end_entry.close_entry(self._context, self._registers, command)

    def cancel(self, command: commands.CancelEntry) -> commands.EntrySaved:
        """Cancel an entry written by mistake."""
        return end_entry.cancel_entry(self._context, self._registers, command)

    def link(self, command: commands.LinkDossier) -> commands.EntrySaved:
        """Add a dossier to an entry by its code."""
        return link_dossiers.link_dossier(self._context, self._registers, command)

    def unlink(self, command: commands.UnlinkDossier) -> commands.EntrySaved:
        """Take a dossier out of an entry."""
        return link_dossiers.unlink_dossier(self._context, self._registers, command)

    def table(self, actor: Actor, wanted: EntryFilter, *, whole_numbers: bool = False) -> Table:
        """Return the wanted entries in the columns of the printed register."""
        return export_entries.register_table(
            self._context, self._registers, actor, wanted, whole_numbers=whole_numbers
        )

    def export(self, command: commands.ExportRegister) -> commands.RegisterExported:
        """Write them to a workbook or CSV file."""
        plugs = self._plugs
        return export_entries.export_register(
            self._context, self._registers, command, plugs.write_table, plugs.write_workbook
        )

    def issue(
        self, actor: Actor, wanted: EntryFilter, *, whole_numbers: bool = False
    ) -> PapersAsked:
        """Ask for them as a paper."""
        return export_entries.issue_register(
            self._context, self._registers, actor, wanted, whole_numbers=whole_numbers
        )

    def keep_evidence(self, actor: Actor, path: str) -> str:
        """Copy a file that proves something, and return it as an entry keeps it."""
        return evidence.keep_evidence(self._plugs.evidence, actor, path)

    def evidence_file(self, actor: Actor, value: str) -> Path:
        """Return the copy of such a file, unchanged."""
        return evidence.evidence_file(self._plugs.evidence, actor, value)

    def touched(self, actor: Actor, entry_id: int) -> tuple[TouchedDossier, ...]:
        """Return the late dossiers an outage touched, excused or proposed."""
        return outages.touched_dossiers(self._context, actor, entry_id)

    def exclude(self, command: commands.Exclude) -> commands.Excluded:
        """Excuse dossiers by an outage, or take that back."""
        return outages.exclude(self._context, self._registers, command)

    def exclusion_request(self, actor: Actor, entry_id: int) -> PapersAsked:
        """Ask for the report that asks the superior to excuse them."""
        return issue_exclusion_request.issue_exclusion_request(self._context, actor, entry_id)

    def rate(self, command: commands.Rate) -> commands.Rated:
        """Keep a citizen's answer about a visit."""
        return ratings.rate(self._context, command)

    def rate_on_screen(self, command: commands.RateOnScreen) -> commands.Rated:
        """Keep an answer given on the board for the public."""
        return ratings.rate_on_screen(self._context, command)

    def ratings(self, first: date, last: date) -> tuple[ClerkRatings, ...]:
        """Return the answers of a period by clerk, and last those of the desk."""
        return ratings_report.ratings_report(self._context, first, last)

    def export_ratings(
        self, actor: Actor, first: date, last: date, path: Path
    ) -> commands.RegisterExported:
        """Write them to a workbook or CSV file."""
        plugs = self._plugs
        table = ratings_report.ratings_table(self._context, first, last)
        return export_entries.export_table(
            self._context, actor, table, path, plugs.write_table, plugs.write_workbook
        )

    def ratings_table(self, first: date, last: date) -> Table:
        """Return the same as a table."""
        return ratings_report.ratings_table(self._context, first, last)
