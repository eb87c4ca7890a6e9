"""Papers of every kind at a desk, and a printer that does what it is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.documents import PrintJob
from app.domain.paper_listing import PaperRow
from app.domain.printer_state import Outcome
from app.domain.roles import Actor
from app.services.commands import PrinterChoice, PrintPaper, PrintPapers, ReprintPaper
from app.services.counter import Counter
from app.services.day.close_day import day_sheet
from app.services.papers.ask_for import ask_for
from app.services.papers.paper import Paper
from app.services.papers.print_paper import print_paper, print_papers, reprint_paper
from tests import builders

HP = PrinterChoice("HP")


class FakePrinter:
    """Keeps every job; ``failing`` are the file names it fails at, with ``failure``."""

    def __init__(self) -> None:
        self.jobs: list[PrintJob] = []
        self.failure: BaseException | None = None
        self.failing: set[str] = set()
        self.outcome = Outcome.CONFIRMED

    def print_document(self, job: PrintJob) -> Path | Outcome:
        if self.failure is not None and (not self.failing or job.title in self.failing):
            raise self.failure
        self.jobs.append(job)
        return self.outcome


class PaperDesk:
    """A counter whose papers come out of ``printer``."""

    def __init__(self, counter: Counter, clerk: Actor) -> None:
        self.counter, self.clerk = counter, clerk
        self.printer = FakePrinter()

    def find(self, _choice: PrinterChoice) -> FakePrinter:
        """Return the printer, whichever is chosen."""
        return self.printer

    def ask(self, *subjects: str) -> tuple[int, ...]:
        """Ask for lists without a dossier, one for each subject."""
        context = self.counter.context
        leader = builders.supervisor(self.counter)
        sheet = day_sheet(context, leader, context.today())
        papers = [Paper(document=replace(sheet, made_by=one), subject=one) for one in subjects]
        return ask_for(context, self.clerk, papers).print_ids

    def print(self, print_id: int, *, by_itself: bool = False) -> None:
        command = PrintPaper(actor=self.clerk, print_id=print_id, by_itself=by_itself)
        print_paper(self.counter.context, command, HP, self.find)

    def print_all(self, *print_ids: int) -> int:
        command = PrintPapers(self.clerk, print_ids)
        return print_papers(
            self.counter.context,
            command,
            HP,
            self.find,
            builders.quiet,
        ).count

    def reprint(self, print_id: int, reason: str = "kẹt giấy") -> None:
        command = ReprintPaper(actor=self.clerk, print_id=print_id, reason=reason)
        reprint_paper(self.counter.context, command, HP, self.find)

    def rows(self) -> tuple[PaperRow, ...]:
        """Return the list of today."""
        return self.counter.papers.list(self.clerk, self.counter.context.today())

    def states(self) -> dict[str, str]:
        """Return the states of today's papers by what they are about."""
        return {row.subject: row.state.value for row in self.rows()}


@pytest.fixture
def desk(counter: Counter, clerk: Actor) -> PaperDesk:
    return PaperDesk(counter, clerk)
