"""How this PC's scanner is connected: as a keyboard, or at a serial port with its settings."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.devices.serial_ports import BAUD_RATES, FRAMES, SerialPort
from app.devices.serial_scanner import LineState
from app.ui.office.scanner_words import line_words
from app.ui.plugs import PcSettings
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import show_if
from app.words import tr

_KEYBOARD = "keyboard"


class ScannerLine(QWidget):
    """Each choice holds at once; a port that is not there just now stays chosen.

    ``hand`` measures typing by hand, which is compared with a scanner that types alone.
    """

    def __init__(
        self,
        settings: Callable[[], PcSettings],
        change_settings: Callable[..., object],
        hand: QWidget,
    ) -> None:
        super().__init__()
        self._hand = hand
        self._settings, self._change = settings, change_settings
        self.way = ChoiceBox()
        self.baud = ChoiceBox((rate, tr("{rate} baud", rate=rate)) for rate in BAUD_RATES)
        self.frame = ChoiceBox((frame, frame) for frame in FRAMES)
        self.state = NoteLine()
        self._baud_field = Field(tr("Tốc độ"), self.baud)
        self._frame_field = Field(tr("Khung"), self.frame)
        way = Field(tr("Máy &quét nối với máy tính"), self.way)
        line = row(way, hand, self._baud_field, self._frame_field, gap=GAP_M)
        for place, share in enumerate((2, 2, 1, 1)):
            line.setStretch(place, share)
        self.setLayout(column(line, self.state, gap=GAP_S))
        self.offer(())
        self.way.key_changed.connect(self._choose)
        self.baud.key_changed.connect(lambda rate: self._change(scanner_baud=rate))
        self.frame.key_changed.connect(lambda frame: self._change(scanner_frame=frame))

    def offer(self, ports: Sequence[SerialPort]) -> None:
        """Offer the ``ports`` there are besides the keyboard."""
        now = self._settings()
        choices: list[tuple[object, str]] = [
            (_KEYBOARD, tr("như bàn phím (USB)")),
            ("", tr("cổng COM, tự tìm máy quét")),
            *((port.name, _port_words(port)) for port in ports),
        ]
        chosen = now.scanner_port if now.scanner_serial else _KEYBOARD
        if chosen not in dict(choices):
            choices.append((chosen, tr("cổng {port} (chưa thấy)", port=chosen)))
        for box in (self.way, self.baud, self.frame):
            box.blockSignals(True)
        self.way.set_choices(choices)
        self.way.set_key(chosen)
        self.baud.set_key(now.scanner_baud if now.scanner_baud in BAUD_RATES else BAUD_RATES[0])
        self.frame.set_key(now.scanner_frame if now.scanner_frame in FRAMES else FRAMES[0])
        for box in (self.way, self.baud, self.frame):
            box.blockSignals(False)
        self._show_fields()

    def show_state(self, state: LineState, port: str) -> None:
        """Say how the serial port is."""
        self.state.show_note(*line_words(state, port))

    def _choose(self, key: object) -> None:
        if key == _KEYBOARD:
            self._change(scanner_serial=False)
        else:
            self._change(scanner_serial=True, scanner_port=str(key))
        self._show_fields()

    def _show_fields(self) -> None:
        types = self.way.key() == _KEYBOARD
        show_if(self._hand, types)
        for field in (self._baud_field, self._frame_field):
            show_if(field, not types)


def _port_words(port: SerialPort) -> str:
    words = tr("cổng {port}", port=port.name)
    return f"{words} · {port.words}" if port.words else words
