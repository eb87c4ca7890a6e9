"""Real ports (pseudo-terminals) and real threads; nothing waits for time, only for what happens."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.devices.serial_ports import PortTakenError, SerialChoice, SerialPort, open_port
from app.devices.serial_scanner import LineState, SerialScanner, SerialTiming
from app.devices.strokes import Repeated
from app.domain.scan import Scan, ScanSource

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are of POSIX")

CODE = "17263215211120000118"
OTHER_CODE = "17263215211120000215"
CARD = "001198012345||Nguyễn Thị Ánh|02011998|Nữ|Số 10, phường Hoàn Kiếm|01022023"
QUICK = SerialTiming(silence=0.02, pause=0.05, retry=0.01)
PATIENCE = 10


class Plug:
    """A scanner's cable: plugged in and out at one place, as a driver names its port."""

    def __init__(self, name: Path) -> None:
        self.name = name
        self._ends: tuple[int, int] | None = None

    def put_in(self) -> None:
        self._ends = os.openpty()
        self.name.symlink_to(os.ttyname(self._ends[1]))

    def pull_out(self) -> None:
        if self._ends is not None:
            self.name.unlink()
            for end in self._ends:
                os.close(end)
            self._ends = None

    def send(self, data: bytes) -> None:
        assert self._ends is not None
        os.write(self._ends[0], data)


class Ears:
    """What the reading thread said, and waiting until it has said it."""

    def __init__(self) -> None:
        self._said = threading.Condition()
        self.heard: list[Scan | Repeated] = []
        self.states: list[LineState] = []
        self.names: list[str] = []

    def hear(self, outcome: Scan | Repeated) -> None:
        with self._said:
            self.heard.append(outcome)
            self._said.notify_all()

    def tell(self, state: LineState, name: str) -> None:
        with self._said:
            self.states.append(state)
            self.names.append(name)
            self._said.notify_all()

    def texts(self) -> list[str]:
        return [outcome.text for outcome in self.heard]

    def wait_for_texts(self, count: int) -> list[str]:
        with self._said:
            assert self._said.wait_for(lambda: len(self.heard) >= count, PATIENCE)
            return self.texts()

    def wait_for_state(self, state: LineState, times: int = 1) -> None:
        with self._said:
            assert self._said.wait_for(lambda: self.states.count(state) >= times, PATIENCE)


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    made = Plug(tmp_path / "scanner")
    yield made
    made.pull_out()


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def listen(plug: Plug, ears: Ears) -> Iterator[Callable[..., SerialScanner]]:
    started: list[SerialScanner] = []

    def begin(**changes: object) -> SerialScanner:
        choice = SerialChoice(str(plug.name))
        options: dict[str, Any] = {"timing": QUICK, **changes}
        scanner = SerialScanner(choice, ears.hear, ears.tell, **options)
        scanner.start()
        started.append(scanner)
        return scanner

    yield begin
    assert all(scanner.stop(PATIENCE) for scanner in started)


def test_a_scan_is_heard_as_any_other(plug: Plug, ears: Ears, listen: Callable[..., SerialScanner]):
    plug.put_in()
    listen(clock=lambda: 7.0)
    ears.wait_for_state(LineState.READY)
    plug.send(CODE.encode() + b"\r\n")
    ears.wait_for_texts(1)
    assert ears.heard == [Scan(CODE, ScanSource.SERIAL, 7.0)]


def test_two_scans_in_one_packet_and_one_scan_in_many_are_told_apart(
    plug: Plug, ears: Ears, listen: Callable[..., SerialScanner]
):
    plug.put_in()
    listen(timing=SerialTiming(silence=PATIENCE, pause=PATIENCE))
    ears.wait_for_state(LineState.READY)
    plug.send(f"{CODE}\r{OTHER_CODE}\r".encode())
    for byte in CARD.encode():
        plug.send(bytes([byte]))
    plug.send(b"\r")
    assert ears.wait_for_texts(3) == [CODE, OTHER_CODE, CARD]


