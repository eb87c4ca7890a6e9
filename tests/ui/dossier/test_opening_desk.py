"""Opening the counter on the page for receiving: the question of the day, and what hangs over."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.print_state import NOT_OUT_REASON
from app.domain.vietnam_time import short_date
from app.ui.day.hanging_lines import Mend
from app.ui.dossier.opening_desk import OpeningDesk
from app.ui.office.clock_panel import ClockPanel
from app.ui.theme import Scheme, apply_theme
from tests import builders
from tests.builders import CLERK_PIN
from tests.ui.accessibility import problems
from tests.ui.dossier.intake_desk import IntakeDesk
from tests.ui.recorder import Recorder

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeDesk]:
    made = IntakeDesk(qtbot, tmp_path)
    yield made
    made.close()


def begin(desk: IntakeDesk, then: Callable[[], object] = lambda: None) -> OpeningDesk:
    """Let the program be started anew on the store as it is by now, with ``then`` done before."""
    desk.crash()
    desk.counter.context.believed = None
    then()
    desk.counter.opening.begin()
    desk.open_page()
    return desk.page.opening


def set_prints(desk: IntakeDesk, *states: str) -> None:
    """Give the receipts of the first dossiers these states."""
    for number, state in enumerate(states, 1):
        builders.change_store(
            desk.counter, "UPDATE print_records SET state = ? WHERE id = ?", state, number
        )


def receive(desk: IntakeDesk, count: int = 1) -> list[str]:
    made = [builders.receive(desk.counter, desk.clerk) for _ in range(count)]
    set_prints(desk, *["printed"] * count)
    desk.clock.forward(minutes=1)
    return [one.code for one in made]


def printed(desk: IntakeDesk) -> list[tuple[str, int]]:
    """Return the codes that came out, each with the number of its reprint."""
    documents = [job.document for job in desk.tray.jobs]
    return [(one.code, one.reprint.number if one.reprint else 0) for one in documents]  # type: ignore[union-attr]


def whats(opening: OpeningDesk) -> list[str]:
    return [row.line.what for row in opening.hanging.rows]


# The clock


def test_an_ordinary_morning_asks_nothing_and_shows_nothing(desk: IntakeDesk) -> None:
    opening = begin(desk)
    assert not opening.clock.is_open()
    assert not opening.hanging.isVisible()
    assert desk.form.picker.line.hasFocus()


def test_after_a_gap_nothing_is_numbered_before_the_day_is_typed(
    desk: IntakeDesk, said: Recorder
) -> None:
    receive(desk)
    opening = begin(desk, lambda: desk.clock.forward(days=9))
    assert opening.clock.is_open()
    assert opening.clock.day.hasFocus()
    assert opening.clock.banner.title() == (
        "Đồng hồ máy đang là 09:11 25/11/2026, lần cuối dùng là 16/11/2026."
    )
    desk.fill()
    desk.press(Key.Key_F9)
    assert len(desk.received()) == 1
    assert opening.clock.field.error().startswith("Cần gõ đủ ngày")
    desk.type("25/11/2026")
    desk.press(Key.Key_F9)
    assert not opening.clock.is_open()
    assert said.words("success") == ["Đã xác nhận ngày giờ"]
    desk.press(Key.Key_F9)
    assert desk.received()[0].row.code.startswith("TN10-261125-0001")


def test_a_wrong_clock_is_told_how_to_be_set_and_the_page_goes_on_once_it_is(
    desk: IntakeDesk,
) -> None:
    receive(desk)
    right = desk.clock.at

    def reset() -> None:
        desk.clock.at = right.replace(year=2009)

    opening = begin(desk, reset)
    assert opening.clock.is_open()
    desk.type("16112026")
    desk.press(Key.Key_F9)
    assert opening.clock.banner.title() == "Đồng hồ của máy đang sai, chưa cấp số được"
    assert "timedatectl" in opening.clock.banner.text()
    desk.clock.at = right
    desk.press(Key.Key_F9)
    assert not opening.clock.is_open()
    desk.fill()
    desk.press(Key.Key_F9)
    assert desk.received()[0].row.code.startswith("TN10-261116-0002")


def test_a_question_goes_by_itself_once_the_clock_is_right(desk: IntakeDesk) -> None:
    receive(desk)
    right = desk.clock.at
    opening = begin(desk, lambda: setattr(desk.clock, "at", right + timedelta(days=365)))
    assert opening.clock.is_open()
    desk.clock.at = right
    opening.look_at_clock()
    desk.settle()
    assert not opening.clock.is_open()
    assert desk.form.picker.line.hasFocus()


def test_days_numbered_by_a_clock_that_ran_ahead_need_a_supervisor(desk: IntakeDesk) -> None:
    desk.clock.forward(days=1)
    receive(desk)
    opening = begin(desk, lambda: setattr(desk.clock, "at", desk.clock.at - timedelta(days=1)))
    desk.type(short_date(desk.counter.context.today()))
    desk.press(Key.Key_F9)
    assert opening.clock.leader.currentText() == "Nguyễn Thị Ánh Tuyết"
    assert opening.clock.secret.pin.hasFocus()
    desk.press(Key.Key_F9)
    assert opening.clock.secret.field().error() == "Chưa nhập."
    desk.type("0000")
    desk.press(Key.Key_F9)
    assert opening.clock.secret.field().error().startswith("Mã PIN không đúng.")
    desk.type(CLERK_PIN)
    desk.press(Key.Key_Return)
    assert not opening.clock.is_open()
    desk.fill()
    desk.press(Key.Key_F9)
    assert desk.received()[0].row.code.startswith("TN10-261116-0001")


def test_a_clock_set_while_the_page_is_open_is_asked_about_before_the_next_number(
    desk: IntakeDesk,
) -> None:
    receive(desk)
    opening = begin(desk)
    desk.fill()
    desk.clock.at += timedelta(minutes=20)
    desk.press(Key.Key_F9)
    assert len(desk.received()) == 1
    assert opening.clock.is_open()
    assert opening.clock.banner.title().startswith("Đồng hồ máy vừa bị đổi từ 09:11 16/11/2026")
    desk.type("16/11/2026")
    desk.press(Key.Key_F9, Key.Key_F9)
    assert len(desk.received()) == 2


def test_the_way_to_the_clock_is_told_in_the_words_of_the_system(
    desk: IntakeDesk, qtbot: QtBot
) -> None:
    receive(desk)
    desk.clock.at = desk.clock.at.replace(year=2009)
    desk.counter.context.believed = None
    panel = ClockPanel(desk.operations, "win32")
    qtbot.addWidget(panel)
    panel.look(desk.clerk)
    desk.settle()
    panel.day.setText("16/11/2026")
    panel.confirm()
    desk.settle()
    assert "Điều chỉnh ngày/giờ" in panel.banner.text()


# What hangs over


def test_a_sheet_of_which_nobody_knows_is_asked_about_and_never_printed_by_itself(
    desk: IntakeDesk,
) -> None:
    (code,) = receive(desk)
    opening = begin(desk, lambda: set_prints(desk, "printing"))
    assert whats(opening) == [f"Giấy hẹn {code} đã ra giấy chưa?"]
    assert desk.tray.jobs == []
    desk.press(Key.Key_F12, Key.Key_R)
    assert not opening.hanging.isVisible()
    assert desk.form.picker.line.hasFocus()
    assert desk.tray.jobs == []
    begin(desk)
    assert not desk.page.opening.hanging.isVisible()


def test_a_sheet_that_did_not_come_out_is_printed_again_as_such(desk: IntakeDesk) -> None:
    (code,) = receive(desk)
    opening = begin(desk, lambda: set_prints(desk, "printing"))
    desk.press(Key.Key_F12, Key.Key_I)
    assert printed(desk) == [(code, 1)]
    reprint = desk.tray.jobs[0].document.reprint  # type: ignore[union-attr]
    assert reprint.reason == NOT_OUT_REASON
    assert not opening.hanging.isVisible()


def test_slips_left_unprinted_are_printed_one_by_one_or_all(desk: IntakeDesk) -> None:
    codes = receive(desk, 3)
    opening = begin(desk, lambda: set_prints(desk, "waiting", "failed", "waiting"))
    assert whats(opening)[0] == "3 giấy chưa in"
    desk.press(Key.Key_F12, Key.Key_Down, Key.Key_I)
    assert printed(desk) == [(codes[0], 0)]
    assert whats(opening)[0] == "2 giấy chưa in"
    desk.press(Key.Key_H)
    assert printed(desk) == [(code, 0) for code in codes]
    assert not opening.hanging.isVisible()


def test_a_printer_that_fails_is_told_once_and_the_reprint_stays_that_reprint(
    desk: IntakeDesk,
) -> None:
    (code,) = receive(desk)
    desk.tray.jammed = True
    opening = begin(desk, lambda: set_prints(desk, "printing"))
    desk.press(Key.Key_F12, Key.Key_I)
    assert not opening.hanging.isVisible()
    assert code in desk.view.unprinted.title()
    desk.tray.jammed = False
    desk.press(Key.Key_F10)
    assert printed(desk) == [(code, 1)]


def test_what_is_mended_on_other_pages_is_asked_for_there(desk: IntakeDesk) -> None:
    receive(desk)

    def next_day() -> None:
        desk.counter.days.save_draft(desk.clerk, "return", {"name": "An"})
        desk.clock.forward(days=1)

    opening = begin(desk, next_day)
    assert whats(opening) == [
        "1 ngày chưa xuất dữ liệu",
        "1 hồ sơ chưa chuyển xử lý",
        "Phiếu trả kết quả gõ dở",
    ]
    asked: list[tuple[Mend, str]] = []
    desk.page.mend_wanted.connect(lambda mend, form: asked.append((mend, form)))
    desk.press(Key.Key_F12, Key.Key_X, Key.Key_Down, Key.Key_D, Key.Key_Down, Key.Key_N)
    assert asked == [(Mend.EXPORT, ""), (Mend.LIST, ""), (Mend.GO_ON, "return")]


def test_the_list_makes_room_for_typing_and_comes_back_on_its_key(desk: IntakeDesk) -> None:
    receive(desk)
    opening = begin(desk, lambda: set_prints(desk, "failed"))
    assert not opening.hanging.is_folded()
    desk.type("ks")
    assert opening.hanging.is_folded()
    assert opening.hanging.isVisible()
    desk.press(Key.Key_F12)
    assert not opening.hanging.is_folded()
    desk.press(Key.Key_Escape)
    assert opening.hanging.is_folded()
    assert desk.form.picker.line.hasFocus()
    opening.hanging.dismiss()
    desk.page.on_shown()
    desk.settle()
    assert not opening.hanging.isVisible()
    desk.press(Key.Key_F12)
    assert opening.hanging.rows[0].isAncestorOf(desk.focus())


def test_the_list_and_the_dossier_just_taken_in_share_the_room(desk: IntakeDesk) -> None:
    receive(desk)
    opening = begin(desk, lambda: set_prints(desk, "failed"))
    desk.fill()
    desk.press(Key.Key_F9)
    assert desk.view.received.isVisible()
    assert opening.hanging.is_folded()
    desk.press(Key.Key_F12)
    assert not opening.hanging.is_folded()
    assert not desk.view.received.isVisible()


def test_what_no_citizen_waits_for_goes_once_the_work_begins(desk: IntakeDesk) -> None:
    receive(desk)
    opening = begin(desk, lambda: desk.clock.forward(days=1))
    assert whats(opening)[0] == "1 ngày chưa xuất dữ liệu"
    desk.type("ks")
    assert not opening.hanging.isVisible()
    desk.press(Key.Key_F12)
    assert opening.hanging.isVisible()


def test_a_scan_or_enter_presses_nothing_in_the_list(desk: IntakeDesk) -> None:
    receive(desk)
    opening = begin(desk, lambda: set_prints(desk, "printing"))
    desk.press(Key.Key_F12)
    desk.type("1.000894")
    desk.press(Key.Key_Return)
    assert len(opening.hanging.rows) == 1
    assert desk.tray.jobs == []


def test_slips_of_the_running_day_are_not_told_twice(desk: IntakeDesk) -> None:
    opening = begin(desk)
    desk.tray.jammed = True
    desk.fill()
    desk.press(Key.Key_F9)
    assert desk.view.unprinted.isVisible()
    assert not opening.hanging.isVisible()


@pytest.mark.parametrize(("scheme", "points"), [("light", 14), ("dark", 18)])
def test_everything_can_be_reached_and_read(
    desk: IntakeDesk, qapp: QApplication, scheme: Scheme, points: int
) -> None:
    apply_theme(qapp, scheme, points)
    desk.clock.forward(days=1)
    receive(desk, 3)
    begin(desk, lambda: set_prints(desk, "printing", "failed", "waiting"))
    assert problems(desk.page) == []
    opening = begin(desk, lambda: setattr(desk.clock, "at", desk.clock.at - timedelta(days=1)))
    desk.type(short_date(desk.counter.context.today()))
    desk.press(Key.Key_F9)
    assert opening.clock.secret.isVisible()
    assert problems(desk.page) == []
