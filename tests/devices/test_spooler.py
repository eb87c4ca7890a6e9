import sys

import pytest

from app.devices.spooler import find_spooler
from app.devices.spooler_cups import CupsSpooler


def test_linux_is_asked_through_cups() -> None:
    assert isinstance(find_spooler("linux"), CupsSpooler)


def test_an_unknown_system_is_not_asked() -> None:
    assert find_spooler("haiku") is None


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a winspool")
def test_windows_is_asked_through_winspool() -> None:
    spooler = find_spooler("win32")
    assert spooler is not None
    assert not spooler.printer("không có máy in này").ready
