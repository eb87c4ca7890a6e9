"""The watch over the backups: what it says, when it acts, and that the desk never waits for it."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bootstrap import Workplace, open_counter
from app.domain.backup_listing import BackupState, BackupStatus, PlaceKind, PlaceOutcome
from app.domain.vietnam_time import local
from app.errors import FileError, NotJournaledError, StoreError
from app.services.answers import Received
from app.services.commands import BackUp
from app.services.counter import Counter
from app.settings import Settings, save_settings
from app.ui.backup_watch import BackupWatch, journal_words, words_of
from app.ui.operations import Operations
from app.ui.status_strip import StatusStrip
from tests import builders, many_dossiers
from tests.builders import SetClock
from tests.ui.heartbeat import Heartbeat

NOW = local(2026, 11, 16, 9, 10)
GONE = FileError("Không còn thấy thư mục sao lưu «{folder}».", "Cắm lại ổ đĩa.", folder="E:")


class Desk:
    """A counter, operations over it, a watch, and what the watch has said."""

    def __init__(self, qtbot: QtBot, counter: Counter, clock: SetClock) -> None:
        self.counter, self.clock, self._qtbot = counter, clock, qtbot
        self.operations = Operations(lambda: counter)
        self.watch = BackupWatch(self.operations, clock.now)
        self.said: list[tuple[str, str, str]] = []
        self.watch.told.connect(lambda *words: self.said.append(words))

    def act(self) -> tuple[str, str, str]:
        """Let the minute be over, wait for what follows, and return the last that was said."""
        self.watch.look_and_act()
        self.settle()
        return self.said[-1]

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self.operations.is_busy(), timeout=30_000)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    clock = SetClock(NOW)
    counter = builders.sample_counter(tmp_path, clock)
    made = Desk(qtbot, counter, clock)
    yield made
    made.operations.close()
    counter.close()


@pytest.fixture(scope="module")
def large_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of some twenty megabytes, whose copy takes a while."""
    folder = tmp_path_factory.mktemp("large")
    counter = builders.sample_counter(folder)
    many_dossiers.fill(counter, 15_000)
    counter.close()
    return folder / "motcua.db"


@pytest.mark.parametrize(
    ("status", "words", "condition"),
    [
        (BackupStatus(last=NOW - timedelta(hours=2), changed=True), "2 giờ trước", "good"),
        (BackupStatus(last=NOW - timedelta(days=3), changed=False), "3 ngày trước", "good"),
        (
            BackupStatus(last=NOW - timedelta(days=3), changed=True),
            "3 ngày trước, cần sao lưu",
            "attention",
        ),
        (BackupStatus(last=None, changed=True), "chưa có bản nào", "attention"),
        (BackupStatus(last=None, changed=True, elsewhere=GONE), "trên máy chủ", "unknown"),
        (BackupStatus(last=None, changed=True, failure=GONE), "chưa sao lưu được", "bad"),
        (
            BackupStatus(last=NOW - timedelta(hours=2), changed=True, failure=GONE),
            "vừa rồi bị lỗi, bản trước 2 giờ trước",
            "bad",
        ),
        (
            BackupStatus(
                last=NOW - timedelta(hours=2),
                changed=True,
                trouble=PlaceOutcome(PlaceKind.SECOND, failure=GONE),
            ),
            "2 giờ trước, thiếu nơi thứ hai",
            "attention",
        ),
    ],
)
def test_every_state_has_its_words_and_its_mark(
    status: BackupStatus, words: str, condition: str
) -> None:
    said, marked, more = words_of(status, NOW)
    assert (said, marked) == (words, condition)
    failed = status.failure is not None or status.trouble is not None
    assert more == ("Không còn thấy thư mục sao lưu «E:». Cắm lại ổ đĩa." if failed else "")


def test_looking_alone_makes_no_copy(desk: Desk) -> None:
    desk.watch.look()
    desk.settle()
    assert desk.said == [("chưa có bản nào", "attention", "")]
    assert desk.counter.backups.rows() == ()


def test_a_copy_is_made_by_itself_every_two_hours_in_which_something_changed(desk: Desk) -> None:
    assert desk.act()[0] == "vừa xong"
    assert ("đang sao lưu", "good", "") in desk.said
    desk.clock.forward(hours=3)
    assert desk.act()[0] == "3 giờ trước"
    builders.receive(desk.counter)
    assert desk.act()[0] == "vừa xong"
    builders.receive(desk.counter)
    desk.clock.forward(hours=1)
    assert desk.act()[0] == "1 giờ trước"
    assert len(desk.counter.backups.rows()) == 2


