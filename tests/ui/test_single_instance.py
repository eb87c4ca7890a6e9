"""One program per data folder."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.single_instance import SingleInstance

# The second start is another process, as at the counter: sockets of one process are no proof.
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.ui.single_instance import SingleInstance
app = QCoreApplication([])
second = SingleInstance(Path(sys.argv[1]))
assert not second.acquire()
assert second.ask_first(sys.argv[2])
"""


def test_a_second_start_only_brings_the_first_one_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    first.listen()
    heard: list[str] = []
    first.asked.connect(heard.append)
    second = subprocess.Popen([sys.executable, "-c", SECOND, str(tmp_path), "mở hồ sơ số 1"])
    qtbot.waitUntil(lambda: heard == ["mở hồ sơ số 1"], timeout=20_000)
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0
    first.release()


def test_a_second_start_waits_for_a_first_one_that_is_still_opening_its_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    heard: list[str] = []
    first.asked.connect(heard.append)
    code = SECOND.replace("assert second.ask", "print(1, flush=True); assert second.ask")
    command = [sys.executable, "-c", code, str(tmp_path), "mở"]
    second = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert second.stdout is not None
    with second.stdout as said:
        said.readline()
    first.listen()
    qtbot.waitUntil(lambda: heard == ["mở"], timeout=20_000)
    qtbot.waitUntil(lambda: second.poll() is not None)
    first.release()


def test_another_data_folder_is_another_office(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    one, other = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert one.acquire()
    assert other.acquire()
    one.release()
    other.release()


def test_after_the_first_has_gone_the_next_start_is_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, next_one = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.acquire()
    assert not next_one.acquire()
    first.release()
    assert next_one.acquire()
    next_one.release()
