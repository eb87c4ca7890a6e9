"""Takes a register out of the program: as a paper to be looked at first, or as a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.register_entries import EntryFilter
from app.domain.roles import Actor
from app.services.answers import PapersAsked
from app.services.register_commands import ExportRegister, RegisterExported
from app.ui import messages
from app.ui.operations import Operations
from app.ui.registers.register_bar import RegisterTools
from app.words import tr

_FILE = "so-{register}-{day:%Y%m%d}.xlsx"


class RegisterOutput:
    """``show_paper`` shows a paper by its key, ``choose`` asks where a file goes (offered path)."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        show_paper: Callable[[int], object],
        choose: Callable[[str], str],
        folder: Callable[[], str],
    ) -> None:
        self._operations, self._actor = operations, actor
        self._show_paper, self._choose, self._folder = show_paper, choose, folder

    def print(self, wanted: EntryFilter, tools: RegisterTools) -> None:
        """Have the wanted entries made into a paper, and show it."""
        actor, whole = self._actor, tools.whole.isChecked()

        def done(asked: PapersAsked) -> None:
            self._show_paper(asked.print_ids[0])

        self._operations.write(
            lambda counter: counter.registers.issue(actor, wanted, whole_numbers=whole),
            done,
            while_busy=(tools.print,),
        )

    def export(self, wanted: EntryFilter, tools: RegisterTools, today: date) -> None:
        """Write the wanted entries to a file that is asked for; a workbook unless it says .csv."""
        name = _FILE.format(register=wanted.register, day=today)
        chosen = self._choose(str(Path(self._folder()) / name))
        if not chosen:
            return
        path = Path(chosen)
        command = ExportRegister(
            actor=self._actor,
            wanted=wanted,
            path=path if path.suffix else path.with_suffix(".xlsx"),
            whole_numbers=tools.whole.isChecked(),
        )

        def done(answer: RegisterExported) -> None:
            messages.success(tr("Đã xuất {count} dòng", count=answer.entries), str(answer.path))

        self._operations.output(
            lambda counter, _tick: counter.registers.export(command),
            done,
            while_busy=(tools.export,),
        )

    def keep_evidence(self, path: str, take: Callable[[str], None]) -> None:
        """Copy the file at ``path`` beside the store; give its name and SHA-256 to ``take``."""
        actor = self._actor
        self._operations.output(
            lambda counter, _tick: counter.registers.keep_evidence(actor, path), take
        )

    def open_evidence(self, value: str) -> None:
        """Show the copy of a file in the program the PC has for it."""
        actor = self._actor

        def show(path: Path) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._operations.output(
            lambda counter, _tick: counter.registers.evidence_file(actor, value), show
        )
