"""The sections about this PC: printer, display and the licenses."""

from app.domain.documents import PaperSize
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.real_plugs import PRINTERS


def test_a_printer_is_chosen_with_its_paper_and_resolution(desk: SettingsDesk) -> None:
    section = desk.section("printer")
    section.printer.set_key(PRINTERS[1])
    section.paper.set_key(PaperSize.A4)
    section.dpi.set_key(600)
    kept = desk.settings
    assert (kept.printer, kept.paper, kept.dpi) == (PRINTERS[1], "A4", 600)


def test_a_printer_that_is_switched_off_stays_chosen(desk: SettingsDesk) -> None:
    desk.change(printer="Máy in cũ")
    section = desk.section("printer")
    assert section.printer.key() == "Máy in cũ"
    assert desk.settings.printer == "Máy in cũ"


def test_a_test_slip_comes_out_where_slips_do(desk: SettingsDesk) -> None:
    section = desk.section("printer")
    section.try_out.click()
    desk.settle()
    assert section.note.title() == "Đã gửi in thử"
    assert (desk.folder / "phieu" / "in-thu.pdf").is_file()


def test_looks_and_language_change_as_soon_as_they_are_chosen(desk: SettingsDesk) -> None:
    section = desk.section("display")
    section.scheme.set_key("dark")
    section.letters.set_key(18)
    section.language.set_key("en")
    section.sounds.setChecked(False)
    kept = desk.settings
    assert (kept.scheme, kept.point_size, kept.language, kept.sounds) == ("dark", 18, "en", False)


def test_the_licenses_can_be_read(desk: SettingsDesk) -> None:
    assert desk.section("about").text.toPlainText() == "MIT"
