"""The composition root: the only module that knows everyone and puts them together.

Screens reach it through the factory they are given; nothing here runs on the screen's thread.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from pathlib import Path

from app.day_bundle import write_day_bundle
from app.devices.data_folder import place_of_folder
from app.domain.backup_plan import BackupReason
from app.domain.data_folder import FolderPlace, check_place
from app.domain.documents import PrintJob
from app.domain.form_set import Forms
from app.domain.restored import RestoreReport
from app.domain.shared_place import Vow
from app.domain.store_protection import ConversionOrder, Converted
from app.errors import FileError, RuleError, StoreDamagedError, StoreError
from app.export.backup_copy import carry_backup
from app.export.bundle_reader import bundles_in, open_bundle
from app.export.catalogue_workbook import read_catalogue_workbook, write_catalogue_workbook
from app.export.csv_file import write_csv
from app.export.office_key import new_office_key
from app.export.register_reader import read_register
from app.export.safe_write import save
from app.export.stick_mark import look_at_stick, mark_stick
from app.export.workbook import write_workbook
from app.models.backup_file import BackupFile
from app.models.database import Database
from app.models.migrate import create_store, open_store
from app.models.postgresql import no_address
from app.models.receipt_journal import ReceiptJournal
from app.models.second_place import SecondPlace
from app.models.sqlite_file import SqliteDatabase, StoreKey
from app.models.store_copy import CopyOrder, copy_store
from app.paths import STORE_NAME
from app.places import backup_folders, has_store, journal_folders
from app.printing.fonts import missing_letters
from app.printing.spooler import PdfFolderPrinter
from app.services.commands import PrinterChoice, SetUpOffice
from app.services.context import Context
from app.services.counter import Counter
from app.services.office.set_up import set_up
from app.services.plugs import Plugs
from app.services.ports import BackupPlaces, Clock, DocumentPrinter, Tick
from app.services.store.journal_upkeep import begin_second_place, use_second_place
from app.services.store.move_store import Moved
from app.services.store.take_up_journal import take_up_journal
from app.settings import load_settings
from app.shared_store import (
    SharedStore,
    address_used,
    found_shared,
    join_shared,
    move_to_server,
    open_shared,
    shared_store,
)
from app.shipped import (
    shipped_calendar,
    shipped_forms,
    shipped_procedures,
    shipped_registers,
)
from app.store_check import check_store_file, has_log, without_log
from app.store_conversion import StorePlace, convert, unlock
from app.store_keys import StoreKeys
from app.words import N_

PDF_FOLDER, EVIDENCE_FOLDER = "phieu", "bang-chung"
STAGE_FOLDER = "dang-xuat"
"""Encrypted files of a bundle wait here until they are on a stick."""

_PDF_DPI = 600


@dataclass(frozen=True, slots=True)
class Workplace:
    """What the surroundings decide: where the data lie, whose clock, and where paper comes out.

    ``address`` is where a shared store lies; empty means wherever the PC's settings say. ``keys``
    open an encrypted store.
    """

    data_folder: Path
    clock: Clock
    printer: Callable[[PrinterChoice], DocumentPrinter] | None = None
    place_of: Callable[[Path], FolderPlace] = place_of_folder
    address: str = ""
    keys: StoreKeys = field(default_factory=StoreKeys)

    @property
    def store(self) -> Path:
        """Return the path of the store's file."""
        return self.data_folder / STORE_NAME

    @property
    def shared(self) -> SharedStore | None:
        """Return where the shared store is, None for a PC with a store of its own."""
        return shared_store(self.data_folder, self.address)


store_exists = has_store


