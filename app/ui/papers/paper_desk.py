"""Prints papers behind the clerk's back, and remembers those that did not come out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.roles import Actor
from app.errors import MotCuaError
from app.services.answers import Printed
from app.services.commands import PrinterChoice, PrintPaper, ReprintPaper
from app.ui.operations import Operations

if TYPE_CHECKING:
    from app.services.counter import Counter


class PaperDesk(QObject):
    """``printed`` (key, the answer ``Printed``) and ``failed`` (key, why) tell of each.

    The key is the one that was asked with, also for a reprint. Nothing here ever waits.
    """

    printed = Signal(int, object)
    failed = Signal(int, object)

    def __init__(
        self, operations: Operations, printer: Callable[[], PrinterChoice], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._operations, self._printer = operations, printer
        self._unprinted: dict[int, tuple[str, Callable[[], None]]] = {}

    def print_new(self, actor: Actor, print_id: int, name: str) -> None:
        """Put out what was asked for just now; stuck behind others for too long, it stays in."""
        command = PrintPaper(actor=actor, print_id=print_id, by_itself=True)
        self._run(command, name, lambda: self.print(actor, print_id, name))

    def print(self, actor: Actor, print_id: int, name: str) -> None:
        """Put a paper out that somebody wants; it waits its turn behind earlier ones.

        ``name`` is what ``unprinted`` calls it.
        """
        command = PrintPaper(actor=actor, print_id=print_id)
        self._run(command, name, lambda: self.print(actor, print_id, name))

    def reprint(self, actor: Actor, print_id: int, name: str, reason: str) -> None:
        """Put out once more, marked, a paper that may have come out before."""
        command = ReprintPaper(actor=actor, print_id=print_id, reason=reason)
        self._run(command, name, lambda: self.reprint(actor, print_id, name, reason))

    def print_again(self) -> None:
        """Try those once more that did not come out, in the order they were asked for."""
        waiting, self._unprinted = self._unprinted, {}
        for _name, again in waiting.values():
            again()

    def unprinted(self) -> list[str]:
        """Return the names of the papers that did not come out."""
        return [name for name, _again in self._unprinted.values()]

    def _run(
        self, command: PrintPaper | ReprintPaper, name: str, again: Callable[[], None]
    ) -> None:
        choice, print_id = self._printer(), command.print_id

        def work(counter: "Counter", _tick: object) -> Printed:
            if isinstance(command, ReprintPaper):
                return counter.papers.reprint(command, choice)
            return counter.papers.print(command, choice)

        def done(printed: Printed) -> None:
            self._unprinted.pop(print_id, None)
            self.printed.emit(print_id, printed)

        def failed(failure: MotCuaError) -> bool:
            self._unprinted[print_id] = (name, again)
            self.failed.emit(print_id, failure)
            return True

        self._operations.output(work, done, failed)
