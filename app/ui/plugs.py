"""What the screen needs from outside: everything ``program`` may use but must not import.

The composition root fills it in. Callables marked *worker* are never called on the screen's
thread and may load slow libraries when they are called; the others must be quick.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol

from app.devices.data_folder import look_at_folder
from app.domain.data_folder import FolderFacts
from app.domain.documents import OfficeHeader
from app.services.commands import SetUpOffice
from app.ui.theme import Scheme

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.services.counter import Counter

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
    def export_folder(self) -> str: ...
    @property
    def backup_folder(self) -> str: ...
    @property
    def sounds(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramPlugs:
    """How the program reaches the store, the PC's settings and its devices.

    ``data_folder`` is where the store is looked for and where the wizard proposes to make it.
    ``open_counter`` and ``found_office`` (*worker*) raise MotCuaError when they cannot;
    ``found_office`` also remembers the folder for the next start. ``head_picture`` (*worker*)
    draws the head of a paper at a resolution, ``printer_names`` (*worker*) tells the printers.
    ``store_exists``, ``load_settings`` and ``save_settings`` touch one small file each.
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
    head_picture: "Callable[[OfficeHeader, int], QImage]"
    look_at_folder: Callable[[Path], FolderFacts] = look_at_folder
    arguments: tuple[str, ...] = ()
    lock_after_minutes: int = 10
