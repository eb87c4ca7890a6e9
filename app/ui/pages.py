"""Builds the pages of one signed-in clerk and ties them to each other.

A page's module is loaded when the page is first visited, so that the window opens at once.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.restored import RestoreOrder
from app.domain.roles import Actor
from app.domain.store_protection import ConversionOrder
from app.domain.vietnam_time import office_day
from app.ui.day.closing_steps import StepName
from app.ui.day.hanging_lines import Mend
from app.ui.dossier.typed_entry import means_code
from app.ui.main_window import MainWindow
from app.ui.operations import Operations
from app.ui.page import Page, PageSpec
from app.ui.papers.receipt_keys import ReceiptKeys
from app.ui.pc_choices import PcChoices
from app.ui.plugs import ProgramPlugs
from app.ui.scan_router import ScanRouter
from app.ui.scanners import Scanners
from app.words import tr

if TYPE_CHECKING:
    from app.ui.papers.paper_viewer import PaperViewer


class Pages:
    """``window`` gives the window the pages are in, which is made after this object.

    ``convert`` is given an order to put the store under another key, ``restore`` one to put
    another store in its place; ``look_at_board`` opens the board for the public for a look.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        plugs: ProgramPlugs,
        choices: PcChoices,
        router: ScanRouter,
        scanners: Scanners,
        window: Callable[[], MainWindow],
    ) -> None:
        self._operations, self._actor = operations, actor
        self._plugs, self._choices, self._router = plugs, choices, router
        self._scanners = scanners
        self._window = window
        self._viewer: PaperViewer | None = None
        self._front = ""
        self._dossier_open: Callable[[], int | None] = lambda: None
        self._receipts = ReceiptKeys(
            lambda dossier_id: self._papers_viewer().show_receipt(dossier_id),
            lambda dossier_id: self._papers_viewer().save_receipt(dossier_id),
            lambda print_id: self._papers_viewer().show(print_id),
        )
        self.convert: Callable[[ConversionOrder], object] = lambda _order: None
        self.restore: Callable[[RestoreOrder], object] = lambda _order: None
        self.look_at_board: Callable[[], object] = lambda: None

    def specs(self) -> list[PageSpec]:
        """Return the pages in the order of a day's work; what a role may do, the use cases say."""
        pages = (
            ("receive", tr("Tiếp nhận"), "file-plus", "F3", self._receive),
            ("dossiers", tr("Hồ sơ"), "list-search", "F4", self._dossiers),
            ("official", tr("Hệ thống QG"), "building-bank", "Shift+F4", self._official),
            ("return", tr("Trả kết quả"), "package-export", "F5", self._return),
            ("batch", tr("Quét loạt"), "barcode", "Shift+F5", self._batch),
            ("workload", tr("Khối lượng"), "chart-bar", "F6", self._workload),
            ("registers", tr("Sổ theo dõi"), "book", "Shift+F6", self._registers),
            ("close_day", tr("Chốt ngày"), "calendar-check", "F7", self._close_day),
            ("papers", tr("Giấy tờ in"), "printer", "Shift+F7", self._papers),
            ("reports", tr("Báo cáo"), "report", "Shift+F8", self._reports),
            ("settings", tr("Cài đặt"), "settings", "F8", self._settings),
        )
        opening = PageSpec(
            name="opening",
            title=tr("Mở quầy"),
            icon="door",
            key="Shift+F3",
            build=self._opening,
            on_rail=False,
        )
        return [
            *(
                PageSpec(name=name, title=title, icon=icon, key=key, build=build)
                for name, title, icon, key, build in pages
            ),
            opening,
        ]

    def submit(self, text: str) -> None:
        """Find what was typed into the scan line: a code to return, else a list of dossiers."""
        if means_code(text):
            self._open("return", lambda page: page.open_typed(text))
        else:
            self._open("dossiers", lambda page: page.look_for(text))

    def open_backups(self) -> None:
        """Show the copies of the store and where they lie."""

        def use(page: Any) -> None:
            page.show_section("backups")
            page.first_field().setFocus()

        self._open("settings", use)

    def _receive(self) -> Page:
        from app.ui.dossier.receive_page import ReceivePage

        page = ReceivePage(
            self._operations,
            self._actor,
            now=self._plugs.now,
            printer=self._choices.printer,
            receipts=self._receipts,
        )
        page.dossier_wanted.connect(self._open_card)
        page.mend_wanted.connect(self._mend)
        return page

    def _opening(self) -> Page:
        from app.ui.day.opening_page import OpeningPage
        from app.ui.day.opening_ways import OpeningWays

        page = OpeningPage(
            self._operations,
            self._actor,
            now=self._plugs.now,
            printer=self._choices.printer,
            printer_names=self._plugs.printer_names,
            printer_states=self._plugs.printer_states,
        )
        page.mend_wanted.connect(OpeningWays(self._open, self._open_list, self._mend).go)
        page.done.connect(lambda: self._window().show_page("receive"))
        return page

    def _dossiers(self) -> Page:
        from app.ui.dossier.dossiers_page import DossiersPage

        page = DossiersPage(
            self._operations,
            self._actor,
            now=self._plugs.now,
            printer=self._choices.printer,
            receipts=self._receipts,
        )
        page.return_wanted.connect(self._open_return)
        page.official_wanted.connect(lambda: self._window().show_page("official"))
        self._dossier_open = page.marked_dossier
        self._window().page_shown.connect(self._note_front)
        return page

    def _return(self) -> Page:
        from app.ui.dossier.return_page import ReturnPage

        page = ReturnPage(
            self._operations, self._actor, now=self._plugs.now, printer=self._choices.printer
        )
        self._receipts.bind(page, page.marked)
        page.card_wanted.connect(self._open_card)
        page.search_wanted.connect(lambda: self._window().show_page("dossiers"))
        page.scans_held.connect(
            lambda held: self._router.hold_for(page) if held else self._router.release()
        )
        return page

    def _official(self) -> Page:
        from app.ui.official.official_page import OfficialSystemPage

        return OfficialSystemPage(
            self._operations, self._actor, now=self._plugs.now, came_with=self._came_with
        )

    def _came_with(self) -> int | None:
        """Return the dossier that is open on the page of dossiers, if that was in front."""
        return self._dossier_open() if self._front == "dossiers" else None

    def _note_front(self, name: str) -> None:
        self._front = name

    def _batch(self) -> Page:
        from app.ui.dossier.batch_page import BatchPage

        return BatchPage(
            self._operations, self._actor, now=self._plugs.now, printer=self._choices.printer
        )

    def _workload(self) -> Page:
        from app.ui.day.workload_page import WorkloadPage

        return WorkloadPage(
            self._operations,
            self._actor,
            now=self._plugs.now,
            open_list=self._open_list,
            open_dossier=self._open_card,
            printer=self._choices.printer,
        )

    def _close_day(self) -> Page:
        from app.ui.day.close_day_page import CloseDayPage

        return CloseDayPage(
            self._operations,
            self._actor,
            now=self._plugs.now,
            open_list=self._open_list,
            show_page=lambda name: self._window().show_page(name),
            printer=self._choices.printer,
            find_drives=self._plugs.find_drives,
            export_folder=self._choices.now().export_folder,
            remember_folder=lambda folder: self._choices.change(export_folder=folder),
        )

    def _papers(self) -> Page:
        from app.ui.papers.papers_page import PapersPage

        return PapersPage(
            self._operations,
            self._actor,
            now=self._plugs.now,
            printer=self._choices.printer,
            viewer=self._papers_viewer(),
        )

    def _registers(self) -> Page:
        from app.ui.registers.registers_page import RegistersPage

        page = RegistersPage(
            self._operations,
            self._actor,
            now=self._plugs.now,
            show_paper=lambda print_id: self._papers_viewer().show(print_id),
            folder=lambda: self._choices.now().export_folder,
        )
        page.dossier_wanted.connect(self._open_card)
        return page

    def _reports(self) -> Page:
        from app.ui.reports.reports_page import ReportsPage

        return ReportsPage(
            self._operations,
            self._actor,
            now=self._plugs.now,
            open_list=self._open_list,
            show_paper=lambda print_id: self._papers_viewer().show(print_id),
            printer=self._choices.printer,
            folder=lambda: self._choices.now().report_folder,
            remember_folder=lambda folder: self._choices.change(report_folder=folder),
        )

    def _settings(self) -> Page:
        from app.ui.office.settings_page import SettingsPage

        return SettingsPage(
            self._operations,
            self._actor,
            now=self._plugs.now,
            settings=self._choices.now,
            change_settings=self._choices.change,
            scanners=self._scanners,
            printer_names=self._plugs.printer_names,
            printer_states=self._plugs.printer_states,
            head_picture=self._plugs.head_picture,
            paper_pictures=self._plugs.paper_pictures,
            notices=self._plugs.notices,
            data_folder=self._choices.folder,
            look_at_folder=self._plugs.look_at_folder,
            keys=self._plugs.keys,
            convert=self.convert,
            restore=self.restore,
            find_drives=self._plugs.find_drives,
            screens=lambda: self._plugs.screens().all(),
            look_at_board=self.look_at_board,
        )

    def _open(self, name: str, use: Callable[[Any], object]) -> None:
        """Bring page ``name`` to the front, unless another must stay there, and use it."""
        page = self._window().show_page(name)
        if page is not None:
            use(page)

    def _open_card(self, dossier_id: int) -> None:
        self._open("dossiers", lambda page: page.open_card(dossier_id))

    def _open_list(self, wanted: DossierFilter, title: str) -> None:
        self._open("dossiers", lambda page: page.open_filter(wanted, title))

    def _mend(self, mend: Mend, form: str) -> None:
        """Go where something that was left hanging is mended."""
        match mend:
            case Mend.EXPORT:
                self._open("close_day", lambda page: page.show_step(StepName.EXPORT))
            case Mend.LIST:
                yesterday = office_day(self._plugs.now()) - timedelta(days=1)
                states = frozenset({DossierState.RECEIVED})
                wanted = DossierFilter(states=states, received_to=yesterday)
                self._open_list(wanted, tr("Nhận từ hôm trước, chưa chuyển xử lý"))
            case _:
                register = "registers" if form.startswith("register/") else "receive"
                name = form if form in ("return", "batch") else register
                self._open(name, lambda _page: None)

    def _open_return(self, dossier_id: int) -> None:
        self._open("return", lambda page: page.open_dossier(dossier_id))

    def _papers_viewer(self) -> "PaperViewer":
        """Return what shows papers; made when the first one is looked at."""
        if self._viewer is None:
            from app.ui.papers.paper_viewer import PaperViewer

            self._viewer = PaperViewer(
                self._operations,
                self._actor,
                printer=self._choices.printer,
                draw=self._plugs.paper_pictures,
                window=self._window,
                parent=self._window(),
            )
        return self._viewer
