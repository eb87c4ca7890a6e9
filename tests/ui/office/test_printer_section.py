"""Printers are chosen by kind of paper, say how they are, and prove that their codes scan."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.device_sheet import SheetCode, read_sheet_code, sheet_codes
from app.domain.documents import PaperSize
from app.domain.dossier_code import LocalCode
from app.domain.printer_profile import read_check, read_profile
from app.domain.printer_role import PrinterRole
from app.domain.printer_state import NOT_KNOWN, PrinterState, Reason, Trouble
from app.domain.scan import ScannedDossier, ScannedSheet
from app.printing.read_back import read_codes
from app.ui.office.printer_row import WITH_SLIPS
from app.ui.office.printer_section import PrinterSection
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.real_plugs import PRINTERS

SLIP, LIST, LABEL = PrinterRole
PAPER = Reason(Trouble.OUT_OF_PAPER, "media-empty-error")


def opened(desk: SettingsDesk) -> PrinterSection:
    section: PrinterSection = desk.section("printer")
    return section


def printed(desk: SettingsDesk) -> PrinterSection:
    """Open the section and print a test sheet as PDF."""
    section = opened(desk)
    section.test.click()
    desk.settle()
    return section


def scan(section: PrinterSection, *codes: SheetCode) -> None:
    for code in codes:
        assert section.on_scan(ScannedSheet(code))


def test_the_slips_printer_is_chosen_with_its_paper_and_resolution(desk: SettingsDesk) -> None:
    row = opened(desk).rows[SLIP]
    row.printer.set_key(PRINTERS[1])
    row.paper.set_key(PaperSize.A4)
    row.dpi.set_key(600)
    kept = desk.settings
    assert (kept.printer, kept.paper, kept.dpi) == (PRINTERS[1], "A4", 600)


def test_other_papers_go_with_the_slips_until_a_printer_is_chosen_for_them(
    desk: SettingsDesk,
) -> None:
    section = opened(desk)
    row = section.rows[LABEL]
    assert row.printer.key() is WITH_SLIPS
    assert row.paper.isHidden() or not row.paper.isVisible()
    row.printer.set_key(PRINTERS[0])
    row.dpi.set_key(203)
    profile = read_profile(desk.settings.other_printers["label"])
    assert profile is not None
    assert (profile.printer, profile.dpi) == (PRINTERS[0], 203)
    row.printer.set_key(WITH_SLIPS)
    assert desk.settings.other_printers == {}
    assert desk.settings.printer == ""


def test_what_was_chosen_is_there_again_at_the_next_visit(desk: SettingsDesk) -> None:
    values = {"printer": PRINTERS[1], "paper": "A4", "dpi": 600}
    desk.change(printer=PRINTERS[0], paper="A4x2", dpi=300, other_printers={"list": values})
    rows = opened(desk).rows
    assert (rows[SLIP].printer.key(), rows[SLIP].paper.key()) == (PRINTERS[0], PaperSize.A4_TWO_UP)
    assert (rows[LIST].printer.key(), rows[LIST].dpi.key()) == (PRINTERS[1], 600)
    assert rows[LABEL].printer.key() is WITH_SLIPS


@pytest.mark.parametrize("broken", [{"list": 7}, {"list": {"printer": "HP"}}, {"list": None}])
def test_a_choice_nobody_can_read_goes_with_the_slips(
    desk: SettingsDesk, broken: dict[str, Any]
) -> None:
    desk.change(other_printers=broken, paper="A9", dpi=72)
    rows = opened(desk).rows
    assert rows[LIST].printer.key() is WITH_SLIPS
    assert rows[SLIP].paper.key() is PaperSize.A5


def test_a_printer_that_is_switched_off_stays_chosen(desk: SettingsDesk) -> None:
    desk.change(printer="Máy in cũ")
    desk.states["Máy in cũ"] = PrinterState(
        known=True, ready=False, reasons=(Reason(Trouble.NOT_FOUND),)
    )
    row = opened(desk).rows[SLIP]
    assert row.printer.key() == "Máy in cũ"
    assert desk.settings.printer == "Máy in cũ"
    assert "Không thấy máy in «Máy in cũ»" in row.trouble.text()


@pytest.mark.parametrize(
    ("state", "pill", "trouble"),
    [
        (PrinterState(known=True, ready=True), "Sẵn sàng", ""),
        (PrinterState(known=True, ready=False, reasons=(PAPER,)), "Hết giấy", "Nạp giấy"),
        (PrinterState(known=True, ready=True, reasons=(PAPER,)), "Sẵn sàng", "Lần in trước"),
        (NOT_KNOWN, "Không rõ trạng thái", ""),
    ],
)
def test_each_printer_says_how_it_is(
    desk: SettingsDesk, state: PrinterState, pill: str, trouble: str
) -> None:
    desk.change(printer=PRINTERS[0])
    desk.states[PRINTERS[0]] = state
    row = opened(desk).rows[SLIP]
    assert row.pill.accessibleName() == pill
    assert trouble in row.trouble.text()
    assert bool(row.trouble.text()) == bool(trouble)


def test_a_printer_that_was_mended_says_so_at_the_next_look(desk: SettingsDesk) -> None:
    desk.change(printer=PRINTERS[0])
    desk.states[PRINTERS[0]] = PrinterState(known=True, ready=False, reasons=(PAPER,))
    section = opened(desk)
    desk.states[PRINTERS[0]] = PrinterState(known=True, ready=True)
    section.look_again()
    desk.settle()
    assert section.rows[SLIP].pill.accessibleName() == "Sẵn sàng"
    assert section.rows[SLIP].trouble.isHidden()


def test_a_sample_slip_comes_out_where_slips_do(desk: SettingsDesk) -> None:
    section = opened(desk)
    section.try_out.click()
    desk.settle()
    assert section.note.title() == "Đã gửi in phiếu mẫu"
    assert (desk.folder / "phieu" / "in-thu.pdf").is_file()


def test_the_codes_of_the_sheet_that_came_out_are_those_waited_for(desk: SettingsDesk) -> None:
    section = printed(desk)
    (file,) = (desk.folder / "phieu").glob("trang-thu-may-in-*.pdf")
    codes = [read_sheet_code(code.text) for code in read_codes(file)]
    assert len(codes) == 7
    scan(section, *codes)
    assert section.scan_back.left() == 0
    assert section.scan_back.qr.accessibleName() == "Mã QR: Đã đọc"
    assert section.note.title() == "Đọc được cả ba cỡ vạch."


def test_the_result_is_kept_with_the_printer(desk: SettingsDesk) -> None:
    section = printed(desk)
    scan(section, *sheet_codes(section.scan_back.sheet, 300))
    section.finish.click()
    check = read_check(desk.settings.printer_checks["slip"])
    assert check is not None
    assert (check.at, check.by) == (desk.clock.now(), desk.supervisor.name)
    assert check.widths == (0.25, 0.34, 0.42)
    assert "Đọc được cả ba cỡ vạch" in section.rows[SLIP].check.text()
    assert section.scan_back.isHidden()


def test_a_pair_that_reads_only_the_widest_bars_is_warned_of(desk: SettingsDesk) -> None:
    section = printed(desk)
    scan(section, *(c for c in sheet_codes(section.scan_back.sheet, 300) if c.dots == 5))
    assert "Chỉ đọc được cỡ vạch rộng nhất" in section.note.title()
    assert "Còn 4 mã vạch chưa đọc." in section.note.text()
    section.finish.click()
    assert section.note.property("kind") == "warn"
    assert "Chỉ đọc được" in section.rows[SLIP].check.text()


def test_each_code_shows_that_it_was_read_where_it_stands(desk: SettingsDesk) -> None:
    section = printed(desk)
    scan(section, SheetCode(section.scan_back.sheet, 2, 4, 300))
    states = {at: pill.accessibleName() for at, pill in section.scan_back.pills.items()}
    assert [at for at, words in states.items() if "Đã đọc" in words] == [(2, 1)]
    assert states[2, 1] == "0,34 mm · 4 chấm, phía dưới: Đã đọc"
    assert section.note.title() == "Còn 5 mã vạch chưa đọc."


def test_the_resolution_is_the_one_the_driver_took(desk: SettingsDesk) -> None:
    section = printed(desk)
    scan(section, *sheet_codes(section.scan_back.sheet, 600))
    assert section.scan_back.left() == 0
    assert section.scan_back.widths() == (0.25, 0.34, 0.42)


def test_an_older_sheet_is_not_taken_for_the_new_one(desk: SettingsDesk) -> None:
    section = printed(desk)
    older = (section.scan_back.sheet + 1) % 10_000
    scan(section, SheetCode(older, 1, 4, 300))
    assert "không phải trang vừa in" in section.note.title()
    assert section.scan_back.read == set()


def test_a_code_of_a_sheet_nobody_waits_for_opens_nothing(desk: SettingsDesk) -> None:
    section = opened(desk)
    scan(section, SheetCode(17, 1, 4, 300))
    assert "số 0017" in section.note.title()
    assert section.scan_back.isHidden()


def test_a_dossier_scanned_meanwhile_is_for_another_page(desk: SettingsDesk) -> None:
    section = printed(desk)
    code = LocalCode(1, 0, desk.clock.now().date(), 42)
    assert not section.on_scan(ScannedDossier(code))


def test_a_result_nobody_wants_to_keep_is_left(desk: SettingsDesk) -> None:
    section = printed(desk)
    scan(section, SheetCode(section.scan_back.sheet, 1, 4, 300))
    section.give_up.click()
    assert desk.settings.printer_checks == {}
    assert section.scan_back.isHidden()
    assert not section.rows[SLIP].isHidden()


def test_the_result_of_another_printer_says_nothing(desk: SettingsDesk) -> None:
    section = printed(desk)
    scan(section, *sheet_codes(section.scan_back.sheet, 300))
    section.finish.click()
    section.rows[SLIP].printer.set_key(PRINTERS[0])
    assert "Chưa in trang thử" in section.rows[SLIP].check.text()


def test_the_label_printer_is_tried_by_its_own_button(desk: SettingsDesk) -> None:
    values = {"printer": "", "paper": "A5", "dpi": 203}
    desk.change(printer="", other_printers={"label": values})
    section = opened(desk)
    section.rows[LABEL].test.click()
    desk.settle()
    scan(section, *sheet_codes(section.scan_back.sheet, 203))
    section.finish.click()
    check = read_check(desk.settings.printer_checks["label"])
    assert check is not None
    assert check.dpi == 203
    assert "slip" not in desk.settings.printer_checks


def test_why_a_sheet_did_not_come_out_is_said(desk: SettingsDesk, tmp_path: Path) -> None:
    (desk.folder / "phieu").write_text("in the way", encoding="utf-8")
    section = printed(desk)
    assert "Không ghi được tệp PDF" in section.note.title()
    assert section.scan_back.isHidden()
