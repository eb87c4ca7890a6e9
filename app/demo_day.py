"""The day of the demo, step by step: what is done at the windows, and what must be true then.

Each step answers with what it saw; anything untrue raises. What the windows claim is compared
with the store, read through a connection of its own, and with codes read from rendered pages.
"""

import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.bootstrap import PDF_FOLDER, Workplace, open_counter
from app.demo import PICTURES, SLIPS, STICK
from app.demo_hands import Hands
from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.listings import DossierRow
from app.domain.opening import Strip
from app.domain.reconciliation import Reconciliation, Sum
from app.domain.roles import Actor, Role
from app.domain.scan import ScannedDossier, recognize
from app.domain.sign_in import Secret
from app.domain.text import fold
from app.export.bundle_check import verify_bundle
from app.printing.read_back import read_codes
from app.sample_office import CLERKS, PASSWORD, PIN, RehearsalClock
from app.ui.day.close_day_page import CloseDayPage
from app.ui.day.closing_steps import StepName
from app.ui.day.opening_page import OpeningPage
from app.ui.dossier.receive_page import ReceivePage
from app.ui.dossier.return_page import ReturnPage
from app.ui.main_window import MainWindow
from app.ui.page import Page
from app.ui.program import Program

# What the clerk types: letters of the procedure, the name, the phone, the identity number.
VISITORS = (
    ("chung thuc ban sao", "Nguyễn Thị Ánh Tuyết", "0912345678", "001188004321"),
    ("giam ho", "Đặng Quốc Ửng", "0987654321", ""),
    ("xac nhan tinh trang hon nhan", "Lê Thị Thùy Dương", "0903112233", "001195007788"),
    ("cham dut giam ho", "Phan Văn Khải", "0977001122", ""),
)
_RESOLUTIONS = (203, 300, 600)
_SMALLEST = (1366, 689)

PageKind = TypeVar("PageKind", bound=Page)