def test_a_failure_is_said_and_tried_again_only_later(desk: Desk, tmp_path: Path) -> None:
    save_settings(tmp_path, Settings(backup_folder=str(tmp_path / "usb")))
    words, condition, more = desk.act()
    assert (words, condition) == ("chưa sao lưu được", "bad")
    assert "Không còn thấy thư mục sao lưu" in more
    (tmp_path / "usb").mkdir()
    assert desk.act()[0] == "chưa sao lưu được"
    desk.clock.forward(minutes=16)
    assert desk.act()[0] == "vừa xong"


def test_a_copy_made_by_hand_meanwhile_is_not_made_twice(desk: Desk) -> None:
    desk.operations.background(
        lambda counter, tick: counter.backups.make(BackUp(), tick), lambda _answer: None
    )
    desk.act()
    assert len(desk.counter.backups.rows()) == 1


@pytest.fixture
def busy_desk(qtbot: QtBot, tmp_path: Path, large_store: Path) -> Iterator[Desk]:
    """A desk at work over the large store; made before the heartbeat, which judges the work."""
    shutil.copyfile(large_store, tmp_path / "motcua.db")
    clock = SetClock(NOW)
    counter = open_counter(Workplace(tmp_path, clock))
    made = Desk(qtbot, counter, clock)
    made.watch.look()
    made.operations.write(lambda c: builders.receive(c), lambda _answer: None)
    made.operations.background(lambda _c, _tick: None, lambda _answer: None)
    made.settle()
    yield made
    made.operations.close()
    counter.close()


def test_the_desk_goes_on_receiving_while_a_copy_is_made(
    busy_desk: Desk, heartbeat: Heartbeat
) -> None:
    """The heartbeat judges the screen; the answers, that no intake waited for the copy."""
    desk, counter = busy_desk, busy_desk.counter
    clerk = builders.actor(counter)
    received: list[str] = []
    during: list[str] = []

    def take_next(answer: Received) -> None:
        received.append(answer.code)
        if not counter.backups.rows():
            during.append(answer.code)
            desk.operations.write(lambda c: builders.receive(c, clerk), take_next)

    desk.watch.look_and_act()
    desk.operations.write(lambda c: builders.receive(c, clerk), take_next)
    desk.settle()
    assert len(during) >= 3, "the copy was made between two intakes, which proves nothing"
    assert any("%" in words for words, _condition, _more in desk.said)
    (row,) = counter.backups.rows()
    assert row.state is BackupState.VERIFIED
    assert all(counter.dossiers.id_of(code) for code in received)


def test_closing_the_program_stops_a_copy_and_leaves_none_that_is_half(
    qtbot: QtBot, busy_desk: Desk, tmp_path: Path
) -> None:
    busy_desk.watch.look_and_act()
    qtbot.waitUntil(lambda: any("%" in words for words, *_more in busy_desk.said))
    busy_desk.operations.close()
    assert busy_desk.counter.backups.rows() == ()
    assert list((tmp_path / "sao-luu").iterdir()) == []


def test_a_click_on_the_state_leads_somewhere(qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show()
    strip.backup.show_state("vừa rồi bị lỗi", "bad", "Cắm lại ổ đĩa.")
    assert strip.backup.words() == "Sao lưu: vừa rồi bị lỗi"
    assert strip.backup.toolTip() == strip.backup.accessibleDescription() == "Cắm lại ổ đĩa."
    with qtbot.waitSignal(strip.backup.clicked):
        QTest.mouseClick(strip.backup, Qt.MouseButton.LeftButton)


def test_trouble_of_the_journal_is_said_until_it_is_over(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[tuple[str, str, str]] = []
    desk.watch.journal_told.connect(lambda *words: said.append(words))
    folder = tmp_path / "nhat-ky"
    shutil.rmtree(folder)
    folder.touch()
    with pytest.raises(NotJournaledError):
        builders.receive(desk.counter)
    desk.act()
    words, condition, more = said[-1]
    assert (words, condition) == ("không ghi được", "bad")
    assert "Giải phóng dung lượng" in more
    folder.unlink()
    builders.receive(desk.counter)
    desk.watch.look_at_journal()
    desk.settle()
    assert said[-1] == ("tốt", "good", "")


def test_a_journal_on_another_disk_than_chosen_asks_for_attention() -> None:
    trouble = StoreError("Đang ghi tạm vào «{folder}».", "Cắm lại ổ đĩa.", folder="D:")
    words = journal_words(trouble)
    assert words == ("ghi tạm, cần xem", "attention", "Đang ghi tạm vào «D:». Cắm lại ổ đĩa.")


def test_nobody_looks_any_more_once_the_counter_is_closed(desk: Desk) -> None:
    (timer,) = desk.watch.findChildren(QTimer)
    assert timer.isActive()
    desk.operations.close()
    assert not timer.isActive()
