"""The serial ports of this PC: which there are, which look like a scanner, and opening one.

The only module that knows pyserial. Reading from a port is ``serial_scanner``'s business.
"""

import errno
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol, cast

# Words that makers of scanners write into the USB description of their serial mode.
_SCANNER_WORDS = re.compile(
    r"scan|bar ?code|reader|honeywell|metrologic|hand ?held|xenon|voyager|zebra|symbol tech"
    r"|datalogic|psc inc|newland|nls-|opticon|optoelectronics|cognex|code corp|mindeo|netum|zebex"
    r"|unitech|cino|youjie|superlead|winson|sunlux|rakinda|denso",
    re.IGNORECASE,
)
# Metrologic (Honeywell), Hand Held Products, Symbol (Zebra), PSC and Datalogic, Newland, Opticon.
_SCANNER_VENDORS = frozenset({0x0C2E, 0x0536, 0x05E0, 0x05F9, 0x080C, 0x1EAB, 0x065A})
# Ports that are never a scanner although nothing else may say so.
_OTHER_WORDS = re.compile(r"modem|gps|gnss|active management|smart ?card|printer", re.IGNORECASE)

# Windows tells that another program has a port only in words.
_TAKEN_ON_WINDOWS = "PermissionError"
_TAKEN = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.EAGAIN})

BAUD_RATES = (9600, 19_200, 38_400, 57_600, 115_200)
FRAMES = ("8N1", "8E1", "8O1", "7E1", "7O1")


@dataclass(frozen=True, slots=True)
class SerialChoice:
    """Which port to listen to, and how; ``port`` empty means whichever looks like a scanner."""

    port: str
    baud: int = BAUD_RATES[0]
    frame: str = FRAMES[0]


@dataclass(frozen=True, slots=True)
class SerialPort:
    """A port there is: its name (COM3), what the device says of itself, and whether it scans."""

    name: str
    words: str
    likely: bool


class PortTakenError(OSError):
    """The port is there, but another program has it or this user may not open it."""


class OpenPort(Protocol):
    """What is used of an open port; every call raises OSError once the scanner is unplugged."""

    @property
    def in_waiting(self) -> int:
        """How many bytes can be read at once."""
        ...

    def read(self, size: int) -> bytes:
        """Wait for bytes, no longer than the silence the port was opened with."""
        ...

    def cancel_read(self) -> None:
        """Let a read of another thread return at once."""
        ...

    def close(self) -> None:
        """Give the port back."""
        ...


class _Listed(Protocol):
    """What is used of pyserial's description of a port, whose class has no types."""

    device: str
    description: str | None
    manufacturer: str | None
    product: str | None
    vid: int | None


def find_ports(listed: Callable[[], Iterable[Any]] | None = None) -> tuple[SerialPort, ...]:
    """Return the ports there are, those that look like a scanner first; may take some time."""
    ports = [_described(cast(_Listed, one)) for one in (listed or _listed)()]
    return tuple(sorted(ports, key=lambda port: (not port.likely, _natural(port.name))))


def open_port(choice: SerialChoice, silence: float) -> OpenPort:
    """Open the port named in ``choice``; a read gives up after ``silence`` seconds.

    PortTakenError when it is there but not to be had, any other OSError when it is not there.
    """
    # Not needed by PCs whose scanner is a keyboard.
    import serial

    size, parity, stop = choice.frame
    try:
        port = serial.Serial(
            choice.port,
            baudrate=choice.baud,
            bytesize=int(size),
            parity=parity,
            stopbits=int(stop),
            timeout=silence,
            # Elsewhere two programs could read from one scanner, each half of a code.
            exclusive=None if sys.platform == "win32" else True,
        )
    except OSError as error:
        if error.errno in _TAKEN or _TAKEN_ON_WINDOWS in str(error):
            raise PortTakenError(str(error)) from error
        raise
    except Exception as error:
        # A driver that refuses speed or frame says so in an error of its own (termios.error).
        raise OSError(str(error)) from error
    return cast(OpenPort, port)


def _listed() -> Iterable[Any]:
    from serial.tools import list_ports

    return cast(Iterable[Any], list_ports.comports())


def _described(port: _Listed) -> SerialPort:
    said = dict.fromkeys(
        word.strip()
        for word in (port.manufacturer, port.product, port.description)
        if word and word.strip().casefold() != "n/a"
    )
    words = " ".join(said)
    scans = bool(_SCANNER_WORDS.search(words)) or port.vid in _SCANNER_VENDORS
    return SerialPort(port.device, words, scans and not _OTHER_WORDS.search(words))


def _natural(name: str) -> list[tuple[int, str]]:
    """Sort COM10 after COM9."""
    return [
        (int(part or 0), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name)
    ]
