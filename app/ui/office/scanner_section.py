"""Settings: the scanners of this PC, and a trial that says what to change on them.

What the keys of a scan tell, ``app.devices.scanner_check`` knows; its words are in
``scanner_words``. What is scanned or typed here opens nothing, and no text of it is kept.
"""

from collections.abc import Callable, Sequence
from secrets import randbelow

from PySide6.QtCore import QTimer

from app.devices.raw_keys import SILENCE_MS, EntryCollector, RawEntry, RawKey
from app.devices.scanner_check import Diagnosis, Finding, diagnose, diagnose_serial
from app.devices.scanner_trial import WANTED, ScannerTrial
from app.devices.serial_ports import SerialPort, find_ports
from app.devices.strokes import Repeated
from app.domain.device_sheet import LAST_SHEET
from app.domain.documents import PaperSize
from app.domain.roles import Actor
from app.domain.scan import Scan
from app.services.commands import PrinterChoice
from app.ui.office.scanner_line import ScannerLine
from app.ui.office.scanner_words import entry_words, fit_words, other_remarks, verdict
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.plugs import PcSettings
from app.ui.scanners import Scanners
from app.ui.theme.tokens import GAP_XS
from app.ui.widgets.button import Button
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText, Text
from app.words import tr

_LINES = 4
_LONGEST_NUMBER = 13
# What a clerk presses on the way to the trial is no entry to judge.
_FEWEST_KEYS = 6
_FEWEST_SCANS_TO_KEEP = 3


