"""The strip of the morning: printed, then scanned back; what has become of it, in words."""

from collections.abc import Callable
from pathlib import Path
from secrets import randbelow

from PySide6.QtCore import QObject, Signal

from app.domain.device_sheet import LAST_SHEET, SheetCode
from app.domain.opening import STRIP_PLACE, Look, Standing, Strip
from app.domain.printer_state import Outcome
from app.domain.scan import ScannedSheet
from app.errors import MotCuaError
from app.services.commands import PrinterChoice
from app.ui.day.opening_lines import OpeningLine, OpeningMend
from app.ui.operations import Operations
from app.words import tr


class PrinterStrip(QObject):
    """Emits ``changed`` whenever ``line`` says something else."""

    changed = Signal()

    def __init__(
        self, operations: Operations, printer: Callable[[], PrinterChoice], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._operations, self._printer = operations, printer
        self.outcome = Strip.SKIPPED
        self.number = 0
        self._printing = False
        self.line = OpeningLine(
            Look.STRIP, Standing.LOOK, tr("chưa in phiếu thử"), OpeningMend.PRINT_STRIP
        )

    def print(self) -> None:
        """Print a new strip, unless one is being printed."""
        if self._printing:
            return
        choice, self.number = self._printer(), randbelow(LAST_SHEET + 1)
        self._printing, self.outcome = True, Strip.SKIPPED
        self._say(Standing.ASKED, tr("đang in phiếu số {number}…", number=self._shown()))
        number = self.number
        self._operations.output(
            lambda counter, _tick: counter.opening.print_strip(choice, number),
            self._printed,
            self._failed,
        )

    def take(self, scan: object) -> bool:
        """Take the code of a strip; False for anything else."""
        if not isinstance(scan, ScannedSheet) or scan.code.place != STRIP_PLACE:
            return False
        self._judge(scan.code)
        return True

    def _judge(self, code: SheetCode) -> None:
        if code.sheet == self.number and self.outcome is not Strip.SKIPPED:
            self.outcome = Strip.READ
            words = tr("phiếu số {number} in và quét lại đúng", number=self._shown())
            self._say(Standing.GOOD, words)
        elif self.outcome is not Strip.READ:
            words = tr(
                "vừa quét phiếu cũ số {number}; cần phiếu vừa in", number=f"{code.sheet:04d}"
            )
            self._say(Standing.LOOK, words, OpeningMend.PRINT_STRIP)

    def _printed(self, put_out: Path | Outcome) -> None:
        self._printing, self.outcome = False, Strip.PRINTED
        if isinstance(put_out, Path):
            words = tr("phiếu số {number} ghi thành tệp PDF", number=self._shown())
        elif put_out is Outcome.CONFIRMED:
            words = tr("phiếu số {number} đã in; quét mã trên phiếu", number=self._shown())
        else:
            words = tr(
                "phiếu số {number} đã gửi, máy in chưa báo xong; ra giấy thì quét mã",
                number=self._shown(),
            )
        self._say(Standing.LOOK, words, OpeningMend.PRINT_STRIP)

    def _failed(self, failure: MotCuaError) -> bool:
        self._printing = False
        title, advice = (tr(words, **failure.values) for words in (failure.title, failure.advice))
        self._say(Standing.BAD, f"{title} {advice}".strip(), OpeningMend.PRINT_STRIP)
        return True

    def _say(self, standing: Standing, words: str, mend: OpeningMend | None = None) -> None:
        self.line = OpeningLine(Look.STRIP, standing, words, mend)
        self.changed.emit()

    def _shown(self) -> str:
        return f"{self.number:04d}"