def test_a_scanner_without_an_end_is_heard_after_a_silence(
    plug: Plug, ears: Ears, listen: Callable[..., SerialScanner]
):
    plug.put_in()
    listen()
    ears.wait_for_state(LineState.READY)
    plug.send(CODE.encode())
    assert ears.wait_for_texts(1) == [CODE]


def test_a_pause_within_a_scan_does_not_cut_it_once_the_end_is_known(
    plug: Plug, ears: Ears, listen: Callable[..., SerialScanner]
):
    plug.put_in()
    reads = threading.Semaphore(0)

    def connect(choice: SerialChoice, silence: float):
        port = open_port(choice, silence)
        read = port.read

        def counted(size: int) -> bytes:
            data = read(size)
            if not data:
                reads.release()
            return data

        port.read = counted
        return port

    listen(timing=SerialTiming(silence=0.01, pause=1e6), connect=connect)
    ears.wait_for_state(LineState.READY)
    plug.send(f"{OTHER_CODE}\r{CODE[:8]}".encode())
    ears.wait_for_texts(1)
    for _silent_read in range(8):
        assert reads.acquire(timeout=PATIENCE)
    plug.send(f"{CODE[8:]}\r".encode())
    assert ears.wait_for_texts(2) == [OTHER_CODE, CODE]


def test_the_same_code_at_once_is_noted_and_later_it_is_a_scan(
    plug: Plug, ears: Ears, listen: Callable[..., SerialScanner]
):
    plug.put_in()
    times = iter([1.0, 2.4, 2.6])
    listen(clock=lambda: next(times))
    ears.wait_for_state(LineState.READY)
    plug.send(f"{CODE}\r".encode() * 3)
    ears.wait_for_texts(3)
    assert [type(outcome) for outcome in ears.heard] == [Scan, Repeated, Scan]


def test_a_scanner_plugged_in_later_is_found(
    plug: Plug, ears: Ears, listen: Callable[..., SerialScanner]
):
    scanner = listen(timing=SerialTiming(retry=PATIENCE * 10))
    ears.wait_for_state(LineState.ABSENT)
    plug.put_in()
    scanner.look_again()
    ears.wait_for_state(LineState.READY)
    plug.send(f"{CODE}\r".encode())
    assert ears.wait_for_texts(1) == [CODE]


def test_unplugging_is_told_once_and_the_scanner_comes_back_by_itself(
    plug: Plug, ears: Ears, listen: Callable[..., SerialScanner]
):
    plug.put_in()
    tries: list[str] = []
    enough = threading.Event()

    def connect(choice: SerialChoice, silence: float):
        tries.append(choice.port)
        if len(tries) > 5:
            enough.set()
        return open_port(choice, silence)

    listen(connect=connect)
    ears.wait_for_state(LineState.READY)
    plug.pull_out()
    ears.wait_for_state(LineState.ABSENT)
    assert enough.wait(PATIENCE)
    plug.put_in()
    ears.wait_for_state(LineState.READY, times=2)
    plug.send(f"{CODE}\r".encode())
    assert ears.wait_for_texts(1) == [CODE]
    assert ears.states == [LineState.READY, LineState.ABSENT, LineState.READY]
    assert set(ears.names) == {str(plug.name)}


def test_what_is_plugged_in_beside_a_working_scanner_takes_no_pause_from_its_unplugging(
    plug: Plug, ears: Ears, listen: Callable[..., SerialScanner]
):
    class Look(threading.Event):
        began, skipped = threading.Event(), False

        def wait(self, timeout: float | None = None) -> bool:
            self.skipped |= self.is_set()
            self.began.set()
            return super().wait(timeout)

    plug.put_in()
    scanner = listen(timing=SerialTiming(retry=PATIENCE * 10))
    look = scanner._look = Look()  # pyright: ignore[reportPrivateUsage]
    ears.wait_for_state(LineState.READY)
    scanner.look_again()
    plug.pull_out()
    assert look.began.wait(PATIENCE)
    assert not look.skipped
    plug.put_in()
    scanner.look_again()
    ears.wait_for_state(LineState.READY, times=2)