class ScannerSection(Section):
    """Choices hold at once; the limit of speed only when it is taken over."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        settings: Callable[[], PcSettings],
        change_settings: Callable[..., object],
        scanners: Scanners,
        ports: Callable[[], Sequence[SerialPort]] = find_ports,
    ) -> None:
        super().__init__(
            tr("Máy quét"),
            tr("Quét thử mười mã trên trang thử; chương trình nói phải đổi gì ở máy quét."),
            operations,
            actor,
        )
        self._settings, self._change, self._scanners = settings, change_settings, scanners
        self._ports = ports
        self._collector, self.trial = EntryCollector(), ScannerTrial()
        self._silence = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silence.timeout.connect(self._end_entry)
        self.verdict = InlineBanner(closable=False, role="strong")
        self.count, self.figures = Text("", "strong"), Text("", "secondary", wrap=True)
        self.remarks = Text("", "secondary", wrap=True)
        self.entries = [ElidedText("", "small") for _ in range(_LINES)]
        self.hand = DigitEdit(_LONGEST_NUMBER)
        self.hand.setPlaceholderText(tr("số bất kỳ từ 6 chữ số, rồi Enter"))
        self.hand.returnPressed.connect(self.hand.clear)
        hand = Field(tr("&Gõ tay mười số"), self.hand, hint=tr("nếu muốn đo cả tay"))
        self.line = ScannerLine(settings, change_settings, hand)
        self.print_sheet = Button(tr("&In trang thử"), icon="printer")
        self.restart = Button(tr("Làm lại từ đầ&u"), icon="refresh")
        self.keep = Button(tr("&Dùng ngưỡng này"), "primary", key="F9")
        self._lay_out()
        self.print_sheet.clicked.connect(self._print)
        self.restart.clicked.connect(self.begin_anew)
        self.keep.clicked.connect(self._keep)
        scanners.overheard.connect(self._overhear)
        scanners.line_told.connect(self.line.show_state)
        self.begin_anew()

    def on_shown(self) -> None:
        ports = self._ports
        self.operations.read(lambda _counter: tuple(ports()), self.line.offer)
        self.line.show_state(*self._scanners.line)
        self._scanners.overhear(True)

    def on_hidden(self) -> None:
        self._scanners.overhear(False)
        self._silence.stop()
        self._collector = EntryCollector()
        self.hand.clear()

    def on_scan(self, scan: object) -> bool:
        # Here a scan is only looked at: neither a dossier nor a complaint may come up.
        return True

    def begin_anew(self) -> None:
        """Forget the trial and begin another one."""
        self.trial = ScannerTrial()
        for line in self.entries:
            line.clear()
        self.remarks.clear()
        show_if(self.remarks, False)
        self.verdict.show_note(
            "info",
            tr("Bắn máy quét vào các mã trên trang thử"),
            tr("Chưa có trang thử thì bấm «In trang thử», hoặc quét mã trên một giấy hẹn."),
        )
        self._show_figures()

    def _lay_out(self) -> None:
        self.put(self.line)
        self.put(self.verdict)
        self.put(self.remarks)
        live = column(*self.entries, gap=0)
        self.put(column(self.count, self.figures, live, gap=GAP_XS))
        self.put_buttons(self.print_sheet, self.restart, None, self.keep)

    def _overhear(self, heard: RawKey | Scan | Repeated) -> None:
        if not isinstance(heard, RawKey):
            diagnosis = diagnose_serial(heard.text)
            self._show(diagnosis, entry_words(diagnosis))
            return
        for entry in self._collector.add(heard):
            self._judge(entry)
        if self._collector.is_open:
            self._silence.start()
        else:
            self._silence.stop()

    def _end_entry(self) -> None:
        for entry in self._collector.finish():
            self._judge(entry)

    def _judge(self, entry: RawEntry) -> None:
        diagnosis = diagnose(entry)
        typed = Finding.TYPED in diagnosis.findings
        if typed and not self.hand.hasFocus():
            return
        if len(entry.signs) < _FEWEST_KEYS:
            return
        words = entry_words(diagnosis, entry)
        if typed:
            self.trial.typed_number(entry.gaps)
            self._tell(words)
            self._show_figures()
        else:
            self._show(diagnosis, words)

    def _show(self, diagnosis: Diagnosis, words: str) -> None:
        self.trial.scanned(diagnosis)
        self.verdict.show_note(*verdict(diagnosis))
        self.remarks.setText("\n".join(other_remarks(diagnosis)))
        show_if(self.remarks, bool(self.remarks.text()))
        self._tell(words)
        self._show_figures()

    def _tell(self, words: str) -> None:
        """Put a line on top of the last ones."""
        older = [line.text() for line in self.entries]
        for line, text in zip(self.entries, [words, *older], strict=False):
            line.setText(text)

    def _show_figures(self) -> None:
        self.count.setText(
            tr(
                "Đã quét {scans}/{wanted} · đã gõ {typed}/{wanted}",
                scans=len(self.trial.scans),
                typed=len(self.trial.typed),
                wanted=WANTED,
            )
        )
        fit = self.trial.fit()
        if fit is None:
            limit = self._settings().scanner_digit_gap
            self.figures.setText(tr("Ngưỡng đang dùng: {limit} ms.", limit=limit))
        else:
            measured = bool(self.trial.typed)
            self.figures.setText(fit_words(fit, self.trial.median_gap, hand_measured=measured))
        self.keep.setEnabled(len(self.trial.scans) >= _FEWEST_SCANS_TO_KEEP)

    def _keep(self) -> None:
        fit = self.trial.fit()
        if fit is not None:
            self._change(scanner_digit_gap=fit.timing.digit_gap)
            limit = tr("Ngưỡng của máy này: {limit} ms.", limit=fit.timing.digit_gap)
            self.note.show_note("success", tr("Đã ghi nhớ máy quét"), limit)

    def _print(self) -> None:
        now = self._settings()
        size = PaperSize(now.paper) if now.paper in set(PaperSize) else PaperSize.A5
        choice, sheet = PrinterChoice(now.printer, size, now.dpi), randbelow(LAST_SHEET + 1)
        self.note.close_note()
        self.operations.output(
            lambda counter, _tick: counter.office.print_device_test(choice, sheet),
            self._printed,
            self.explain,
            while_busy=(self.print_sheet,),
        )

    def _printed(self, _answer: object) -> None:
        self.note.show_note("success", tr("Đã gửi in trang thử"), tr("Lấy trang ở máy in."))
