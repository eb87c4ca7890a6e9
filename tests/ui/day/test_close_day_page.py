import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.devices.removable_drives import Drive
from app.domain.dossier_code import parse_code
from app.domain.reconciliation import OF_CASH
from app.domain.roles import Actor
from app.domain.scan import ScannedDossier
from app.export.bundle_check import verify_bundle
from app.services.commands import PrinterChoice
from app.ui.day.close_day_page import CloseDayPage
from app.ui.day.closing_steps import StepName, StepState
from tests import builders, busy_day
from tests.ui import accessibility
from tests.ui.day.conftest import Desk
from tests.ui.heartbeat import Heartbeat
from tests.ui.recorder import Recorder


def stick(path: Path, label: str) -> Drive:
    return Drive(path, label, free_bytes=14 << 30, read_only=False)


# The slips of a busy day without the one that was cancelled and the two whose results are out:
# whoever holds the result needs no receipt any more.
WAITING = 8


class Port:
    """Where sticks are plugged in and pulled out by hand."""

    def __init__(self) -> None:
        self.sticks: tuple[Drive, ...] = ()

    def find(self) -> tuple[Drive, ...]:
        return self.sticks


def open_page(
    qtbot: QtBot, desk: Desk, actor: Actor | None = None, port: Port | None = None
) -> CloseDayPage:
    page = CloseDayPage(
        desk.operations,
        actor or builders.supervisor(desk.counter),
        now=desk.clock.now,
        open_list=desk.open_list,
        show_page=desk.pages.append,
        printer=PrinterChoice,
        find_drives=(port or Port()).find,
        remember_folder=desk.pages.append,
    )
    qtbot.addWidget(page)
    page.resize(QSize(1150, 590))
    page.show()
    page.on_shown()
    settle(qtbot, desk)
    return page


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.operations.is_busy())
    QApplication.processEvents()


@pytest.fixture
def port() -> Port:
    return Port()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, port: Port) -> CloseDayPage:
    """An open page; asked for before the heartbeat, which judges the work and not the opening."""
    return open_page(qtbot, desk, port=port)


def passphrase(desk: Desk) -> str:
    return desk.counter.office.export_passphrase(builders.supervisor(desk.counter))


def test_the_steps_stand_in_order_with_what_is_still_to_do(
    qtbot: QtBot, desk: Desk, page: CloseDayPage
) -> None:
    told = [button.words() for button in page.buttons.values()]
    assert told == [
        f"{WAITING} phiếu chưa in",
        "Sổ 5.000 đồng, chưa đếm · 2 chỗ cần xem",
        "Bàn giao: chưa đếm · 6 chỗ cần xem",
        "Chưa xuất ngày này",
        "Chưa in phiếu",
        "Chưa có bản sao nào",
        "Chưa chốt",
    ]
    assert {button.mark() for button in page.buttons.values()} == {"todo"}


def test_every_figure_opens_a_list_of_its_length(
    qtbot: QtBot, desk: Desk, page: CloseDayPage
) -> None:
    for figure, tile in page.review.tiles.items():
        tile.click()
        if figure != "fees":
            assert str(desk.length_of_last_list()) == tile.value(), figure
    page.review.to_cancelled.click()
    assert desk.length_of_last_list() == 1
    page.review.to_open.click()
    assert (
        desk.length_of_last_list()
        == desk.counter.days.figures(builders.supervisor(desk.counter), busy_day.DAY).open_total
    )


def test_every_difference_opens_the_dossiers_that_explain_it(
    qtbot: QtBot, desk: Desk, page: CloseDayPage
) -> None:
    held = page.steps.held
    assert held is not None
    assert held.differences
    for kind, keys in held.differences.items():
        panel = page.cash if kind in OF_CASH else page.papers
        panel.differences.button(kind).click()
        assert desk.length_of_last_list() == len(keys), kind


def test_money_and_papers_are_counted_by_keyboard_and_scanner(
    qtbot: QtBot, desk: Desk, page: CloseDayPage
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.buttons[StepName.CASH].isChecked()
    page.cash.by_notes.setChecked(True)
    page.cash.notes.counts[2_000].set_digits("2")
    assert page.cash.off.text() == "Thiếu 1.000 đồng"
    page.cash.remark.setText("nợ tiền lẻ")
    qtbot.keyClick(page, Qt.Key.Key_F9)
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: page.buttons[StepName.CASH].mark() == "done")
    qtbot.keyClick(page, Qt.Key.Key_F10)
    assert page.buttons[StepName.PAPERS].isChecked()
    assert page.steps.held is not None
    ((_key, code),) = page.steps.held.handed_over
    assert page.on_scan(ScannedDossier(parse_code(code)))
    assert page.papers.papers_off.text() == "Khớp với sổ"
    page.papers.save.click()
    settle(qtbot, desk)
    lead = builders.supervisor(desk.counter)
    counted = desk.counter.closing.reconciliation(lead, busy_day.DAY).counted
    assert counted is not None
    assert (counted.cash, counted.papers, counted.remark) == (4_000, 1, "nợ tiền lẻ")


