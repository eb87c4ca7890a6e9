"""What the tests of a restore share: a counter that works, its store spoiled, the restore."""

import contextlib
import random
from collections.abc import Iterator
from pathlib import Path

from app.bootstrap import Workplace, open_counter
from app.domain.restored import RestoreOrder, RestoreReport
from app.domain.roles import Actor
from app.models.sqlite_file import SqliteDatabase
from app.services.commands import BackUp
from app.services.counter import Counter
from app.services.ports import Tick
from app.store_recovery import restore_store
from tests import builders


class Ward:
    """A PC with a store, its journal and its backups in ``folder``."""

    def __init__(
        self, folder: Path, clock: builders.SetClock | None = None, *, founded: bool = True
    ) -> None:
        self.clock = clock or builders.SetClock()
        self.workplace = Workplace(folder, self.clock)
        self.folder, self.store = folder, self.workplace.store
        folder.mkdir(parents=True, exist_ok=True)
        if founded:
            builders.sample_counter(folder, self.clock).close()

    @contextlib.contextmanager
    def open(self) -> Iterator[Counter]:
        """Open the counter as the program does."""
        counter = open_counter(self.workplace)
        try:
            yield counter
        finally:
            counter.close()

    def receive(self, count: int) -> list[str]:
        """Take in dossiers and return their codes, which citizens have on paper from then on."""
        with self.open() as counter:
            return [builders.receive(counter).code for _ in range(count)]

    def back_up(self) -> Path:
        """Copy the store and let a quarter of an hour pass."""
        with self.open() as counter:
            made = counter.backups.make(BackUp(), builders.quiet)
        self.clock.forward(minutes=15)
        return made.path

    def restore(
        self,
        wanted: Path | None = None,
        actor: Actor | None = None,
        tick: Tick = builders.quiet,
        *,
        without_journal: bool = False,
    ) -> RestoreReport:
        """Restore the store, from ``wanted`` if given."""
        order = RestoreOrder(wanted, actor=actor, without_journal=without_journal)
        return restore_store(self.workplace, order, tick)

    def codes(self) -> set[str]:
        """Return the codes of all dossiers in the store, which must be whole."""
        with self.open() as counter:
            report = counter.days.check()
            assert report.ok, [str(finding) for finding in report.findings]
            database = counter.context.database
            assert isinstance(database, SqliteDatabase)
            with database.raw() as store:
                return {code for (code,) in store.execute("SELECT code FROM dossiers")}

    def overwrite_with_noise(self) -> None:
        """Write over most of the store, as a dying disk does."""
        with self.store.open("r+b") as file:
            file.seek(20 * 4096)
            file.write(random.Random(7).randbytes(160 * 1024))


def said(report: RestoreReport) -> str:
    """Return everything the report tells."""
    return "\n".join(str(sentence) for sentence in report.sentences())
