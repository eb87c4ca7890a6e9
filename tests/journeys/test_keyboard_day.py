"""A whole day at the counter by keyboard alone: keys and scans, and results read from the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from app.bootstrap import PDF_FOLDER, Workplace, open_counter
from app.devices.removable_drives import Drive
from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.listings import DossierRow
from app.domain.register_entries import EntryFilter
from app.domain.vietnam_time import local
from app.export.bundle_check import verify_bundle
from app.printing.read_back import read_codes
from app.services.counter import Counter
from app.ui.program import Program
from app.words import use_language
from tests import builders
from tests.builders import CLERK_PIN, SetClock
from tests.journeys.keyboard_hands import ALT, CTRL, SHIFT, Key, KeyboardHands
from tests.ui.real_plugs import LANGUAGES, real_plugs

COPY, GUARDIAN, SINGLE = "Nguyễn Thị Ánh Tuyết", "Đặng Quốc Ửng", "Lê Thị Thùy Dương"


class Day:
    """The program on ``folder``, a clerk's hands, and the store seen from outside."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.clock, self.stick = SetClock(local(2026, 11, 16, 7, 50)), folder / "usb"
        self.stick.mkdir()
        self._data = folder / "motcua"
        founded = builders.sample_counter(self._data, self.clock)
        builders.give_passwords(founded)
        founded.close()
        drive = Drive(self.stick, "USB", 10**9, read_only=False)
        plugs = real_plugs(
            self._data,
            self.clock,
            opening=True,
            printer_names=tuple,
            find_drives=lambda: (drive,),
        )
        self.program = Program(app, plugs)
        assert self.program.start()
        front = self.program.front()
        assert front is not None
        front.activateWindow()
        self.hands = KeyboardHands(self.program)
        self.store: Counter = open_counter(Workplace(self._data, self.clock))

    def papers(self) -> list[str]:
        """Return what the papers say that have come out since the last time, each code once."""
        folder = self._data / PDF_FOLDER
        paths = sorted(folder.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)
        codes = dict.fromkeys(code.text for path in paths for code in read_codes(path, dpi=300))
        for path in paths:
            path.unlink()
        return list(codes)

    def dossier(self, name: str) -> DossierRow:
        """Return the dossier of the day that is this person's."""
        (row,) = self.store.dossiers.list(DossierFilter(text=name)).rows
        return row

    def state(self, name: str) -> DossierState:
        return self.dossier(name).state

    def close(self) -> None:
        self.store.close()
        self.program.close()
        delete(self.program)
        use_language("vi", LANGUAGES)


@pytest.fixture
def day(qapp: QApplication, tmp_path: Path) -> Iterator[Day]:
    played = Day(qapp, tmp_path)
    yield played
    played.close()


def open_the_counter(day: Day) -> None:
    """The first one in the morning prints a strip, scans it back and opens."""
    hands = day.hands
    hands.sign_in("tran thi thu ha", CLERK_PIN)
    hands.keys(Key.Key_F10)
    (strip,) = day.papers()
    hands.scan(strip)
    hands.keys(Key.Key_F9)
    hands.until(lambda: hands.window.current_name() == "receive", "the counter is open")
    day.clock.pass_to(local(2026, 11, 16, 8, 5))


def receive_three_kinds(day: Day) -> list[str]:
    """Letters without accents find the procedure; Enter leads from field to field."""
    hands = day.hands
    enter = Key.Key_Return
    # How many fields of the fee stand before the identity number differs between procedures.
    visits = (("chung thuc ban sao", 2, COPY), ("giam ho", 0, GUARDIAN), ("hon nhan", 2, SINGLE))
    for letters, fee_fields, name in visits:
        hands.type(letters, enter, *[enter] * (fee_fields + 1))
        hands.type(name, enter, enter, enter)
        hands.type("0912345678")
        hands.keys(Key.Key_D, held=CTRL)
        hands.keys(Key.Key_F9)
        assert day.state(name) is DossierState.RECEIVED
        day.clock.forward(minutes=4)
    # The copy is done on the same day: its slip is printed for those who ask.
    slips = day.papers()
    assert len(slips) == 2
    return slips


def guide_one_away(day: Day) -> None:
    hands, today = day.hands, day.clock.now().date()
    hands.type("giam ho", Key.Key_Return, Key.Key_Return)
    hands.type("Bùi Văn Ba")
    hands.keys(Key.Key_B, held=CTRL)
    hands.keys(Key.Key_F9)
    (visit,) = day.store.dossiers.turned_away(builders.actor(day.store), today, today)
    assert visit.applicant_name == "Bùi Văn Ba"


