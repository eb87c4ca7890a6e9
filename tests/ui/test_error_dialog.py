"""Reports about bugs: complete enough to repair, without personal data."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import RuleError
from app.ui import error_dialog
from app.ui.error_dialog import BugDialog, describe, install_excepthook, report_bug
from tests.ui.accessibility import problems
from tests.ui.recorder import Recorder


@pytest.fixture
def hooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    install_excepthook(tmp_path / "bao-cao")
    yield tmp_path / "bao-cao"
    error_dialog._reporter.folder = None


def failure_about(name: str) -> Exception:
    try:
        try:
            raise ValueError(f"bad name {name}")
        except ValueError as cause:
            raise RuntimeError(name) from cause
    except RuntimeError as failure:
        return failure


def dialogs() -> list[BugDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, BugDialog)]


def test_a_report_names_places_and_types_but_never_what_was_typed() -> None:
    text = describe(failure_about("Nguyễn Văn An"))
    assert "Nguyễn" not in text
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "tests/ui/test_error_dialog.py" in text
    assert str(Path.home()) not in text


@pytest.mark.expects_log
def test_a_bug_leaves_a_report_and_one_dialog_however_often_it_happens(
    qtbot: QtBot, hooks: Path
) -> None:
    first = report_bug(failure_about("A"))
    report_bug(failure_about("B"))
    assert first is not None
    assert "RuntimeError" in first.read_text(encoding="utf-8")
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialog = dialogs()[0]
    qtbot.waitUntil(dialog.isVisible)
    qtbot.wait(0)
    assert problems(dialog) == []
    dialog.accept()
    qtbot.waitUntil(lambda: dialogs() == [])


@pytest.mark.expects_log
def test_a_bug_on_a_worker_thread_is_shown_on_the_screen(qtbot: QtBot, hooks: Path) -> None:
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].reject()
    qtbot.waitUntil(lambda: dialogs() == [])
    assert len(list(hooks.glob("loi-*.txt"))) == 1


def test_an_expected_failure_that_nobody_caught_is_only_announced(
    qtbot: QtBot, hooks: Path, said: Recorder
) -> None:
    failure = RuleError("Không được.")
    sys.excepthook(RuleError, failure, None)
    assert said.words("error") == ["Không được."]
    assert not hooks.exists()


@pytest.mark.expects_log
def test_only_the_newest_reports_are_kept(hooks: Path) -> None:
    for _number in range(25):
        error_dialog._write("x")
    assert len(list(hooks.glob("loi-*.txt"))) == 20
