import errno
import os
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from app.devices.serial_ports import PortTakenError, SerialChoice, find_ports, open_port

posix_only = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are of POSIX")


@dataclass
class Listed:
    """A port as the system describes it."""

    device: str
    description: str | None = "n/a"
    manufacturer: str | None = None
    product: str | None = None
    vid: int | None = None


@pytest.mark.parametrize(
    ("listed", "likely"),
    [
        (Listed("COM3", "Honeywell Bar Code Scanner (COM3)"), True),
        (Listed("COM4", "USB Serial Device (COM4)", vid=0x0C2E), True),
        (Listed("/dev/ttyACM0", "NLS-HR22", "Newland Auto-ID"), True),
        (Listed("COM5", "USB-SERIAL CH340 (COM5)", vid=0x1A86), False),
        (Listed("COM1", "Communications Port (COM1)"), False),
        (Listed("COM6", "Smart Card Reader (COM6)"), False),
        (Listed("COM7", "Intel(R) Active Management Technology - SOL (COM7)"), False),
        (Listed("/dev/ttyS0"), False),
    ],
)
def test_a_port_looks_like_a_scanner_by_what_its_maker_wrote(listed: Listed, likely: bool):
    (port,) = find_ports(lambda: [listed])
    assert (port.name, port.likely) == (listed.device, likely)


def test_likely_ports_come_first_and_the_rest_by_number():
    names = ["COM10", "COM9", "COM3"]
    ports = find_ports(lambda: [*map(Listed, names), Listed("COM12", "Barcode Scanner")])
    assert [port.name for port in ports] == ["COM12", "COM3", "COM9", "COM10"]


def test_a_description_says_nothing_twice_and_no_placeholder():
    (port,) = find_ports(lambda: [Listed("COM3", "Xenon 1950", "Honeywell", "Xenon 1950")])
    assert port.words == "Honeywell Xenon 1950"
    (port,) = find_ports(lambda: [Listed("/dev/ttyS0")])
    assert port.words == ""


def test_the_ports_of_this_pc_can_be_asked_for():
    assert all(port.name for port in find_ports())


@posix_only
def test_a_port_that_is_not_there_is_told_from_one_that_is_taken():
    with pytest.raises(OSError, match="could not open") as absent:
        open_port(SerialChoice("/dev/no-scanner-here"), 1)
    assert not isinstance(absent.value, PortTakenError)
    assert absent.value.errno == errno.ENOENT


@posix_only
def test_two_programs_cannot_share_a_scanner(close_later: Callable[[int], int]):
    _master, slave = map(close_later, os.openpty())
    port = open_port(SerialChoice(os.ttyname(slave)), 1)
    try:
        with pytest.raises(PortTakenError):
            open_port(SerialChoice(os.ttyname(slave)), 1)
    finally:
        port.close()


@pytest.fixture
def close_later():
    opened: list[int] = []

    def remember(number: int) -> int:
        opened.append(number)
        return number

    yield remember
    for number in opened:
        os.close(number)
