"""What a PC has chosen reaches the use cases as one choice of printers for all papers."""

from pathlib import Path

import pytest

from app.domain.documents import PaperSize
from app.domain.printer_role import PrinterRole
from app.services.commands import PrinterChoice
from app.settings import Settings, save_settings
from app.ui.pc_choices import PcChoices
from tests.ui.real_plugs import real_plugs

pytestmark = pytest.mark.usefixtures("qapp")


def choices(folder: Path, settings: Settings) -> PcChoices:
    save_settings(folder, settings)
    return PcChoices(real_plugs(folder), folder)


def test_each_kind_of_paper_has_its_printer(tmp_path: Path) -> None:
    label = {"printer": "Máy in nhãn", "paper": "A5", "dpi": 203}
    kept = Settings(printer="HP", paper="A4", dpi=600, other_printers={"label": label})
    choice = choices(tmp_path, kept).printer()
    assert (choice.name, choice.size, choice.dpi) == ("HP", PaperSize.A4, 600)
    assert choice.for_role(PrinterRole.LABEL) == PrinterChoice("Máy in nhãn", PaperSize.A5, 203)
    assert choice.for_role(PrinterRole.LIST) is choice


def test_what_nobody_can_read_goes_with_the_slips(tmp_path: Path) -> None:
    others = {"list": {"printer": "HP"}, "label": 7, "fax": {}, "slip": {"printer": "X"}}
    choice = choices(tmp_path, Settings(paper="A9", other_printers=others)).printer()
    assert choice == PrinterChoice("", PaperSize.A5, 300)


def test_files_may_stand_for_the_printer_of_one_kind_alone(tmp_path: Path) -> None:
    files = {"list": {"printer": "", "paper": "A4", "dpi": 300}}
    choice = choices(tmp_path, Settings(printer="HP", other_printers=files)).printer()
    assert choice.for_role(PrinterRole.LIST).name == ""
