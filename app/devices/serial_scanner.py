"""Listens to a scanner at a serial port (USB-COM) on a thread of its own.

A scanner plugged in later is found, one unplugged comes back by itself. What a scan means, and
how losing the scanner is told, is the screen's business.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.devices.double_fire import DoubleFire
from app.devices.scanner_timing import WedgeTiming
from app.devices.serial_ports import (
    OpenPort,
    PortTakenError,
    SerialChoice,
    SerialPort,
    find_ports,
    open_port,
)
from app.devices.serial_text import SerialText
from app.devices.strokes import Repeated
from app.domain.scan import Scan, ScanSource


class LineState(StrEnum):
    """How the scanner at the serial port is."""

    OFF = "off"  # nobody listens
    ABSENT = "absent"  # not plugged in, or not found
    TAKEN = "taken"  # another program has the port, or this user may not open it
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class SerialTiming:
    """All in seconds.

    ``silence`` ends a text of a scanner that sends no end; once it has sent one, only the longer
    ``pause`` does. ``retry`` passes between two looks for a scanner that is away.
    """

    silence: float = 0.15
    pause: float = 1.0
    retry: float = 2.0


class SerialScanner:
    """Calls ``heard`` with every scan and ``told`` with every new state and the port's name.

    Both are called on the reading thread and must come back at once. ``find`` and ``connect``
    reach the system.
    """

    def __init__(
        self,
        choice: SerialChoice,
        heard: Callable[[Scan | Repeated], object],
        told: Callable[[LineState, str], object],
        *,
        timing: SerialTiming | None = None,
        clock: Callable[[], float] = time.monotonic,
        find: Callable[[], tuple[SerialPort, ...]] = find_ports,
        connect: Callable[[SerialChoice, float], OpenPort] = open_port,
    ) -> None:
        self._choice, self._heard, self._told = choice, heard, told
        self._timing = timing or SerialTiming()
        self._clock, self._find, self._connect = clock, find, connect
        self._double_fire = DoubleFire(WedgeTiming().double_fire)
        self._state: tuple[LineState, str] = (LineState.OFF, "")
        self._stopping = threading.Event()
        self._look = threading.Event()
        self._lock = threading.Lock()
        self._port: OpenPort | None = None
        # A driver that never answers must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="serial scanner", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def look_again(self) -> None:
        """Look for the scanner now instead of at the next turn: something was plugged in."""
        self._look.set()

    def stop(self, patience: float = 2.0) -> bool:
        """Stop listening and give the port back; True if that took no longer than ``patience``."""
        self._stopping.set()
        self._look.set()
        with self._lock:
            if self._port is not None:
                self._port.cancel_read()
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            port = self._open()
            if port is None:
                self._look.wait(self._timing.retry)
                self._look.clear()
                continue
            try:
                self._listen(port)
            except OSError:
                # What was plugged in while the scanner worked is no reason to look for it.
                self._look.clear()
                self._tell(LineState.ABSENT, self._state[1])
            finally:
                with self._lock, contextlib.suppress(OSError):
                    self._port = None
                    port.close()
            # Unplugged. For a moment it may still be there to be opened and fail again.
            if not self._stopping.is_set():
                self._look.wait(self._timing.retry)

    def _open(self) -> OpenPort | None:
        name = self._choice.port
        try:
            name = name or next((port.name for port in self._find() if port.likely), "")
            if not name:
                raise FileNotFoundError
            port = self._connect(replace(self._choice, port=name), self._timing.silence)
        except PortTakenError:
            self._tell(LineState.TAKEN, name)
            return None
        except OSError:
            self._tell(LineState.ABSENT, name or self._state[1])
            return None
        with self._lock:
            self._port = port
        self._tell(LineState.READY, name)
        return port

    def _listen(self, port: OpenPort) -> None:
        """Read until the program closes; OSError when the scanner is unplugged."""
        texts, silent = SerialText(), 0.0
        while not self._stopping.is_set():
            data = port.read(max(1, port.in_waiting))
            if self._stopping.is_set():
                return
            silent = 0.0 if data else silent + self._timing.silence
            if silent and texts.ends_itself and silent < self._timing.pause:
                continue
            for text in texts.feed(data) if data else texts.finish():
                self._hear(text)

    def _hear(self, text: str) -> None:
        now = self._clock()
        if self._double_fire.is_again(text, int(now * 1000)):
            self._heard(Repeated(text))
        else:
            self._heard(Scan(text, ScanSource.SERIAL, now))

    def _tell(self, state: LineState, name: str) -> None:
        """Tell a state once, not at every look for a scanner that is away."""
        if (state, name) != self._state:
            self._state = (state, name)
            self._told(state, name)