def test_a_count_of_papers_left_half_typed_keeps_the_remark_on_the_money(
    qtbot: QtBot, desk: Desk, page: CloseDayPage
) -> None:
    page.show_step(StepName.PAPERS)
    qtbot.keyClicks(page.papers.slips, "8")
    page.show_step(StepName.CASH)
    qtbot.keyClicks(page.cash.cash, "4000")
    qtbot.keyClicks(page.cash.remark, "no tien le")
    page.cash.save.click()
    settle(qtbot, desk)
    assert page.papers.remark.text() == "no tien le"
    assert page.papers.slips.digits() == "8"
    page.papers.save.click()
    settle(qtbot, desk)
    lead = builders.supervisor(desk.counter)
    counted = desk.counter.closing.reconciliation(lead, busy_day.DAY).counted
    assert counted is not None
    assert (counted.cash, counted.slips, counted.remark) == (4_000, 8, "no tien le")


def test_the_sheet_is_shown_with_the_columns_it_has_on_paper(
    qtbot: QtBot, desk: Desk, page: CloseDayPage
) -> None:
    page.show_step(StepName.PRINT)
    model = page.sheet.table.model()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert heads == [
        *("Công chức", "Nhận", "Chuyển", "Kết quả", "Trả", "Bổ sung", "Từ chối", "Giữ"),
        *("Quá hạn", "Lệ phí", "Giờ TB"),
    ]


def test_a_clerk_is_let_in_after_the_closing_and_the_leader_closes_again(
    qtbot: QtBot, desk: Desk
) -> None:
    clerk, lead = builders.actor(desk.counter), builders.supervisor(desk.counter)
    desk.counter.days.close(lead, busy_day.DAY)
    page = open_page(qtbot, desk, clerk)
    page.show_step(StepName.CLOSE)
    settle(qtbot, desk)
    late = page.closing.late
    late.secret.pin.set_digits(builders.CLERK_PIN)
    late.allow.click()
    settle(qtbot, desk)
    assert "30 phút" in late.said.text()
    builders.receive(desk.counter, clerk)
    page = open_page(qtbot, desk)
    page.show_step(StepName.CLOSE)
    assert page.buttons[StepName.CLOSE].words() == "1 bước nhập sau chốt, chưa chốt lại"
    page.closing.late.open.click()
    assert desk.length_of_last_list() == 1
    page.closing.reason.setText("một hồ sơ đến muộn")
    page.closing.close_day.click()
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: page.buttons[StepName.CLOSE].mark() == "done")


def test_slips_that_wait_are_printed_from_here(
    qtbot: QtBot, desk: Desk, page: CloseDayPage, heartbeat: Heartbeat
) -> None:
    page.review.print_all.click()
    qtbot.waitUntil(lambda: page.buttons[StepName.REVIEW].mark() == "done")
    assert len(list(desk.folder.glob("**/giay-hen-*.pdf"))) == WAITING
    assert not page.review.print_all.isVisible()


def test_a_draft_hangs_over_until_somebody_finishes_it(qtbot: QtBot, desk: Desk) -> None:
    desk.counter.days.save_draft(builders.actor(desk.counter), "receive", {"name": "Nguyễn"})
    page = open_page(qtbot, desk)
    assert "1 phiếu nhập dở" in page.buttons[StepName.REVIEW].words()
    page.review.to_drafts.click()
    assert desk.pages == ["receive"]


def test_a_stick_that_is_plugged_in_is_chosen_and_gets_a_bundle_that_verifies(
    qtbot: QtBot, desk: Desk, port: Port, page: CloseDayPage, heartbeat: Heartbeat
) -> None:
    assert not page.target.path()
    port.sticks = (stick(desk.folder, "KINGSTON"),)
    page.target.look()
    settle(qtbot, desk)
    page.show_step(StepName.EXPORT)
    page.export.check.accept.click()
    page.export.export.click()
    assert page.export.progress.isVisible()
    settle(qtbot, desk)
    assert not page.export.progress.isVisible()
    settle(qtbot, desk)
    assert page.buttons[StepName.EXPORT].mark() == "done"
    assert page.export.note.title() == "Đã ghi xong, chưa ngắt được USB"
    said = page.export.note.accessibleDescription()
    assert "đã mã hóa" in said
    assert "rút an toàn" in said
    (bundle,) = desk.folder.glob("MotCua*")
    secret, found = passphrase(desk), list[object]()
    # Not here: the heartbeat judges the window, and reading a bundle back takes its time.
    desk.operations.background(lambda _counter, _tick: verify_bundle(bundle, secret), found.append)
    settle(qtbot, desk)
    assert "so-theo-doi.xlsx" in str(found)


def test_plain_files_need_a_second_yes(qtbot: QtBot, desk: Desk, page: CloseDayPage) -> None:
    page.show_step(StepName.EXPORT)
    page.target.folder.set_path(str(desk.folder))
    assert page.export.export.isEnabled()
    page.export.encrypted.setChecked(False)
    assert not page.export.export.isEnabled()
    assert "ai nhặt được USB cũng đọc được" in page.export.warning.title()
    page.export.agree.click()
    page.export.export.click()
    settle(qtbot, desk)
    (bundle,) = desk.folder.glob("MotCua*")
    assert (bundle / "so-theo-doi.csv").is_file()
    assert "không mã hóa" in page.export.note.accessibleDescription()
    assert desk.pages == [str(desk.folder)]


