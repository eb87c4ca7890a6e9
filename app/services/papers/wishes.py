"""Everything the counter can be asked about papers: list, print, print again, save, issue."""

from datetime import date

from app.domain.documents import PrintJob
from app.domain.paper_listing import PaperRow
from app.domain.roles import Actor, Permission
from app.services import answers, commands
from app.services.context import Context
from app.services.papers import list_papers, print_paper, settle
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

    def of_dossier(self, actor: Actor, dossier_id: int) -> tuple[PaperRow, ...]:
        """Return every paper of a dossier, newest first."""
        return list_papers.papers_of(self._context, actor, dossier_id)

    def job(self, actor: Actor, print_id: int, choice: commands.PrinterChoice) -> PrintJob:
        """Return a paper as it would come out, for a preview."""
        actor.require(Permission.SEE_DOSSIERS)
        return print_paper.paper_job(self._context, print_id, choice)

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
