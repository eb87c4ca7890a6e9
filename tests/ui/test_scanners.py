"""Both kinds of scanner end in one line of scans: a real filter, a real port, a real thread."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.devices.keyboard_wedge import KeyboardWedge
from app.devices.raw_keys import RawKey
from app.devices.scan_trust import trust
from app.devices.serial_ports import PortTakenError, SerialChoice
from app.devices.serial_scanner import LineState, SerialScanner, SerialTiming
from app.domain.scan import Scan, ScanSource
from app.settings import Settings
from app.ui.scan_filter import ScanFilter
from app.ui.scanners import Scanners
from tests.devices.test_serial_scanner import Plug
from tests.ui.recorder import Recorder

posix_only = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are of POSIX")
CODE = "17263215211120000118"
QUICK = SerialTiming(silence=0.02, pause=0.05, retry=0.01)


class Stand:
    """A filter, the scanners, and what was heard of them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.scans = ScanFilter(KeyboardWedge(trust), platform="xcb")
        self.choices: list[SerialChoice] = []
        self.scanners = Scanners(self.scans, listen=self.listen)
        self.heard: list[Scan] = []
        self.overheard: list[object] = []
        self.states: list[LineState] = []
        self.scans.scanned.connect(self.heard.append)
        self.scanners.overheard.connect(self.overheard.append)
        self.scanners.line_told.connect(lambda state, _port: self.states.append(state))

    def listen(self, choice: SerialChoice, heard: object, told: object) -> SerialScanner:
        self.choices.append(choice)
        return SerialScanner(choice, heard, told, timing=QUICK)  # pyright: ignore[reportArgumentType]

    def wait_for(self, state: LineState) -> None:
        self.qtbot.waitUntil(lambda: self.states[-1:] == [state])


@pytest.fixture
def stand(qtbot: QtBot) -> Iterator[Stand]:
    made = Stand(qtbot)
    yield made
    made.scanners.close()
    delete(made.scanners)
    delete(made.scans)


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    made = Plug(tmp_path / "scanner")
    yield made
    made.pull_out()


def serial(plug: Plug) -> Settings:
    return Settings(scanner_serial=True, scanner_port=str(plug.name))


def test_no_port_is_opened_until_somebody_chooses_one(stand: Stand) -> None:
    stand.scanners.follow(Settings())
    assert (stand.choices, stand.scanners.line) == ([], (LineState.OFF, ""))


@posix_only
def test_a_scan_from_the_port_stands_in_the_same_line(stand: Stand, plug: Plug) -> None:
    plug.put_in()
    stand.scanners.follow(serial(plug))
    stand.wait_for(LineState.READY)
    plug.send(f"{CODE}\r\n".encode())
    stand.qtbot.waitUntil(lambda: len(stand.heard) == 1)
    assert (stand.heard[0].text, stand.heard[0].source) == (CODE, ScanSource.SERIAL)
    assert stand.overheard == []


@posix_only
def test_an_error_on_the_screen_holds_scans_of_the_port_too(stand: Stand, plug: Plug) -> None:
    waiting: list[int] = []
    stand.scans.queued.connect(waiting.append)
    plug.put_in()
    stand.scanners.follow(serial(plug))
    stand.wait_for(LineState.READY)
    stand.scans.hold_scans()
    plug.send(f"{CODE}\r".encode())
    stand.qtbot.waitUntil(lambda: waiting == [1])
    assert stand.heard == []
    stand.scans.release_scans()
    stand.qtbot.waitUntil(lambda: len(stand.heard) == 1)


@posix_only
def test_unplugging_is_said_once_and_calmly_and_so_is_coming_back(
    stand: Stand, plug: Plug, said: Recorder
) -> None:
    plug.put_in()
    stand.scanners.follow(serial(plug))
    stand.wait_for(LineState.READY)
    assert said.said == []
    plug.pull_out()
    stand.wait_for(LineState.ABSENT)
    plug.put_in()
    stand.wait_for(LineState.READY)
    kinds = [(message.kind, message.word) for message in said.said]
    assert kinds == [("info", "Máy quét đã rút ra"), ("success", "Máy quét đã nối lại")]


def test_a_port_somebody_else_has_is_told_with_what_to_do(
    stand: Stand, plug: Plug, said: Recorder
) -> None:
    def connect(_choice: SerialChoice, _silence: float) -> None:
        raise PortTakenError

    def listen(choice: SerialChoice, heard: object, told: object) -> SerialScanner:
        return SerialScanner(choice, heard, told, timing=QUICK, connect=connect)  # pyright: ignore

    stand.scanners._listen = listen
    stand.scanners.follow(serial(plug))
    stand.wait_for(LineState.TAKEN)
    assert [message.kind for message in said.said] == ["warn"]
    assert "chương trình khác" in said.said[0].text


@posix_only
def test_another_choice_leaves_the_port_and_the_same_one_keeps_it(stand: Stand, plug: Plug) -> None:
    plug.put_in()
    chosen = serial(plug)
    stand.scanners.follow(chosen)
    stand.wait_for(LineState.READY)
    stand.scanners.follow(replace(chosen, sounds=False))
    assert len(stand.choices) == 1
    stand.scanners.follow(replace(chosen, scanner_baud=115_200, scanner_frame="7E1"))
    assert stand.choices[1] == SerialChoice(str(plug.name), 115_200, "7E1")
    stand.wait_for(LineState.READY)
    stand.scanners.follow(Settings())
    assert stand.scanners.line == (LineState.OFF, "")


def test_settings_nobody_knows_become_the_usual_ones(stand: Stand, plug: Plug) -> None:
    stand.scanners.follow(replace(serial(plug), scanner_baud=1, scanner_frame="9X9"))
    assert stand.choices == [SerialChoice(str(plug.name), 9600, "8N1")]


def test_the_limit_of_this_scanner_takes_its_place_at_once(stand: Stand) -> None:
    before = stand.scans._wedge
    stand.scanners.follow(Settings())
    assert stand.scans._wedge is before
    stand.scanners.follow(Settings(scanner_digit_gap=64))
    assert stand.scans._wedge is not before
    assert stand.scans._wedge._timing.digit_gap == 64


def test_keys_are_overheard_only_while_somebody_wants_it(
    stand: Stand, qapp: QApplication, plug: Plug
) -> None:
    assert stand.scans.overhear is None
    stand.scanners.overhear(True)
    assert stand.scans.overhear is not None
    key = RawKey(at=0, kind="sign", text="1")  # pyright: ignore[reportArgumentType]
    stand.scans.overhear(key)
    assert stand.overheard == [key]
    stand.scanners.overhear(False)
    assert stand.scans.overhear is None
