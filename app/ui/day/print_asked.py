"""Asking for papers and putting them out at once, as one thing a clerk does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.roles import Actor
from app.errors import MotCuaError
from app.services.answers import PapersAsked, PapersPrinted
from app.services.commands import PrinterChoice, PrintPapers
from app.ui.operations import Operations

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick


def print_asked(
    operations: Operations,
    actor: Actor,
    choice: PrinterChoice,
    ask: "Callable[[Counter], PapersAsked]",
    done: Callable[[], object],
    failed: Callable[[MotCuaError], bool],
    button: QWidget,
) -> None:
    """Let ``ask`` put the papers down and print them; ``button`` rests meanwhile."""

    def work(counter: "Counter", tick: "Tick") -> PapersPrinted:
        asked = ask(counter)
        return counter.papers.print_all(PrintPapers(actor, asked.print_ids), choice, tick)

    operations.output(work, lambda _answer: done(), failed, while_busy=(button,))
