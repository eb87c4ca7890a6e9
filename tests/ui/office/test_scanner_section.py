"""The trial of a scanner, with a scanner that types into a real window."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.devices.scanner_trial import WANTED
from app.devices.serial_ports import SerialPort
from app.devices.serial_scanner import LineState
from app.domain.check_digits import check_digits
from app.domain.device_sheet import sheet_codes
from app.domain.scan import Scan, ScanSource, UnreadableScan
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.scanner import Keyboard
from tests.ui.test_scan_filter import CARD, CODE, GOODS

PORTS = (
    SerialPort("COM3", "Honeywell Barcode Scanner", True),
    SerialPort("COM1", "Communications Port", False),
)


def codes(count: int = WANTED) -> list[str]:
    bodies = [f"172632152611230{number:03d}" for number in range(1, count + 1)]
    return [body + check_digits(body) for body in bodies]


@pytest.fixture
def section(desk: SettingsDesk) -> Iterator[Any]:
    page = desk.page()
    desk.scans.install()
    page.show_section("scanner")
    desk.settle()
    with desk.qtbot.waitActive(page):
        page.activateWindow()
    yield page.sections["scanner"]
    page.on_hidden()


def keyboard(section: Any) -> Keyboard:
    window = section.window().windowHandle()
    assert window is not None
    return Keyboard(window)


def test_ten_scans_are_counted_measured_and_kept_for_this_pc(
    desk: SettingsDesk, section: Any
) -> None:
    keys = keyboard(section)
    assert not section.keep.isEnabled()
    for code in codes():
        keys.scan(code, gap=54)
    assert section.count.text() == "Đã quét 10/10 · đã gõ 0/10"
    assert "lâu nhất 54 ms" in section.figures.text()
    assert section.keep.isEnabled()
    section.keep.click()
    assert desk.settings.scanner_digit_gap == 67
    assert section.note.title() == "Đã ghi nhớ máy quét"


def test_what_is_wrong_is_said_with_what_to_change(section: Any) -> None:
    keys = keyboard(section)
    keys.scan(CODE, end="\t")
    assert "bấm Tab" in section.verdict.title()
    keys.scan("~" + CODE)
    assert section.verdict.title() == "Máy quét gõ như bàn phím và gõ đúng."
    assert "ký tự đầu" in section.remarks.text()
    keys.scan(GOODS)
    assert "không phải của bộ phận một cửa" in section.verdict.title()


def test_a_scanner_without_an_end_is_found_by_the_silence(desk: SettingsDesk, section: Any) -> None:
    keyboard(section).scan(CODE, end="")
    desk.qtbot.waitUntil(lambda: "không bấm Enter" in section.verdict.title())


def test_numbers_typed_by_hand_are_measured_and_not_shown(section: Any) -> None:
    keys = keyboard(section)
    keys.scan(CODE)
    section.hand.setFocus()
    QApplication.processEvents()
    keys.now += 2_000
    keys.type("0912345678\n", gap=100)
    assert section.count.text() == "Đã quét 1/10 · đã gõ 1/10"
    assert "tay nhanh nhất: 100 ms" in section.figures.text()
    shown = " ".join(line.text() for line in section.entries)
    assert "•" * 10 in shown
    assert "0912" not in shown
    assert section.hand.text() == ""


def test_a_card_is_never_shown_and_nothing_of_it_is_kept(section: Any) -> None:
    keyboard(section).scan(CARD)
    texts = [line.text() for line in section.entries]
    assert texts[0].count("|") == 6
    kept = " ".join([*texts, repr(vars(section.trial)), repr(section._collector.__dict__)])
    for secret in ("Nguyen", "001098", "Trang", "1998"):
        assert secret not in kept


def test_a_scan_opens_nothing_while_the_trial_is_open(desk: SettingsDesk, section: Any) -> None:
    page = section.window()
    assert page.on_scan(UnreadableScan("", ""))
    page.show_section("printer")
    assert not page.on_scan(UnreadableScan("", ""))
    assert desk.scans.overhear is None
    page.show_section("scanner")
    assert desk.scans.overhear is not None


def test_what_is_pressed_in_passing_is_no_entry(section: Any) -> None:
    keys = keyboard(section)
    keys.type("ab\n", gap=5)
    keys.type("ghi chú dài\n", gap=120)
    assert section.entries[0].text() == ""


def test_beginning_anew_forgets_the_trial(section: Any) -> None:
    keyboard(section).scan(CODE)
    section.restart.click()
    assert section.count.text() == "Đã quét 0/10 · đã gõ 0/10"
    assert section.entries[0].text() == ""


def test_a_scan_of_the_serial_port_is_judged_too(desk: SettingsDesk, section: Any) -> None:
    desk.scanners.overheard.emit(Scan(CODE, ScanSource.SERIAL, 0.0))
    assert section.verdict.title() == "Máy quét ở chế độ cổng COM."
    assert section.entries[0].text() == "1726 3215 2111 2000 0118 · qua cổng COM"
    assert section.trial.scans == []


def test_the_sheet_comes_out_where_slips_do(desk: SettingsDesk, section: Any) -> None:
    section.print_sheet.click()
    desk.settle()
    assert section.note.title() == "Đã gửi in trang thử"
    (sheet,) = (desk.folder / "phieu").glob("trang-thu-may-in-*.pdf")
    assert sheet.stat().st_size > 1000


def test_the_codes_of_the_sheet_are_scans_like_any_other(section: Any) -> None:
    keys = keyboard(section)
    for code in sheet_codes(7, 300):
        keys.scan(code.barcode)
    assert section.verdict.title() == "Máy quét gõ như bàn phím và gõ đúng."
    assert section.count.text().startswith("Đã quét 6/10")


def test_a_port_is_chosen_with_its_settings(desk: SettingsDesk, section: Any) -> None:
    line = section.line
    assert not line.baud.isVisible()
    line.offer(PORTS)
    line.way.set_key("COM3")
    line.baud.set_key(115_200)
    line.frame.set_key("7E1")
    kept = desk.settings
    assert (kept.scanner_serial, kept.scanner_port) == (True, "COM3")
    assert (kept.scanner_baud, kept.scanner_frame) == (115_200, "7E1")
    assert line.baud.isVisible()
    assert "Honeywell" in line.way.currentText()
    line.way.set_key("keyboard")
    assert not desk.settings.scanner_serial


def test_a_port_that_is_away_stays_chosen(desk: SettingsDesk) -> None:
    desk.change(scanner_serial=True, scanner_port="COM9", scanner_baud=1, scanner_frame="?")
    section = desk.section("scanner")
    assert section.line.way.key() == "COM9"
    assert "chưa thấy" in section.line.way.currentText()
    assert desk.settings.scanner_port == "COM9"
    section.on_hidden()


@pytest.mark.parametrize("state", LineState)
def test_how_the_port_is_can_be_read(desk: SettingsDesk, section: Any, state: LineState) -> None:
    for port in ("COM3", ""):
        desk.scanners.line_told.emit(state, port)
        assert bool(section.line.state.text()) is (state is not LineState.OFF)
