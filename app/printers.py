"""Composition of the machines that print: Qt's printers with this PC's spooler behind them."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from app.devices.spooler import find_spooler
from app.domain.printer_state import NOT_KNOWN, PrinterState
from app.printing.backends.paint import PaperPrinter

if TYPE_CHECKING:
    from app.printing.watch import Spooler, Wait
    from app.services.commands import PrinterChoice


def paper_printer(choice: "PrinterChoice", wait: "Wait | None" = None) -> PaperPrinter:
    """Return the printer chosen; ``wait`` passes the time while it follows its jobs."""
    return PaperPrinter(choice.name, dpi=choice.dpi, spooler=_spooler(), wait=wait)


def printer_states(names: Iterable[str]) -> dict[str, PrinterState]:
    """Ask the spooler what each printer is doing; on a worker, for one may be far away."""
    spooler = _spooler()
    return {name: spooler.printer(name) if spooler else NOT_KNOWN for name in names}


@cache
def _spooler() -> "Spooler | None":
    return find_spooler()