class DemoDay:
    """Plays at the windows of ``program``, whose store lies in ``data``."""

    def __init__(self, program: Program, clock: RehearsalClock, data: Path, out: Path) -> None:
        self._program, self._clock = program, clock
        self._data, self._out = data, out
        self._store = open_counter(Workplace(data, clock))
        self._received: list[DossierRow] = []
        self._digits: dict[str, str] = {}
        self._hands = Hands(QWidget())

    def steps(self) -> tuple[Callable[[], object], ...]:
        """Return the steps of the day in their order."""
        return (
            self.sign_in,
            self.open_the_counter,
            self.receive_dossiers,
            self.print_slips,
            self.read_the_slips_back,
            self.scan_while_typing,
            self.change_clerks_and_come_back,
            self.return_at_once,
            self.hand_over_and_bring_back,
            self.find_without_accents,
            self.show_the_workload,
            self.change_to_the_supervisor,
            self.close_the_day,
            self.verify_the_export,
            self.check_the_store,
        )

    def sign_in(self) -> str:
        return self._sign_in(CLERKS[0].name)

    def open_the_counter(self) -> str:
        self._hands.until(lambda: self._window.current_name() == "opening", "the opening is shown")
        page = self._window.current_page()
        _expect(isinstance(page, OpeningPage), "the page opens the counter")
        self._hands.key(Qt.Key.Key_F10)
        self._until_idle()
        (strip,) = (self._data / PDF_FOLDER).glob("*.pdf")
        (digits,) = {code.text for code in read_codes(strip, dpi=_RESOLUTIONS[-1])}
        strip.rename(self._out / PICTURES / strip.name)
        self._hands.scan(digits)
        self._until_idle()
        self._picture("0-opening")
        self._hands.key(Qt.Key.Key_F9)
        self._hands.until(lambda: self._window.current_name() == "receive", "the counter is open")
        self._until_idle()
        today = self._store.context.today()
        (opened,) = self._store.opening.openings(self._actor(), today, today)
        _expect(opened.strip is Strip.READ, "the strip was printed and scanned back")
        return f"{len(opened.lines)} điều đã xem, {len(opened.amiss())} điều chưa ổn"

    def receive_dossiers(self) -> str:
        for visitor in VISITORS:
            self._receive(*visitor)
            self._clock.forward(6)
        self._picture("1-receive")
        rows = self._todays_rows()
        _expect(len(rows) == len(VISITORS), "every visitor's dossier is in the store")
        names = [row.applicant_name for row in reversed(rows)]
        _expect(names == [visitor[1] for visitor in VISITORS], "the names arrived whole")
        self._received = list(reversed(rows))
        return ", ".join(row.code for row in self._received)

    def print_slips(self) -> str:
        folder = self._data / PDF_FOLDER
        count = len(self._received)
        self._hands.until(
            lambda: len(list(folder.glob("*.pdf"))) == count and not self._busy(),
            "the slips are written",
        )
        for slip in folder.glob("*.pdf"):
            shutil.copy(slip, self._out / SLIPS)
        return f"{count} giấy hẹn PDF"

    def read_the_slips_back(self) -> str:
        for row in self._received:
            (slip,) = (self._out / SLIPS).glob(f"*{row.code}*.pdf")
            for dpi in _RESOLUTIONS:
                found = {code.text for code in read_codes(slip, dpi=dpi)}
                _expect(len(found) == 1, f"the slip holds one code at {dpi} dpi")
                digits = found.pop()
                scan = recognize(digits)
                _expect(
                    isinstance(scan, ScannedDossier) and str(scan.code) == row.code,
                    "the barcode says the code on the slip",
                )
                self._digits[row.code] = digits
        return f"{len(self._digits)} mã đọc đúng ở {', '.join(map(str, _RESOLUTIONS))} dpi"

    def scan_while_typing(self) -> str:
        page = self._page("receive", Qt.Key.Key_F3, ReceivePage)
        line = page.form.applicant.name
        self._into(line, "Trần Văn")
        first = self._received[0]
        self._hands.scan(self._digits[first.code])
        self._hands.until(lambda: self._window.current_name() == "return", "the scan opens Return")
        _expect(line.text() == "Trần Văn", "nothing of the scan is in the field")
        self._until_idle()
        self._picture("2-scanned")
        page.drafts.clear()
        return f"{first.code} mở trang Trả kết quả, ô họ tên vẫn là «{line.text() or 'trống'}»"

    def change_clerks_and_come_back(self) -> str:
        page = self._page("receive", Qt.Key.Key_F3, ReceivePage)
        line = page.form.applicant.name
        self._into(line, "Trần Văn")
        self._change_clerk(CLERKS[1].name)
        begin = time.perf_counter()
        self._change_clerk(CLERKS[0].name)
        took = time.perf_counter() - begin
        _expect(line.text() == "Trần Văn", "the half-typed form has waited")
        _expect(self._window.focusWidget() is line, "the keyboard is where it was")
        page.drafts.clear()
        self._until_idle()
        return f"đổi người bằng mã PIN rồi trở lại ô đang gõ, {took:.1f} s kể cả lúc gõ"

    def return_at_once(self) -> str:
        first = self._received[0]
        self._page("return", Qt.Key.Key_F5, ReturnPage)
        self._hands.scan(self._digits[first.code])
        self._until_idle()
        self._clock.forward(20)
        self._hands.key(Qt.Key.Key_F9)
        self._until_state(first, DossierState.RETURNED)
        self._picture("3-returned")
        return first.code

    def hand_over_and_bring_back(self) -> str:
        second = self._received[1]
        steps = (
            (Qt.Key.Key_F10, DossierState.IN_PROCESS),
            (Qt.Key.Key_F10, DossierState.RESULT_READY),
            (Qt.Key.Key_F9, DossierState.RETURNED),
        )
        for key, state in steps:
            self._hands.scan(self._digits[second.code])
            self._until_idle()
            self._clock.forward(30)
            self._hands.key(key)
            self._until_idle()
            if key == Qt.Key.Key_F10:
                self._hands.key(Qt.Key.Key_F9)
            self._until_state(second, state)
        card = self._store.dossiers.card(self._actor(), second.id)
        return " → ".join(line.action for line in reversed(card.history))

    def find_without_accents(self) -> str:
        self._hands.key(Qt.Key.Key_F2)
        self._hands.type("dang quoc ung")
        self._hands.key(Qt.Key.Key_Return)
        self._hands.until(lambda: self._window.current_name() == "dossiers", "the list opens")
        self._until_idle()
        self._picture("4-dossiers")
        found = self._store.dossiers.list(DossierFilter(text="dang quoc ung")).rows
        _expect([row.code for row in found] == [self._received[1].code], "one dossier is found")
        return found[0].applicant_name

    def show_the_workload(self) -> str:
        self._hands.key(Qt.Key.Key_F6)
        self._until_idle()
        self._picture("5-workload")
        actor = self._actor()
        figures = self._store.days.workload(
            actor, self._store.context.today(), actor.clerk_id
        ).figures
        _expect(figures.received == len(VISITORS), "the workload counts every intake")
        _expect(figures.returned == 2, "the workload counts both returns")
        return f"nhận {figures.received}, trả {figures.returned}, đang giữ {figures.in_hand}"

    def change_to_the_supervisor(self) -> str:
        return self._change_clerk(CLERKS[2].name)

    def close_the_day(self) -> str:
        self._clock.set_to(self._clock.now() + timedelta(hours=6))
        page = self._page("close_day", Qt.Key.Key_F7, CloseDayPage)
        page.target.folder.set_path(str(self._out / STICK))
        self._count(page)
        for name in list(StepName)[1:]:
            page.show_step(name)
            self._until_idle()
            self._hands.key_and_agree(Qt.Key.Key_F9)
            self._until_idle()
            self._picture(f"6-{name.value}")
        figures = self._store.days.figures(self._supervisor(), self._store.context.today())
        _expect(figures.closed_at is not None, "the day is closed")
        _expect(figures.last_export is not None, "the export was noted after it was read back")
        held = self._held()
        _expect(all(held.off_by(one) == 0 for one in Sum), "money and papers agree")
        return f"{figures.codes_issued} mã đã cấp, {figures.open_total} hồ sơ chuyển ngày sau"

    def _count(self, page: CloseDayPage) -> None:
        """Type in that money and papers are just what they ought to be."""
        held = self._held()
        page.show_step(StepName.CASH)
        self._into(page.cash.cash, str(held.expected(Sum.CASH)))
        page.show_step(StepName.PAPERS)
        self._into(page.papers.slips, str(held.expected(Sum.SLIPS)))
        self._into(page.papers.papers, str(held.expected(Sum.PAPERS)))

    def _held(self) -> Reconciliation:
        today = self._store.context.today()
        return self._store.closing.reconciliation(self._supervisor(), today)

    def verify_the_export(self) -> str:
        (folder,) = (self._out / STICK).iterdir()
        passphrase = self._store.office.export_passphrase(self._supervisor())
        found = verify_bundle(folder, passphrase)
        _expect(found.contents is not None, "the export opens with the office's passphrase")
        contents = found.contents or found.manifest
        return ", ".join(file.name for file in contents.files)

    def check_the_store(self) -> str:
        report = self._store.days.check()
        self._store.close()
        _expect(report.ok, "the store is whole")
        return f"{report.dossiers} hồ sơ, {report.events} bước trong lịch sử"

    @property
    def _window(self) -> MainWindow:
        if self._program.desk is None:
            raise RuntimeError("nobody is signed in")
        return self._program.desk.window()

    def _change_clerk(self, name: str) -> str:
        self._hands.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        return self._sign_in(name)

    def _sign_in(self, name: str) -> str:
        window = self._program.sign_in
        if window is None:
            raise RuntimeError("there is no sign-in")
        hands = Hands(window)
        hands.until(lambda: window.isVisible() and window.is_ready(), "the clerks are listed")
        window.resize(*_SMALLEST)
        if not (self._out / PICTURES / "0-sign-in.png").exists():
            hands.picture(self._out / PICTURES / "0-sign-in.png")
        window.form().list.setFocus()
        hands.type(fold(name))
        entry = window.form().secret
        entry.setFocus()
        hands.type(PASSWORD if entry.kind is Secret.PASSWORD else PIN)
        hands.key(Qt.Key.Key_Return)
        hands.until(lambda: self._front_is_desk_of(name), f"the desk of {name} is open")
        self._hands = Hands(self._window)
        self._window.resize(*_SMALLEST)
        self._until_idle()
        return name

    def _front_is_desk_of(self, name: str) -> bool:
        desk = self._program.desk
        return desk is not None and desk.actor.name == name and desk.window().isVisible()

    def _receive(self, letters: str, name: str, phone: str, identity: str) -> None:
        page = self._page("receive", Qt.Key.Key_F3, ReceivePage)
        before = len(self._todays_rows())
        self._into(page.form.picker.line, letters)
        self._hands.key(Qt.Key.Key_Return)
        _expect(page.form.picker.procedure() is not None, f"«{letters}» finds a procedure")
        if identity:
            self._into(page.form.applicant.number, identity)
        self._into(page.form.applicant.name, name)
        self._into(page.form.applicant.phone, phone)
        self._hands.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        page.form.fee.paid.setChecked(True)
        page.view.slip.setChecked(True)
        self._until_idle()
        self._picture(f"1-receive-{before + 1}")
        self._hands.key(Qt.Key.Key_F9)
        self._hands.until(
            lambda: len(self._todays_rows()) > before, f"the dossier of visitor {before + 1}"
        )
        self._until_idle()

    def _page(self, name: str, key: Qt.Key, kind: type[PageKind]) -> PageKind:
        self._hands.key(key)
        self._hands.until(lambda: self._window.current_name() == name, f"page {name} is in front")
        self._until_idle()
        page = self._window.current_page()
        if not isinstance(page, kind):
            raise TypeError(f"page {name} is a {type(page).__name__}")
        return page

    def _into(self, field: QWidget, text: str) -> None:
        field.setFocus()
        self._hands.type(text)

    def _until_state(self, row: DossierRow, state: DossierState) -> None:
        card = self._store.dossiers.card
        self._hands.until(
            lambda: card(self._actor(), row.id).row.state is state, f"{row.code} is {state.value}"
        )
        self._until_idle()

    def _until_idle(self) -> None:
        self._hands.settle()
        self._hands.until(lambda: not self._busy(), "every answer has come")
        self._hands.settle()

    def _busy(self) -> bool:
        return self._program.is_busy()

    def _picture(self, name: str) -> None:
        self._hands.picture(self._out / PICTURES / f"{name}.png")

    def _todays_rows(self) -> tuple[DossierRow, ...]:
        today = self._store.context.today()
        wanted = DossierFilter(
            received_from=today, received_to=today, received_by=self._actor().clerk_id
        )
        return self._store.dossiers.list(wanted).rows

    def _actor(self) -> Actor:
        return self._person(CLERKS[0].name)

    def _supervisor(self) -> Actor:
        return self._person(CLERKS[2].name)

    def _person(self, name: str) -> Actor:
        row = next(row for row in self._store.office.clerks() if row.name == name)
        return Actor(row.id, row.name, Role(row.role), row.desk)


def _expect(condition: bool, what: str) -> None:
    if not condition:
        raise RuntimeError(f"not true: {what}")
