"""Settings: which printer takes which papers on this PC, how it is, and whether its codes scan."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from secrets import randbelow

from PySide6.QtCore import QTimer

from app.domain.device_sheet import LAST_SHEET, SCAN_BACK_LABELS, ScanBack, is_good
from app.domain.documents import PaperSize
from app.domain.printer_profile import (
    PrinterCheck,
    PrinterProfile,
    check_values,
    profile_values,
    read_check,
    read_profile,
)
from app.domain.printer_role import PrinterRole
from app.domain.printer_state import Outcome, PrinterState
from app.domain.roles import Actor
from app.domain.scan import ScannedSheet
from app.services.commands import PrinterChoice
from app.ui.office.printer_row import PrinterRow
from app.ui.office.scan_back_panel import ScanBackPanel
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.plugs import PcSettings
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import separator
from app.ui.widgets.styling import show_if
from app.words import tr

PrinterStates = Callable[[Iterable[str]], Mapping[str, PrinterState]]

# Quick enough that whoever puts paper in sees it; the spooler answers in milliseconds.
_LOOK_EVERY_MS = 3000


class PrinterSection(Section):
    """Each choice holds at once; ``printer_names`` and ``printer_states`` (*worker*) may be slow.

    While a test sheet is read back, its codes are all that is shown.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        settings: Callable[[], PcSettings],
        change_settings: Callable[..., object],
        printer_names: Callable[[], Sequence[str]],
        printer_states: PrinterStates,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(
            tr("Máy in"),
            tr("Máy in và khổ giấy của riêng máy này; chọn xong dùng ngay."),
            operations,
            actor,
        )
        self._settings, self._change, self._now = settings, change_settings, now
        self._names, self._states = printer_names, printer_states
        self.rows = {role: PrinterRow(role, self._profile(role)) for role in PrinterRole}
        self.scan_back = ScanBackPanel()
        self._tested = PrinterRole.SLIP
        self.try_out = Button(tr("In &phiếu mẫu"), icon="file-text")
        self.test = Button(tr("&In trang thử"), "primary", icon="printer", key="F9")
        self.give_up = Button(tr("&Bỏ, không ghi"), icon="x")
        self.finish = Button(tr("&Ghi kết quả quét lại"), "primary", icon="check", key="F9")
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look_again)
        operations.closing.connect(self._timer.stop)
        self._asked = False
        self._lay_out()
        self._show_scan_back(wanted=False)

    def on_shown(self) -> None:
        names = self._names
        self.operations.read(lambda _counter: tuple(names()), self._offer)
        self._show_checks()
        self.look_again()
        self._timer.start()

    def on_hidden(self) -> None:
        self._timer.stop()

    def on_scan(self, scan: object) -> bool:
        if not isinstance(scan, ScannedSheet):
            return False
        number = f"{scan.code.sheet:04d}"
        if self.scan_back.isHidden():
            self.note.show_note(
                "info",
                tr("Đọc được mã trên trang thử số {number}", number=number),
                tr("Muốn ghi kết quả thì in trang thử mới rồi quét lại."),
            )
        elif self.scan_back.take(scan.code):
            self._say_result(self.scan_back.result())
        else:
            self.note.show_note(
                "warn",
                tr("Đây là trang thử số {number}, không phải trang vừa in", number=number),
                tr("Lấy trang số {wanted} ở máy in.", wanted=f"{self.scan_back.sheet:04d}"),
            )
        return True

    def look_again(self) -> None:
        """Ask how the chosen printers are, unless the last question is still open."""
        names = {choice.name for choice in map(self._choice, PrinterRole) if choice.name}
        if self._asked:
            return
        self._asked, states = True, self._states
        self.operations.background(lambda _counter, _tick: states(names), self._show_states)

    def print_slip(self) -> None:
        """Print a slip of nobody on the slips' printer."""
        choice = self._choice(PrinterRole.SLIP)
        self.note.close_note()
        self.operations.output(
            lambda counter, _tick: counter.office.print_test(choice),
            lambda put_out: self._say_printed(tr("Đã gửi in phiếu mẫu"), put_out),
            self.explain,
            while_busy=(self.try_out, self.test),
        )

    def print_sheet(self, role: PrinterRole) -> None:
        """Print the test sheet on the printer of ``role``, then wait for its codes."""
        choice, sheet = self._choice(role), randbelow(LAST_SHEET + 1)
        self.note.close_note()

        def read_back(put_out: Path | Outcome) -> None:
            self._tested = role
            self.scan_back.begin(sheet, choice.name, choice.dpi)
            self._show_scan_back(wanted=True)
            self._say_printed(tr("Đã gửi in trang thử"), put_out)

        self.operations.output(
            lambda counter, _tick: counter.office.print_device_test(choice, sheet),
            read_back,
            self.explain,
            while_busy=(self.test, self.try_out, *(row.test for row in self.rows.values())),
        )

    def keep_result(self) -> None:
        """Keep what was read with the printer it was printed on, and say what it means."""
        choice, result = self._choice(self._tested), self.scan_back.result()
        check = PrinterCheck(
            printer=choice.name,
            dpi=choice.dpi,
            at=self._now(),
            by=self.actor.name,
            widths=self.scan_back.widths(),
            result=result,
        )
        checks = {**self._settings().printer_checks, self._tested.value: check_values(check)}
        self._change(printer_checks=checks)
        self._show_scan_back(wanted=False)
        self._say_result(result)

    def _lay_out(self) -> None:
        self._lines = [separator() for _ in range(len(self.rows) - 1)]
        for place, (role, row) in enumerate(self.rows.items()):
            if place:
                self.put(self._lines[place - 1])
            self.put(row)
            row.chosen.connect(partial(self._choose, role))
            row.test_wanted.connect(partial(self.print_sheet, role))
        self.put(self.scan_back)
        self.put_buttons(self.try_out, None, self.give_up, self.test, self.finish)
        self.try_out.clicked.connect(self.print_slip)
        self.test.clicked.connect(lambda: self.print_sheet(PrinterRole.SLIP))
        self.give_up.clicked.connect(self._leave_scan_back)
        self.finish.clicked.connect(self.keep_result)

    def _profile(self, role: PrinterRole) -> PrinterProfile | None:
        now = self._settings()
        if role is not PrinterRole.SLIP:
            return read_profile(now.other_printers.get(role))
        size = PaperSize(now.paper) if now.paper in set(PaperSize) else PaperSize.A5
        return PrinterProfile(printer=now.printer, size=size, dpi=now.dpi)

    def _choice(self, role: PrinterRole) -> PrinterChoice:
        profile = self._profile(role) or self._profile(PrinterRole.SLIP)
        assert profile is not None
        return PrinterChoice(profile.printer, profile.size, profile.dpi)

    def _choose(self, role: PrinterRole, profile: PrinterProfile | None) -> None:
        if role is PrinterRole.SLIP and profile is not None:
            self._change(printer=profile.printer, paper=profile.size.value, dpi=profile.dpi)
        else:
            others = {k: v for k, v in self._settings().other_printers.items() if k != role}
            if profile is not None:
                others[role.value] = profile_values(profile)
            self._change(other_printers=others)
        self._show_checks()
        self.look_again()

    def _offer(self, names: Sequence[str]) -> None:
        for row in self.rows.values():
            row.offer(names)

    def _show_states(self, states: Mapping[str, PrinterState]) -> None:
        self._asked = False
        for role, row in self.rows.items():
            name = self._choice(role).name
            if not name:
                row.show_state(None)
            elif name in states:
                row.show_state(states[name])

    def _show_checks(self) -> None:
        checks = self._settings().printer_checks
        for role, row in self.rows.items():
            row.show_check(read_check(checks.get(role)))

    def _show_scan_back(self, *, wanted: bool) -> None:
        self._show_checks()
        for widget in (self.scan_back, self.give_up, self.finish):
            show_if(widget, wanted)
        for widget in (*self.rows.values(), *self._lines, self.test, self.try_out):
            show_if(widget, not wanted)

    def _say_result(self, result: ScanBack) -> None:
        """Say above the buttons what the codes read mean, once a width is read or all is kept."""
        left = 0 if self.scan_back.isHidden() else self.scan_back.left()
        more = tr("Còn {count} mã vạch chưa đọc.", count=left) if left else ""
        if left and not self.scan_back.widths():
            self.note.show_note("info", more)
            return
        title, advice = (tr(words) for words in SCAN_BACK_LABELS[result])
        self.note.show_note(
            "success" if is_good(result) else "warn", title, f"{advice} {more}".strip()
        )

    def _leave_scan_back(self) -> None:
        self.note.close_note()
        self._show_scan_back(wanted=False)

    def _say_printed(self, title: str, put_out: Path | Outcome) -> None:
        match put_out:
            case Path():
                self.note.show_note("success", title, tr("Tệp {file}.", file=str(put_out)))
            case Outcome.CONFIRMED:
                self.note.show_note("success", title, tr("Máy in báo in xong."))
            case Outcome.UNCONFIRMED:
                told = tr("Máy in chưa báo in xong; nếu không thấy giấy, xem máy in rồi in lại.")
                self.note.show_note("info", title, told)
