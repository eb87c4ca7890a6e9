"""Everything the counter can be asked about papers: list, print, print again, save, issue."""

from collections.abc import Sequence
from datetime import date

from app.domain.channel import DeliveryWay
from app.domain.paper_listing import PaperRow, PaperView
from app.domain.roles import Actor
from app.services import answers, commands
from app.services.context import Context
from app.services.papers import (
    issue_cash_list,
    issue_catalogue,
    issue_control_sheet,
    issue_delivery_list,
    issue_emergency,
    issue_hand_over_lists,
    issue_labels,
    issue_ledger,
    list_papers,
    print_paper,
    settle,
)
from app.services.plugs import Plugs
from app.services.ports import Tick


class Papers:
    """Wishes about papers of every form; each verb is in a file of its own."""

    def __init__(self, context: Context, plugs: Plugs) -> None:
        self._context = context
        self._plugs = plugs

    def list(self, actor: Actor, day: date) -> tuple[PaperRow, ...]:
        """Return the papers of ``day``, and before them every unsettled one."""
        return list_papers.list_papers(self._context, actor, day)

    def look(self, actor: Actor, print_id: int, choice: commands.PrinterChoice) -> PaperView:
        """Return a paper as it would come out, for a preview."""
        row = list_papers.paper_row(self._context, actor, print_id)
        return PaperView(row, print_paper.paper_job(self._context, print_id, choice))

    def receipt_of(self, actor: Actor, dossier_id: int) -> int:
        """Return the key of the newest receipt of a dossier."""
        return list_papers.receipt_of(self._context, actor, dossier_id)

    def print(
        self, command: commands.PrintPaper, choice: commands.PrinterChoice
    ) -> answers.Printed:
        """Put a waiting paper out."""
        return print_paper.print_paper(self._context, command, choice, self._plugs.printer)

    def print_all(
        self,
        command: commands.PrintPapers,
        choice: commands.PrinterChoice,
        tick: Tick = lambda _done, _total: None,
    ) -> answers.PapersPrinted:
        """Put papers out one after another until one fails; asked again, go on there."""
        return print_paper.print_papers(self._context, command, choice, self._plugs.printer, tick)

    def reprint(
        self, command: commands.ReprintPaper, choice: commands.PrinterChoice
    ) -> answers.Printed:
        """Put a paper out once more, marked."""
        return print_paper.reprint_paper(self._context, command, choice, self._plugs.printer)

    def save(
        self, command: commands.SavePaper, choice: commands.PrinterChoice
    ) -> answers.PaperSaved:
        """Save a paper as a PDF file."""
        folder = self._plugs.printer(commands.PrinterChoice())
        return print_paper.save_paper(self._context, command, choice, folder)

    def answer(self, command: commands.AnswerPrint) -> answers.PrintAnswered:
        """Note that a sheet of which nobody knew has come out."""
        return settle.answer_print(self._context, command)

    def drop(self, command: commands.DropPapers) -> answers.PapersDropped:
        """Let waiting papers go."""
        return settle.drop_papers(self._context, command)

    def control_sheets(self, actor: Actor, dossier_ids: Sequence[int]) -> answers.PapersAsked:
        """Ask for the sheets that travel with dossiers."""
        return issue_control_sheet.issue_control_sheets(self._context, actor, dossier_ids)

    def hand_over_lists(
        self, actor: Actor, day: date | None = None, dossier_ids: Sequence[int] = ()
    ) -> answers.PapersAsked:
        """Ask for lists of what was handed over on ``day`` or today, one for each unit."""
        return issue_hand_over_lists.issue_hand_over_lists(self._context, actor, day, dossier_ids)

    def delivery_list(
        self, actor: Actor, way: DeliveryWay, dossier_ids: Sequence[int] = ()
    ) -> answers.PapersAsked:
        """Ask for the list of results that wait to be taken to citizens in this way, or of these
        that have been sent out.
        """
        return issue_delivery_list.issue_delivery_list(self._context, actor, way, dossier_ids)

    def cash_list(
        self, actor: Actor, day: date, clerk_id: int | None = None
    ) -> answers.PapersAsked:
        """Ask for the list of fees a clerk, or for None the desk, took on ``day``."""
        return issue_cash_list.issue_cash_list(self._context, actor, day, clerk_id)

    def labels(
        self, actor: Actor, dossier_ids: Sequence[int], used: int = 0
    ) -> answers.PapersAsked:
        """Ask for labels of folders; ``used`` places of the first sheet are empty already."""
        return issue_labels.issue_labels(self._context, actor, dossier_ids, used)

    def ledger(self, actor: Actor, first: date, last: date) -> answers.PapersAsked:
        """Ask for the register book of a period."""
        return issue_ledger.issue_ledger(self._context, actor, first, last)

    def posting_sheet(self, actor: Actor) -> answers.PapersAsked:
        """Ask for the procedures in force with their fees and limits, to be posted."""
        return issue_catalogue.issue_posting_sheet(self._context, actor)

    def procedure_codes(self, actor: Actor) -> answers.PapersAsked:
        """Ask for the barcodes of the procedures, to be scanned at the desk."""
        return issue_catalogue.issue_procedure_codes(self._context, actor)

    def emergency_slips(self, actor: Actor, count: int) -> answers.PapersAsked:
        """Ask for numbered slips to write on while the PC does not work."""
        return issue_emergency.issue_emergency_slips(self._context, actor, count)

    def open_register(self, actor: Actor) -> answers.PapersAsked:
        """Ask for all open dossiers, for a morning without the PC."""
        return issue_emergency.issue_open_register(self._context, actor)