def hand_over_and_record_results(day: Day, slips: list[str]) -> None:
    """Both go in one batch; one result comes back by scan, the other in a batch of its own."""
    hands = day.hands
    hands.page("batch", Key.Key_F5, SHIFT)
    hands.keys(Key.Key_Tab, held=SHIFT)
    hands.keys(Key.Key_Right)
    for slip in slips:
        hands.scan(slip)
    hands.keys(Key.Key_F9)
    assert day.state(GUARDIAN) is day.state(SINGLE) is DossierState.IN_PROCESS
    day.clock.forward(hours=2)

    hands.page("return", Key.Key_F5)
    hands.scan(slips[0])
    hands.keys(Key.Key_F10, Key.Key_F9)
    hands.page("batch", Key.Key_F5, SHIFT)
    hands.keys(Key.Key_Tab, held=SHIFT)
    hands.keys(Key.Key_Right)
    hands.scan(slips[1])
    hands.keys(Key.Key_F9)
    assert day.state(GUARDIAN) is day.state(SINGLE) is DossierState.RESULT_READY
    day.clock.forward(minutes=30)


def return_three_ways(day: Day, slips: list[str]) -> None:
    """One by scan and one by the digits of its code, each with its fee, and one in a batch."""
    hands = day.hands
    hands.page("return", Key.Key_F5)
    hands.scan(slips[1])
    hands.keys(Key.Key_T, held=ALT)
    hands.keys(Key.Key_F9)
    assert day.state(SINGLE) is DossierState.RETURNED
    hands.keys(Key.Key_F5)
    hands.type(day.dossier(COPY).code[-7:], Key.Key_Return)
    hands.keys(Key.Key_T, held=ALT)
    hands.keys(Key.Key_F9)
    assert day.state(COPY) is DossierState.RETURNED

    hands.page("batch", Key.Key_F5, SHIFT)
    hands.keys(Key.Key_Tab, held=SHIFT)
    hands.keys(Key.Key_Left, Key.Key_Left)
    hands.scan(slips[0])
    hands.keys(Key.Key_H, held=ALT)
    hands.type(GUARDIAN)
    hands.keys(Key.Key_F9)
    assert day.state(GUARDIAN) is DossierState.RETURNED


def write_a_call_down(day: Day) -> None:
    hands = day.hands
    hands.page("registers", Key.Key_F6, SHIFT)
    hands.keys(Key.Key_F9)
    hands.type("Hoa", Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    hands.type("Hỏi giờ làm việc sáng thứ Bảy", Key.Key_Tab)
    hands.type("Hà")
    hands.keys(Key.Key_F9)
    wanted = EntryFilter(register="hotline")
    (call,) = day.store.registers.list(builders.actor(day.store), wanted).rows
    assert call.values["content"] == "Hỏi giờ làm việc sáng thứ Bảy"


def close_the_day(day: Day) -> None:
    """Who leads signs in, writes the day to the stick, and closes it."""
    hands = day.hands
    day.clock.pass_to(local(2026, 11, 16, 17, 20))
    hands.keys(Key.Key_L, held=CTRL)
    hands.sign_in("nguyen thi anh tuyet", CLERK_PIN)
    hands.page("close_day", Key.Key_F7)
    hands.keys(Key.Key_F10, Key.Key_F10, Key.Key_F10)
    # A new stick is asked about once.
    hands.keys(Key.Key_D, held=ALT)
    hands.keys(Key.Key_F9)
    hands.keys(Key.Key_7, held=ALT)
    # Nobody has counted the slips: it asks whether to close all the same.
    hands.key_and_agree(Key.Key_F9)
    leader = builders.supervisor(day.store)
    figures = day.store.days.figures(leader, day.clock.now().date())
    assert figures.last_export is not None
    assert figures.closed_at is not None
    (bundle,) = day.stick.glob("MotCua_*")
    passphrase = day.store.office.export_passphrase(leader)
    assert verify_bundle(bundle, passphrase).contents is not None


def test_a_whole_day_by_keyboard_alone(day: Day) -> None:
    open_the_counter(day)
    slips = receive_three_kinds(day)
    guide_one_away(day)
    hand_over_and_record_results(day, slips)
    return_three_ways(day, slips)
    write_a_call_down(day)
    day.hands.page("workload", Key.Key_F6)
    day.hands.page("reports", Key.Key_F8, SHIFT)
    clerk = builders.actor(day.store)
    workload = day.store.days.workload(clerk, day.clock.now().date(), clerk.clerk_id)
    assert (workload.figures.received, workload.figures.returned) == (3, 3)
    close_the_day(day)
    assert day.store.days.check().ok
