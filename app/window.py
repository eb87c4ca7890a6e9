"""Composition of the screen: everything ``app.ui`` needs and may not import itself.

Loaded only by commands that show a window or paint one. What the first painting does not need is
loaded where it is used: tests/benchmarks/test_first_paint.py watches.
"""

from functools import cache
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app import paths
from app.key_plugs import key_plugs
from app.places import has_store
from app.recovery_plugs import recovery_plugs
from app.settings import load_settings, save_settings
from app.shared_plugs import shared_plugs
from app.ui.application import build_application
from app.ui.plugs import ProgramPlugs
from app.ui.run import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from PySide6.QtGui import QImage

    from app.bootstrap import Workplace
    from app.devices.removable_drives import Drive
    from app.domain.data_folder import FolderFacts
    from app.domain.documents import PrintJob
    from app.domain.forms.parts import OfficeHeader
    from app.domain.printer_state import PrinterState
    from app.domain.scan_answers import Sound
    from app.sample_office import RehearsalClock
    from app.services.commands import PrinterChoice, SetUpOffice
    from app.services.counter import Counter
    from app.services.ports import Clock, DocumentPrinter
    from app.store_keys import StoreKeys
    from app.ui.board.screens import Screens

SOUND_FOLDER = "am-bao"
NOTICES = "THIRD-PARTY-NOTICES.md"

# Set when the program ends, so that nobody waits for paper any longer.
_ending = Event()


def open_window(data_folder: Path, *, sample: bool = False) -> int:
    """Open the program on ``data_folder``; ``sample`` makes an invented office there first."""
    address = "" if sample else paths.database_address()
    plugs = program_plugs(data_folder, real_clock(), address)
    if sample and not plugs.store_exists(data_folder):
        from app.sample_office import RehearsalClock

        make_sample(data_folder, RehearsalClock(real_clock()))
    return run(plugs)


def program_plugs(data_folder: Path, clock: "Clock", address: str = "") -> ProgramPlugs:
    """Return the plugs of the real program: the store, this PC's devices, its printers.

    ``address`` is where a shared store lies; empty means wherever the PC's settings say.
    The callables load the store's and paper's libraries when they are called, on a worker.
    """
    keys = cache(_store_keys)

    def workplace(folder: Path) -> "Workplace":
        return _workplace(folder, clock, keys(), address)

    return ProgramPlugs(
        data_folder=data_folder,
        language_folder=paths.resources() / "i18n",
        now=clock.now,
        store_exists=lambda folder: has_store(folder, address),
        open_counter=lambda folder: _open_counter(workplace(folder)),
        found_office=lambda folder, command: _found_office(workplace(folder), command),
        use_folder=paths.remember_data_folder,
        load_settings=load_settings,
        save_settings=save_settings,
        printer_names=_printer_names,
        printer_states=_printer_states,
        find_drives=_find_drives,
        screens=_screens,
        look_at_folder=_look_at_folder,
        head_picture=lambda header, dpi: _head_picture(header, clock, dpi),
        paper_pictures=_paper_pictures,
        notices=_notices,
        play=lambda sound: _play(data_folder / SOUND_FOLDER, sound),
        keys=key_plugs(keys, workplace),
        recovery=recovery_plugs(workplace),
        shared=shared_plugs(workplace, address),
        when_painted=lambda: _settle(data_folder),
    )


def real_clock() -> "Clock":
    """Return the PC's clock, without loading what else ``bootstrap`` needs."""
    from app.clock import SystemClock

    return SystemClock()


def make_sample(data_folder: Path, clock: "RehearsalClock", at: "datetime | None" = None) -> None:
    """Make an invented office in ``data_folder`` with a week behind it at ``at``, or now.

    The clock is left standing at ``at``; without it, running free.
    """
    from app.bootstrap import Workplace, found_office
    from app.sample_office import CLERKS, PROFILE, fill
    from app.services.commands import SetUpOffice

    clock.set_to(at)
    command = SetUpOffice(profile=PROFILE, clerks=CLERKS)
    counter = found_office(Workplace(data_folder, clock), command)
    try:
        fill(counter, clock)
    finally:
        counter.close()
        clock.set_to(at)


def paint_a_window() -> bool:
    """Paint one dressed widget without showing it; False when letters or icons are missing."""
    from app.ui.widgets.empty_state import EmptyState

    if QApplication.instance() is None:
        build_application(["motcua"], scheme="light")
    widget = EmptyState("inbox", "Một Cửa", "Tiếp nhận hồ sơ và hẹn trả kết quả")
    picture = widget.grab().toImage()
    return not picture.isNull() and picture.width() > 0


def _store_keys() -> "StoreKeys":
    from app.store_keys import StoreKeys

    return StoreKeys()


def _open_counter(workplace: "Workplace") -> "Counter":
    from app.bootstrap import open_counter

    return open_counter(workplace)


def _found_office(workplace: "Workplace", command: "SetUpOffice") -> "Counter":
    from app.bootstrap import found_office

    return found_office(workplace, command)


def _workplace(folder: Path, clock: "Clock", keys: "StoreKeys", address: str) -> "Workplace":
    from app.bootstrap import PDF_FOLDER, Workplace
    from app.printers import paper_printer
    from app.printing.spooler import PdfFolderPrinter

    def printer(choice: "PrinterChoice") -> "DocumentPrinter":
        if choice.name:
            return paper_printer(choice, _ending.wait)
        return PdfFolderPrinter(folder / PDF_FOLDER)

    return Workplace(folder, clock, printer=printer, keys=keys, address=address)


def _settle(data_folder: Path) -> None:
    from app.logs import start_log

    start_log(data_folder)
    program = QApplication.instance()
    if program is not None:
        program.aboutToQuit.connect(_ending.set)


def _find_drives() -> "Sequence[Drive]":
    from app.devices.removable_drives import find_drives

    return find_drives()


def _screens() -> "Screens":
    from app.ui.board.screens import Screens

    return Screens()


def _look_at_folder(folder: Path) -> "FolderFacts":
    from app.devices.data_folder import look_at_folder

    return look_at_folder(folder)


def _play(folder: Path, sound: "Sound") -> None:
    from app.devices.sounds import SoundPlayer

    SoundPlayer(folder).play(sound)


def _notices() -> str:
    # Beside the resources, in the source tree and in the built program alike.
    return (paths.resources().parent / NOTICES).read_text(encoding="utf-8")


def _printer_names() -> tuple[str, ...]:
    from app.printing.backends.paint import printer_names

    return printer_names()


def _printer_states(names: "Iterable[str]") -> "Mapping[str, PrinterState]":
    from app.printers import printer_states

    return printer_states(names)


def _head_picture(header: "OfficeHeader", clock: "Clock", dpi: int) -> "QImage":
    from app.domain.form_set import form_set_in_force
    from app.domain.vietnam_time import office_day
    from app.printing.backends.paint import page_picture
    from app.printing.forms import head
    from app.shipped import shipped_form_sets

    day = office_day(clock.now())
    return page_picture(head.lay_out(header, form_set_in_force(shipped_form_sets(), day), day), dpi)


def _paper_pictures(job: "PrintJob", dpi: int) -> "tuple[QImage, ...]":
    from app.printing.backends.paint import job_pictures

    return job_pictures(job, dpi)
