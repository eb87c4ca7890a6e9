"""The scanners of this PC: those that type, through the scan filter, and one at a serial port.

Both kinds end in the same line of scans. Which of them there are, the PC's choices say; what a
scan means is the router's business.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from app.devices.keyboard_wedge import KeyboardWedge
from app.devices.raw_keys import RawKey
from app.devices.scan_trust import trust
from app.devices.scanner_timing import WedgeTiming, timing_with
from app.devices.serial_ports import BAUD_RATES, FRAMES, SerialChoice
from app.devices.serial_scanner import LineState, SerialScanner
from app.devices.strokes import Repeated
from app.domain.scan import Scan
from app.ui import messages
from app.ui.plugs import PcSettings
from app.ui.scan_filter import ScanFilter
from app.words import tr

Listen = Callable[
    [SerialChoice, Callable[[Scan | Repeated], object], Callable[[LineState, str], object]],
    SerialScanner,
]


class Scanners(QObject):
    """Follows the PC's choices; ``line_told`` tells how the serial port is, and its name.

    While ``overhear`` is wanted, ``overheard`` carries every key press (``RawKey``) and every scan
    of the serial port. ``listen`` makes what listens to a port.
    """

    overheard = Signal(object)
    line_told = Signal(object, str)
    _heard = Signal(object)
    _told = Signal(object, str)

    def __init__(
        self, scans: ScanFilter, parent: QObject | None = None, *, listen: Listen = SerialScanner
    ) -> None:
        super().__init__(parent)
        self._scans, self._listen = scans, listen
        self._scanner: SerialScanner | None = None
        self._choice: SerialChoice | None = None
        self._digit_gap = WedgeTiming().digit_gap
        self.line: tuple[LineState, str] = (LineState.OFF, "")
        # They come from the reading thread.
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._note_line, Qt.ConnectionType.QueuedConnection)

    def follow(self, settings: PcSettings) -> None:
        """Put the choices in force that have changed."""
        timing = timing_with(settings.scanner_digit_gap)
        if timing.digit_gap != self._digit_gap:
            self._digit_gap = timing.digit_gap
            self._scans.use(KeyboardWedge(trust, timing))
        choice = _serial_choice(settings)
        if choice != self._choice:
            self.close()
            self._choice = choice
            if choice is not None:
                self._scanner = self._listen(choice, self._heard.emit, self._told.emit)
                self._scanner.start()

    def overhear(self, wanted: bool) -> None:
        """Tell of every key press from now on, or no more."""
        self._scans.overhear = self._pass_on if wanted else None

    def close(self) -> None:
        """Listen to no port any more; comes back when it is free."""
        if self._scanner is not None:
            self._scanner.stop()
        self._scanner = self._choice = None
        self.line = (LineState.OFF, "")
        self.line_told.emit(*self.line)

    def _pass_on(self, key: RawKey) -> None:
        self.overheard.emit(key)

    def _take(self, outcome: Scan | Repeated) -> None:
        if self._scanner is None:
            return
        if self._scans.overhear is not None:
            self.overheard.emit(outcome)
        self._scans.submit(outcome)

    def _note_line(self, state: LineState, port: str) -> None:
        """Say once and calmly what has become of the scanner; it needs nobody to come back."""
        if self._scanner is None:
            return
        before, self.line = self.line[0], (state, port)
        self.line_told.emit(state, port)
        match state:
            case LineState.READY if before is not LineState.OFF:
                messages.success(
                    tr("Máy quét đã nối lại"), tr("Đang nghe ở cổng {port}.", port=port)
                )
            case LineState.ABSENT if before is LineState.READY:
                messages.info(
                    tr("Máy quét đã rút ra"),
                    tr("Cắm lại là dùng được ngay; trong lúc chờ, nhập mã in dưới mã vạch."),
                )
            case LineState.TAKEN:
                messages.warn(
                    tr("Cổng máy quét {port} đang bị chiếm", port=port),
                    tr("Đóng chương trình khác đang dùng máy quét; cổng trống là nghe được ngay."),
                )
            case _:
                pass


def _serial_choice(settings: PcSettings) -> SerialChoice | None:
    """Return the port to listen to; settings nobody knows any more become the usual ones."""
    if not settings.scanner_serial:
        return None
    baud = settings.scanner_baud if settings.scanner_baud in BAUD_RATES else BAUD_RATES[0]
    frame = settings.scanner_frame if settings.scanner_frame in FRAMES else FRAMES[0]
    return SerialChoice(settings.scanner_port, baud, frame)
