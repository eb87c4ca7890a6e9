"""A counter in a process of its own that prints lists until its printer hangs; a test kills it.

``python -m tests.journeys.printing_lists FOLDER SUBJECT…``: asks for a list of each subject and
prints them in one go. Each sheet is said on a line of its own once the printer has it; the second
one never comes out.
"""

import sys
import time
from pathlib import Path

from app.bootstrap import Workplace, open_counter
from app.domain.documents import PrintJob
from app.domain.printer_state import Outcome
from app.services.commands import PrinterChoice, PrintPapers
from tests import builders
from tests.services.papers.conftest import PaperDesk

_FOR_EVER = 600


class Hanging:
    """Prints one sheet, and keeps whoever brings the second one waiting."""

    def __init__(self) -> None:
        self._sheets = 0

    def print_document(self, job: PrintJob) -> Path | Outcome:
        self._sheets += 1
        sys.stdout.write(f"{job.title}\n")
        sys.stdout.flush()
        if self._sheets > 1:
            time.sleep(_FOR_EVER)
        return Outcome.CONFIRMED


def main() -> None:
    """Print what the words on the line say."""
    folder, subjects = Path(sys.argv[1]), sys.argv[2:]
    printer = Hanging()
    place = Workplace(folder, builders.SetClock(), printer=lambda _choice: printer)
    counter = open_counter(place)
    clerk = builders.actor(counter)
    asked = PaperDesk(counter, clerk).ask(*subjects)
    counter.papers.print_all(PrintPapers(clerk, asked), PrinterChoice("HP"))


if __name__ == "__main__":
    main()
