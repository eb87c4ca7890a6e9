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
from app.models.postgresql import no_address
from app.paths import STORE_NAME
from app.printing.spooler import PdfFolderPrinter
from app.services.commands import PrinterChoice, SetUpOffice
from app.services.context import Context
from app.services.counter import Counter, Plugs
from app.services.office.set_up import set_up
from app.services.ports import BackupPlaces, Clock, DocumentPrinter
from app.settings import load_settings
from app.shared_store import SharedStore, found_shared, join_shared, open_shared, shared_store
from app.shipped import shipped_calendar, shipped_form_sets, shipped_procedures

PDF_FOLDER = "phieu"
BACKUP_FOLDER = "sao-luu"


@dataclass(frozen=True, slots=True)
class Workplace:
    """What the surroundings decide: where the data lie, whose clock, and where paper comes out.

    ``address`` is where a shared store lies; empty means wherever the PC's settings say.
    """

    data_folder: Path
    clock: Clock
    printer: Callable[[PrinterChoice], DocumentPrinter] | None = None
    place_of: Callable[[Path], FolderPlace] = place_of_folder
    address: str = ""

    @property
    def store(self) -> Path:
        """Return the path of the store's file."""
        return self.data_folder / STORE_NAME

    @property
    def shared(self) -> SharedStore | None:
        """Return where the shared store is, None for a PC with a store of its own."""
        return shared_store(self.data_folder, self.address)


def store_exists(data_folder: Path, address: str = "") -> bool:
    """Say whether the first-run wizard has made a store here, or joined a shared one.

    Quick: no server is asked.
    """
    shared = shared_store(data_folder, address)
    return (data_folder / STORE_NAME).exists() if shared is None else shared.digit is not None


def open_counter(workplace: Workplace, *, copied: bool = False) -> Counter:
    """Open the store of ``workplace`` and everything around it.

    ``copied``: somebody vouches for a copy of the shared store, should it need an upgrade.

    StoreError when it cannot be opened, InputError("folder") when it lies where it is not safe.
    """
    check_place(workplace.place_of(workplace.data_folder))
    if (shared := workplace.shared) is not None:
        copies = None if copied else _backup_places(workplace.data_folder).main
        return _counter(workplace, open_shared(shared, copies), shared.digit)
    return _counter(workplace, open_store(workplace.store))


def found_office(workplace: Workplace, command: SetUpOffice) -> Counter:
    """Make a new store and set the office up in it; a failed set-up leaves no store behind."""
    check_place(workplace.place_of(workplace.data_folder))

    shared, digit = workplace.shared, command.station_digit

    def fill(database: Database) -> None:
        context = Context(database, workplace.clock, ())
        set_up(context, command, shipped_procedures(), shipped_calendar())

    if shared is not None:
        database = found_shared(shared, workplace.clock, digit, fill)
        return _counter(workplace, database, digit)
    return _counter(workplace, create_store(workplace.store, fill))


def join_office(workplace: Workplace, digit: int, *, take_over: bool = False) -> Counter:
    """Make this PC counter ``digit`` of a shared store that is there, and open it.

    InputError("database_url") without an address, RuleError when another PC is that counter.
    """
    check_place(workplace.place_of(workplace.data_folder))
    shared = workplace.shared
    if shared is None:
        raise no_address()
    copies = _backup_places(workplace.data_folder).main
    database = join_shared(shared, workplace.clock, digit, copies, take_over=take_over)
    return _counter(workplace, database, digit)


def _counter(workplace: Workplace, database: Database, digit: int | None = None) -> Counter:
    context = Context(database, workplace.clock, shipped_form_sets(), digit=digit)
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
