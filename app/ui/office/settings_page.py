"""The settings: a list of sections at the left, the chosen one at the right."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.domain.data_folder import FolderFacts
from app.domain.restored import RestoreOrder
from app.domain.roles import Actor
from app.domain.store_protection import ConversionOrder
from app.domain.vietnam_time import office_day
from app.ui.board.placement import ScreenPlace
from app.ui.office.about_section import AboutSection
from app.ui.office.audit_section import AuditSection
from app.ui.office.backup_section import BackupSection
from app.ui.office.board_section import BoardSection
from app.ui.office.calendar_section import CalendarSection
from app.ui.office.catalogue_section import CatalogueSection
from app.ui.office.clerks_section import ClerksSection
from app.ui.office.data_section import DataSection
from app.ui.office.display_section import DisplaySection
from app.ui.office.encryption_section import EncryptionSection
from app.ui.office.form_preview import Draw
from app.ui.office.forms_section import FormsSection
from app.ui.office.import_section import ImportSection
from app.ui.office.merge_section import FindDrives, MergeSection
from app.ui.office.office_section import HeadPicture, OfficeSection
from app.ui.office.printer_section import PrinterSection, PrinterStates
from app.ui.office.recovery_key_panel import Sheets
from app.ui.office.restore_section import RestoreSection
from app.ui.office.scanner_section import ScannerSection
from app.ui.office.scans_section import ScansSection
from app.ui.office.settings_rail import SECTIONS, SettingsRail
from app.ui.office.settings_section import Section
from app.ui.office.sign_in_section import SignInSection
from app.ui.operations import Operations
from app.ui.page import Command, Page
from app.ui.plugs import KeyPlugs, PcSettings
from app.ui.scanners import Scanners
from app.ui.theme.tokens import GAP_L, GAP_M
from app.ui.widgets.layouts import column, row
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.path_edit import Choose, choose_file, choose_folder
from app.words import tr


class SettingsPage(Page):
    """Sections are built at their first visit.

    ``settings`` gives the choices of this PC, ``change_settings`` changes some by name.
    ``printer_names``, ``printer_states``, ``head_picture``, ``paper_pictures``, ``notices``,
    ``look_at_folder`` and ``find_drives`` are called on a worker. ``screens`` gives the monitors,
    ``look_at_board`` opens the board for the public for a look.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        settings: Callable[[], PcSettings],
        change_settings: Callable[..., object],
        scanners: Scanners,
        printer_names: Callable[[], Sequence[str]],
        printer_states: PrinterStates,
        head_picture: HeadPicture,
        paper_pictures: Draw,
        notices: Callable[[], str],
        data_folder: Path,
        look_at_folder: Callable[[Path], FolderFacts],
        keys: KeyPlugs,
        convert: Callable[[ConversionOrder], object],
        restore: Callable[[RestoreOrder], object],
        find_drives: FindDrives = tuple,
        screens: Callable[[], Sequence[ScreenPlace]] = tuple,
        look_at_board: Callable[[], object] = lambda: None,
        choose: Choose = choose_file,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        looks = (operations, actor, settings, change_settings)
        sheets = Sheets(
            keys=keys,
            printer=lambda: settings().printer,
            data_folder=lambda: data_folder,
            now=now,
            words=lambda counter: counter.office.form_set(),
        )
        self._builders: dict[str, Callable[[], Section]] = {
            "office": partial(OfficeSection, operations, actor, head_picture),
            "clerks": partial(ClerksSection, operations, actor),
            "calendar": partial(CalendarSection, operations, actor, self._today),
            "catalogue": partial(CatalogueSection, operations, actor, self._today),
            "forms": partial(FormsSection, operations, actor, paper_pictures),
            "printer": partial(PrinterSection, *looks, printer_names, printer_states, now),
            "scanner": partial(ScannerSection, *looks, scanners),
            "display": partial(DisplaySection, *looks),
            "board": partial(BoardSection, *looks, screens, look_at_board),
            "data": partial(DataSection, operations, actor, data_folder),
            "backups": partial(BackupSection, *looks, now, look_at_folder, choose_folder),
            "recovery": partial(RestoreSection, operations, actor, restore),
            "encryption": partial(EncryptionSection, operations, actor, sheets, convert),
            "import": partial(ImportSection, operations, actor, choose),
            "merge": partial(MergeSection, operations, actor, find_drives),
            "sign_in": partial(SignInSection, *looks),
            "scans": partial(ScansSection, operations, actor, self._today),
            "audit": partial(AuditSection, operations, actor, settings, self._today),
            "about": partial(AboutSection, operations, actor, notices),
        }
        self.sections: dict[str, Section] = {}
        self._current = "office"
        self._stack = QStackedWidget()
        self._rail = SettingsRail()
        self._rail.chosen.connect(self.show_section)
        self.buttons = self._rail.buttons
        self._lay_out()

    def on_shown(self) -> None:
        self.show_section(self._current)

    def on_hidden(self) -> None:
        self._section(self._current).on_hidden()

    def on_scan(self, scan: object) -> bool:
        return self._section(self._current).on_scan(scan)

    def can_leave(self) -> bool:
        return self._section(self._current).can_leave()

    def first_field(self) -> QWidget | None:
        return self.buttons[self._current]

    def commands(self) -> Sequence[Command]:
        return tuple(
            Command(
                tr("Cài đặt: {section}", section=tr(title)),
                partial(self.show_section, name),
                icon=icon,
            )
            for name, (title, icon) in SECTIONS.items()
        )

    def show_section(self, name: str) -> None:
        """Bring a section to the front, unless what is typed in another must not be lost."""
        before = self._current
        if name != before and not self._section(before).can_leave():
            self._rail.mark(before)
            return
        if name != before:
            self._section(before).on_hidden()
        self._current = name
        self._rail.mark(name)
        section = self._section(name)
        self._stack.setCurrentWidget(section)
        section.on_shown()

    def _lay_out(self) -> None:
        # Sections scroll inside; a note that appears in one must not make the window taller.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        both = row(self._rail, self._stack, gap=GAP_M)
        both.setStretch(0, 2)
        both.setStretch(1, 7)
        layout = column(
            PageHeader(tr("Cài đặt")), both, gap=GAP_M, margins=(GAP_L, GAP_M, GAP_L, GAP_M)
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _section(self, name: str) -> Section:
        if name not in self.sections:
            section = self._builders[name]()
            self.sections[name] = section
            self._stack.addWidget(section)
        return self.sections[name]

    def _today(self) -> date:
        return office_day(self._now())
