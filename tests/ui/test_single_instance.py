"""One program per data folder."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.single_instance import Instances, SingleInstance
from app.ui.start_call import call_first

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


# A first start that is killed, hangs, or belongs to somebody else is another process as well.
FIRST = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.ui import start_call
from app.ui.single_instance import SingleInstance
app = QCoreApplication([])
if len(sys.argv) > 2: os.setgid(int(sys.argv[2])); os.setuid(int(sys.argv[2]))
first = SingleInstance(Path(sys.argv[1]))
assert first.acquire()
first.listen()
print("here", flush=True)
time.sleep(60)
"""
NOBODY = 65534


@contextmanager
def somebody_there(folder: Path, *user: int) -> Iterator["subprocess.Popen[str]"]:
    """Let another process be the first, and hang from then on."""
    command = [sys.executable, "-c", FIRST, str(folder), *map(str, user)]
    first = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert first.stdout is not None
    with first.stdout as said:
        assert said.readline() == "here\n"
        yield first
        first.kill()
        first.wait()


def test_after_a_crash_the_next_start_is_the_first_and_knows_of_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    next_one = SingleInstance(tmp_path)
    with somebody_there(tmp_path) as first:
        assert not next_one.acquire()
        assert not next_one.after_crash
        first.kill()
        first.wait()
        assert next_one.acquire()
    assert next_one.after_crash
    heard: list[str] = []
    next_one.listen()
    next_one.asked.connect(heard.append)
    with subprocess.Popen([sys.executable, "-c", SECOND, str(tmp_path), "mở"]) as second:
        qtbot.waitUntil(lambda: heard == ["mở"], timeout=20_000)
        qtbot.waitUntil(lambda: second.poll() is not None)
        assert second.returncode == 0
    next_one.release()
    last = SingleInstance(tmp_path)
    assert last.acquire()
    assert not last.after_crash
    last.release()


def test_a_lock_that_came_with_a_folder_from_another_pc_stops_nobody(
    qtbot: QtBot, tmp_path: Path
) -> None:
    # As Qt writes it: process, program, host, and what tells hosts and their starts apart.
    text = f"{os.getpid()}\nmotcua\nmay-cu-cua-phuong\nkhac\nkhac\n"
    (tmp_path / "motcua.lock").write_text(text, encoding="utf-8")
    first = SingleInstance(tmp_path)
    assert first.acquire()
    assert first.after_crash
    assert not SingleInstance(tmp_path).acquire()
    first.release()


def test_a_first_start_that_hangs_is_not_taken_for_one_that_heard(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with somebody_there(tmp_path):
        second = SingleInstance(tmp_path)
        assert not second.acquire()
        assert not call_first(tmp_path, "mở", answer_ms=300)
        assert second.other_user() == ""


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can be two users"
)
def test_another_user_of_the_pc_is_named(qtbot: QtBot) -> None:
    folder = Path(tempfile.mkdtemp(prefix="motcua-shared-"))
    folder.chmod(0o777)
    with somebody_there(folder, NOBODY):
        second = SingleInstance(folder)
        assert not second.acquire()
        assert second.other_user() == "nobody"
        told: list[str] = []

        def read_and_close() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(10, read_and_close)
            else:
                told.append(dialog.windowTitle())
                dialog.close()

        QTimer.singleShot(0, read_and_close)
        assert not Instances().hold(folder)
        assert told == ["Người dùng «nobody» của máy này đang mở Một Cửa"]
    shutil.rmtree(folder)
