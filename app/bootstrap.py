"""The composition root: the only module that knows everyone and puts them together.

Screens reach it through the factory they are given; nothing here runs on the screen's thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.day_bundle import write_day_bundle
from app.devices.data_folder import place_of_folder
from app.domain.data_folder import FolderPlace, check_place
from app.export.backup_copy import carry_backup
from app.export.bundle_reader import bundles_in, open_bundle
from app.export.csv_file import write_csv
from app.export.register_reader import read_register
from app.models.database import Database
from app.models.migrate import create_store, open_store
from app.paths import STORE_NAME
from app.printing.spooler import PdfFolderPrinter
from app.services.commands import PrinterChoice, SetUpOffice
from app.services.context import Context
from app.services.counter import Counter, Plugs
from app.services.office.set_up import set_up
from app.services.ports import BackupPlaces, Clock, DocumentPrinter
from app.settings import load_settings
from app.shipped import shipped_calendar, shipped_form_sets, shipped_procedures

PDF_FOLDER = "phieu"
BACKUP_FOLDER = "sao-luu"


@dataclass(frozen=True, slots=True)
class Workplace:
    """What the surroundings decide: where the data lie, whose clock, and where paper comes out."""

    data_folder: Path
    clock: Clock
    printer: Callable[[PrinterChoice], DocumentPrinter] | None = None
    place_of: Callable[[Path], FolderPlace] = place_of_folder

    @property
    def store(self) -> Path:
        """Return the path of the store's file."""
        return self.data_folder / STORE_NAME


def store_exists(data_folder: Path) -> bool:
    """Say whether the first-run wizard has made a store here."""
    return (data_folder / STORE_NAME).exists()


def open_counter(workplace: Workplace) -> Counter:
    """Open the store of ``workplace`` and everything around it.

    StoreError when it cannot be opened, InputError("folder") when it lies where it is not safe.
    """
    check_place(workplace.place_of(workplace.data_folder))
    return _counter(workplace, open_store(workplace.store))


def found_office(workplace: Workplace, command: SetUpOffice) -> Counter:
    """Make a new store and set the office up in it; a failed set-up leaves no store behind."""
    check_place(workplace.place_of(workplace.data_folder))

    def fill(database: Database) -> None:
        context = Context(database, workplace.clock, ())
        set_up(context, command, shipped_procedures(), shipped_calendar())

    return _counter(workplace, create_store(workplace.store, fill))


def _counter(workplace: Workplace, database: Database) -> Counter:
    context = Context(database, workplace.clock, shipped_form_sets())
    plugs = Plugs(
        printer=workplace.printer or _pdf_printer(workplace.data_folder / PDF_FOLDER),
        write_bundle=write_day_bundle,
        open_bundle=open_bundle,
        find_bundles=bundles_in,
        read_register=read_register,
        write_table=write_csv,
        backup_places=lambda: _backup_places(workplace.data_folder),
        carry_backup=carry_backup,
    )
    return Counter(context, plugs)


def _backup_places(data_folder: Path) -> BackupPlaces:
    settings = load_settings(data_folder)
    second = settings.second_backup_folder
    return BackupPlaces(
        main=Path(settings.backup_folder or data_folder / BACKUP_FOLDER),
        second=Path(second) if second else None,
        own=not settings.backup_folder,
    )


def _pdf_printer(folder: Path) -> Callable[[PrinterChoice], DocumentPrinter]:
    printer = PdfFolderPrinter(folder)
    return lambda _choice: printer
