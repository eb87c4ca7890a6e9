"""A real office behind the settings, and a PC whose choices are kept in memory."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.devices.keyboard_wedge import KeyboardWedge
from app.devices.removable_drives import Drive
from app.devices.scan_trust import trust
from app.domain.data_folder import FolderFacts, FolderPlace
from app.domain.printer_state import PrinterState
from app.domain.restored import RestoreOrder
from app.domain.roles import Actor
from app.domain.store_protection import ConversionOrder
from app.services.counter import Counter
from app.settings import Settings
from app.ui.board.placement import ScreenPlace
from app.ui.office.settings_page import SettingsPage
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.scan_filter import ScanFilter
from app.ui.scanners import Scanners
from tests import builders
from tests.ui.real_plugs import PRINTERS, real_plugs

SCREENS = tuple(
    ScreenPlace(name=name, x=x, y=0, width=1366, height=768, primary=not x)
    for name, x in (("DP-1", 0), ("HDMI-1", 1366))
)
READY = PrinterState(known=True, ready=True)


@dataclass
class SettingsDesk:
    """``page`` opens the settings for somebody; ``settings`` are what the page has changed.

    ``looks`` counts how often the board for the public was opened for a look.
    ``orders`` are the changes of the store's key it has asked for, ``restores`` the stores that
    are to take its place.
    """

    qtbot: QtBot
    counter: Counter
    clock: builders.SetClock
    operations: Operations
    folder: Path
    settings: Settings = field(default_factory=Settings)
    orders: list[ConversionOrder] = field(default_factory=list[ConversionOrder])
    restores: list[RestoreOrder] = field(default_factory=list[RestoreOrder])
    drives: tuple[Drive, ...] = ()
    looks: int = 0
    states: dict[str, PrinterState] = field(
        default_factory=lambda: defaultdict[str, PrinterState](lambda: READY)
    )
    pages: list[SettingsPage] = field(default_factory=list[SettingsPage])
    scans: ScanFilter = field(init=False)
    scanners: Scanners = field(init=False)

    def __post_init__(self) -> None:
        self.scans = ScanFilter(KeyboardWedge(trust), platform="xcb")
        self.scanners = Scanners(self.scans)

    @property
    def supervisor(self) -> Actor:
        return builders.supervisor(self.counter)

    def change(self, **changes: Any) -> None:
        self.settings = replace(self.settings, **changes)

    def look_at_board(self) -> None:
        self.looks += 1

    def look_at_folder(self, folder: Path) -> FolderFacts:
        return FolderFacts(FolderPlace.LOCAL, True, 1 << 40)

    def page(self, actor: Actor | None = None) -> SettingsPage:
        made = SettingsPage(
            self.operations,
            actor or self.supervisor,
            now=self.clock.now,
            settings=lambda: self.settings,
            change_settings=self.change,
            scanners=self.scanners,
            printer_names=lambda: PRINTERS,
            printer_states=lambda names: {name: self.states[name] for name in names},
            head_picture=real_plugs(self.folder, self.clock).head_picture,
            paper_pictures=real_plugs(self.folder, self.clock).paper_pictures,
            notices=lambda: "MIT",
            data_folder=self.folder,
            find_drives=lambda: self.drives,
            look_at_folder=self.look_at_folder,
            keys=real_plugs(self.folder, self.clock).keys,
            convert=self.orders.append,
            restore=self.restores.append,
            screens=lambda: SCREENS,
            look_at_board=self.look_at_board,
        )
        self.qtbot.addWidget(made)
        # A page without a window around it lives only as long as somebody here holds it.
        self.pages.append(made)
        made.resize(1150, 590)
        made.show()
        made.on_shown()
        self.settle()
        return made

    def section(self, name: str, actor: Actor | None = None) -> Any:
        """Open the settings with section ``name`` in front and return it."""
        page = self.page(actor)
        page.show_section(name)
        self.settle()
        section: Section = page.sections[name]
        return section

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.operations.is_busy())
        QApplication.processEvents()


@contextmanager
def opened(qtbot: QtBot, folder: Path) -> Iterator[SettingsDesk]:
    clock = builders.SetClock()
    counter = builders.sample_counter(folder, clock)
    operations = Operations(lambda: counter)
    desk = SettingsDesk(qtbot, counter, clock, operations, folder)
    yield desk
    delete(desk.scanners)
    delete(desk.scans)
    operations.close()
    counter.close()
