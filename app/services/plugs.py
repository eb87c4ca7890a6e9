"""What bootstrap plugs into the use cases that need paper, files or a second place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.catalogue_sheets import CatalogueSheet
from app.domain.documents import PrintJob
from app.domain.register import RegisterSheet
from app.domain.registers import Registers
from app.domain.table import Table
from app.models.second_place import SecondPlace
from app.services import commands
from app.services.ports import (
    BackupPlaces,
    BundleFinder,
    BundleOpener,
    BundleWriter,
    CarryBackup,
    DocumentPrinter,
    NewKey,
    StickMarker,
    StickReader,
)


@dataclass(frozen=True, slots=True)
class Plugs:
    """What bootstrap plugs into the use cases: printers, files, and where backups go.

    ``write_table`` writes CSV, ``write_report`` a workbook with a sheet for each table, to sign,
    ``write_paper`` a paper as PDF, ``write_file`` bytes as they are;
    ``registers`` are those the office keeps, ``evidence`` the folder of files
    that prove something; ``backup_places`` is asked before each backup, because settings change.
    """

    printer: Callable[[commands.PrinterChoice], DocumentPrinter]
    write_bundle: BundleWriter
    open_bundle: BundleOpener
    find_bundles: BundleFinder
    look_at_stick: StickReader
    mark_stick: StickMarker
    new_office_key: NewKey
    read_register: Callable[[Path], RegisterSheet]
    write_table: Callable[[Table, Path], object]
    write_workbook: Callable[[Table, Path], object]
    read_catalogue: Callable[[Path], Sequence[CatalogueSheet]]
    write_tables: Callable[[Sequence[Table], Path], object]
    write_report: Callable[[Sequence[Table], Path], object]
    write_paper: Callable[[PrintJob, Path], object]
    write_file: Callable[[bytes, Path], object]
    backup_places: Callable[[], BackupPlaces]
    carry_backup: CarryBackup
    second_place: SecondPlace
    registers: Registers
    evidence: Path