def test_an_export_can_be_stopped_and_leaves_nothing_behind(
    qtbot: QtBot, desk: Desk, page: CloseDayPage
) -> None:
    page.show_step(StepName.EXPORT)
    page.target.folder.set_path(str(desk.folder))
    page.export.export.click()
    page.export.progress.cancel_requested.emit()
    settle(qtbot, desk)
    assert page.export.note.title() == "Đã dừng xuất dữ liệu"
    assert not list(desk.folder.glob("MotCua*"))
    assert page.buttons[StepName.EXPORT].mark() == "todo"
    assert page.export.export.isEnabled()


@pytest.mark.skipif(sys.platform == "win32", reason="the places are those of Linux")
@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("/khong/co", "«co» không phải là thư mục hoặc không còn nữa."),
        ("/proc", "Không đủ chỗ trống"),
    ],
)
def test_each_failure_has_its_own_sentence_and_closing_goes_on(
    qtbot: QtBot, desk: Desk, folder: str, sentence: str, said: Recorder
) -> None:
    page = open_page(qtbot, desk)
    page.show_step(StepName.EXPORT)
    page.target.folder.set_path(folder)
    page.export.export.click()
    settle(qtbot, desk)
    assert sentence in page.export.note.title()
    assert page.buttons[StepName.EXPORT].mark() == "failed"
    assert sentence in page.buttons[StepName.EXPORT].words()
    page.show_step(StepName.CLOSE)
    page.closing.close_day.click()
    settle(qtbot, desk)
    assert page.buttons[StepName.CLOSE].mark() == "done"


def test_a_stick_pulled_out_is_no_longer_offered(qtbot: QtBot, desk: Desk) -> None:
    port = Port()
    port.sticks = (stick(desk.folder, "KINGSTON"),)
    page = open_page(qtbot, desk, port=port)
    assert page.target.is_stick()
    port.sticks = ()
    page.target.look()
    settle(qtbot, desk)
    assert not page.target.is_stick()
    assert not page.target.path()


def test_the_day_sheet_and_a_backup_are_made_from_here(
    qtbot: QtBot, desk: Desk, page: CloseDayPage, heartbeat: Heartbeat
) -> None:
    page.show_step(StepName.PRINT)
    page.sheet.print.click()
    page.show_step(StepName.BACK_UP)
    page.backup.back_up.click()
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: page.buttons[StepName.BACK_UP].mark() == "done")
    assert page.buttons[StepName.PRINT].words() == "Xong lúc 15:20"
    assert page.buttons[StepName.BACK_UP].words() == "vừa xong"
    assert list(desk.folder.glob("**/sao-luu/motcua-*.db"))


def test_closing_asks_over_what_is_left_and_then_fixes_the_figures(
    qtbot: QtBot, desk: Desk, said: Recorder
) -> None:
    page = open_page(qtbot, desk)
    page.show_step(StepName.CLOSE)
    said.answer = False
    page.closing.close_day.click()
    settle(qtbot, desk)
    assert page.steps.step(StepName.CLOSE).state is StepState.TODO
    assert f"{WAITING} phiếu chưa in" in said.asked[0].text
    said.answer = True
    page.closing.close_day.click()
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: page.steps.step(StepName.CLOSE).state is StepState.DONE)
    assert "Chốt lại" in page.closing.close_day.text()


def test_a_clerk_sees_why_closing_is_for_others(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, builders.actor(desk.counter))
    page.show_step(StepName.CLOSE)
    assert not page.closing.close_day.isEnabled()
    assert "lãnh đạo phụ trách" in page.closing.close_day.toolTip()


def test_yesterday_can_still_be_closed(qtbot: QtBot, desk: Desk, said: Recorder) -> None:
    page = open_page(qtbot, desk)
    page.picker.go_to(busy_day.DAY.replace(day=13))
    settle(qtbot, desk)
    page.closing.close_day.click()
    settle(qtbot, desk)
    assert page.steps.figures is not None
    assert page.steps.figures.day.day == 13
    qtbot.waitUntil(lambda: page.buttons[StepName.CLOSE].mark() == "done")


def test_every_step_can_be_used_without_mouse_and_without_good_eyes(
    qtbot: QtBot, desk: Desk, page: CloseDayPage
) -> None:
    for name in StepName:
        page.show_step(name)
        QApplication.processEvents()
        assert accessibility.problems(page) == [], name


def test_sheets_of_which_nobody_knows_are_counted_and_answered_elsewhere(
    qtbot: QtBot, desk: Desk
) -> None:
    builders.change_store(desk.counter, "UPDATE print_records SET state = 'unknown'")
    page = open_page(qtbot, desk)
    assert page.buttons[StepName.REVIEW].words() == f"{WAITING} phiếu chưa rõ đã ra giấy"
    assert page.review.unknown.isVisible()
    page.review.to_unknown.click()
    assert desk.pages == ["receive"]
