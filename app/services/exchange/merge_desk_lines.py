"""Another counter's desk lines on their way into this store: registers, ratings, visits.

What is done with one line is in ``keep_desk_lines``; what a line must be like in
``desk_line_check``.
"""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.desk_lines import DeskLine, EntrySnapshot, LineCounts, counted
from app.domain.merge_report import MergeLine, MergeNotice
from app.models.register import RegisterEntry
from app.services.context import Context
from app.services.exchange.desk_line_check import checked_lines, wrong_desk_line
from app.services.exchange.keep_desk_lines import DeskLineKeeper, Kept
from app.services.exchange.merge_names import MergeNames
from app.services.ports import IncomingBundle
from app.services.registers.entry import content_of, number_of


class DeskLineMerger:
    """Takes in what a bundle has of them; ``lines`` say what still waits for a dossier."""

    def __init__(self, session: Session, context: Context, names: MergeNames) -> None:
        self._session, self._context = session, context
        self._keeper = DeskLineKeeper(session, context, names)
        self._taken: list[DeskLine] = []
        self.lines: list[MergeLine] = []

    def take_all(self, bundle: IncomingBundle, advance: Callable[[], None]) -> None:
        """Take in every line once the dossiers are in; FileError names one that cannot be right.

        Lines that came earlier find the dossiers that came only now.
        """
        linked: list[UUID] = []
        for kind, number, line in checked_lines(bundle, self._context.now()):
            try:
                kept = self._keeper.take(line)
            except (LookupError, ValueError) as error:
                raise wrong_desk_line(kind, number) from error
            if kept is not Kept.KNOWN:
                self._taken.append(kind)
                if isinstance(line, EntrySnapshot) and line.links:
                    linked.append(UUID(line.uid))
            advance()
        self._keeper.settle()
        for uid in linked:
            self._tell_awaited(uid)

    def counts(self) -> LineCounts:
        """Return how many lines are new here, or newer than they were."""
        return counted(self._taken)

    def _tell_awaited(self, uid: UUID) -> None:
        entry = self._session.scalars(select(RegisterEntry).where(RegisterEntry.uid == uid)).one()
        register = self._context.registers.find(entry.register)
        values = {
            "register": register.name if register is not None else entry.register,
            "number": str(number_of(entry)),
        }
        for link in content_of(entry).waiting:
            self.lines.append(MergeLine(MergeNotice.AWAITED, link.code, values))
