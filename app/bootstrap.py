"""The composition root: the only module that knows everyone and puts them together.

Screens reach it through the factory they are given; nothing here runs on the screen's thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import paths
from app.day_bundle import write_day_bundle
from app.domain.calendar_file import read_calendar
from app.domain.catalogue_file import read_catalogue
from app.domain.form_set import FormSet, read_form_set
from app.domain.procedure import Procedure
from app.domain.working_calendar import OfficeHours, WorkingCalendar
from app.export.register_reader import read_register
from app.models.database import Database
from app.models.migrate import STORE_NAME, create_store, open_store
from app.printing.spooler import PdfFolderPrinter
from app.services.commands import PrinterChoice, SetUpOffice
from app.services.context import Context
from app.services.counter import Counter, Plugs
from app.services.office.set_up import set_up
from app.services.ports import Clock, DocumentPrinter

PDF_FOLDER = "phieu"
BACKUP_FOLDER = "sao-luu"


class SystemClock:
    """The PC's clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC, to the millisecond the store keeps."""
        now = datetime.now(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)


@dataclass(frozen=True, slots=True)
class Workplace:
    """What the surroundings decide: where the data lie, whose clock, and where paper comes out."""

    data_folder: Path
    clock: Clock
    printer: Callable[[PrinterChoice], DocumentPrinter] | None = None
    backup_folder: Path | None = None

    @property
    def store(self) -> Path:
        """Return the path of the store's file."""
        return self.data_folder / STORE_NAME


def store_exists(data_folder: Path) -> bool:
    """Say whether the first-run wizard has made a store here."""
    return (data_folder / STORE_NAME).exists()


def open_counter(workplace: Workplace) -> Counter:
    """Open the store of ``workplace`` and everything around it; StoreError when it cannot be."""
    return _counter(workplace, open_store(workplace.store))


def found_office(workplace: Workplace, command: SetUpOffice) -> Counter:
    """Make a new store and set the office up in it; a failed set-up leaves no store behind."""
    database = create_store(workplace.store)
    try:
        counter = _counter(workplace, database)
        set_up(counter.context, command, shipped_procedures(), shipped_calendar())
    except BaseException:
        database.close()
        for leftover in workplace.data_folder.glob(f"{STORE_NAME}*"):
            leftover.unlink()
        raise
    return counter


def shipped_procedures() -> tuple[Procedure, ...]:
    """Return the starter catalogue."""
    return read_catalogue(_text("catalogue", "procedures.json"))


def shipped_calendar() -> WorkingCalendar:
    """Return the calendar the program comes with."""
    return read_calendar(_text("calendar", "days.json"), OfficeHours())


def shipped_form_sets() -> tuple[FormSet, ...]:
    """Return every set of forms the program comes with."""
    folder = paths.resources() / "forms"
    return tuple(
        read_form_set(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))
    )


def _counter(workplace: Workplace, database: Database) -> Counter:
    context = Context(database, workplace.clock, shipped_form_sets())
    plugs = Plugs(
        printer=workplace.printer or _pdf_printer(workplace.data_folder / PDF_FOLDER),
        write_bundle=write_day_bundle,
        read_register=read_register,
        backup_folder=workplace.backup_folder or workplace.data_folder / BACKUP_FOLDER,
    )
    return Counter(context, plugs)


def _pdf_printer(folder: Path) -> Callable[[PrinterChoice], DocumentPrinter]:
    printer = PdfFolderPrinter(folder)
    return lambda _choice: printer


def _text(*names: str) -> str:
    return paths.resources().joinpath(*names).read_text(encoding="utf-8")