def open_counter(workplace: Workplace, *, copied: bool = False) -> Counter:
    """Open the store of ``workplace`` and everything around it.

    ``copied``: somebody vouches for a copy of the shared store, should it need an upgrade.

    StoreError when it cannot be opened, StoreDamagedError when it must be restored,
    KeyNeededError without the key of an encrypted one, InputError("folder") when it lies where it
    is not safe.
    """
    check_place(workplace.place_of(workplace.data_folder))
    if (shared := workplace.shared) is not None:
        copies = None if copied else backup_places(workplace.data_folder).main
        database, digit = open_shared(shared, copies), shared.digit
        return _counter(workplace, database, digit, use_second_place)
    check_store_file(workplace.data_folder)
    logged = has_log(workplace.store)
    key = unlock(_store_place(workplace), workplace.keys)
    database = open_store(workplace.store, key, lambda: _copy_before_upgrade(workplace, key))
    try:
        return _counter(workplace, database, meet=use_second_place)
    except StoreDamagedError as behind:
        if logged:
            raise
        raise without_log(behind, _second_place(workplace, database)) from behind


def found_office(workplace: Workplace, command: SetUpOffice) -> Counter:
    """Make a new store and set the office up in it; a failed set-up leaves no store behind."""
    check_place(workplace.place_of(workplace.data_folder))

    shared, digit = workplace.shared, command.station_digit

    def fill(database: Database) -> None:
        context = Context(database, workplace.clock, Forms(), missing_letters=missing_letters)
        set_up(context, command, shipped_procedures(), shipped_calendar())

    if shared is not None:
        database = found_shared(shared, workplace.clock, digit, fill)
        return _counter(workplace, database, digit)
    key = StoreKey(command.key) if command.key is not None else None
    with workplace.keys.begun(workplace.store, key):
        database = create_store(workplace.store, fill, key)
    return _counter(workplace, database)


def convert_store(workplace: Workplace, order: ConversionOrder, tick: Tick) -> Converted:
    """Encrypt or decrypt the store, which nobody may have open, and what lies beside it.

    KeyNeededError without the key it has now, StoreError when it stays as it was.
    """
    return convert(_store_place(workplace), workplace.keys, order, tick)


def take_up_office(workplace: Workplace) -> RestoreReport:
    """Do again what this PC's journal tells and the shared store, put back by its server, lacks.

    RuleError when the store is this PC's own.
    """
    shared = workplace.shared
    if shared is None:
        raise RuleError(N_("Kho dữ liệu này không nằm trên máy chủ."))
    database = open_shared(shared, backup_places(workplace.data_folder).main)
    try:
        context = _context(workplace, database, shared.digit)
        return take_up_journal(context, _second_place(workplace, database))
    finally:
        database.close()


def join_office(workplace: Workplace, digit: int, *, instead: bool | Vow = False) -> Counter:
    """Make this PC counter ``digit`` of a shared store that is there, and open it.

    InputError("database_url") without an address, RuleError when another PC is that counter and
    this one does not come ``instead``, or has a store of its own.
    """
    check_place(workplace.place_of(workplace.data_folder))
    if workplace.store.exists():
        raise RuleError(
            N_("Máy này đã có kho dữ liệu riêng."),
            N_("Chuyển kho đó lên máy chủ («motcua move-to-server»), hoặc dùng thư mục khác."),
        )
    shared = workplace.shared
    if shared is None:
        raise no_address()
    copies = backup_places(workplace.data_folder).main
    database = join_shared(shared, workplace.clock, digit, copies, instead=instead)
    return _counter(workplace, database, digit)


def move_office(workplace: Workplace, tick: Tick) -> Moved:
    """Move this PC's own store into the empty database at the address, and look there from now on.

    StoreError when the store is not whole or somebody has it open; nothing is moved then.
    """
    counter = open_counter(replace(workplace, address=""))
    try:
        if not isinstance(counter.context.database, SqliteDatabase):
            raise RuleError(
                N_("Kho dữ liệu của máy này đã ở trên máy chủ."), N_("Không cần làm gì.")
            )
        if not counter.days.check().ok:
            raise StoreError(
                N_("Kho dữ liệu có lỗi nên chưa chuyển lên máy chủ."),
                N_("Chạy «motcua check» để biết chỗ sai, rồi phục hồi từ bản sao lưu."),
            )
    finally:
        counter.close()
    key = unlock(_store_place(workplace), workplace.keys)
    with address_used(workplace.data_folder, workplace.address):
        shared = workplace.shared
        if shared is None:
            raise no_address()
        return move_to_server(shared, workplace.store, key, workplace.clock, tick)