def test_a_system_that_fails_while_a_port_is_looked_for_or_closed_ends_nothing(
    plug: Plug, ears: Ears
):
    plug.put_in()
    looked: list[bool] = []

    def find() -> tuple[SerialPort, ...]:
        looked.append(True)
        if len(looked) == 1:
            raise OSError
        return (SerialPort(str(plug.name), "Barcode Scanner", True),)

    def connect(choice: SerialChoice, silence: float):
        port = open_port(choice, silence)
        close = port.close

        def fail() -> None:
            close()
            raise OSError

        port.close = fail
        return port

    scanner = SerialScanner(
        SerialChoice(""), ears.hear, ears.tell, timing=QUICK, find=find, connect=connect
    )
    scanner.start()
    ears.wait_for_state(LineState.READY)
    plug.pull_out()
    ears.wait_for_state(LineState.ABSENT, times=2)
    plug.put_in()
    ears.wait_for_state(LineState.READY, times=2)
    assert scanner.stop(PATIENCE)


def test_half_a_scan_does_not_survive_the_cable(
    plug: Plug, ears: Ears, listen: Callable[..., SerialScanner]
):
    plug.put_in()
    listen(timing=SerialTiming(silence=PATIENCE, retry=0.01))
    ears.wait_for_state(LineState.READY)
    plug.send(CODE[:8].encode())
    plug.pull_out()
    ears.wait_for_state(LineState.ABSENT)
    plug.put_in()
    ears.wait_for_state(LineState.READY, times=2)
    plug.send(f"{CODE}\r".encode())
    assert ears.wait_for_texts(1) == [CODE]


def test_whichever_port_looks_like_a_scanner_is_taken(
    plug: Plug, ears: Ears, listen: Callable[..., SerialScanner], tmp_path: Path
):
    plug.put_in()
    ports = (SerialPort(str(plug.name), "Barcode Scanner", True), SerialPort("/dev/no", "", False))
    scanner = SerialScanner(
        SerialChoice(""), ears.hear, ears.tell, timing=QUICK, find=lambda: ports
    )
    scanner.start()
    ears.wait_for_state(LineState.READY)
    assert ears.names == [str(plug.name)]
    assert scanner.stop(PATIENCE)


def test_without_any_likely_port_nothing_is_opened(ears: Ears):
    scanner = SerialScanner(
        SerialChoice(""),
        ears.hear,
        ears.tell,
        timing=QUICK,
        find=lambda: (SerialPort("/dev/ttyS0", "", False),),
        connect=lambda _choice, _silence: pytest.fail("opened a port that is no scanner"),
    )
    scanner.start()
    ears.wait_for_state(LineState.ABSENT)
    assert scanner.stop(PATIENCE)


def test_a_port_another_program_has_is_told_from_one_that_is_away(
    plug: Plug, ears: Ears, listen: Callable[..., SerialScanner]
):
    def connect(_choice: SerialChoice, _silence: float):
        raise PortTakenError

    listen(connect=connect)
    ears.wait_for_state(LineState.TAKEN)
    assert ears.states == [LineState.TAKEN]


def test_closing_the_program_does_not_wait_for_the_next_scan(plug: Plug, ears: Ears):
    plug.put_in()
    unending = SerialTiming(silence=PATIENCE * 100)
    scanner = SerialScanner(SerialChoice(str(plug.name)), ears.hear, ears.tell, timing=unending)
    scanner.start()
    ears.wait_for_state(LineState.READY)
    assert scanner.stop(PATIENCE)
    open_port(SerialChoice(str(plug.name)), 1).close()


def test_closing_the_program_does_not_wait_for_a_scanner_that_is_away(ears: Ears, tmp_path: Path):
    unending = SerialTiming(retry=PATIENCE * 100)
    choice = SerialChoice(str(tmp_path / "nothing"))
    scanner = SerialScanner(choice, ears.hear, ears.tell, timing=unending)
    scanner.start()
    ears.wait_for_state(LineState.ABSENT)
    assert scanner.stop(PATIENCE)
