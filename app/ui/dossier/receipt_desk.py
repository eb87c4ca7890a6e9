"""Prints receipts behind the clerk's back, and remembers those that did not come out."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.domain.roles import Actor
from app.errors import MotCuaError
from app.services.commands import PrinterChoice, PrintReceipt
from app.ui.operations import Operations


class ReceiptDesk(QObject):
    """``printed`` and ``failed`` tell of each receipt by dossier; nothing here ever waits."""

    printed = Signal(int)
    failed = Signal(int, object)

    def __init__(
        self, operations: Operations, printer: Callable[[], PrinterChoice], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._operations, self._printer = operations, printer
        self._unprinted: dict[int, tuple[str, Actor]] = {}

    def print(self, actor: Actor, dossier_id: int, code: str, reason: str = "") -> None:
        """Put the receipt of a dossier out; it waits its turn behind earlier ones.

        A ``reason`` marks it as a reprint of a sheet that may have come out before.
        """
        command = PrintReceipt(actor=actor, dossier_id=dossier_id, reason=reason)
        choice = self._printer()

        def done(_printed: object) -> None:
            self._unprinted.pop(dossier_id, None)
            self.printed.emit(dossier_id)

        def failed(failure: MotCuaError) -> bool:
            self._unprinted[dossier_id] = (code, actor)
            self.failed.emit(dossier_id, failure)
            return True

        self._operations.output(
            lambda counter, _tick: counter.dossiers.print_receipt(command, choice), done, failed
        )

    def print_again(self) -> None:
        """Try those once more that did not come out, in the order they were received."""
        waiting, self._unprinted = self._unprinted, {}
        for dossier_id, (code, actor) in waiting.items():
            self.print(actor, dossier_id, code)

    def unprinted(self) -> list[str]:
        """Return the codes of the dossiers whose receipt did not come out."""
        return [code for code, _actor in self._unprinted.values()]
