"""The program's plugs for tests: a real store in a temporary folder, and a clock that stands."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from app import bootstrap
from app.domain.data_folder import FolderFacts, FolderPlace
from app.domain.form_set import form_set_in_force
from app.domain.forms.parts import OfficeHeader
from app.domain.printer_state import NOT_KNOWN
from app.domain.vietnam_time import office_day
from app.key_plugs import key_plugs
from app.printing.backends.paint import job_pictures, page_picture
from app.printing.forms import head
from app.recovery_plugs import recovery_plugs
from app.services.commands import SetUpOffice
from app.services.counter import Counter
from app.settings import load_settings, save_settings
from app.shared_plugs import shared_plugs
from app.shipped import shipped_form_sets
from app.store_keys import StoreKeys
from app.ui.board.screens import Screens
from app.ui.plugs import ProgramPlugs
from tests.builders import SetClock

LANGUAGES = Path(__file__).resolve().parents[2] / "resources" / "i18n"
PRINTERS = ("Canon LBP2900", "HP LaserJet 1020")


def real_plugs(
    folder: Path, clock: SetClock | None = None, *, opening: bool = False, **changes: Any
) -> ProgramPlugs:
    """Return plugs whose store lies in ``folder``; ``changes`` replace some of them.

    Without ``opening`` the first sign-in of a day leads to the page it would lead to later on.
    """
    time = clock or SetClock()
    keys = StoreKeys()

    def workplace(store: Path) -> bootstrap.Workplace:
        return bootstrap.Workplace(store, time, keys=keys)

    def open_counter(store: Path) -> Counter:
        counter = bootstrap.open_counter(workplace(store))
        if not opening:
            counter.opening.is_wanted()
        return counter

    def found_office(store: Path, command: SetUpOffice) -> Counter:
        return bootstrap.found_office(workplace(store), command)

    def head_picture(header: OfficeHeader, dpi: int) -> QImage:
        day = office_day(time.now())
        wording = form_set_in_force(shipped_form_sets(), day)
        return page_picture(head.lay_out(header, wording, day), dpi)

    plugs = ProgramPlugs(
        data_folder=folder,
        language_folder=LANGUAGES,
        now=time.now,
        store_exists=bootstrap.store_exists,
        open_counter=open_counter,
        found_office=found_office,
        use_folder=lambda _folder: None,
        load_settings=load_settings,
        save_settings=save_settings,
        printer_names=lambda: PRINTERS,
        printer_states=lambda names: dict.fromkeys(names, NOT_KNOWN),
        find_drives=tuple,
        screens=Screens,
        head_picture=head_picture,
        paper_pictures=job_pictures,
        notices=lambda: "# Giấy phép",
        play=lambda _sound: None,
        when_painted=lambda: None,
        look_at_folder=lambda _folder: FolderFacts(FolderPlace.LOCAL, True, 1024**4),
        keys=key_plugs(lambda: keys, workplace),
        recovery=recovery_plugs(workplace),
        shared=shared_plugs(workplace),
    )
    return replace(plugs, **changes)
