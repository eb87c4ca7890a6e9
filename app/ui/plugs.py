"""What the screen needs from outside: everything ``program`` may use but must not import.

The composition root fills it in. Callables marked *worker* are never called on the screen's
thread and may load slow libraries when they are called; the others must be quick.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol

from app.ui.theme import Scheme

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.domain.backup_listing import BackupRow
    from app.domain.data_folder import FolderFacts
    from app.domain.documents import PrintJob
    from app.domain.form_set import FormSet
    from app.domain.forms.parts import OfficeHeader
    from app.domain.forms.recovery_key import RecoveryKeyDocument
    from app.domain.printer_state import PrinterState
    from app.domain.restored import RestoreOrder, RestoreReport
    from app.domain.scan_answers import Sound
    from app.domain.shared_place import SharedPlace, Vow
    from app.domain.store_protection import ConversionOrder, Converted
    from app.services.commands import PrinterChoice, SetUpOffice
    from app.services.counter import Counter
    from app.services.ports import Tick
    from app.ui.board.screens import Screens
    from app.ui.day.export_target import FindDrives

Language = Literal["vi", "en"]


class PcSettings(Protocol):
    """The choices of this PC as the screen reads them; a frozen dataclass, see ``replace``."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def language(self) -> Language: ...
    @property
    def scheme(self) -> Scheme: ...
    @property
    def point_size(self) -> int: ...
    @property
    def printer(self) -> str: ...
    @property
    def paper(self) -> str: ...
    @property
    def dpi(self) -> int: ...
    @property
    def other_printers(self) -> Mapping[str, Any]: ...
    @property
    def printer_checks(self) -> Mapping[str, Any]: ...
    @property
    def export_folder(self) -> str: ...
    @property
    def report_folder(self) -> str: ...
    @property
    def backup_folder(self) -> str: ...
    @property
    def second_backup_folder(self) -> str: ...
    @property
    def journal_folder(self) -> str: ...
    @property
    def sounds(self) -> bool: ...
    @property
    def lock_after_minutes(self) -> int: ...
    @property
    def scanner_serial(self) -> bool: ...
    @property
    def scanner_port(self) -> str: ...
    @property
    def scanner_baud(self) -> int: ...
    @property
    def scanner_frame(self) -> str: ...
    @property
    def scanner_digit_gap(self) -> int: ...
    @property
    def board(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPlugs:
    """How the program reaches keys of encrypted stores; all but ``offer`` on a *worker*.

    ``can_keep`` tells whether the PC keeps keys at all, ``disk_is_encrypted`` whether the system
    encrypts the disk of a folder already, None where it does not say. ``offer`` gives a key
    somebody typed to the next opening. ``convert`` changes the key of the store in a folder, which
    must be closed. ``print_sheet`` and ``save_sheet`` put a recovery key on paper or into a PDF
    file outside the data folder, in the given words or in the shipped ones.
    """

    can_keep: Callable[[], bool]
    disk_is_encrypted: Callable[[Path], bool | None]
    offer: Callable[[bytes], None]
    convert: "Callable[[Path, ConversionOrder, Tick], Converted]"
    print_sheet: "Callable[[RecoveryKeyDocument, PrinterChoice, FormSet | None], None]"
    save_sheet: "Callable[[RecoveryKeyDocument, Path, Path, FormSet | None], None]"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryPlugs:
    """How the program restores the store in a folder, which must be closed; both on a *worker*.

    ``backups`` finds the copies there are, ``restore`` raises MotCuaError when nothing was done.
    """

    backups: "Callable[[Path], tuple[BackupRow, ...]]"
    restore: "Callable[[Path, RestoreOrder, Tick], RestoreReport]"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPlugs:
    """How the wizard reaches a store that several counters share; all but ``address`` *worker*.

    ``address`` is the one to propose, empty without any. ``look`` tells what stands at an address,
    ``found`` makes the store in an empty database there, ``join`` makes this PC the counter with
    that digit of a store that is there, in place of another PC when who leads the office says that
    it is gone; the PC with the data folder looks there from then on.
    """

    address: str
    look: "Callable[[str], SharedPlace]"
    found: "Callable[[Path, str, SetUpOffice], Counter]"
    join: "Callable[[Path, str, int, Vow | None], None]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramPlugs:
    """How the program reaches the store, the PC's settings and its devices.

    ``data_folder`` is where the store is looked for and where the wizard proposes to make it.
    ``open_counter`` and ``found_office`` (*worker*) raise MotCuaError when they cannot;
    ``use_folder`` remembers the folder the store was made or found in for the next start.
    ``store_exists``, ``load_settings`` and ``save_settings`` touch one small file each;
    ``save_settings`` is given what ``load_settings`` gave, changed by ``dataclasses.replace``.
    ``printer_names``, ``printer_states`` (of those named), ``find_drives`` and
    ``look_at_folder`` (*worker*) ask the system;
    ``head_picture`` and ``paper_pictures`` (*worker*) draw papers at a resolution in dots per
    inch, the pages of a job as they come out of a printer; ``notices``
    (*worker*) reads the licenses of all parts, written in Markdown. ``screens`` gives the
    monitors. ``play``
    starts a tone and comes back at once. ``when_painted`` is called once, after the first window
    has been painted, for what can wait until then.
    """

    data_folder: Path
    language_folder: Path
    now: Callable[[], datetime]
    store_exists: Callable[[Path], bool]
    open_counter: "Callable[[Path], Counter]"
    found_office: "Callable[[Path, SetUpOffice], Counter]"
    use_folder: Callable[[Path], None]
    load_settings: Callable[[Path], PcSettings]
    save_settings: Callable[[Path, Any], None]
    printer_names: Callable[[], tuple[str, ...]]
    printer_states: "Callable[[Iterable[str]], Mapping[str, PrinterState]]"
    find_drives: "FindDrives"
    screens: "Callable[[], Screens]"
    head_picture: "Callable[[OfficeHeader, int], QImage]"
    paper_pictures: "Callable[[PrintJob, int], Sequence[QImage]]"
    notices: Callable[[], str]
    play: "Callable[[Sound], object]"
    look_at_folder: "Callable[[Path], FolderFacts]"
    keys: KeyPlugs
    recovery: RecoveryPlugs
    shared: SharedPlugs
    when_painted: Callable[[], object]
    arguments: tuple[str, ...] = ()