def _counter(
    workplace: Workplace,
    database: Database,
    digit: int | None = None,
    meet: Callable[[Context, SecondPlace], object] = begin_second_place,
) -> Counter:
    try:
        context = _context(workplace, database, digit)
        second_place = _second_place(workplace, database)
        meet(context, second_place)
        return Counter(context, _plugs(workplace, context, second_place))
    except BaseException:
        database.close()
        raise


def _context(workplace: Workplace, database: Database, digit: int | None) -> Context:
    return Context(
        database,
        workplace.clock,
        shipped_forms(),
        digit=digit,
        missing_letters=missing_letters,
        registers=shipped_registers(),
    )


def _plugs(workplace: Workplace, context: Context, second_place: SecondPlace) -> Plugs:
    return Plugs(
        printer=workplace.printer or _pdf_printer(workplace.data_folder / PDF_FOLDER),
        write_bundle=partial(write_day_bundle, stage=workplace.data_folder / STAGE_FOLDER),
        open_bundle=open_bundle,
        find_bundles=bundles_in,
        look_at_stick=look_at_stick,
        mark_stick=mark_stick,
        new_office_key=new_office_key,
        read_register=read_register,
        write_table=write_csv,
        write_workbook=lambda table, path: write_workbook([table], path),
        read_catalogue=read_catalogue_workbook,
        write_tables=write_catalogue_workbook,
        write_report=write_workbook,
        write_paper=_write_paper,
        write_file=lambda content, path: save(path, [content]),
        backup_places=lambda: backup_places(workplace.data_folder),
        carry_backup=carry_backup,
        second_place=second_place,
        registers=context.registers,
        evidence=workplace.data_folder / EVIDENCE_FOLDER,
    )


def _write_paper(job: PrintJob, path: Path) -> None:
    """Write a paper as a PDF file; FileError or DeviceError when that cannot be done."""
    from app.printing.backends.pdf import write_pdf
    from app.printing.compose import compose

    pdf = BytesIO()
    write_pdf(compose(job, dpi=_PDF_DPI), pdf, title=job.title)
    save(path, [pdf.getvalue()])


def _copy_before_upgrade(workplace: Workplace, key: StoreKey | None) -> BackupFile:
    """Back the store up where its backups go, or beside it while that place is away."""
    places = backup_places(workplace.data_folder)
    order = CopyOrder(
        source=workplace.store,
        key=key,
        folder=places.main,
        made_at=workplace.clock.now(),
        reason=BackupReason.BEFORE_MIGRATION,
    )
    with suppress(OSError):
        if places.own:
            places.main.mkdir(exist_ok=True)
    try:
        with suppress(FileError):
            return copy_store(order, lambda _done, _total: None)
        return copy_store(replace(order, folder=workplace.data_folder), lambda _done, _total: None)
    except StoreDamagedError as error:
        raise StoreDamagedError(
            N_("Kho dữ liệu có lỗi nên chưa nâng cấp."),
            N_("Phục hồi từ bản sao lưu và nhật ký biên nhận rồi mở lại."),
        ) from error


def _second_place(workplace: Workplace, database: Database) -> SecondPlace:
    """Return journal and mark, sealed where the store is encrypted."""
    key = database.key if isinstance(database, SqliteDatabase) else None
    folders = journal_folders(workplace.data_folder)
    journal = ReceiptJournal(folders[0], folders[-1], key.raw if key is not None else None)
    return SecondPlace(journal, workplace.clock.steady)


def _store_place(workplace: Workplace) -> StorePlace:
    places = backup_places(workplace.data_folder)
    copies = (workplace.data_folder, places.main, *([places.second] if places.second else []))
    return StorePlace(workplace.store, journal_folders(workplace.data_folder), copies)


def backup_places(data_folder: Path) -> BackupPlaces:
    """Return where copies of the store go at the moment."""
    main, second = backup_folders(data_folder)
    return BackupPlaces(main, second, own=not load_settings(data_folder).backup_folder)


def _pdf_printer(folder: Path) -> Callable[[PrinterChoice], DocumentPrinter]:
    printer = PdfFolderPrinter(folder)
    return lambda _choice: printer
