from pathlib import Path

import pytest

from app.domain.barcode_digits import read_slip
from app.domain.documents import PaperSize
from app.domain.roles import Actor
from app.domain.scan import ScannedSheet, recognize
from app.domain.scan_answers import ScanMeaning
from app.errors import RuleError
from app.printing.read_back import read_codes
from app.services.commands import PrinterChoice
from app.services.counter import Counter


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.A5, PaperSize.A4_TWO_UP])
def test_the_codes_of_the_test_sheet_scan_back_and_tell_the_sheet(
    counter: Counter, size: PaperSize
) -> None:
    file = counter.office.print_device_test(PrinterChoice(size=size), 817)
    assert isinstance(file, Path)
    codes = [recognize(code.text) for code in read_codes(file)]
    assert len(codes) == 7
    assert {code.code.sheet for code in codes if isinstance(code, ScannedSheet)} == {817}


@pytest.mark.parametrize("size", [PaperSize.ROLL_80, PaperSize.ROLL_58, PaperSize.LABEL])
def test_a_test_sheet_is_not_squeezed_onto_a_roll(counter: Counter, size: PaperSize) -> None:
    with pytest.raises(RuleError, match="A4 và A5"):
        counter.office.print_device_test(PrinterChoice(size=size), 817)


def test_the_slip_scans_back_and_leads_to_no_dossier(counter: Counter, clerk: Actor) -> None:
    file = counter.office.print_test(PrinterChoice(size=PaperSize.A5))
    assert isinstance(file, Path)
    (barcode,) = [code for code in read_codes(file) if code.symbology == "Code128"]
    code = read_slip(barcode.text).code
    assert counter.dossiers.look_up(clerk, code).meaning is ScanMeaning.UNKNOWN_CODE
