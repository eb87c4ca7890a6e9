"""Work off the screen: order, answers, failures, cancelling, closing."""

import threading
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.errors import InputError, RuleError
from app.ui import error_dialog
from app.ui.job import Tick
from app.ui.operations import LatestOnly, Operations
from app.ui.widgets.progress_panel import ProgressPanel
from tests.ui.heartbeat import Heartbeat
from tests.ui.recorder import Recorder


@dataclass(frozen=True, slots=True)
class Answer:
    text: str
    changes: int


class Gate:
    """Keeps work waiting until the test lets it go on."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()

    def wait(self, _backend: object = None) -> str:
        self.reached.set()
        assert self.opened.wait(10)
        return "through"


def test_the_answer_comes_back_on_the_thread_of_the_screen(
    qtbot: QtBot, operations: Operations, heartbeat: Heartbeat
) -> None:
    threads: list[int] = []
    worked: list[int] = []

    def work(_backend: Any) -> str:
        worked.append(threading.get_ident())
        return "xong"

    job = operations.read(work, lambda _answer: threads.append(threading.get_ident()))
    with qtbot.waitSignal(job.finished):
        pass
    assert threads == [threading.get_ident()]
    assert worked != threads


def test_the_backend_is_made_once_and_never_on_the_thread_of_the_screen(qtbot: QtBot) -> None:
    made: list[int] = []

    def open_backend() -> dict[str, int]:
        made.append(threading.get_ident())
        return {}

    operations = Operations(open_backend)
    jobs = [operations.read(id, print_nothing), operations.write(id, print_nothing)]
    qtbot.waitUntil(lambda: all(job.is_over() for job in jobs))
    operations.close()
    assert len(made) == 1
    assert made[0] != threading.get_ident()


def test_writes_happen_in_the_order_in_which_they_were_asked_for(
    qtbot: QtBot, operations: Operations
) -> None:
    done: list[int] = []
    for number in range(20):
        operations.write(lambda _backend, n=number: n, done.append)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))


def test_a_long_output_keeps_no_search_waiting(qtbot: QtBot, operations: Operations) -> None:
    gate = Gate()
    operations.output(lambda backend, _tick: gate.wait(backend), print_nothing)
    found: list[str] = []
    operations.read(lambda _backend: "thấy", found.append)
    qtbot.waitUntil(lambda: found == ["thấy"])
    gate.opened.set()
    qtbot.waitUntil(lambda: not operations.is_busy())


def test_a_change_is_told_to_everybody_after_the_page_that_asked(
    qtbot: QtBot, operations: Operations
) -> None:
    order: list[object] = []
    operations.changed.connect(order.append)
    operations.write(lambda _backend: Answer("lưu", 3), lambda answer: order.append(answer.text))
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["lưu", 3]


def test_an_answer_without_changes_is_told_to_nobody_else(
    qtbot: QtBot, operations: Operations
) -> None:
    told: list[object] = []
    operations.changed.connect(told.append)
    job = operations.write(lambda _backend: Answer("không đổi", 0), print_nothing)
    qtbot.waitUntil(job.is_over)
    assert told == []


def test_an_expected_failure_is_announced_with_its_advice(
    qtbot: QtBot, operations: Operations, said: Recorder
) -> None:
    def refuse(_backend: object) -> None:
        raise RuleError("Hồ sơ {code} đã trả.", "Kiểm tra lại mã.", code="01")

    operations.write(refuse, print_nothing)
    qtbot.waitUntil(lambda: bool(said.said))
    assert (said.said[0].kind, said.said[0].word) == ("error", "Hồ sơ 01 đã trả.")
    assert said.said[0].text == "Kiểm tra lại mã."


def test_a_page_may_show_a_failure_itself(
    qtbot: QtBot, operations: Operations, said: Recorder
) -> None:
    fields: list[str] = []

    def at_the_field(failure: Exception) -> bool:
        assert isinstance(failure, InputError)
        fields.append(failure.field)
        return True

    def refuse(_backend: object) -> None:
        raise InputError("phone", "Số điện thoại thiếu.")

    operations.write(refuse, print_nothing, at_the_field)
    qtbot.waitUntil(lambda: fields == ["phone"])
    assert said.said == []


@pytest.mark.expects_log
def test_a_bug_is_reported_and_not_announced(
    qtbot: QtBot, operations: Operations, said: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[BaseException] = []
    monkeypatch.setattr("app.ui.operations.report_bug", reported.append)
    job = operations.read(lambda _backend: 1 // 0, print_nothing)
    qtbot.waitUntil(job.is_over)
    assert isinstance(reported[0], ZeroDivisionError)
    assert said.said == []
    assert error_dialog.describe(reported[0])


def test_buttons_are_disabled_until_the_answer(qtbot: QtBot, operations: Operations) -> None:
    gate, button, off = Gate(), QPushButton("Lưu"), QPushButton("Tắt")
    off.setEnabled(False)
    for widget in (button, off):
        qtbot.addWidget(widget)
    first = operations.write(gate.wait, print_nothing, while_busy=[button, off])
    second = operations.write(gate.wait, print_nothing, while_busy=[button])
    assert not button.isEnabled()
    gate.opened.set()
    qtbot.waitUntil(first.is_over)
    qtbot.waitUntil(second.is_over)
    assert button.isEnabled()
    assert not off.isEnabled()


def test_the_keyboard_comes_back_to_the_button_that_was_disabled(
    qtbot: QtBot, operations: Operations
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button, other = QPushButton("Lưu", window), QPushButton("Khác", window)
    other.move(0, 40)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    job = operations.write(lambda _backend: None, print_nothing, while_busy=[button])
    assert not button.hasFocus()
    qtbot.waitUntil(job.is_over)
    assert button.hasFocus()


def test_an_answer_for_a_page_that_is_gone_is_dropped(qtbot: QtBot, operations: Operations) -> None:
    import shiboken6

    class_of_page = QObject
    page = class_of_page()
    gate = Gate()
    job = operations.read(gate.wait, page.setObjectName)
    qtbot.waitUntil(gate.reached.is_set)
    shiboken6.delete(page)
    gate.opened.set()
    qtbot.waitUntil(job.is_over)


def test_progress_is_followed_and_a_cancelled_task_stops_at_its_next_tick(
    qtbot: QtBot, operations: Operations
) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    gate, answers, stopped = Gate(), [], []

    def export(_backend: object, tick: Tick) -> str:
        tick(1, 10, "Tháng 1")
        gate.wait()
        tick(2, 10)
        return "never"

    job = operations.output(export, answers.append)
    panel.follow(job, "Đang xuất")
    job.cancelled.connect(lambda: stopped.append(True))
    with qtbot.waitSignal(job.progress) as progress:
        pass
    assert progress.args == [1, 10, "Tháng 1"]
    panel.cancel_requested.emit()
    gate.opened.set()
    qtbot.waitUntil(job.is_over)
    assert (answers, stopped) == ([], [True])
    assert panel.isHidden()


def test_a_cancelled_task_that_had_not_begun_never_begins(
    qtbot: QtBot, operations: Operations
) -> None:
    gate, begun = Gate(), []
    operations.read(gate.wait, print_nothing)
    waiting = operations.read(lambda _backend: begun.append(True), print_nothing)
    waiting.cancel()
    qtbot.waitUntil(waiting.is_over)
    gate.opened.set()
    qtbot.waitUntil(lambda: not operations.is_busy())
    assert begun == []


def test_only_the_newest_search_is_answered(qtbot: QtBot, operations: Operations) -> None:
    gate, found = Gate(), []
    search = LatestOnly(operations)
    search.ask(gate.wait, found.append)
    qtbot.waitUntil(gate.reached.is_set)
    for text in ("n", "ng", "ngu"):
        search.ask(lambda _backend, t=text: t, found.append)
    gate.opened.set()
    qtbot.waitUntil(lambda: not operations.is_busy())
    assert found == ["ngu"]


def test_closing_finishes_every_write_and_closes_the_backend(qtbot: QtBot) -> None:
    log: list[str] = []

    class Store:
        def close(self) -> None:
            log.append("closed")

    operations = Operations(Store)
    for number in range(3):
        operations.write(lambda _store, n=number: log.append(f"write {n}"), print_nothing)
    operations.close()
    operations.close()
    assert log == ["write 0", "write 1", "write 2", "closed"]
    with pytest.raises(RuntimeError):
        operations.read(id, print_nothing)


@pytest.mark.expects_log
def test_a_write_that_fails_while_the_program_closes_is_in_the_log_without_what_it_quotes(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_backend: object) -> None:
        raise ValueError("Nguyễn Văn An")

    operations = Operations(lambda: None)
    operations.write(fail, lambda _answer: None)
    operations.close()
    assert "ValueError" in caplog.text
    assert "fail" in caplog.text
    assert "Nguyễn" not in caplog.text


def test_work_that_lets_a_cancellation_out_is_not_a_bug(
    qtbot: QtBot, operations: Operations, said: Recorder
) -> None:
    def stop(_backend: object, _tick: Tick) -> None:
        raise CancelledError

    job = operations.output(stop, print_nothing)
    with qtbot.waitSignal(job.cancelled):
        pass
    assert said.said == []


def print_nothing(_answer: object) -> None:
    """Take an answer no test looks at."""


def test_what_runs_in_the_background_keeps_nobody_waiting_and_shows_no_hourglass(
    qtbot: QtBot, operations: Operations
) -> None:
    gate, busy, done = Gate(), list[bool](), list[str]()
    operations.busy_changed.connect(busy.append)
    job = operations.background(lambda backend, _tick: gate.wait(backend), done.append)
    qtbot.waitUntil(gate.reached.is_set)
    for lane in (operations.output, operations.background):
        lane(lambda _backend, _tick: "slip", done.append)
    operations.write(lambda _backend: "saved", done.append)
    qtbot.waitUntil(lambda: sorted(done) == ["saved", "slip"] and len(busy) == 2)
    assert busy == [True, False]
    assert operations.is_busy()
    gate.opened.set()
    qtbot.waitUntil(lambda: not operations.is_busy())
    assert job.is_over()
    assert done[2:] == ["through", "slip"]
    assert len(busy) == 2


def test_closing_stops_what_runs_in_the_background(qtbot: QtBot, operations: Operations) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def work(_backend: Any, tick: Tick) -> None:
        try:
            while True:
                tick()
                begun.set()
        except CancelledError:
            stopped.set()
            raise

    operations.background(work, print_nothing)
    qtbot.waitUntil(begun.is_set)
    operations.close()
    assert stopped.is_set()
